package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection that tells an {@link Interruption} which of its statements run. */
final class WatchedConnection implements InvocationHandler {

  private final Connection connection;
  private final Interruption interruption;

  private WatchedConnection(Connection connection, Interruption interruption) {
    this.connection = connection;
    this.interruption = interruption;
  }

  static Connection around(Connection connection, Interruption interruption) {
    if (Proxy.isProxyClass(connection.getClass())
        && Proxy.getInvocationHandler(connection) instanceof WatchedConnection watched
        && watched.interruption == interruption) {
      return connection;
    }
    interruption.opened(connection);
    if (interruption.isRequested()) {
      interruption.closed(connection);
      closeQuietly(connection);
      throw AutogenException.interrupted("Interrupted. Nothing was begun on the database.");
    }
    return proxy(Connection.class, new WatchedConnection(connection, interruption));
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nobody will use it.
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    Object result;
    try {
      result = call(connection, method, arguments);
    } finally {
      if (method.getName().equals("close") || method.getName().equals("abort")) {
        interruption.closed(connection);
      }
    }
    return result instanceof Statement statement ? watched(statement, (Connection) proxy) : result;
  }

  private Statement watched(Statement statement, Connection owner) {
    InvocationHandler handler = new WatchedStatement(statement, owner, interruption);
    if (statement instanceof CallableStatement) {
      return proxy(CallableStatement.class, handler);
    }
    return statement instanceof PreparedStatement
        ? proxy(PreparedStatement.class, handler)
        : proxy(Statement.class, handler);
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private record WatchedStatement(Statement statement, Connection owner, Interruption interruption)
      implements InvocationHandler {

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (method.getName().equals("equals")) {
        return proxy == arguments[0];
      }
      if (method.getName().equals("getConnection")) {
        return owner;
      }
      if (!method.getName().startsWith("execute")) {
        return call(statement, method, arguments);
      }
      interruption.begin(statement);
      try {
        return call(statement, method, arguments);
      } finally {
        interruption.end(statement);
      }
    }
  }
}

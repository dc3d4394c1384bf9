package dev.autogen.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real connection that writes down which statements it executes. */
final class CountingConnection {

  private final List<String> executed = new ArrayList<>();
  private final Connection proxy;

  CountingConnection(Connection target) {
    this.proxy =
        wrap(
            Connection.class,
            target,
            (name, arguments, result) -> {
              String sql = arguments.length == 0 ? "" : String.valueOf(arguments[0]);
              if (result instanceof PreparedStatement statement) {
                return wrap(PreparedStatement.class, statement, recorder(sql));
              }
              return result instanceof Statement statement
                  ? wrap(Statement.class, statement, recorder(""))
                  : result;
            });
  }

  Connection connection() {
    return proxy;
  }

  List<String> executed() {
    return List.copyOf(executed);
  }

  private Result recorder(String preparedSql) {
    return (name, arguments, result) -> {
      if (name.startsWith("execute")) {
        executed.add(arguments.length == 0 ? preparedSql : String.valueOf(arguments[0]));
      }
      return result;
    };
  }

  private interface Result {
    Object of(String method, Object[] arguments, Object result);
  }

  private static <T> T wrap(Class<T> type, T target, Result result) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                Object[] given = arguments == null ? new Object[0] : arguments;
                return result.of(method.getName(), given, method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}

package dev.autogen.migration;

import dev.autogen.operation.SetTimeout;
import dev.autogen.operation.SetTimeout.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** The timeouts that a step sets for the session, which are again what they were behind it. */
final class SessionTimeouts implements AutoCloseable {

  private final Connection connection;
  private final Map<Kind, String> before;

  private SessionTimeouts(Connection connection, Map<Kind, String> before) {
    this.connection = connection;
    this.before = before;
  }

  /** Remembers the timeouts that a step outside a transaction is going to set. */
  static SessionTimeouts of(Connection connection, PlannedStep step) throws SQLException {
    Map<Kind, String> before = new EnumMap<>(Kind.class);
    for (PlannedStep.Unit unit : step.units()) {
      if (unit.operation() instanceof SetTimeout timeout) {
        before.put(
            timeout.kind(), SessionParameter.current(connection, timeout.kind().parameter()));
      }
    }
    return new SessionTimeouts(connection, before);
  }

  /** Tells whether the step says itself how long statements may take or wait. */
  boolean states(Kind kind) {
    return before.containsKey(kind);
  }

  @Override
  public void close() throws SQLException {
    if (!connection.isClosed()) {
      for (Map.Entry<Kind, String> timeout : before.entrySet()) {
        SessionParameter.set(connection, timeout.getKey().parameter(), timeout.getValue(), false);
      }
    }
  }
}

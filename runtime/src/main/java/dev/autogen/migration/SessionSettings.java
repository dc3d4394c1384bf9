package dev.autogen.migration;

import dev.autogen.operation.CallConnection;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a session is set to while revisions run in it, so that a class makes the same of a database
 * whoever runs it: the driver sets the time zone of its machine. It is as before in the end.
 */
final class SessionSettings {

  static final String SEARCH_PATH = "search_path";
  static final String TIME_ZONE = "timezone";

  /** The zone in which text without one is a moment, and a moment becomes a time without one. */
  static final String UTC = "UTC";

  private static final Pattern SETS = Pattern.compile("(?i)\\b(re)?set(_config)?\\b");

  private final Map<String, String> ours;
  private final Map<String, String> before = new LinkedHashMap<>();

  private SessionSettings(Map<String, String> ours) {
    this.ours = ours;
  }

  /**
   * Sets a session.
   *
   * @param searchPath the search path
   */
  static SessionSettings set(Connection connection, String searchPath) throws SQLException {
    SessionSettings settings = new SessionSettings(Map.of(SEARCH_PATH, searchPath, TIME_ZONE, UTC));
    for (Map.Entry<String, String> one : settings.ours.entrySet()) {
      settings.before.put(
          one.getKey(), SessionParameter.set(connection, one.getKey(), one.getValue(), false));
    }
    return settings;
  }

  /** Tells whether operations may set something else for what comes behind them. */
  static boolean mayChange(List<Operation> operations) {
    return operations.stream()
        .anyMatch(
            operation ->
                operation instanceof CallConnection
                    || operation instanceof ExecuteSql raw && SETS.matcher(raw.sql()).find()
                    || operation instanceof Step step && mayChange(step.operations()));
  }

  /** Sets the session again, in which a revision's own SQL may have set something else. */
  void again(Connection connection) throws SQLException {
    set(connection, ours);
  }

  /** Sets the session to what it was. */
  void restore(Connection connection) throws SQLException {
    set(connection, before);
  }

  private static void set(Connection connection, Map<String, String> settings) throws SQLException {
    for (Map.Entry<String, String> one : settings.entrySet()) {
      SessionParameter.set(connection, one.getKey(), one.getValue(), false);
    }
  }
}

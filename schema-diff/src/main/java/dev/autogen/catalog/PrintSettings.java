package dev.autogen.catalog;

import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings that decide how PostgreSQL prints expressions and definitions: which names it
 * qualifies, and how it writes constants. They are set for one transaction.
 *
 * @param before the values they had
 */
record PrintSettings(Map<String, String> before) {

  private static final Map<String, String> PRINTING =
      Map.of(
          "quote_all_identifiers", "off",
          "standard_conforming_strings", "on",
          "datestyle", "ISO, YMD",
          "intervalstyle", "postgres",
          "timezone", "UTC",
          "bytea_output", "hex",
          "extra_float_digits", "1",
          "lc_monetary", "C");

  /**
   * Sets them until the transaction ends. Names that the search path finds are printed unqualified.
   *
   * @param searchPath the exact names of schemas; {@code pg_temp} last keeps temporary tables from
   *     hiding others
   */
  static PrintSettings set(Connection connection, String... searchPath) throws SQLException {
    Map<String, String> wanted = new LinkedHashMap<>(PRINTING);
    wanted.put(
        "search_path",
        Arrays.stream(searchPath).map(SqlIdentifier::quote).collect(Collectors.joining(", ")));
    PrintSettings settings = new PrintSettings(current(connection, List.copyOf(wanted.keySet())));
    setLocally(connection, wanted);
    return settings;
  }

  /** Sets them back to the values from before, until the transaction ends. */
  void restore(Connection connection) throws SQLException {
    setLocally(connection, before);
  }

  private static Map<String, String> current(Connection connection, List<String> names)
      throws SQLException {
    String sql =
        names.stream()
            .map(name -> "current_setting('" + name + "')")
            .collect(Collectors.joining(", ", "select ", ""));
    Map<String, String> values = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), result.getString(i + 1));
      }
    }
    return values;
  }

  private static void setLocally(Connection connection, Map<String, String> values)
      throws SQLException {
    List<String> arguments = new ArrayList<>();
    values.forEach((name, value) -> arguments.addAll(List.of(name, value)));
    String sql =
        values.keySet().stream()
            .map(name -> "set_config(?, ?, true)")
            .collect(Collectors.joining(", ", "select ", ""));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.size(); i++) {
        statement.setString(i + 1, arguments.get(i));
      }
      statement.executeQuery().close();
    }
  }
}

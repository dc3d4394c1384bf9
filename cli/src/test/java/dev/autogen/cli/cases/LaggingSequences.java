package dev.autogen.cli.cases;

import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns whose own sequence, that of an identity or a serial, would next give a value that the
 * rows have passed, so that an insert fails.
 *
 * @param columns their names, by what stays when they are renamed
 */
record LaggingSequences(Map<String, String> columns) {

  private static final String OWNED =
      """
      select d.refobjid || '.' || d.refobjsubid, d.objid::regclass, d.refobjid::regclass,
             quote_ident(a.attname), s.seqincrement
      from pg_catalog.pg_depend d
      join pg_catalog.pg_sequence s on s.seqrelid = d.objid
      join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
      where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
        and d.deptype in ('a', 'i') and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
      order by 3, 4
      """;

  static LaggingSequences of(TestDatabase database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      List<String[]> owned = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(OWNED)) {
        while (result.next()) {
          owned.add(
              new String[] {
                result.getString(1),
                result.getString(2),
                result.getString(3),
                result.getString(4),
                result.getString(5)
              });
        }
      }
      Map<String, String> lagging = new LinkedHashMap<>();
      for (String[] one : owned) {
        if (lags(statement, one[1], one[2], one[3], Long.parseLong(one[4]))) {
          lagging.put(one[0], one[2] + "." + one[3]);
        }
      }
      return new LaggingSequences(lagging);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean lags(
      Statement statement, String sequence, String table, String column, long increment)
      throws SQLException {
    String passed = increment > 0 ? "max(t.%1$s) >= s.next" : "min(t.%1$s) <= s.next";
    String sql =
        ("select coalesce("
                + passed
                + ", false) from %2$s t, (select case when is_called"
                + " then last_value + %3$d else last_value end as next from %4$s) s group by s.next")
            .formatted(column, table, increment, sequence);
    try (ResultSet result = statement.executeQuery(sql)) {
      return result.next() && result.getBoolean(1);
    }
  }

  /** Returns what lags in others and not here, a sentence each. */
  List<String> newIn(LaggingSequences others) {
    return others.columns().entrySet().stream()
        .filter(entry -> !columns.containsKey(entry.getKey()))
        .map(entry -> "the sequence of %s starts below its values".formatted(entry.getValue()))
        .toList();
  }
}

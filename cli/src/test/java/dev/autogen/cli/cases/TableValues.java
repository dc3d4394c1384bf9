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
 * What the tables of a database hold, and what its sequences have counted to.
 *
 * @param columns for {@code schema.table.column}, its values as text, in a fixed order, nulls among
 *     them
 * @param rows the number of rows of each table
 * @param sequences where each sequence stands
 */
record TableValues(
    Map<String, List<String>> columns, Map<String, Integer> rows, Map<String, String> sequences) {

  static TableValues of(TestDatabase database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Map<String, List<String>> columns = new LinkedHashMap<>();
      Map<String, Integer> rows = new LinkedHashMap<>();
      for (String[] table :
          query(
              statement,
              """
              select format('%I.%I', n.nspname, c.relname), c.oid::text,
                     n.nspname || '.' || c.relname
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                and c.relname !~ '^autogen_' and not c.relispartition
              order by 3
              """)) {
        List<String[]> names =
            query(
                statement,
                "select quote_ident(attname), attname from pg_catalog.pg_attribute"
                    + " where attnum > 0 and not attisdropped and attrelid = "
                    + table[1]);
        for (String[] name : names) {
          List<String> values = new ArrayList<>();
          query(
                  statement,
                  "select %s::text from %s order by 1 nulls last".formatted(name[0], table[0]))
              .forEach(row -> values.add(row[0]));
          columns.put(table[2] + "." + name[1], values);
        }
        rows.put(
            table[2],
            Integer.parseInt(query(statement, "select count(*) from " + table[0]).get(0)[0]));
      }
      Map<String, String> sequences = new LinkedHashMap<>();
      query(
              statement,
              """
              select schemaname || '.' || sequencename, coalesce(last_value::text, '-')
              from pg_catalog.pg_sequences order by 1
              """)
          .forEach(row -> sequences.put(row[0], row[1]));
      return new TableValues(columns, rows, sequences);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String[]> query(Statement statement, String sql) throws SQLException {
    List<String[]> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        String[] row = new String[width];
        for (int i = 0; i < width; i++) {
          row[i] = result.getString(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  boolean isEmpty() {
    return rows.values().stream().allMatch(count -> count == 0);
  }

  /**
   * Returns what of these values is not in others, a sentence each: of tables and columns that both
   * have.
   *
   * @param mayGo tells of a table or column, without its schema, whether it may lose something
   * @param sameText whether values must be the same text, not only as many
   */
  List<String> missingIn(TableValues after, java.util.function.Predicate<String> mayGo) {
    List<String> faults = new ArrayList<>();
    rows.forEach(
        (table, count) -> {
          Integer now = after.rows().get(table);
          if (now != null && !now.equals(count) && !mayGo.test(unqualified(table))) {
            faults.add("%s has %d rows instead of %d".formatted(table, now, count));
          }
        });
    columns.forEach(
        (column, values) -> {
          List<String> now = after.columns().get(column);
          String table = unqualified(column.substring(0, column.lastIndexOf('.')));
          if (now == null
              || mayGo.test(table)
              || mayGo.test(table + column.substring(column.lastIndexOf('.')))
              || now.equals(values)) {
            return;
          }
          long lost =
              values.stream().filter(v -> v != null).count()
                  - now.stream().filter(v -> v != null).count();
          if (lost > 0) {
            faults.add("%s lost %d values: %s became %s".formatted(column, lost, values, now));
          }
        });
    return faults;
  }

  /** Returns where the same columns hold other values, a sentence each. */
  List<String> otherIn(TableValues after, java.util.function.Predicate<String> mayGo) {
    List<String> faults = new ArrayList<>(missingIn(after, mayGo));
    columns.forEach(
        (column, values) -> {
          List<String> now = after.columns().get(column);
          String table = unqualified(column.substring(0, column.lastIndexOf('.')));
          boolean lost =
              mayGo.test(table) || mayGo.test(table + column.substring(column.lastIndexOf('.')));
          if (now != null && !lost && !now.equals(values)) {
            faults.add("%s holds %s instead of %s".formatted(column, now, values));
          }
        });
    return faults;
  }

  private static String unqualified(String name) {
    return name.startsWith("public.") ? name.substring("public.".length()) : name;
  }
}

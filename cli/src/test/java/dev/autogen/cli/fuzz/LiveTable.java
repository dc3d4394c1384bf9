package dev.autogen.cli.fuzz;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of a database, as its catalog describes it: what is needed to fill it.
 *
 * @param schema its schema
 * @param name its name
 * @param columns its columns, by name
 * @param keys the columns of its primary key and of each unique index
 * @param foreignKeys the constraints that let it refer to tables
 * @param checks the definitions of its checks, one after the other
 */
record LiveTable(
    String schema,
    String name,
    Map<String, LiveColumn> columns,
    List<List<String>> keys,
    List<LiveForeignKey> foreignKeys,
    String checks) {

  private static final String TABLES =
      """
      select c.oid, n.nspname, c.relname,
             (select string_agg(pg_get_constraintdef(k.oid), ' ')
              from pg_catalog.pg_constraint k where k.conrelid = c.oid and k.contype = 'c')
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      order by 2, 3
      """;

  private static final String COLUMNS =
      """
      select a.attname, format_type(a.atttypid, null), a.attnotnull,
             a.atthasdef or a.attidentity <> '', a.attgenerated <> '',
             (select array_agg(e.enumlabel::text order by e.enumsortorder)
              from pg_catalog.pg_enum e where e.enumtypid = t.oid),
             (select string_agg(pg_get_constraintdef(k.oid), ' ')
              from pg_catalog.pg_constraint k
              where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]),
             (select count(*) from pg_catalog.pg_attribute m where m.attrelid = t.typrelid
                and m.attnum > 0 and not m.attisdropped)
      from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
      where a.attrelid = %s and a.attnum > 0 and not a.attisdropped
      order by a.attnum
      """;

  private static final String KEYS =
      """
      select array(select a.attname::text from unnest(i.indkey) k
                   join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k)
      from pg_catalog.pg_index i where i.indisunique and i.indrelid = %s
      """;

  private static final String FOREIGN_KEYS =
      """
      select array(select a.attname::text from unnest(k.conkey) with ordinality c (n, o)
                   join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.n order by o),
             n.nspname, r.relname,
             array(select a.attname::text from unnest(k.confkey) with ordinality c (n, o)
                   join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.n order by o)
      from pg_catalog.pg_constraint k
      join pg_catalog.pg_class r on r.oid = k.confrelid
      join pg_catalog.pg_namespace n on n.oid = r.relnamespace
      where k.contype = 'f' and k.conrelid = %s order by k.conname
      """;

  /** Returns all tables of a database, by their qualified name. */
  static Map<String, LiveTable> readAll(Connection connection) throws SQLException {
    Map<String, LiveTable> tables = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      List<String[]> found = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(TABLES)) {
        while (result.next()) {
          found.add(
              new String[] {
                result.getString(1),
                result.getString(2),
                result.getString(3),
                Optional.ofNullable(result.getString(4)).orElse("")
              });
        }
      }
      for (String[] table : found) {
        LiveTable live =
            new LiveTable(
                table[1],
                table[2],
                columns(statement, table[0]),
                keys(statement, table[0]),
                foreignKeys(statement, table[0]),
                table[3]);
        tables.put(live.qualifiedName(), live);
      }
    }
    return tables;
  }

  private static Map<String, LiveColumn> columns(Statement statement, String table)
      throws SQLException {
    Map<String, LiveColumn> columns = new LinkedHashMap<>();
    try (ResultSet result = statement.executeQuery(COLUMNS.formatted(table))) {
      while (result.next()) {
        columns.put(
            result.getString(1),
            new LiveColumn(
                result.getString(1),
                result.getString(2),
                result.getBoolean(3),
                result.getBoolean(4),
                result.getBoolean(5),
                strings(result, 6),
                Optional.ofNullable(result.getString(7)).orElse(""),
                result.getInt(8)));
      }
    }
    return columns;
  }

  private static List<List<String>> keys(Statement statement, String table) throws SQLException {
    List<List<String>> keys = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(KEYS.formatted(table))) {
      while (result.next()) {
        keys.add(strings(result, 1));
      }
    }
    return keys;
  }

  private static List<LiveForeignKey> foreignKeys(Statement statement, String table)
      throws SQLException {
    List<LiveForeignKey> keys = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(FOREIGN_KEYS.formatted(table))) {
      while (result.next()) {
        keys.add(
            new LiveForeignKey(
                strings(result, 1),
                result.getString(2) + "." + result.getString(3),
                strings(result, 4)));
      }
    }
    return keys;
  }

  private static List<String> strings(ResultSet result, int column) throws SQLException {
    return result.getArray(column) == null
        ? List.of()
        : Arrays.asList((String[]) result.getArray(column).getArray());
  }

  String qualifiedName() {
    return schema + "." + name;
  }

  /**
   * Tells whether rows need a value in a column that takes nulls: Hibernate has a check for what
   * some subclass must have.
   */
  boolean isRequiredBySubclass(LiveColumn column) {
    return Stream.of(column.name(), column.sql())
        .anyMatch(name -> checks.contains("(%s IS NOT NULL)".formatted(name)));
  }

  /** Returns the name as the options of {@code revision} take it. */
  String optionName() {
    return schema.equals("public") ? name : qualifiedName();
  }

  String sql() {
    return LiveColumn.quote(schema) + "." + LiveColumn.quote(name);
  }

  Optional<LiveForeignKey> foreignKeyOf(String column) {
    return foreignKeys.stream().filter(key -> key.columns().contains(column)).findFirst();
  }
}

package dev.autogen.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the default schema of a server has of the things that expressions name.
 *
 * @param enumLabels the values of each enum type, by its name
 * @param others the names of composite types, domains, sequences and all other relations
 */
record ServerTypes(Map<String, List<String>> enumLabels, Set<String> others) {

  private static final String SQL =
      """
      select t.typname as name, t.typtype = 'e' as is_enum,
        (
          select array_agg(e.enumlabel::text order by e.enumsortorder)
          from pg_enum e where e.enumtypid = t.oid
        ) as labels
      from pg_type t
      where t.typnamespace = (select oid from pg_namespace where nspname = ?)
        and t.typtype in ('e', 'd', 'c')
      union all
      select c.relname, false, null
      from pg_class c
      where c.relnamespace = (select oid from pg_namespace where nspname = ?)
        and c.relkind = 'S'
      """;

  static ServerTypes read(Connection connection, String schema) throws SQLException {
    Map<String, List<String>> enumLabels = new HashMap<>();
    Set<String> others = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, schema);
      statement.setString(2, schema);
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
        while (result.next()) {
          if (row.flag("is_enum")) {
            enumLabels.put(row.text("name"), row.texts("labels"));
          } else {
            others.add(row.text("name"));
          }
        }
      }
    }
    return new ServerTypes(enumLabels, others);
  }

  boolean hasEnum(String name, List<String> labels) {
    return labels.equals(enumLabels.get(name));
  }

  boolean has(String name) {
    return others.contains(name);
  }
}

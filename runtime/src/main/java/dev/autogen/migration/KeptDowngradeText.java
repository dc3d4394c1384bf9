package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Drop;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The column {@code downgrade} of {@code autogen_history}: a {@link KeptDowngrade} as JSON, which
 * PostgreSQL takes apart. {@code {"steps": [{"transactional": true, "units": [{"sql": "…", "loses":
 * {"table": "posts", "column": "published"}}]}]}}, or {@code {"missing": "it is irreversible: …"}}.
 *
 * <p>{@code loses} names what is counted before the unit runs: a table, a column, a column with the
 * {@code type} (and {@code using}) that it takes, or {@code attributes} of a composite type. {@code
 * schema} is absent for the default one.
 */
final class KeptDowngradeText {

  private KeptDowngradeText() {}

  static String of(KeptDowngrade downgrade) {
    if (!downgrade.missing().isEmpty()) {
      return "{\"missing\": %s}".formatted(string(downgrade.missing().replace("\0", "")));
    }
    return "{\"steps\": %s}"
        .formatted(array(downgrade.steps().stream().map(KeptDowngradeText::step).toList()));
  }

  private static String step(PlannedStep step) {
    return "{\"transactional\": %s, \"units\": %s}"
        .formatted(
            step.transactional(),
            array(step.units().stream().map(KeptDowngradeText::unit).toList()));
  }

  /** Only what waits for a connection has several statements in a unit, and that is not kept. */
  private static String unit(Unit unit) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("sql", string(String.join(";\n", unit.statements())));
    loss(unit.operation()).ifPresent(loss -> parts.put("loses", loss));
    return object(parts);
  }

  private static Optional<String> loss(Operation operation) {
    if (operation instanceof Drop drop) {
      return switch (drop.object().kind()) {
        case TABLE, COLUMN -> Optional.of(loss(drop.object(), Map.of()));
        default -> Optional.empty();
      };
    }
    if (operation instanceof Alter alter) {
      for (Change change : alter.changes()) {
        if (change instanceof Change.SetType type) {
          return Optional.of(
              loss(
                  alter.object(),
                  Map.of("type", string(type.type().toString()), "using", string(type.using()))));
        }
      }
      List<String> attributes =
          alter.changes().stream()
              .filter(Change.DropAttribute.class::isInstance)
              .map(change -> string(((Change.DropAttribute) change).name()))
              .toList();
      if (!attributes.isEmpty()) {
        return Optional.of(loss(alter.object(), Map.of("attributes", array(attributes))));
      }
    }
    return Optional.empty();
  }

  private static String loss(ObjectId object, Map<String, String> more) {
    Map<String, String> parts = new LinkedHashMap<>();
    if (!object.schema().isDefault()) {
      parts.put("schema", string(object.schema().name()));
    }
    if (object.kind() == ObjectKind.COLUMN) {
      parts.put("table", string(object.table()));
      parts.put("column", string(object.name()));
    } else {
      parts.put(object.kind() == ObjectKind.TABLE ? "table" : "composite", string(object.name()));
    }
    parts.putAll(new TreeMap<>(more));
    return object(parts);
  }

  private static String object(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(part -> "\"%s\": %s".formatted(part.getKey(), part.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String array(List<String> elements) {
    return elements.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        default -> {
          if (c < ' ') {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }

  /**
   * Reads the downgrade that a row of the history keeps.
   *
   * @return empty where the row has none: a release before this column wrote it
   */
  static Optional<KeptDowngrade> read(Connection connection, OwnTables tables, long row)
      throws SQLException {
    String sql =
        """
        select d.kept ->> 'missing', s.number, (s.step ->> 'transactional')::boolean,
               u.unit ->> 'sql', l.schema, l."table", l."column", l.composite, l.type, l."using",
               l.attributes
          from %s h
         cross join lateral (select to_jsonb(h) -> 'downgrade') d (kept)
          left join lateral jsonb_array_elements(d.kept -> 'steps')
                    with ordinality s (step, number) on true
          left join lateral jsonb_array_elements(s.step -> 'units')
                    with ordinality u (unit, number) on true
          left join lateral jsonb_to_record(u.unit -> 'loses')
                    l (schema text, "table" text, "column" text, composite text, type text,
                       "using" text, attributes text[]) on true
         where h.id = ? and jsonb_typeof(d.kept) = 'object'
         order by s.number, u.number"""
            .formatted(tables.history());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, row);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(downgrade(rows)) : Optional.empty();
      }
    }
  }

  private static KeptDowngrade downgrade(ResultSet rows) throws SQLException {
    if (rows.getString(1) != null) {
      return KeptDowngrade.missing(rows.getString(1));
    }
    Map<Integer, PlannedStep> steps = new LinkedHashMap<>();
    do {
      int number = rows.getInt("number");
      List<Unit> units = new ArrayList<>();
      if (steps.containsKey(number)) {
        units.addAll(steps.get(number).units());
      }
      if (rows.getString(4) != null) {
        units.add(unit(rows));
      }
      steps.put(number, new PlannedStep(rows.getBoolean(3), units));
    } while (rows.next());
    return new KeptDowngrade(List.copyOf(steps.values()), "");
  }

  private static Unit unit(ResultSet row) throws SQLException {
    String sql = row.getString(4);
    return new Unit(operation(row).orElseGet(() -> new ExecuteSql(sql, "")), List.of(sql));
  }

  /** Returns the operation as far as it says what may be lost. */
  private static Optional<Operation> operation(ResultSet row) throws SQLException {
    String schema = row.getString("schema");
    SchemaName in = schema == null ? SchemaName.DEFAULT : SchemaName.of(schema);
    if (row.getString("composite") != null) {
      ObjectId type =
          ObjectId.of(ObjectKind.COMPOSITE_TYPE, new QualifiedName(in, row.getString("composite")));
      List<Change> dropped = new ArrayList<>();
      for (String attribute : (String[]) row.getArray("attributes").getArray()) {
        dropped.add(new Change.DropAttribute(attribute));
      }
      return Optional.of(new Alter(type, dropped));
    }
    if (row.getString("table") == null) {
      return Optional.empty();
    }
    QualifiedName table = new QualifiedName(in, row.getString("table"));
    if (row.getString("column") == null) {
      return Optional.of(Drop.of(ObjectId.table(table)));
    }
    ObjectId column = ObjectId.column(table, row.getString("column"));
    return Optional.of(
        row.getString("type") == null
            ? Drop.of(column)
            : Alter.of(
                column,
                new Change.SetType(SqlType.parse(row.getString("type")), row.getString("using"))));
  }
}

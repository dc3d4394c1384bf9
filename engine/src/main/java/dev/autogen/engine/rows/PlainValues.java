package dev.autogen.engine.rows;

import dev.autogen.diff.ListedValues;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ImpliedValue;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.StringLiteral;
import dev.autogen.schema.TargetMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The plainest value that a column takes, as SQL: what the entities imply, zero, the empty text,
 * the first label of an enum, the first value of those that a check lists.
 *
 * @param schema the schema with the column's checks and types
 * @param implied what the entities imply, by column
 */
public record PlainValues(Schema schema, Map<ObjectId, String> implied) {

  /**
   * Returns the values of a model's entities.
   *
   * @param schema the schema that has been, or will be, made of them
   */
  public static PlainValues of(TargetMetadata model, Schema schema) {
    Map<ObjectId, String> implied = new HashMap<>();
    ImpliedValue.parse(model.header().getOrDefault(ImpliedValue.HEADER, ""))
        .forEach(value -> implied.put(value.column(), value.sql()));
    return new PlainValues(schema, implied);
  }

  /** Returns the value; empty for a type that has none. */
  Optional<String> of(Column column) {
    return implied(column).or(() -> listed(column)).or(() -> ofType(column));
  }

  /** Returns the value that there is no doubt about. */
  Optional<String> implied(Column column) {
    return Optional.ofNullable(implied.get(column.id()));
  }

  private Optional<String> listed(Column column) {
    return ListedValues.of(column.id(), schema).stream()
        .filter(value -> !"''".equals(value.text()))
        .map(SqlToken::text)
        .findFirst();
  }

  private Optional<String> ofType(Column column) {
    if (column.type().isArray()) {
      return Optional.of("'{}'");
    }
    if (!column.type().isBuiltIn()) {
      return ofOwnType(column.type().qualifiedName());
    }
    return switch (column.type().name()) {
      case "boolean" -> Optional.of("false");
      case "smallint", "integer", "bigint", "numeric", "real", "double precision", "oid" ->
          Optional.of("0");
      case "timestamp", "timestamptz", "date", "time", "timetz" -> Optional.of("now()");
      case "interval" -> Optional.of("'0'");
      case "uuid" -> Optional.of("gen_random_uuid()");
      case "json", "jsonb" -> Optional.of("'{}'");
      case "inet", "cidr" -> Optional.of("'0.0.0.0'");
      case "varchar", "char", "text", "bytea", "xml" -> Optional.of("''");
      default -> Optional.empty();
    };
  }

  private Optional<String> ofOwnType(QualifiedName name) {
    Optional<String> label =
        schema
            .find(ObjectId.of(ObjectKind.ENUM_TYPE, name), EnumType.class)
            .flatMap(type -> type.labels().stream().findFirst())
            .map(StringLiteral::of);
    return label.or(
        () ->
            schema
                .find(ObjectId.of(ObjectKind.COMPOSITE_TYPE, name), CompositeType.class)
                .map(type -> "'(" + ",".repeat(type.attributes().size() - 1) + ")'"));
  }
}

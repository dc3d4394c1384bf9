package dev.autogen.engine;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets a downgrade bring back a {@code NOT NULL} column on a table with rows. The values went when
 * the upgrade dropped the column, and nobody can be asked when a downgrade runs; so each row gets
 * the plainest value that the column takes. A column of a foreign key is left as it is: which row
 * to refer to, only the user can know.
 */
final class RestoredColumns {

  private final Schema restored;

  private RestoredColumns(Schema restored) {
    this.restored = restored;
  }

  /**
   * Returns the operations of a downgrade with a value for existing rows wherever one is needed.
   *
   * @param restored the schema that they lead to
   */
  static List<Operation> filled(List<Operation> downgrade, Schema restored) {
    RestoredColumns columns = new RestoredColumns(restored);
    Set<QualifiedName> created = new HashSet<>();
    List<Operation> result = new ArrayList<>();
    for (Operation operation : downgrade) {
      if (operation instanceof CreateTable create) {
        created.add(create.table().name());
      }
      Optional<Column> column = column(operation).filter(c -> !created.contains(c.table()));
      Optional<String> value = column.flatMap(columns::value);
      if (value.isPresent()) {
        ObjectId id = column.orElseThrow().id();
        result.add(new Create(column.orElseThrow().withNullable(true)));
        result.add(new Backfill(id.tableName(), id.name(), value.get()));
        result.add(Alter.of(id, new Change.SetNullable(false)));
      } else {
        result.add(operation);
      }
    }
    return result;
  }

  private static Optional<Column> column(Operation operation) {
    return operation instanceof Create create
            && create.object() instanceof Column column
            && !column.nullable()
            && column.defaultValue() instanceof ColumnDefault.None
        ? Optional.of(column)
        : Optional.empty();
  }

  private Optional<String> value(Column column) {
    boolean refers =
        restored.elements(column.table(), ForeignKey.class).stream()
            .anyMatch(key -> key.columns().contains(column.name()));
    return refers ? Optional.empty() : listed(column).or(() -> plain(column));
  }

  /** A check such as {@code status in ('A', 'B')} takes what it lists only. */
  private Optional<String> listed(Column column) {
    return restored.elements(column.table(), CheckConstraint.class).stream()
        .filter(check -> SqlExpressions.columns(check.expression()).equals(Set.of(column.name())))
        .flatMap(check -> listed(SqlLexer.significantTokens(check.expression())))
        .findFirst();
  }

  private static Stream<String> listed(List<SqlToken> condition) {
    boolean isList = condition.stream().anyMatch(token -> token.isWord("in"));
    return condition.stream()
        .filter(
            token ->
                token.kind() == SqlToken.Kind.STRING && !token.string().isEmpty()
                    || token.kind() == SqlToken.Kind.NUMBER && isList)
        .map(SqlToken::text);
  }

  private Optional<String> plain(Column column) {
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
        restored
            .find(ObjectId.of(ObjectKind.ENUM_TYPE, name), EnumType.class)
            .flatMap(type -> type.labels().stream().findFirst())
            .map(StringLiteral::of);
    return label.or(
        () ->
            restored
                .find(ObjectId.of(ObjectKind.COMPOSITE_TYPE, name), CompositeType.class)
                .map(type -> "'(" + ",".repeat(type.attributes().size() - 1) + ")'"));
  }
}

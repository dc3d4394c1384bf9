package dev.autogen.postgresql;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.StringLiteral;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The definition of an object: what follows its kind and name in the statement that creates it, or
 * for a column or constraint what stands between the commas of {@code create table}.
 */
final class Definitions implements SchemaObject.Visitor<String> {

  private final SqlNames names;
  private final SequenceSql sequences;

  Definitions(SqlNames names) {
    this.names = names;
    this.sequences = new SequenceSql(names);
  }

  @Override
  public String namedSchema(NamedSchema schema) {
    return "";
  }

  @Override
  public String table(Table table) {
    return "";
  }

  @Override
  public String enumType(EnumType type) {
    return type.labels().stream()
        .map(StringLiteral::of)
        .collect(Collectors.joining(", ", "as enum (", ")"));
  }

  @Override
  public String compositeType(CompositeType type) {
    return type.attributes().stream()
        .map(this::attribute)
        .collect(Collectors.joining(", ", "as (", ")"));
  }

  String attribute(CompositeType.Attribute attribute) {
    return names.name(attribute.name()) + " " + names.type(attribute.type());
  }

  @Override
  public String sequence(Sequence sequence) {
    String owner = sequence.ownedBy().map(c -> " owned by " + names.column(c)).orElse("");
    return (sequences.creation(sequence.options()) + owner).strip();
  }

  @Override
  public String column(Column column) {
    return names.name(column.name())
        + " "
        + names.type(column.type())
        + collation(column.collation())
        + column.defaultValue().accept(new DefaultClause(column.table()))
        + (column.nullable() ? "" : " not null");
  }

  private String collation(String collation) {
    return collation.isEmpty() ? "" : " collate " + names.name(collation);
  }

  private final class DefaultClause implements ColumnDefault.Visitor<String> {
    private final QualifiedName table;

    DefaultClause(QualifiedName table) {
      this.table = table;
    }

    @Override
    public String none(ColumnDefault.None value) {
      return "";
    }

    @Override
    public String expression(ColumnDefault.Expression value) {
      return " default " + Expressions.asDefault(value.sql());
    }

    @Override
    public String identity(ColumnDefault.Identity value) {
      return " " + sequences.identity(value, table);
    }

    @Override
    public String generated(ColumnDefault.Generated value) {
      return " generated always as "
          + Expressions.parenthesized(value.sql())
          + (value.stored() ? " stored" : " virtual");
    }
  }

  @Override
  public String primaryKey(PrimaryKey key) {
    return named(key, "primary key " + columns(key.columns()) + include(key.include()))
        + deferrability(key.deferrability());
  }

  @Override
  public String uniqueConstraint(UniqueConstraint unique) {
    String nulls = unique.nullsNotDistinct() ? "nulls not distinct " : "";
    return named(unique, "unique " + nulls + columns(unique.columns()) + include(unique.include()))
        + deferrability(unique.deferrability());
  }

  @Override
  public String checkConstraint(CheckConstraint check) {
    return named(check, "check " + Expressions.parenthesized(check.expression()))
        + (check.noInherit() ? " no inherit" : "");
  }

  @Override
  public String exclusionConstraint(ExclusionConstraint exclusion) {
    return named(exclusion, exclusion.definition());
  }

  @Override
  public String foreignKey(ForeignKey key) {
    String target = names.name(key.referencedTable()) + " " + columns(key.referencedColumns());
    return named(key, "foreign key " + columns(key.columns()) + " references " + target)
        + (key.matchFull() ? " match full" : "")
        + action(" on update ", key.onUpdate())
        + action(" on delete ", key.onDelete())
        + deferrability(key.deferrability());
  }

  private String named(Constraint constraint, String definition) {
    return "constraint " + names.name(constraint.name()) + " " + definition;
  }

  private static String action(String event, ReferentialAction action) {
    return action == ReferentialAction.NO_ACTION ? "" : event + action.sql();
  }

  private static String deferrability(Deferrability deferrability) {
    return switch (deferrability) {
      case NOT_DEFERRABLE -> "";
      case INITIALLY_IMMEDIATE -> " deferrable";
      case INITIALLY_DEFERRED -> " deferrable initially deferred";
    };
  }

  @Override
  public String index(Index index) {
    return "on "
        + names.name(index.table())
        + (index.method().equals("btree") ? "" : " using " + names.name(index.method()))
        + index.keys().stream().map(this::key).collect(Collectors.joining(", ", " (", ")"))
        + include(index.include())
        + (index.nullsNotDistinct() ? " nulls not distinct" : "")
        + (index.storage().isEmpty() ? "" : " with (" + index.storage() + ")")
        + tablespace(index.tablespace())
        + (index.where().isEmpty() ? "" : " where " + index.where());
  }

  /** Returns the clause that says where something is stored, with a leading space. */
  String tablespace(String tablespace) {
    return tablespace.isEmpty() ? "" : " tablespace " + names.name(tablespace);
  }

  private String key(IndexKey key) {
    return (key.isExpression() ? Expressions.parenthesized(key.text()) : names.name(key.text()))
        + collation(key.collation())
        + (key.operatorClass().isEmpty() ? "" : " " + key.operatorClass())
        + key.order().suffix();
  }

  private String columns(List<String> columns) {
    return "(" + names.list(columns) + ")";
  }

  private String include(List<String> columns) {
    return columns.isEmpty() ? "" : " include " + columns(columns);
  }

  @Override
  public String opaqueObject(OpaqueObject object) {
    return object.definition();
  }
}

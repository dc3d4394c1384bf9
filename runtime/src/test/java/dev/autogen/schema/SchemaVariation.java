package dev.autogen.schema;

import dev.autogen.schema.ColumnDefault.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Makes of a schema another that PostgreSQL accepts too: parts of it are gone, others are
 * different.
 */
final class SchemaVariation {

  /** Types that change into others by an assignment cast. */
  private static final Map<SqlType, SqlType> CASTS =
      Map.of(
          SqlType.of("smallint"), SqlType.of("integer"),
          SqlType.of("integer"), SqlType.of("bigint"),
          SqlType.of("real"), SqlType.of("double precision"),
          SqlType.of("varchar", 255), SqlType.of("varchar", 500),
          SqlType.of("timestamp", 6), SqlType.of("timestamp", 3),
          SqlType.of("numeric", 38, 2), SqlType.of("numeric", 38, 4),
          SqlType.of("bigint"), SqlType.of("numeric"),
          SqlType.of("date"), SqlType.of("timestamp"),
          SqlType.of("varchar"), SqlType.of("text"),
          SqlType.of("text"), SqlType.of("varchar"));

  private final Choices choices;

  SchemaVariation(Choices choices) {
    this.choices = choices;
  }

  Schema of(Schema schema) {
    return reordered(changed(thinned(schema)));
  }

  /** Leaves out some objects, and what cannot be without them. */
  Schema thinned(Schema schema) {
    Schema.Builder rest = schema.toBuilder();
    for (SchemaObject object : schema.objects()) {
      boolean isTable = object instanceof Table;
      if (choices.percent(isTable ? 12 : 8)) {
        rest.remove(object.id());
      }
    }
    Schema current = rest.build();
    while (true) {
      Schema checked = current;
      List<SchemaObject> kept =
          current.objects().stream().filter(object -> stands(object, checked)).toList();
      if (kept.size() == current.objects().size()) {
        return current;
      }
      current = Schema.of(kept);
    }
  }

  private static boolean stands(SchemaObject object, Schema schema) {
    Set<ObjectId> needed = new HashSet<>();
    SchemaName home = object.id().schema();
    if (!home.isDefault()) {
      needed.add(new NamedSchema(home).id());
    }
    if (object instanceof TableElement element) {
      needed.add(ObjectId.table(element.table()));
      uses(element, schema).forEach(name -> needed.add(ObjectId.column(element.table(), name)));
    }
    if (object instanceof Sequence sequence) {
      sequence.ownedBy().ifPresent(needed::add);
    }
    if (object instanceof Column column) {
      if (column.defaultValue() instanceof Expression value) {
        SqlExpressions.sequences(value.sql())
            .forEach(name -> needed.add(ObjectId.of(ObjectKind.SEQUENCE, name)));
      }
      if (!column.type().isBuiltIn() && !hasType(schema, column.type())) {
        return false;
      }
    }
    return needed.stream().allMatch(schema::contains)
        && (!(object instanceof ForeignKey key) || hasKey(key, schema));
  }

  private static boolean hasType(Schema schema, SqlType type) {
    return schema.contains(ObjectId.of(ObjectKind.ENUM_TYPE, type.qualifiedName()))
        || schema.contains(ObjectId.of(ObjectKind.COMPOSITE_TYPE, type.qualifiedName()));
  }

  private static boolean hasKey(ForeignKey key, Schema schema) {
    return schema.elements(key.referencedTable(), Constraint.class).stream()
        .anyMatch(
            target ->
                target instanceof PrimaryKey primary
                        && primary.columns().equals(key.referencedColumns())
                    || target instanceof UniqueConstraint unique
                        && unique.columns().equals(key.referencedColumns()));
  }

  /** Returns the names of columns of its own table that an element of a table cannot be without. */
  private static Set<String> uses(TableElement element, Schema schema) {
    Set<String> names = new HashSet<>();
    if (element instanceof PrimaryKey key) {
      names.addAll(key.columns());
      names.addAll(key.include());
    } else if (element instanceof UniqueConstraint unique) {
      names.addAll(unique.columns());
      names.addAll(unique.include());
    } else if (element instanceof ForeignKey key) {
      names.addAll(key.columns());
    } else if (element instanceof CheckConstraint check) {
      names.addAll(SqlExpressions.columns(check.expression()));
    } else if (element instanceof ExclusionConstraint exclusion) {
      String inner = exclusion.definition().replaceFirst("(?s).*\\((.*) WITH &&\\)", "$1");
      names.addAll(SqlExpressions.columns(inner));
    } else if (element instanceof Index index) {
      names.addAll(index.include());
      names.addAll(SqlExpressions.columns(index.where()));
      for (IndexKey key : index.keys()) {
        names.addAll(key.isExpression() ? SqlExpressions.columns(key.text()) : Set.of(key.text()));
      }
    } else if (element instanceof Column column
        && column.defaultValue() instanceof ColumnDefault.Generated generated) {
      names.addAll(SqlExpressions.columns(generated.sql()));
    }
    return names;
  }

  /** Gives some objects other attributes; each stays what it was by name. */
  private Schema changed(Schema schema) {
    Schema.Builder result = schema.toBuilder();
    for (SchemaObject object : schema.objects()) {
      if (choices.percent(15)) {
        changed(object, schema).ifPresent(result::put);
      }
    }
    return result.build();
  }

  private Optional<SchemaObject> changed(SchemaObject object, Schema schema) {
    if (object instanceof Column column) {
      return Optional.of(changedColumn(column, schema));
    }
    if (object instanceof Table table) {
      return Optional.of(table.withComment(comment(table.comment())));
    }
    if (object instanceof EnumType type) {
      List<String> labels = new ArrayList<>(type.labels());
      labels.add(choices.below(labels.size() + 1), "added");
      return Optional.of(type.withLabels(labels));
    }
    if (object instanceof Sequence sequence) {
      SequenceOptions options = RandomSchema.options(choices, sequence.options().type());
      return Optional.of(
          new Sequence(sequence.name(), options, sequence.ownedBy(), sequence.comment()));
    }
    if (object instanceof ForeignKey key) {
      return Optional.of(
          key.withActions(key.onUpdate(), choices.of(ReferentialAction.values()))
              .withDeferrability(choices.of(Deferrability.values())));
    }
    if (object instanceof CheckConstraint check) {
      return Optional.of(check.withExpression("(" + check.expression() + ") IS NOT NULL"));
    }
    return object instanceof Index index ? Optional.of(changedIndex(index)) : Optional.empty();
  }

  private String comment(String before) {
    return before.isEmpty() ? "Now with a comment" : choices.of("", "Another comment");
  }

  private Column changedColumn(Column column, Schema schema) {
    boolean plain =
        column.defaultValue() instanceof ColumnDefault.None
            || column.defaultValue() instanceof Expression;
    boolean inPrimaryKey =
        schema
            .primaryKey(column.table())
            .filter(key -> key.columns().contains(column.name()))
            .isPresent();
    return switch (choices.below(6)) {
      case 0 -> column.withComment(comment(column.comment()));
      case 1 -> plain && !inPrimaryKey ? column.withNullable(!column.nullable()) : column;
      case 2 -> plain ? column.withDefault(otherDefault(column)) : column;
      default ->
          plain && !isUsed(column, schema)
              ? column
                  .withType(CASTS.getOrDefault(column.type(), column.type()))
                  .withDefault(ColumnDefault.NONE)
              : column;
    };
  }

  private ColumnDefault otherDefault(Column column) {
    List<String> all =
        ColumnKind.ALL.stream()
            .filter(kind -> kind.type().equals(column.type()))
            .flatMap(kind -> kind.defaults().stream())
            .toList();
    return all.isEmpty() || column.defaultValue() instanceof Expression && choices.percent(50)
        ? ColumnDefault.NONE
        : new Expression(choices.of(all));
  }

  /** Tells whether anything but its table needs the column as it is. */
  private static boolean isUsed(Column column, Schema schema) {
    boolean here =
        schema.elements(column.table()).stream()
            .anyMatch(element -> uses(element, schema).contains(column.name()));
    boolean owns =
        schema.objects(Sequence.class).stream()
            .anyMatch(sequence -> sequence.ownedBy().equals(Optional.of(column.id())));
    boolean referenced =
        schema.referencing(column.table()).stream()
            .anyMatch(key -> key.referencedColumns().contains(column.name()));
    return here || owns || referenced;
  }

  private Index changedIndex(Index index) {
    if (!index.method().equals("btree")) {
      return index.withWhere("");
    }
    List<IndexKey> keys = new ArrayList<>(index.keys());
    Collections.reverse(keys);
    keys.set(0, keys.get(0).withOrder(choices.of(IndexKey.Order.values())));
    return choices.percent(50) ? index.withKeys(keys) : index.withInclude(List.of());
  }

  /** Puts objects, and with them columns, in another order now and then. */
  private Schema reordered(Schema schema) {
    if (!choices.percent(30)) {
      return schema;
    }
    List<SchemaObject> objects = new ArrayList<>(schema.objects());
    Collections.shuffle(objects, new Random(choices.below(1_000_000)));
    return Schema.of(objects);
  }
}

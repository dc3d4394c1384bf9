package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How much something of one state of the model looks like something of another. */
final class Likeness {

  private final Schema then;
  private final Schema now;

  Likeness(Schema then, Schema now) {
    this.then = then;
    this.now = now;
  }

  /** Tells whether two thirds of the columns agree in name and type, and the primary key does. */
  boolean ofTables(QualifiedName was, QualifiedName is) {
    List<Column> before = then.columns(was);
    List<Column> after = now.columns(is);
    long common =
        before.stream()
            .filter(
                column ->
                    now.column(is, column.name())
                        .filter(other -> other.type().equivalentTo(column.type()))
                        .isPresent())
            .count();
    return was.schema().equals(is.schema())
        && common * 3 >= Math.max(before.size(), after.size()) * 2L
        && common > 0
        && key(then, was).equals(key(now, is));
  }

  private static Set<String> key(Schema schema, QualifiedName table) {
    return new HashSet<>(
        schema.elements(table, PrimaryKey.class).stream()
            .findFirst()
            .map(PrimaryKey::columns)
            .orElse(List.of()));
  }

  /** Tells whether two columns of a table have the same type, and values of the same kind. */
  boolean ofColumns(Column was, Column is) {
    return was.type().equivalentTo(is.type()) && sameKind(was, is);
  }

  /** Tells the same, where one type takes the values of the other. */
  boolean convertible(Column was, Column is) {
    return (was.type().equivalentTo(is.type())
            || TypeCompatibility.keepsForeignKeys(was.type(), is.type()))
        && sameKind(was, is);
  }

  private boolean sameKind(Column was, Column is) {
    return kind(was.defaultValue()).equals(kind(is.defaultValue()))
        && target(then, was).equals(target(now, is));
  }

  private static Class<?> kind(ColumnDefault value) {
    boolean isPlain =
        value instanceof ColumnDefault.None || value instanceof ColumnDefault.Expression;
    return isPlain ? ColumnDefault.Expression.class : value.getClass();
  }

  /** Tells whether both point to the same column. */
  boolean pointsToTheSame(Column was, Column is) {
    Optional<ObjectId> target = target(then, was);
    return target.isPresent() && target.equals(target(now, is));
  }

  private static Optional<ObjectId> target(Schema schema, Column column) {
    return schema.elements(column.table(), ForeignKey.class).stream()
        .filter(key -> key.columns().contains(column.name()))
        .map(
            key ->
                ObjectId.column(
                    key.referencedTable(),
                    key.referencedColumns().get(key.columns().indexOf(column.name()))))
        .min(ObjectId::compareTo);
  }

  /** Tells whether half of the labels or attributes agree. */
  static boolean ofTypes(SchemaObject was, SchemaObject is) {
    Set<String> before = parts(was);
    Set<String> after = parts(is);
    int size = Math.max(before.size(), after.size());
    before.retainAll(after);
    return before.size() * 2 >= size;
  }

  private static Set<String> parts(SchemaObject type) {
    return new HashSet<>(
        type instanceof EnumType enumeration
            ? enumeration.labels()
            : ((CompositeType) type)
                .attributes().stream().map(CompositeType.Attribute::name).toList());
  }
}

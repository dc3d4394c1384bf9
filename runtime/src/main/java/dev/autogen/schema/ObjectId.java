package dev.autogen.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What identifies an object within a {@link Schema}: its kind and its name.
 *
 * @param kind what it is
 * @param schema the schema it lives in
 * @param table the table it belongs to; empty for an object that stands by itself
 * @param name its exact catalog name
 */
public record ObjectId(ObjectKind kind, SchemaName schema, String table, String name)
    implements Comparable<ObjectId> {

  private static final Comparator<ObjectId> ORDER =
      Comparator.comparing(ObjectId::section)
          .thenComparing(ObjectId::schema)
          .thenComparing(ObjectId::group)
          .thenComparing(ObjectId::kind)
          .thenComparing(ObjectId::name);

  public ObjectId {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(name, "name");
    if (kind.isTableElement() == table.isEmpty()) {
      throw new IllegalArgumentException(
          kind.words() + " " + name + (table.isEmpty() ? " needs" : " cannot have") + " a table");
    }
  }

  /** Returns the id of an object that stands by itself, such as a table or a sequence. */
  public static ObjectId of(ObjectKind kind, QualifiedName name) {
    return new ObjectId(kind, name.schema(), "", name.name());
  }

  /** Returns the id of an element of a table, such as a column, a constraint or an index. */
  public static ObjectId in(QualifiedName table, ObjectKind kind, String name) {
    return new ObjectId(kind, table.schema(), table.name(), name);
  }

  /** Returns the id of a table. */
  public static ObjectId table(QualifiedName name) {
    return of(ObjectKind.TABLE, name);
  }

  /** Returns the id of a column. */
  public static ObjectId column(QualifiedName table, String name) {
    return in(table, ObjectKind.COLUMN, name);
  }

  /** Returns the qualified name of an object that stands by itself, or of an index. */
  public QualifiedName qualifiedName() {
    return new QualifiedName(schema, name);
  }

  /**
   * Returns the table this is, or belongs to.
   *
   * @throws IllegalStateException if this is neither a table nor an element of one
   */
  public QualifiedName tableName() {
    if (kind == ObjectKind.TABLE) {
      return qualifiedName();
    }
    if (table.isEmpty()) {
      throw new IllegalStateException(this + " belongs to no table");
    }
    return new QualifiedName(schema, table);
  }

  /** Returns the id after the object itself was renamed. */
  public ObjectId renamed(String to) {
    return new ObjectId(kind, schema, table, to);
  }

  /** Returns the names that lead to it: its schema unless that is the default one, table, own. */
  public List<String> names() {
    return Stream.of(schema.name(), table, name).filter(one -> !one.isEmpty()).toList();
  }

  /**
   * Returns the name as messages and flags have it, without quotes: {@code app.posts.published}.
   */
  public String dottedName() {
    return String.join(".", names());
  }

  private int section() {
    return kind.isTableElement() ? ObjectKind.TABLE.ordinal() : kind.ordinal();
  }

  private String group() {
    return table.isEmpty() ? name : table;
  }

  @Override
  public int compareTo(ObjectId other) {
    return ORDER.compare(this, other);
  }

  /**
   * Returns a readable form for messages: {@code column posts.published}, {@code table app.posts}.
   */
  @Override
  public String toString() {
    return kind.words() + " " + dottedName();
  }
}

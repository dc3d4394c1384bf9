package dev.autogen.operation;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an object refers to beyond its own table: a foreign key to a table and its columns, a column
 * to its type and the sequences of its default.
 */
final class References implements SchemaObject.Visitor<Set<ObjectId>> {

  /** Whether it is worth while to look closer. */
  private static final Pattern CAST = Pattern.compile("(?i)cast");

  private final Set<ObjectId> found = new LinkedHashSet<>();

  private References() {}

  static Set<ObjectId> of(SchemaObject object) {
    return object.accept(new References());
  }

  /**
   * Returns the id under which a type is referred to by name: an expression tells neither an enum
   * from a domain, nor whether there is such a type at all.
   */
  static ObjectId type(QualifiedName name) {
    return ObjectId.of(ObjectKind.ENUM_TYPE, name);
  }

  static ObjectId sequence(QualifiedName name) {
    return ObjectId.of(ObjectKind.SEQUENCE, name);
  }

  @Override
  public Set<ObjectId> namedSchema(NamedSchema schema) {
    return found;
  }

  @Override
  public Set<ObjectId> enumType(EnumType type) {
    return found;
  }

  @Override
  public Set<ObjectId> compositeType(CompositeType type) {
    type.attributes().forEach(attribute -> add(attribute.type()));
    return found;
  }

  @Override
  public Set<ObjectId> sequence(Sequence sequence) {
    sequence.ownedBy().ifPresent(found::add);
    return found;
  }

  @Override
  public Set<ObjectId> table(Table table) {
    return found;
  }

  @Override
  public Set<ObjectId> column(Column column) {
    add(column.type());
    if (column.defaultValue() instanceof ColumnDefault.Expression value) {
      add(value.sql());
    } else if (column.defaultValue() instanceof ColumnDefault.Generated value) {
      add(value.sql());
    } else if (column.defaultValue() instanceof ColumnDefault.Identity value) {
      found.add(sequence(IdentitySequence.name(column, value)));
    }
    return found;
  }

  @Override
  public Set<ObjectId> primaryKey(PrimaryKey key) {
    return found;
  }

  @Override
  public Set<ObjectId> uniqueConstraint(UniqueConstraint constraint) {
    return found;
  }

  @Override
  public Set<ObjectId> checkConstraint(CheckConstraint constraint) {
    add(constraint.expression());
    return found;
  }

  @Override
  public Set<ObjectId> exclusionConstraint(ExclusionConstraint constraint) {
    add(constraint.definition());
    return found;
  }

  @Override
  public Set<ObjectId> foreignKey(ForeignKey key) {
    found.add(ObjectId.table(key.referencedTable()));
    key.referencedColumns()
        .forEach(column -> found.add(ObjectId.column(key.referencedTable(), column)));
    return found;
  }

  @Override
  public Set<ObjectId> index(Index index) {
    index.keys().stream().filter(IndexKey::isExpression).map(IndexKey::text).forEach(this::add);
    add(index.where());
    return found;
  }

  @Override
  public Set<ObjectId> opaqueObject(OpaqueObject object) {
    found.addAll(object.dependsOn());
    return found;
  }

  private void add(SqlType type) {
    if (!type.isBuiltIn()) {
      found.add(type(type.qualifiedName()));
    }
  }

  private void add(String sql) {
    if (sql.indexOf('\'') >= 0 || sql.indexOf(':') >= 0 || CAST.matcher(sql).find()) {
      SqlExpressions.types(sql).forEach(name -> found.add(type(name)));
      SqlExpressions.sequences(sql).forEach(name -> found.add(sequence(name)));
    }
  }
}

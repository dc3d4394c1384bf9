package dev.autogen.diff;

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
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an object needs of the other objects of a schema: a column its table and its type, a foreign
 * key the columns and the key it points to, a view what it selects from.
 */
final class Uses {

  private final Schema schema;
  private final Map<String, Mentions> mentions = new HashMap<>();

  /** By what they create, the statements that the model keeps as they are. */
  private final Map<ObjectId, OpaqueObject> kept = new HashMap<>();

  Uses(Schema schema) {
    this.schema = schema;
    for (OpaqueObject object : schema.objects(OpaqueObject.class)) {
      if (object.id().kind() == ObjectKind.OTHER) {
        KeptStatements.created(object, schema).forEach(id -> kept.put(id, object));
      }
    }
  }

  /** Returns what an object uses directly and the schema has, without the object itself. */
  Set<ObjectId> of(SchemaObject object) {
    Set<ObjectId> used = new LinkedHashSet<>(object.accept(new Collector()));
    if (object instanceof TableElement element) {
      used.add(ObjectId.table(element.table()));
    }
    List<ObjectId> madeByStatements =
        used.stream().flatMap(id -> statement(id, object)).map(OpaqueObject::id).toList();
    used.addAll(madeByStatements);
    used.removeIf(id -> id.equals(object.id()) || !schema.contains(id));
    return used;
  }

  /** A function that reads the table whose columns use it can only come after that table. */
  private Stream<OpaqueObject> statement(ObjectId id, SchemaObject user) {
    return Optional.ofNullable(kept.get(id))
        .filter(
            statement ->
                !(user instanceof TableElement element)
                    || !statement.dependsOn().contains(ObjectId.table(element.table())))
        .stream();
  }

  /** Returns what objects use together, without themselves. */
  Set<ObjectId> of(Collection<? extends SchemaObject> objects) {
    Set<ObjectId> used = new LinkedHashSet<>();
    objects.forEach(object -> used.addAll(of(object)));
    objects.forEach(object -> used.remove(object.id()));
    return used;
  }

  private Mentions mentions(String sql) {
    return mentions.computeIfAbsent(sql, Mentions::in);
  }

  private Set<ObjectId> named(String sql) {
    Mentions names = mentions(sql);
    Set<ObjectId> found = new LinkedHashSet<>();
    names.types().forEach(name -> found.addAll(types(name)));
    names.relations().forEach(name -> found.add(ObjectId.of(ObjectKind.SEQUENCE, name)));
    names.functions().forEach(name -> found.add(ObjectId.of(ObjectKind.FUNCTION, name)));
    return found;
  }

  /** What an expression over the columns of a table uses. */
  private Set<ObjectId> expression(QualifiedName table, String sql) {
    Set<ObjectId> found = named(sql);
    mentions(sql).columns().forEach(name -> found.add(ObjectId.column(table, name)));
    return found;
  }

  private static Set<ObjectId> type(SqlType type) {
    return type.isBuiltIn() ? Set.of() : types(type.qualifiedName());
  }

  private static Set<ObjectId> types(QualifiedName name) {
    return Set.of(
        ObjectId.of(ObjectKind.ENUM_TYPE, name),
        ObjectId.of(ObjectKind.COMPOSITE_TYPE, name),
        ObjectId.of(ObjectKind.DOMAIN, name));
  }

  private static Set<ObjectId> columns(QualifiedName table, List<String> names) {
    Set<ObjectId> found = new LinkedHashSet<>();
    names.forEach(name -> found.add(ObjectId.column(table, name)));
    return found;
  }

  /** The primary keys, unique constraints and unique indexes that a foreign key can rest on. */
  private List<TableElement> keys(QualifiedName table, List<String> columns) {
    Set<String> wanted = new HashSet<>(columns);
    return schema.elements(table).stream()
        .filter(element -> wanted.equals(keyColumns(element)))
        .toList();
  }

  private static Set<String> keyColumns(TableElement element) {
    if (element instanceof PrimaryKey key) {
      return new HashSet<>(key.columns());
    }
    if (element instanceof UniqueConstraint constraint) {
      return new HashSet<>(constraint.columns());
    }
    if (element instanceof Index index
        && index.unique()
        && index.where().isEmpty()
        && index.keys().stream().noneMatch(IndexKey::isExpression)) {
      return new HashSet<>(index.keys().stream().map(IndexKey::text).toList());
    }
    return Set.of();
  }

  private static Set<ObjectId> namespace(SchemaName name) {
    return Set.of(new ObjectId(ObjectKind.SCHEMA, SchemaName.DEFAULT, "", name.name()));
  }

  private final class Collector implements SchemaObject.Visitor<Set<ObjectId>> {

    @Override
    public Set<ObjectId> namedSchema(NamedSchema object) {
      return Set.of();
    }

    @Override
    public Set<ObjectId> enumType(EnumType type) {
      return namespace(type.name().schema());
    }

    @Override
    public Set<ObjectId> compositeType(CompositeType composite) {
      Set<ObjectId> found = new LinkedHashSet<>(namespace(composite.name().schema()));
      composite.attributes().forEach(attribute -> found.addAll(type(attribute.type())));
      return found;
    }

    @Override
    public Set<ObjectId> sequence(Sequence sequence) {
      Set<ObjectId> found = new LinkedHashSet<>(namespace(sequence.name().schema()));
      sequence.ownedBy().ifPresent(found::add);
      return found;
    }

    @Override
    public Set<ObjectId> table(Table table) {
      return namespace(table.name().schema());
    }

    @Override
    public Set<ObjectId> column(Column column) {
      Set<ObjectId> found = new LinkedHashSet<>(type(column.type()));
      if (column.defaultValue() instanceof ColumnDefault.Expression expression) {
        found.addAll(named(expression.sql()));
      } else if (column.defaultValue() instanceof ColumnDefault.Generated generated) {
        found.addAll(expression(column.table(), generated.sql()));
      }
      return found;
    }

    @Override
    public Set<ObjectId> primaryKey(PrimaryKey key) {
      Set<ObjectId> found = columns(key.table(), key.columns());
      found.addAll(columns(key.table(), key.include()));
      return found;
    }

    @Override
    public Set<ObjectId> uniqueConstraint(UniqueConstraint constraint) {
      Set<ObjectId> found = columns(constraint.table(), constraint.columns());
      found.addAll(columns(constraint.table(), constraint.include()));
      return found;
    }

    @Override
    public Set<ObjectId> checkConstraint(CheckConstraint constraint) {
      return expression(constraint.table(), constraint.expression());
    }

    @Override
    public Set<ObjectId> exclusionConstraint(ExclusionConstraint constraint) {
      return expression(constraint.table(), constraint.definition());
    }

    @Override
    public Set<ObjectId> foreignKey(ForeignKey key) {
      Set<ObjectId> found = columns(key.table(), key.columns());
      found.add(ObjectId.table(key.referencedTable()));
      found.addAll(columns(key.referencedTable(), key.referencedColumns()));
      for (TableElement target : keys(key.referencedTable(), key.referencedColumns())) {
        found.add(target.id());
        found.addAll(target.accept(this));
      }
      return found;
    }

    @Override
    public Set<ObjectId> index(Index index) {
      Set<ObjectId> found = columns(index.table(), index.include());
      for (IndexKey key : index.keys()) {
        if (key.isExpression()) {
          found.addAll(expression(index.table(), key.text()));
        } else {
          found.add(ObjectId.column(index.table(), key.text()));
        }
      }
      found.addAll(expression(index.table(), index.where()));
      return found;
    }

    @Override
    public Set<ObjectId> opaqueObject(OpaqueObject object) {
      Set<ObjectId> found = new LinkedHashSet<>(namespace(object.name().schema()));
      found.addAll(object.dependsOn());
      return found;
    }
  }
}

package dev.autogen.scanner.inside;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/**
 * Where each object of the schema comes from: a key, check or index on columns of one property from
 * that property, else from the class; a type from the first column that has it.
 */
final class FactOrigins implements SchemaObject.Visitor<Optional<String>> {

  private final Schema schema;
  private final Map<QualifiedName, Table> tables;
  private final PropertyOrigins properties;
  private final Metadata metadata;

  FactOrigins(
      Schema schema,
      Map<QualifiedName, Table> tables,
      PropertyOrigins properties,
      Metadata metadata) {
    this.schema = schema;
    this.tables = tables;
    this.properties = properties;
    this.metadata = metadata;
  }

  Map<ObjectId, String> origins() {
    Map<ObjectId, String> origins = new HashMap<>();
    schema
        .objects()
        .forEach(
            object -> object.accept(this).ifPresent(origin -> origins.put(object.id(), origin)));
    return origins;
  }

  @Override
  public Optional<String> table(dev.autogen.schema.Table table) {
    return origin(table.name());
  }

  @Override
  public Optional<String> column(Column column) {
    return origin(column, List.of(column.name()));
  }

  @Override
  public Optional<String> primaryKey(PrimaryKey key) {
    return origin(key, key.columns());
  }

  @Override
  public Optional<String> uniqueConstraint(UniqueConstraint constraint) {
    return origin(constraint, constraint.columns());
  }

  @Override
  public Optional<String> checkConstraint(CheckConstraint constraint) {
    List<String> columns = schema.columns(constraint.table()).stream().map(Column::name).toList();
    return origin(constraint, SqlExpressions.mentioned(constraint.expression(), columns));
  }

  @Override
  public Optional<String> foreignKey(ForeignKey key) {
    return origin(key, key.columns());
  }

  @Override
  public Optional<String> index(Index index) {
    return origin(index, index.keys().stream().map(IndexKey::text).toList());
  }

  @Override
  public Optional<String> enumType(EnumType type) {
    return firstColumnOf(type.name());
  }

  @Override
  public Optional<String> compositeType(CompositeType type) {
    return firstColumnOf(type.name());
  }

  /** Hibernate's implicit names: after the entity, or before 6.0 and in Spring after its table. */
  @Override
  public Optional<String> sequence(Sequence sequence) {
    if (sequence.ownedBy().isPresent()) {
      return schema.find(sequence.ownedBy().get()).flatMap(column -> column.accept(this));
    }
    return metadata.getEntityBindings().stream()
        .filter(entity -> names(entity).contains(sequence.name().name()))
        .findFirst()
        .flatMap(
            entity ->
                Optional.ofNullable(entity.getIdentifierProperty())
                    .map(id -> entity.getClassName() + "#" + id.getName()));
  }

  private static Set<String> names(PersistentClass entity) {
    String name = entity.getJpaEntityName() == null ? "" : entity.getJpaEntityName();
    return Stream.of(entity.getTable().getName(), name)
        .map(owner -> SqlIdentifier.truncate(SqlIdentifier.fold(owner + "_SEQ")))
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<String> opaqueObject(OpaqueObject object) {
    return object.dependsOn().stream()
        .flatMap(id -> schema.find(id).flatMap(needed -> needed.accept(this)).stream())
        .findFirst();
  }

  @Override
  public Optional<String> exclusionConstraint(ExclusionConstraint constraint) {
    return origin(constraint.table());
  }

  @Override
  public Optional<String> namedSchema(NamedSchema named) {
    return Optional.empty();
  }

  private Optional<String> origin(QualifiedName table) {
    return Optional.ofNullable(tables.get(table)).flatMap(properties::of);
  }

  private Optional<String> origin(TableElement element, Collection<String> columns) {
    Table table = tables.get(element.table());
    if (table == null) {
      return Optional.empty();
    }
    Set<Optional<String>> all =
        columns.stream().map(column -> properties.of(table, column)).collect(Collectors.toSet());
    Optional<String> one = all.size() == 1 ? all.iterator().next() : Optional.empty();
    return one.or(() -> properties.of(table));
  }

  private Optional<String> firstColumnOf(QualifiedName type) {
    return schema.objects(Column.class).stream()
        .filter(column -> !column.type().isBuiltIn() && column.type().qualifiedName().equals(type))
        .findFirst()
        .flatMap(this::column);
  }
}

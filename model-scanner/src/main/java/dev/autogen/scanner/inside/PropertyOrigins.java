package dev.autogen.scanner.inside;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IdentifierCollection;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/**
 * Which class and property a table or column comes from: {@code com.example.blog.Post}, {@code
 * com.example.blog.Post#published}, {@code com.example.blog.Post#address.city}; what is no property
 * has Hibernate's word for it: {@code com.example.blog.Post#tags.{index}}, {@code
 * com.example.blog.Post#{discriminator}}. The first property that uses a column gives it its
 * origin.
 */
final class PropertyOrigins {

  private final Dialect dialect;
  private final Map<Table, String> tables = new IdentityHashMap<>();
  private final Map<Table, Map<String, String>> columns = new IdentityHashMap<>();

  PropertyOrigins(Metadata metadata, Dialect dialect) {
    this.dialect = dialect;
    metadata.getEntityBindings().forEach(this::addEntity);
    // After the entities: a column that a property of its own class maps is that property's.
    metadata.getCollectionBindings().forEach(this::addCollection);
  }

  /** Returns what the table comes from. */
  Optional<String> of(Table table) {
    return Optional.ofNullable(tables.get(table));
  }

  /** Returns what the column of that catalog name comes from. */
  Optional<String> of(Table table, String column) {
    return Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(column));
  }

  private void addEntity(PersistentClass entity) {
    // Envers maps entities that have no class.
    String name = entity.getClassName() == null ? entity.getEntityName() : entity.getClassName();
    tables.putIfAbsent(entity.getTable(), name);
    Property id = entity.getIdentifierProperty();
    if (id != null) {
      addProperty(name, id);
      addValue(name + "#" + id.getName(), entity.getKey());
    } else if (entity.getIdentifier() instanceof Component key) {
      addComponent(name + "#", key);
    }
    entity.getProperties().forEach(property -> addProperty(name, property));
    if (entity instanceof RootClass root && root.getDiscriminator() != null) {
      addValue(name + "#{discriminator}", root.getDiscriminator());
    }
    if (entity instanceof RootClass root && root.getSoftDeleteColumn() != null) {
      add(root.getTable(), root.getSoftDeleteColumn(), name + "#{soft-delete}");
    }
    for (Join join : entity.getJoins()) {
      tables.putIfAbsent(join.getTable(), name);
      if (id != null) {
        addValue(name + "#" + id.getName(), join.getKey());
      }
    }
  }

  private void addProperty(String owner, Property property) {
    addNested(owner + "#" + property.getName(), property.getValue());
  }

  private void addNested(String origin, Value value) {
    if (value instanceof Component component) {
      if (component.getAggregateColumn() != null) {
        add(component.getTable(), component.getAggregateColumn(), origin);
      } else {
        addComponent(origin + ".", component);
      }
    } else if (!(value instanceof Collection)) {
      addValue(origin, value);
    }
  }

  private void addComponent(String prefix, Component component) {
    component
        .getProperties()
        .forEach(property -> addNested(prefix + property.getName(), property.getValue()));
  }

  private void addCollection(Collection collection) {
    PersistentClass owner = collection.getOwner();
    String name = owner.getClassName() == null ? owner.getEntityName() : owner.getClassName();
    String property = collection.getRole().substring(owner.getEntityName().length() + 1);
    String origin = name + "#" + property;
    tables.putIfAbsent(collection.getCollectionTable(), origin);
    addValue(origin, collection.getKey());
    if (collection.getSoftDeleteColumn() != null) {
      add(
          collection.getCollectionTable(),
          collection.getSoftDeleteColumn(),
          origin + ".{soft-delete}");
    }
    Value element = collection.getElement();
    if (element != null && !(element instanceof OneToMany)) {
      addNested(origin, element);
    }
    if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
      addNested(origin + ".{index}", indexed.getIndex());
    }
    if (collection instanceof IdentifierCollection bag && bag.getIdentifier() != null) {
      addValue(origin + ".{id}", bag.getIdentifier());
    }
  }

  private void addValue(String origin, Value value) {
    value.getSelectables().stream()
        .filter(Column.class::isInstance)
        .forEach(column -> add(value.getTable(), (Column) column, origin));
  }

  private void add(Table table, Column column, String origin) {
    columns
        .computeIfAbsent(table, key -> new HashMap<>())
        .putIfAbsent(CatalogNames.of(column, dialect), origin);
  }
}

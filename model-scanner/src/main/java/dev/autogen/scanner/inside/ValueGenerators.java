package dev.autogen.scanner.inside;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hibernate.Version;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.generator.GeneratorCreationContext;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Value;
import org.hibernate.models.spi.MemberDetails;
import org.hibernate.service.ServiceRegistry;

/**
 * Makes the generators of properties, as Hibernate 7 does while it builds a session factory ({@code
 * EntityMetamodel.buildGenerator}): since 7.4 {@code CurrentTimestampGeneration} makes the column
 * of a {@code @CreationTimestamp} or {@code @UpdateTimestamp} not null when it is made.
 */
final class ValueGenerators {

  private final MetadataImplementor metadata;
  private final Map<String, String> settings;

  private ValueGenerators(MetadataImplementor metadata, Map<String, String> settings) {
    this.metadata = metadata;
    this.settings = settings;
  }

  /** Applies what they do to the columns. In Hibernate 6 they do nothing. */
  static void apply(MetadataImplementor metadata, Map<String, String> settings) {
    if (!Version.getVersionString().startsWith("6.")) {
      new ValueGenerators(metadata, settings).apply();
    }
  }

  private void apply() {
    for (PersistentClass entity : metadata.getEntityBindings()) {
      for (Property property : generated(entity)) {
        try {
          property
              .getValueGeneratorCreator()
              .createGenerator(new Context(entity, property, metadata, settings));
        } catch (RuntimeException e) {
          // A generator of the application that needs the running application: what it does to a
          // column, if anything, cannot be known here, and the model is complete without it.
          continue;
        }
      }
    }
  }

  /** The properties of an embeddable too, but not those of one within it; as Hibernate has it. */
  private static Set<Property> generated(PersistentClass entity) {
    Set<Property> properties = new LinkedHashSet<>();
    for (Property property : entity.getPropertyClosure()) {
      properties.add(property);
      if (property.getValue() instanceof Component component) {
        properties.addAll(component.getProperties());
      }
    }
    properties.removeIf(property -> property.getValueGeneratorCreator() == null);
    return properties;
  }

  private record Context(
      PersistentClass entity,
      Property property,
      MetadataImplementor metadata,
      Map<String, String> settings)
      implements GeneratorCreationContext {

    @Override
    public Database getDatabase() {
      return metadata.getDatabase();
    }

    @Override
    public ServiceRegistry getServiceRegistry() {
      return metadata.getMetadataBuildingOptions().getServiceRegistry();
    }

    @Override
    public String getDefaultCatalog() {
      return null;
    }

    @Override
    public String getDefaultSchema() {
      return settings.get("hibernate.default_schema");
    }

    @Override
    public PersistentClass getPersistentClass() {
      return entity;
    }

    @Override
    public RootClass getRootClass() {
      return entity.getRootClass();
    }

    @Override
    public Property getProperty() {
      return property;
    }

    @Override
    public Value getValue() {
      return property.getValue();
    }

    @Override
    public MemberDetails getMemberDetails() {
      return property.getValue() instanceof SimpleValue value ? value.getMemberDetails() : null;
    }
  }
}

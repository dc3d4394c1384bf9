package dev.autogen.cli.it;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.boot.spi.MetadataBuilderContributor;

/**
 * Starts Hibernate as an application with {@code hibernate.hbm2ddl.auto=create-only} does. Runs in
 * a class loader that has the entities, and loads nothing else of the tests.
 */
public final class CreateByHibernate {

  private CreateByHibernate() {}

  /** Creates the schema of annotated classes in an empty database. */
  public static void create(String url, Collection<Class<?>> classes) {
    create(url, classes, List.of(), Map.of());
  }

  /**
   * Creates the schema of annotated classes and packages in an empty database.
   *
   * @param settings Hibernate's settings of the application
   */
  @SuppressWarnings("removal") // MetadataBuilderContributor, as in HibernateBoot.
  public static void create(
      String url,
      Collection<Class<?>> classes,
      Collection<String> packages,
      Map<String, String> settings) {
    StandardServiceRegistryBuilder services =
        new StandardServiceRegistryBuilder(
            new BootstrapServiceRegistryBuilder()
                .applyClassLoader(Thread.currentThread().getContextClassLoader())
                .build());
    Map.of(
            "jakarta.persistence.jdbc.url", url,
            "hibernate.hbm2ddl.auto", "create-only",
            "hibernate.hbm2ddl.halt_on_error", "true",
            // The generated metamodel classes are for the Jakarta Persistence of Hibernate 7.
            "hibernate.jpa.static_metamodel.population", "disabled")
        .forEach(services::applySetting);
    settings.forEach(services::applySetting);
    StandardServiceRegistry registry = services.build();
    try {
      MetadataSources sources = new MetadataSources(registry);
      classes.forEach(sources::addAnnotatedClass);
      packages.forEach(sources::addPackage);
      MetadataBuilder builder = sources.getMetadataBuilder();
      Object contributor = settings.get("hibernate.metadata_builder_contributor");
      if (contributor != null) {
        registry
            .requireService(StrategySelector.class)
            .resolveStrategy(MetadataBuilderContributor.class, contributor)
            .contribute(builder);
      }
      builder.build().buildSessionFactory().close();
    } finally {
      StandardServiceRegistryBuilder.destroy(registry);
    }
  }
}

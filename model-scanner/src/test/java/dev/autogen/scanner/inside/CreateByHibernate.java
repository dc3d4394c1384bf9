package dev.autogen.scanner.inside;

import java.util.List;
import java.util.Map;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/**
 * Starts a session factory as an application does, so that Hibernate creates the schema by itself.
 */
public final class CreateByHibernate {

  private CreateByHibernate() {}

  /** Has the signature of {@link HibernateModelReader#read}, and returns nothing of interest. */
  public static String read(
      Map<String, String> settings,
      List<String> classNames,
      List<String> packageNames,
      List<String> mappingResources,
      List<String> mappingUrls,
      String configurationUrl,
      List<String> customizers) {
    StandardServiceRegistryBuilder builder =
        new StandardServiceRegistryBuilder(
            new BootstrapServiceRegistryBuilder()
                .applyClassLoader(Thread.currentThread().getContextClassLoader())
                .build());
    settings.forEach(builder::applySetting);
    StandardServiceRegistry registry = builder.build();
    try {
      MetadataSources sources = new MetadataSources(registry);
      classNames.forEach(sources::addAnnotatedClassName);
      packageNames.forEach(sources::addPackage);
      mappingResources.forEach(sources::addResource);
      sources.buildMetadata().buildSessionFactory().close();
      return "";
    } finally {
      StandardServiceRegistryBuilder.destroy(registry);
    }
  }
}

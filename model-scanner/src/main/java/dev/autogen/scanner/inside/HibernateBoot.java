package dev.autogen.scanner.inside;

import dev.autogen.revision.AutogenException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.cfgxml.spi.CfgXmlAccessService;
import org.hibernate.boot.cfgxml.spi.LoadedConfig;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.spi.JdbcServices;

/**
 * Hibernate's registries, and the metadata built in them, without a connection or a session
 * factory.
 */
final class HibernateBoot implements AutoCloseable {

  private static final String CONTRIBUTOR = "hibernate.metadata_builder_contributor";

  private final StandardServiceRegistry registry;

  private HibernateBoot(StandardServiceRegistry registry) {
    this.registry = registry;
  }

  /** Builds the registries in the context class loader of the thread. */
  static HibernateBoot start(Map<String, String> settings, String configurationUrl) {
    BootstrapServiceRegistry bootstrap =
        new BootstrapServiceRegistryBuilder()
            .applyClassLoader(Thread.currentThread().getContextClassLoader())
            .build();
    try {
      StandardServiceRegistryBuilder builder = new StandardServiceRegistryBuilder(bootstrap);
      if (!configurationUrl.isEmpty()) {
        builder.configure(url(configurationUrl));
      }
      settings.forEach(builder::applySetting);
      HibernateBoot boot = new HibernateBoot(builder.build());
      boot.requirePostgresql();
      return boot;
    } catch (RuntimeException | Error e) {
      BootstrapServiceRegistryBuilder.destroy(bootstrap);
      throw e;
    }
  }

  private void requirePostgresql() {
    Dialect dialect = dialect();
    if (!(dialect instanceof PostgreSQLDialect)) {
      String name = dialect.getClass().getName();
      close();
      throw AutogenException.failed(
          "The setting hibernate.dialect is %s, but autogen writes for PostgreSQL. Remove the setting, or name a dialect of PostgreSQL."
              .formatted(name));
    }
  }

  Dialect dialect() {
    return registry.requireService(JdbcServices.class).getDialect();
  }

  Map<String, Object> settings() {
    return registry.requireService(ConfigurationService.class).getSettings();
  }

  MetadataImplementor metadata(
      List<String> classNames,
      List<String> packageNames,
      List<String> mappingResources,
      List<String> mappingUrls) {
    MetadataSources sources = new MetadataSources(registry);
    for (String name : classNames) {
      requireLoadable(name);
      sources.addAnnotatedClassName(name);
    }
    packageNames.forEach(sources::addPackage);
    mappingResources.forEach(sources::addResource);
    mappingUrls.forEach(url -> sources.addURL(url(url)));
    LoadedConfig configuration =
        registry.requireService(CfgXmlAccessService.class).getAggregatedConfig();
    if (configuration != null && configuration.getMappingReferences() != null) {
      configuration.getMappingReferences().forEach(mapping -> mapping.apply(sources));
    }
    MetadataBuilder builder = sources.getMetadataBuilder();
    contributors(builder);
    return (MetadataImplementor) builder.build();
  }

  /** Loads a class first, for Hibernate's class loader keeps to itself why it cannot. */
  private static void requireLoadable(String className) {
    try {
      Class.forName(className, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new ClassLoadingException(className, e);
    }
  }

  /**
   * As Hibernate's EntityManagerFactoryBuilderImpl does for an application that boots through JPA.
   */
  @SuppressWarnings("removal") // What replaces the interface is not in Hibernate 6.6.
  private void contributors(MetadataBuilder builder) {
    Object configured = settings().get(CONTRIBUTOR);
    if (configured != null) {
      registry
          .requireService(StrategySelector.class)
          .resolveStrategy(MetadataBuilderContributor.class, configured)
          .contribute(builder);
    }
    registry
        .requireService(ClassLoaderService.class)
        .loadJavaServices(MetadataBuilderContributor.class)
        .forEach(contributor -> contributor.contribute(builder));
  }

  private static URL url(String text) {
    try {
      return new URL(text);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("Not a URL: " + text, e);
    }
  }

  /** Destroys the registries, that of the bootstrap included. */
  @Override
  public void close() {
    StandardServiceRegistryBuilder.destroy(registry);
  }
}

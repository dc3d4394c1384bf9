package dev.autogen.scanner.inside;

import dev.autogen.revision.AutogenException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.cfgxml.spi.CfgXmlAccessService;
import org.hibernate.boot.cfgxml.spi.LoadedConfig;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.boot.spi.MetadataBuildingOptions;
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
  private final Customizers customizers;

  private HibernateBoot(StandardServiceRegistry registry, Customizers customizers) {
    this.registry = registry;
    this.customizers = customizers;
  }

  /** Builds the registries in the context class loader of the thread. */
  static HibernateBoot start(
      Map<String, String> settings, String configurationUrl, Customizers customizers) {
    BootstrapServiceRegistryBuilder first =
        new BootstrapServiceRegistryBuilder()
            .applyClassLoader(Thread.currentThread().getContextClassLoader());
    customizers.customize(BootstrapServiceRegistryBuilder.class, first);
    BootstrapServiceRegistry bootstrap = first.build();
    try {
      StandardServiceRegistryBuilder builder = new StandardServiceRegistryBuilder(bootstrap);
      if (!configurationUrl.isEmpty()) {
        builder.configure(url(configurationUrl));
      }
      settings.forEach(builder::applySetting);
      customizers.customize(StandardServiceRegistryBuilder.class, builder);
      HibernateBoot boot = new HibernateBoot(builder.build(), customizers);
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

  /** Returns a setting as text, wherever it comes from. */
  Optional<String> setting(String key) {
    return Optional.ofNullable(settings().get(key)).map(Object::toString);
  }

  /** Puts into the header the strategies that the application's code chose, not a setting. */
  void addNaming(
      MetadataImplementor metadata, Map<String, String> settings, Map<String, String> header) {
    MetadataBuildingOptions options = metadata.getMetadataBuildingOptions();
    chosenInCode(
            options.getPhysicalNamingStrategy(),
            settings.get("hibernate.physical_naming_strategy"),
            PhysicalNamingStrategyStandardImpl.class)
        .ifPresent(name -> header.put("physical-naming-strategy", name));
    chosenInCode(
            options.getImplicitNamingStrategy(),
            settings.get("hibernate.implicit_naming_strategy"),
            ImplicitNamingStrategyJpaCompliantImpl.class)
        .ifPresent(name -> header.put("implicit-naming-strategy", name));
  }

  private static Optional<String> chosenInCode(Object strategy, String setting, Class<?> usual) {
    // A setting without a dot is one of Hibernate's short names.
    if (setting == null ? strategy.getClass() == usual : setting.indexOf('.') < 0) {
      return Optional.empty();
    }
    return Optional.of(strategy.getClass().getName()).filter(name -> !name.equals(setting));
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
    customizers.customize(MetadataSources.class, sources);
    MetadataBuilder builder = sources.getMetadataBuilder();
    contributors(builder);
    customizers.customize(MetadataBuilder.class, builder);
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

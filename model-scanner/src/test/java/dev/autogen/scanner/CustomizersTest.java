package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.TargetMetadata;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes of the application do in a scan what its code does before it starts Hibernate. */
class CustomizersTest {

  private static final String POST = "@Entity class Post { @Id Long id; String firstName; }";

  private static EntityProject project(HibernateVersion version) {
    return new EntityProject(version).source(POST);
  }

  private static TargetMetadata scan(EntityProject project, String... customizers) {
    return EntityScanner.scan(
        project
            .request()
            .withSources(EntitySources.SEARCHED.withCustomizers(List.of(customizers))));
  }

  @ParameterizedTest
  @EnumSource
  void metadataBuilderGetsANamingStrategy(HibernateVersion version) {
    try (EntityProject project =
        project(version)
            .source(
                """
                public class Prefix extends org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl {
                  public org.hibernate.boot.model.naming.Identifier toPhysicalTableName(
                      org.hibernate.boot.model.naming.Identifier name,
                      org.hibernate.engine.jdbc.env.spi.JdbcEnvironment environment) {
                    return org.hibernate.boot.model.naming.Identifier.toIdentifier("app_" + name.getText());
                  }
                }
                """)
            .source(
                """
                public class Hook implements java.util.function.Consumer<org.hibernate.boot.MetadataBuilder> {
                  public void accept(org.hibernate.boot.MetadataBuilder builder) {
                    builder.applyPhysicalNamingStrategy(new Prefix());
                  }
                }
                """)) {
      TargetMetadata metadata = scan(project, "app.Hook");
      assertThat(metadata.print()).contains("column app_post.firstname varchar(255)");
      assertThat(metadata.header()).containsEntry("physical-naming-strategy", "app.Prefix");
      assertThat(project.scan().header()).containsEntry("physical-naming-strategy", "default");
    }
  }

  @ParameterizedTest
  @EnumSource
  void registryGetsSettingsAndSourcesGetClasses(HibernateVersion version) {
    try (EntityProject project =
        project(version)
            .source(
                "package elsewhere; @jakarta.persistence.Entity public class More { @jakarta.persistence.Id Long id; }")
            .source(
                """
                public class Settings implements java.util.function.Consumer<org.hibernate.boot.registry.StandardServiceRegistryBuilder> {
                  public void accept(org.hibernate.boot.registry.StandardServiceRegistryBuilder builder) {
                    builder.applySetting("hibernate.default_schema", "tenant");
                  }
                }
                """)
            .source(
                """
                public class Classes implements java.util.function.Consumer<org.hibernate.boot.MetadataSources> {
                  public void accept(org.hibernate.boot.MetadataSources sources) {
                    sources.addAnnotatedClassName("elsewhere.More");
                  }
                }
                """)) {
      TargetMetadata metadata =
          EntityScanner.scan(
              project
                  .request()
                  .withSources(
                      EntitySources.SEARCHED
                          .withPackages(List.of("app"))
                          .withCustomizers(List.of("app.Settings", "app.Classes"))));
      assertThat(metadata.print()).contains("column more.id bigint", "column post.id bigint");
      assertThat(metadata.header()).containsEntry("default-schema", "tenant");
    }
  }

  /** As an application does whose contributor asks for a service that only it adds. */
  @ParameterizedTest
  @EnumSource
  void contributorFindsTheServiceThatTheApplicationAdds(HibernateVersion version) {
    try (EntityProject project =
        project(version)
            .source(
                """
                public class Lengths implements org.hibernate.service.Service {
                  int length = 99;
                }
                """)
            .source(
                """
                public class AddsLengths implements java.util.function.Consumer<org.hibernate.boot.registry.StandardServiceRegistryBuilder> {
                  public void accept(org.hibernate.boot.registry.StandardServiceRegistryBuilder builder) {
                    builder.addService(Lengths.class, new Lengths());
                  }
                }
                """)
            .source(
                """
                public class Contributor implements org.hibernate.boot.spi.AdditionalMappingContributor {
                  public String getContributorName() { return "lengths"; }
                  public void contribute(
                      org.hibernate.boot.spi.AdditionalMappingContributions contributions,
                      org.hibernate.boot.spi.InFlightMetadataCollector metadata,
                      org.hibernate.boot.ResourceStreamLocator locator,
                      org.hibernate.boot.spi.MetadataBuildingContext context) {
                    try {
                      Lengths lengths = context.getBootstrapContext().getServiceRegistry().getService(Lengths.class);
                      metadata.getEntityBinding("app.Post").getTable().getColumn(
                          org.hibernate.boot.model.naming.Identifier.toIdentifier("firstName"))
                          .setLength(lengths.length);
                    } catch (org.hibernate.service.UnknownServiceException withoutTheApplication) {
                      return;
                    }
                  }
                }
                """)
            .resource(
                "META-INF/services/org.hibernate.boot.spi.AdditionalMappingContributor",
                "app.Contributor\n")) {
      assertThat(scan(project, "app.AddsLengths").print())
          .contains("column post.firstname varchar(99)");
      assertThat(project.scan().print()).contains("column post.firstname varchar(255)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app.Missing | There is no class app.Missing, which scan.customizer names.",
        "app.Post | The class app.Post, which scan.customizer names, is no java.util.function.Consumer of one of BootstrapServiceRegistryBuilder, StandardServiceRegistryBuilder, MetadataSources, MetadataBuilder.",
        "app.OfText | The class app.OfText, which scan.customizer names, is no java.util.function.Consumer",
        "app.Needy | The class app.Needy, which scan.customizer names, has no public constructor without parameters.",
        "app.Failing | The class app.Failing, which scan.customizer names, fails: java.lang.IllegalStateException: no kernel.",
      })
  void whatCannotCustomizeIsNamed(String name, String message) {
    try (EntityProject project =
        project(HibernateVersion.HIBERNATE_7)
            .source(
                "public class OfText implements java.util.function.Consumer<String> { public void accept(String text) { } }")
            .source(
                """
                public class Needy implements java.util.function.Consumer<org.hibernate.boot.MetadataBuilder> {
                  public Needy(String text) { }
                  public void accept(org.hibernate.boot.MetadataBuilder builder) { }
                }
                """)
            .source(
                """
                public class Failing implements java.util.function.Consumer<org.hibernate.boot.MetadataBuilder> {
                  public void accept(org.hibernate.boot.MetadataBuilder builder) {
                    throw new IllegalStateException("no kernel");
                  }
                }
                """)) {
      assertThatThrownBy(() -> scan(project, name))
          .isInstanceOf(AutogenException.class)
          .hasMessageStartingWith(message)
          .hasMessageEndingWith(".");
    }
  }

  @Test
  void severalAreCalledInTheirOrder() {
    try (EntityProject project =
        project(HibernateVersion.HIBERNATE_7)
            .source(hook("One", "one"))
            .source(hook("Two", "two"))) {
      assertThat(scan(project, "app.One", "app.Two").header())
          .containsEntry("default-schema", "two");
      assertThat(scan(project, "app.Two", "app.One").header())
          .containsEntry("default-schema", "one");
    }
  }

  private static String hook(String name, String schema) {
    return """
    public class %s implements java.util.function.Consumer<org.hibernate.boot.registry.StandardServiceRegistryBuilder> {
      public void accept(org.hibernate.boot.registry.StandardServiceRegistryBuilder builder) {
        builder.applySetting("hibernate.default_schema", "%s");
      }
    }
    """
        .formatted(name, schema);
  }
}

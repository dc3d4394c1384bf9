package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Table;
import dev.autogen.schema.TargetMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Naming strategies, persistence units, and settings that must not matter. */
class ApplicationSettingsTest {

  private static final String POST =
      """
      @Entity
      @Table(name = "BlogPost")
      class Post {
        @Id Long id;
        @Column(name = "`Mixed Case`") String quoted;
        String firstName;
        @ElementCollection Set<String> keyWords;
      }
      """;

  private static EntityProject project(HibernateVersion version) {
    return new EntityProject(version).source(POST);
  }

  @ParameterizedTest
  @EnumSource
  void hibernatesOwnNamesAreFolded(HibernateVersion version) {
    try (EntityProject project = project(version)) {
      TargetMetadata metadata = project.scan();
      assertThat(metadata.header())
          .containsEntry("physical-naming-strategy", "default")
          .containsEntry("implicit-naming-strategy", "default");
      assertThat(EntityProject.facts(metadata, "blogpost"))
          .contains(
              "column blogpost.\"Mixed Case\" varchar(255)",
              "column blogpost.firstname varchar(255)");
    }
  }

  /** The class is a stand-in: only its name makes the class path one of Spring Boot. */
  @ParameterizedTest
  @EnumSource
  void springBootsStrategiesAreTheDefaultWhereItIsOnTheClassPath(HibernateVersion version) {
    String packageName =
        version == HibernateVersion.HIBERNATE_6
            ? "org.springframework.boot.orm.jpa.hibernate"
            : "org.springframework.boot.hibernate";
    try (EntityProject project = project(version)) {
      project.source(
          """
          package %s;

          public class SpringImplicitNamingStrategy
              extends org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl { }
          """
              .formatted(packageName));
      TargetMetadata metadata = project.scan();
      assertThat(metadata.header())
          .containsEntry(
              "physical-naming-strategy",
              version == HibernateVersion.HIBERNATE_6
                  ? "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"
                  : "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")
          .containsEntry("implicit-naming-strategy", packageName + ".SpringImplicitNamingStrategy");
      // Hibernate 6 writes quoted names in lower case as well, Hibernate 7 leaves them alone.
      assertThat(EntityProject.facts(metadata, "blog_post"))
          .contains("column blog_post.first_name varchar(255)")
          .contains(
              version == HibernateVersion.HIBERNATE_6
                  ? "column blog_post.\"mixed case\" varchar(255)"
                  : "column blog_post.\"Mixed Case\" varchar(255)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void settingsThatConnectOrCreateAreIgnored(HibernateVersion version) {
    try (EntityProject project = project(version)) {
      project
          .setting("hibernate.hbm2ddl.auto", "create")
          .setting("jakarta.persistence.schema-generation.database.action", "create")
          .setting("jakarta.persistence.jdbc.url", "jdbc:postgresql://nowhere.invalid/x")
          .setting("hibernate.connection.provider_class", "no.such.Provider")
          .setting("hibernate.cache.region.factory_class", "no.such.Factory")
          .setting("hibernate.cache.use_second_level_cache", "true");
      assertThat(project.scan().schema().objects(Table.class)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void standardOutputAndPropertiesAreLeftAlone(HibernateVersion version) {
    java.io.PrintStream before = System.out;
    java.io.ByteArrayOutputStream printed = new java.io.ByteArrayOutputStream();
    java.io.PrintStream capture = new java.io.PrintStream(printed, true);
    System.setOut(capture);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (EntityProject project = project(version)) {
      project
          .source(
              """
              @Entity class Loud {
                static { System.out.println("loud"); System.err.println("loud"); }
                @Id Long id = 1L;
                String text;
              }
              """)
          .source(
              """
              @Converter(autoApply = true)
              class LoudConverter implements AttributeConverter<String, String> {
                public LoudConverter() { System.out.println("loud"); }
                public String convertToDatabaseColumn(String value) { return value; }
                public String convertToEntityAttribute(String value) { return value; }
              }
              """);
      project.scan();
      assertThat(printed.toString()).isEmpty();
      assertThat(System.out).isSameAs(capture);
      assertThat(System.getProperty("org.jboss.logging.provider")).isNull();
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
    } finally {
      System.setOut(before);
    }
  }

  private static String unit(String name, String content) {
    return "<persistence-unit name=\"%s\">%s</persistence-unit>".formatted(name, content);
  }

  private static String persistence(String units) {
    return """
        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">%s</persistence>
        """
        .formatted(units);
  }

  private static final String OTHER = "@Entity class Other { @Id Long id; String firstName; }";

  @ParameterizedTest
  @EnumSource
  void onlyUnitIsUsedWithItsProperties(HibernateVersion version) {
    try (EntityProject project = project(version)) {
      project
          .source(OTHER)
          .resource(
              PersistenceUnits.FILE,
              persistence(
                  unit(
                      "main",
                      """
                      <class>app.Other</class>
                      <exclude-unlisted-classes/>
                      <properties>
                        <property name="hibernate.physical_naming_strategy"
                            value="org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"/>
                        <property name="hibernate.hbm2ddl.auto" value="create"/>
                      </properties>
                      """)));
      assertThat(project.scan().print())
          .contains("column other.first_name varchar(255)")
          .doesNotContain("blog_post");
    }
  }

  @ParameterizedTest
  @EnumSource
  void unitTakesTheAnnotatedClassesOfItsRoot(HibernateVersion version) {
    try (EntityProject project = project(version)) {
      project
          .source(OTHER)
          .resource(
              PersistenceUnits.FILE,
              persistence(
                  unit("main", "<exclude-unlisted-classes>false</exclude-unlisted-classes>")));
      assertThat(project.scan().schema().objects(Table.class)).hasSize(3);
    }
  }

  @Test
  void oneOfSeveralUnitsHasToBeNamed() {
    try (EntityProject project = project(HibernateVersion.HIBERNATE_7)) {
      project
          .source(OTHER)
          .resource(
              PersistenceUnits.FILE,
              persistence(
                  unit("blog", "<class>app.Post</class><exclude-unlisted-classes/>")
                      + unit("rest", "<class>app.Other</class><exclude-unlisted-classes/>")));
      assertThatThrownBy(project::scan)
          .isInstanceOfSatisfying(
              AutogenException.class,
              e -> assertThat(e.kind()).isEqualTo(AutogenException.Kind.USAGE))
          .hasMessageEndingWith("Name one of: blog, rest.");
      assertThatThrownBy(() -> EntityScanner.scan(project.request().withPersistenceUnit("nope")))
          .hasMessage("There is no persistence unit nope. Name one of: blog, rest.");
      assertThat(
              EntityScanner.scan(project.request().withPersistenceUnit("rest"))
                  .schema()
                  .objects(Table.class))
          .extracting(table -> table.name().name())
          .containsExactly("other");
    }
  }

  @ParameterizedTest
  @EnumSource
  void entityWithoutAClassHasItsEntityNameAsOrigin(HibernateVersion version) {
    try (EntityProject project = project(version)) {
      project
          .resource(
              "dynamic.hbm.xml",
              """
              <hibernate-mapping xmlns="http://www.hibernate.org/xsd/orm/hbm">
                <class entity-name="Revision" table="revinfo">
                  <id name="rev" type="integer"><generator class="sequence"/></id>
                  <property name="stamp" type="long"/>
                </class>
              </hibernate-mapping>
              """)
          .resource(
              PersistenceUnits.FILE,
              persistence(unit("main", "<mapping-file>dynamic.hbm.xml</mapping-file>")));
      assertThat(project.scan().print())
          .contains("table revinfo -- Revision")
          .contains("column revinfo.stamp bigint -- Revision#stamp");
    }
  }
}

package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Table;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that say what is mapped, under names and in places that the application chose. */
class NamedSourcesTest {

  private static final String POST = "@Entity class Post { @Id Long id; String firstName; }";
  private static final String OTHER = "@Entity class Other { @Id Long id; }";

  private static final String HBM =
      """
      <hibernate-mapping xmlns="http://www.hibernate.org/xsd/orm/hbm">
        <class entity-name="Revision" table="revinfo">
          <id name="rev" type="integer"><generator class="assigned"/></id>
        </class>
      </hibernate-mapping>
      """;

  private static final String PERSISTENCE =
      """
      <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
        <persistence-unit name="main">
          <class>app.Post</class>
          <exclude-unlisted-classes>%s</exclude-unlisted-classes>
          <properties><property name="hibernate.default_schema" value="main"/></properties>
        </persistence-unit>
      </persistence>
      """;

  /** With the document type that files of this kind have had for twenty years. */
  private static final String CONFIGURATION =
      """
      <?xml version="1.0"?>
      <!DOCTYPE hibernate-configuration PUBLIC "-//Hibernate/Hibernate Configuration DTD 3.0//EN"
          "http://www.hibernate.org/dtd/hibernate-configuration-3.0.dtd">
      <hibernate-configuration>
        <session-factory>
          <property name="connection.url">jdbc:postgresql://nowhere.invalid/x</property>
          <property name="hbm2ddl.auto">create</property>
          <property name="default_schema">configured</property>
          <property name="hibernate.physical_naming_strategy">org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy</property>
          <mapping class="app.Post"/>
          <mapping resource="some.hbm.xml"/>
        </session-factory>
      </hibernate-configuration>
      """;

  private static TargetMetadata scan(EntityProject project, EntitySources sources) {
    return EntityScanner.scan(project.request().withSources(sources));
  }

  private static List<String> tables(TargetMetadata metadata) {
    return metadata.schema().objects(Table.class).stream()
        .map(table -> table.name().name())
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void persistenceXmlUnderAnotherNameInALibrary(HibernateVersion version) throws IOException {
    try (EntityProject library = new EntityProject(version).source(POST).source(OTHER);
        EntityProject project = new EntityProject(version).library(library.classes())) {
      library.resource("default-persistence.xml", PERSISTENCE.formatted("true"));
      EntitySources sources = EntitySources.SEARCHED.withPersistenceXml("default-persistence.xml");
      assertThat(tables(scan(project, sources))).containsExactly("post");
      assertThat(scan(project, sources).header()).containsEntry("default-schema", "main");
      library.resource("default-persistence.xml", PERSISTENCE.formatted("false"));
      assertThat(tables(scan(project, sources))).containsExactly("other", "post");
      assertThat(tables(scan(project, sources.withPersistenceUnit("main")))).hasSize(2);
      assertThatThrownBy(() -> scan(project, sources.withPersistenceUnit("nope")))
          .hasMessage("There is no persistence unit nope. Name one of: main.");
    }
  }

  @Test
  void persistenceXmlOutsideTheClassPath() throws IOException {
    try (EntityProject project =
        new EntityProject(HibernateVersion.HIBERNATE_7).source(POST).source(OTHER)) {
      Path file = project.directory().resolve("units.xml");
      Files.writeString(file, PERSISTENCE.formatted("false"));
      EntitySources sources = EntitySources.SEARCHED.withPersistenceXml(file.toString());
      assertThat(tables(scan(project, sources))).containsExactly("other", "post");
    }
  }

  /** Gradle keeps resources in a directory of their own. */
  @Test
  void persistenceXmlInADirectoryOfResourcesHoldsForTheClassesBesideIt() throws IOException {
    try (EntityProject project =
            new EntityProject(HibernateVersion.HIBERNATE_7).source(POST).source(OTHER);
        EntityProject resources = new EntityProject(HibernateVersion.HIBERNATE_7)) {
      resources.resource(PersistenceUnits.FILE, PERSISTENCE.formatted("false"));
      ScanRequest request =
          ScanRequest.of(List.of(project.classes(), resources.classes()), "18")
              .withClassPath(project.request().classPath());
      assertThat(tables(EntityScanner.scan(request))).containsExactly("other", "post");
    }
  }

  @ParameterizedTest
  @EnumSource
  void configurationOutsideTheClassPathGivesClassesMappingsAndSettings(HibernateVersion version)
      throws IOException {
    try (EntityProject library = new EntityProject(version).source(POST).source(OTHER);
        EntityProject project = new EntityProject(version).library(library.classes())) {
      library.resource("some.hbm.xml", HBM);
      Path file = project.directory().resolve("app.cfg.xml");
      Files.writeString(file, CONFIGURATION);
      TargetMetadata metadata =
          scan(project, EntitySources.SEARCHED.withConfiguration(file.toString()));
      assertThat(tables(metadata)).containsExactly("post", "revinfo");
      assertThat(metadata.print()).contains("column post.first_name varchar(255)");
      assertThat(metadata.header())
          .containsEntry("default-schema", "configured")
          .containsEntry(
              "physical-naming-strategy",
              "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");
    }
  }

  @Test
  void settingsOfTheRequestAreStrongerThanThoseOfTheConfiguration() throws IOException {
    try (EntityProject project =
        new EntityProject(HibernateVersion.HIBERNATE_7)
            .source(POST)
            .resource("hibernate.cfg.xml", CONFIGURATION)
            .resource("some.hbm.xml", HBM)
            .setting("hibernate.default_schema", "stronger")) {
      assertThat(tables(project.scan())).containsExactly("post", "revinfo");
      assertThat(project.scan().header()).containsEntry("default-schema", "stronger");
    }
  }

  @ParameterizedTest
  @EnumSource
  void mappingFilesAreNamedAsFilesOrResources(HibernateVersion version) throws IOException {
    try (EntityProject project = new EntityProject(version).source(POST)) {
      project.resource("mapping/a.hbm.xml", HBM);
      Path file = project.directory().resolve("b.hbm.xml");
      Files.writeString(file, HBM.replace("Revision", "Change").replace("revinfo", "changes"));
      EntitySources sources =
          EntitySources.SEARCHED.withMappingFiles(List.of("mapping/a.hbm.xml", file.toString()));
      assertThat(tables(scan(project, sources))).containsExactly("changes", "post", "revinfo");
    }
  }

  @Test
  void aNameThatIsNeitherFileNorResourceIsRefused() {
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7).source(POST)) {
      for (EntitySources sources :
          List.of(
              EntitySources.SEARCHED.withPersistenceXml("no.xml"),
              EntitySources.SEARCHED.withConfiguration("no.xml"),
              EntitySources.SEARCHED.withMappingFiles(List.of("no.xml")))) {
        assertThatThrownBy(() -> scan(project, sources))
            .isInstanceOfSatisfying(
                AutogenException.class,
                e -> assertThat(e.kind()).isEqualTo(AutogenException.Kind.USAGE))
            .hasMessageContaining(
                " names no.xml, which is neither a file nor a resource of the class path.");
      }
    }
  }

  @Test
  void namesWithoutAnyEntityAreRefused() {
    try (EntityProject project =
        new EntityProject(HibernateVersion.HIBERNATE_7)
            .source(POST)
            .source("@MappedSuperclass class Base { @Id Long id; }")) {
      assertThatThrownBy(
              () -> scan(project, EntitySources.SEARCHED.withClassNames(List.of("app.Base"))))
          .isInstanceOf(AutogenException.class)
          .hasMessageStartingWith("Hibernate finds no entity in the classes");
    }
  }
}

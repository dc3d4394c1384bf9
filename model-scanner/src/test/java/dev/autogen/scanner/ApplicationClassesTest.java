package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Hibernate finds on the application's class path takes part in a scan. */
class ApplicationClassesTest {

  private static final String POST =
      "@Entity class Post { @Id Long id; String firstName; @Enumerated(EnumType.STRING) State state; }\n"
          + "enum State { DRAFT, DONE }";

  /** As Envers does. */
  @ParameterizedTest
  @EnumSource
  void contributorOfTheServiceLoaderAddsATableWithoutAClass(HibernateVersion version) {
    try (EntityProject project =
        new EntityProject(version)
            .source(POST)
            .source(
                """
                public class Audit implements org.hibernate.boot.spi.AdditionalMappingContributor {
                  public String getContributorName() { return "audit"; }
                  public void contribute(
                      org.hibernate.boot.spi.AdditionalMappingContributions contributions,
                      org.hibernate.boot.spi.InFlightMetadataCollector metadata,
                      org.hibernate.boot.ResourceStreamLocator locator,
                      org.hibernate.boot.spi.MetadataBuildingContext context) {
                    var post = metadata.getEntityBinding("app.Post").getTable();
                    var namespace = metadata.getDatabase().getDefaultNamespace();
                    var audit = namespace.createTable(
                        org.hibernate.boot.model.naming.Identifier.toIdentifier("post_aud"),
                        name -> new org.hibernate.mapping.Table("audit", namespace, name, false));
                    for (var column : post.getColumns()) {
                      audit.addColumn(column.clone());
                    }
                  }
                }
                """)
            .resource(
                "META-INF/services/org.hibernate.boot.spi.AdditionalMappingContributor",
                "app.Audit\n")) {
      assertThat(EntityProject.facts(project.scan(), "post_aud"))
          .contains("table post_aud", "column post_aud.firstname varchar(255)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void dialectOfTheApplicationDecidesOnTypesAndChecks(HibernateVersion version) {
    try (EntityProject project =
        new EntityProject(version)
            .source(POST)
            .source(
                """
                public class OwnDialect extends org.hibernate.dialect.PostgreSQLDialect {
                  public OwnDialect(org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo info) { super(info); }
                  @Override public boolean supportsColumnCheck() { return false; }
                }
                """)) {
      assertThat(EntityProject.facts(project.scan(), "post"))
          .anyMatch(fact -> fact.startsWith("check post."));
      project.setting("hibernate.dialect", "app.OwnDialect");
      assertThat(EntityProject.facts(project.scan(), "post"))
          .contains("column post.state varchar(255)")
          .noneMatch(fact -> fact.startsWith("check post."));
    }
  }

  @ParameterizedTest
  @EnumSource
  void namingStrategiesOfTheApplicationNameTables(HibernateVersion version) {
    try (EntityProject project =
        new EntityProject(version)
            .source(POST)
            .source(
                """
                public class Plural extends org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl {
                  @Override protected String transformEntityName(org.hibernate.boot.model.naming.EntityNaming naming) {
                    return super.transformEntityName(naming) + "s";
                  }
                }
                """)
            .setting("hibernate.implicit_naming_strategy", "app.Plural")) {
      assertThat(project.scan().print()).contains("column posts.firstname varchar(255)");
      assertThat(project.scan().header()).containsEntry("implicit-naming-strategy", "app.Plural");
    }
  }

  /** Its container makes the listener; a session factory could not be built without it. */
  @ParameterizedTest
  @EnumSource
  void listenerThatOnlyTheApplicationCanMakeIsNotMade(HibernateVersion version) {
    try (EntityProject project =
        new EntityProject(version)
            .source(
                """
                @Entity @EntityListeners(Listener.class) class Post { @Id Long id; }
                class Listener {
                  Listener(String madeByTheContainer) { throw new IllegalStateException(); }
                  @PrePersist void before(Object entity) { }
                }
                """)) {
      assertThat(project.scan().print()).contains("column post.id bigint not null");
    }
  }

  /** As a build for class path and IDE does: the same entity for the old and the new namespace. */
  @ParameterizedTest
  @EnumSource
  void copyForTheOldNamespaceIsNoEntity(HibernateVersion version) {
    try (EntityProject project =
        new EntityProject(version)
            .source("package javax.persistence; public @interface Entity { }")
            .source("package com.example.legacyjpa; @javax.persistence.Entity public class Old { }")
            .source(POST)) {
      assertThat(project.scan().print()).contains("table post").doesNotContain("table old");
    }
  }
}

package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Jakarta Validation changes columns exactly where Hibernate lets it. */
class BeanValidationTest {

  private static final String SOURCE =
      """
      @Entity
      class Post {
        @Id Long id;
        @jakarta.validation.constraints.NotNull String title;
        @jakarta.validation.constraints.NotBlank @jakarta.validation.constraints.Size(max = 40) String slug;
        @jakarta.validation.constraints.Digits(integer = 5, fraction = 2) BigDecimal price;
        @jakarta.validation.constraints.Min(1) int rating;
        @jakarta.validation.constraints.NotNull @ManyToOne Post parent;
      }
      """;

  /** Jars of API, provider and Expression Language, which the build lists in a file. */
  private static List<Path> jars(Predicate<String> wanted) {
    return TestJars.of("autogen.test.validation.classpath").stream()
        .filter(jar -> wanted.test(jar.getFileName().toString()))
        .toList();
  }

  private static EntityProject project(HibernateVersion version, Predicate<String> wanted) {
    EntityProject project = new EntityProject(version);
    jars(name -> name.startsWith("jakarta.validation")).forEach(project::library);
    project.source(SOURCE);
    jars(name -> wanted.test(name) && !name.startsWith("jakarta.validation"))
        .forEach(project::library);
    return project;
  }

  @ParameterizedTest
  @EnumSource
  void constraintsChangeColumns(HibernateVersion version) {
    try (EntityProject project = project(version, name -> true)) {
      assertThat(EntityProject.facts(project.scan(), "post"))
          .contains(
              "column post.title varchar(255) not null",
              "column post.slug varchar(40) not null",
              "column post.price numeric(7, 2)",
              "column post.parent_id bigint not null",
              "check post.post_rating_check (rating>=1)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hibernateCreatesTheSame(HibernateVersion version) throws SQLException {
    try (EntityProject project = project(version, name -> true);
        TestDatabase byHibernate = TestDatabase.create();
        TestDatabase byAutogen = TestDatabase.create()) {
      project.createIn(byHibernate);
      byAutogen.execute(SchemaScript.of(project.scan().schema()));
      List<String> facts = CatalogFacts.of(byHibernate);
      assertThat(facts).anyMatch(fact -> fact.contains("character varying(40) t"));
      assertThat(CatalogFacts.differences(facts, CatalogFacts.of(byAutogen))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HIBERNATE_6, jakarta.persistence.validation.mode, none",
    "HIBERNATE_7, jakarta.persistence.validation.mode, NONE",
    "HIBERNATE_7, jakarta.persistence.validation.mode, callback",
    "HIBERNATE_6, hibernate.validator.apply_to_ddl, false",
    "HIBERNATE_7, hibernate.validator.apply_to_ddl, false"
  })
  void settingsTurnItOff(HibernateVersion version, String key, String value) {
    try (EntityProject project = project(version, name -> true).setting(key, value)) {
      assertThat(EntityProject.facts(project.scan(), "post"))
          .contains("column post.title varchar(255)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutProviderNothingChanges(HibernateVersion version) {
    try (EntityProject project = project(version, name -> false)) {
      assertThat(EntityProject.facts(project.scan(), "post"))
          .contains("column post.title varchar(255)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void providerThatCannotStartIsIgnoredBy6AndRefusedBy7(HibernateVersion version) {
    try (EntityProject project = project(version, name -> name.startsWith("hibernate-validator"))) {
      if (version == HibernateVersion.HIBERNATE_6) {
        assertThat(EntityProject.facts(project.scan(), "post"))
            .contains("column post.title varchar(255)");
      } else {
        assertThatThrownBy(project::scan)
            .hasMessageStartingWith("Jakarta Validation cannot start: ")
            .hasMessageContaining("jakarta.persistence.validation.mode=none");
      }
    }
  }
}

package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What cannot become a schema of PostgreSQL is refused in one sentence that names class and
 * property.
 */
class RejectionsTest {

  private static AbstractThrowableAssert<?, ?> rejection(HibernateVersion version, String source) {
    try (EntityProject project = new EntityProject(version)) {
      project.source(source);
      return assertThatThrownBy(project::scan).isInstanceOf(AutogenException.class);
    }
  }

  private static String columnDefinition(String definition) {
    return """
        @Entity
        class Post {
          @Id Long id;
          @Column(columnDefinition = "%s") String body;
        }
        """
        .formatted(definition);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LONGTEXT | text",
        "MEDIUMTEXT | text",
        "CLOB | text",
        "CHARACTER LARGE OBJECT | text",
        "LONG RAW | bytea",
        "DATETIME | timestamp",
        "TIMESTAMP WITH LOCAL TIME ZONE | timestamptz",
        "TINYINT(1) | smallint",
        "NUMBER(19) | numeric",
        "NUMBER(10,2) | numeric",
        "double | double precision",
        "DOUBLE(10,2) | double precision",
        "VARCHAR2(20) | varchar",
        "VARCHAR2(20 CHAR) | varchar",
        "NVARCHAR2(20) | varchar",
        "NVARCHAR(MAX) | varchar",
        "ENUM('a','b') | an enum type or varchar with a check",
        "BINARY(16) | bytea",
        "BLOB NOT NULL | bytea"
      })
  void typeOfAnotherDbms(String definition, String instead) {
    rejection(HibernateVersion.HIBERNATE_7, columnDefinition(definition))
        .hasMessageStartingWith(
            "app.Post#body: '" + definition.replace(" NOT NULL", "") + "' is not")
        .hasMessageContaining("it has " + instead + " instead")
        .hasMessageEndingWith("Correct the mapping and run again.");
  }

  /** Wherever a definition can stand, the class and the property that say it are named. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Embedded Place place; | app.Post#place.city",
        "@AttributeOverride(name = \"city\", column = @Column(columnDefinition = \"CLOB\")) @Embedded Place2 place; | app.Post#place.city",
        "@ElementCollection @Column(columnDefinition = \"CLOB\") Set<String> tags; | app.Post#tags",
        "@ManyToOne @JoinColumn(columnDefinition = \"NUMBER(19)\") Post parent; | app.Post#parent",
        "@Convert(converter = Yes.class) @Column(columnDefinition = \"CLOB\") Boolean yes; | app.Post#yes",
      })
  void typeOfAnotherDbmsIsFoundEverywhere(String property, String origin) {
    rejection(
            HibernateVersion.HIBERNATE_7,
            """
            @Entity class Post { @Id Long id; %s }
            @Embeddable class Place { @Column(columnDefinition = "CLOB") String city; }
            @Embeddable class Place2 { String city; }
            class Yes implements AttributeConverter<Boolean, String> {
              public String convertToDatabaseColumn(Boolean value) { return null; }
              public Boolean convertToEntityAttribute(String value) { return null; }
            }
            """
                .formatted(property))
        .hasMessageStartingWith(origin)
        .hasMessageContaining("is not a type of PostgreSQL; it has ");
  }

  @ParameterizedTest
  @CsvSource({"int unsigned", "integer auto_increment", "text default", "text check (body"})
  void columnDefinitionThatPostgresqlCannotRead(String definition) {
    rejection(HibernateVersion.HIBERNATE_7, columnDefinition(definition))
        .hasMessageStartingWith("app.Post")
        .hasMessageEndingWith("Correct the mapping and run again.");
  }

  @ParameterizedTest
  @EnumSource
  void reservedWordWithoutQuotes(HibernateVersion version) {
    rejection(version, "@Entity class User { @Id Long id; }")
        .hasMessage(
            "app.User: user is a reserved word of PostgreSQL, and Hibernate writes the name without quotes. Give it another name, or set hibernate.auto_quote_keyword=true. Correct the mapping and run again.");
    rejection(version, "@Entity class Post { @Id Long id; int order; }")
        .hasMessageStartingWith("app.Post#order: order is a reserved word");
  }

  @ParameterizedTest
  @EnumSource
  void reservedWordThatHibernateQuotes(HibernateVersion version) {
    try (EntityProject project = new EntityProject(version)) {
      TargetMetadata metadata =
          project
              .source("@Entity class User { @Id Long id; int order; }")
              .setting("hibernate.auto_quote_keyword", "true")
              .scan();
      assertThat(metadata.print()).contains("column \"User\".\"order\" integer not null");
    }
  }

  @ParameterizedTest
  @EnumSource
  void indexOnAColumnThatIsNotThere(HibernateVersion version) {
    rejection(
            version,
            """
            @Entity
            @Table(indexes = @Index(name = "ix", columnList = "lower(body)"))
            class Post { @Id Long id; String body; }
            """)
        .hasMessageContaining(
            "the index ix names the column lower(body), which the table post does")
        .hasMessageContaining("an expression stands in parentheses");
  }

  @ParameterizedTest
  @EnumSource
  void mappingThatHibernateRejects(HibernateVersion version) {
    rejection(version, "@Entity class Post { String title; }")
        .hasMessageStartingWith("Hibernate does not accept the entities: ")
        .hasMessageContaining("app.Post")
        .hasMessageNotContaining("\n")
        .hasMessageEndingWith("Correct the mapping and run again.");
    rejection(
            version, "@Entity class Post { @Id Long id; @ManyToOne Other other; } class Other { }")
        .hasMessageContaining("app.Other");
  }

  @Test
  void dialectOfAnotherDbms() {
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7)) {
      project
          .source("@Entity class Post { @Id Long id; }")
          .setting("hibernate.dialect", "org.hibernate.dialect.H2Dialect");
      assertThatThrownBy(project::scan)
          .isInstanceOf(AutogenException.class)
          .hasMessageStartingWith(
              "The setting hibernate.dialect is org.hibernate.dialect.H2Dialect");
    }
  }

  @Test
  void noHibernateOnTheClassPath() {
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7)) {
      project.source("@Entity class Post { @Id Long id; }");
      List<Path> persistenceOnly =
          Stream.of(project.request().classPath())
              .flatMap(List::stream)
              .filter(jar -> jar.toString().contains("jakarta.persistence-api"))
              .toList();
      ScanRequest request = project.request().withClassPath(persistenceOnly);
      assertThatThrownBy(() -> EntityScanner.scan(request))
          .isInstanceOf(AutogenException.class)
          .hasMessageStartingWith("There is no Hibernate ORM on the class path");
      TargetMetadata metadata =
          EntityScanner.scan(
              request.withFallbackHibernate(HibernateVersion.HIBERNATE_7.classPath()));
      assertThat(metadata.header().get("hibernate")).startsWith("7.");
    }
  }

  @Test
  void classOfASettingThatIsNotThere() {
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7)) {
      project
          .source("@Entity class Post { @Id Long id; }")
          .setting("hibernate.physical_naming_strategy", "com.example.Missing");
      assertThatThrownBy(project::scan)
          .isInstanceOf(AutogenException.class)
          .hasMessageContaining("com.example.Missing");
    }
  }

  @Test
  void libraryThatIsNotOnTheClassPath() throws IOException {
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7)) {
      project.source("package com.lib; public class Base { }");
      project.source(
          "package com.example; @jakarta.persistence.Entity public class Post extends com.lib.Base { @jakarta.persistence.Id Long id; }");
      Files.delete(project.classes().resolve("com/lib/Base.class"));
      assertThatThrownBy(project::scan)
          .isInstanceOf(AutogenException.class)
          .hasMessageContaining("com.lib.Base")
          .hasMessageContaining("--classpath");
    }
  }
}

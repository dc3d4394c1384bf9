package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Entities in Kotlin, compiled by Kotlin's own compiler into Gradle's directory for them. */
@Execution(ExecutionMode.CONCURRENT)
class KotlinIT {

  private static final String SOURCE = "src/main/kotlin/com/example/Entities.kt";

  private static final String ENTITIES =
      """
      package com.example

      import jakarta.persistence.*
      import java.math.BigDecimal
      import java.util.UUID

      enum class State { DRAFT, DONE }

      @Embeddable
      data class Address(var street: String? = null, @Column(length = 10) var zip: String? = null)

      @MappedSuperclass
      abstract class Base {
        @Id @GeneratedValue
        var id: Long? = null
        @Version
        var version: Int = 0
      }

      @JvmInline
      value class Reference(val text: String)

      @Converter(autoApply = true)
      class UuidConverter : AttributeConverter<UUID, String> {
        override fun convertToDatabaseColumn(value: UUID?): String? = value?.toString()
        override fun convertToEntityAttribute(text: String?): UUID? = text?.let(UUID::fromString)
      }

      @Entity
      @Table(name = "people", uniqueConstraints = [UniqueConstraint(columnNames = ["email"])])
      open class Person(
        @Column(nullable = false, length = 100) var email: String,
        @Enumerated(EnumType.STRING) var state: State = State.DRAFT,
        @Embedded var address: Address = Address(),
        var balance: BigDecimal = BigDecimal.ZERO,
        var key: UUID = UUID.randomUUID(),
        val age: Int = 0,
        val points: Int? = null,
      ) : Base() {
        @ElementCollection
        var tags: MutableSet<String> = mutableSetOf()

        @ManyToOne(optional = false)
        lateinit var employer: Company

        @get:Transient
        val shouted: String get() = email.uppercase()
      }

      @Entity
      class Company(var name: String = "") : Base() {
        @OneToMany(mappedBy = "employer")
        var people: MutableList<Person> = mutableListOf()
      }
      """;

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    project =
        ScratchProject.on(database)
            .with("compile", "never")
            .with("classpath", ScratchProject.classPath(libraries()))
            .write("build.gradle.kts", "plugins { kotlin(\"jvm\") }\n");
    source(ENTITIES);
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  private static Path compiler() {
    return Path.of(System.getProperty("autogen.kotlin", "target/kotlin")).toAbsolutePath();
  }

  /** What a Kotlin module needs when it runs: Hibernate and Kotlin's standard library. */
  private static List<Path> libraries() {
    try (Stream<Path> jars = Files.list(compiler())) {
      return Stream.concat(
              Distribution.hibernate().stream(),
              jars.filter(jar -> jar.getFileName().toString().startsWith("kotlin-stdlib-"))
                  .sorted())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void source(String text) {
    project.write(SOURCE, text);
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  compiler() + "/*",
                  "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                  "-no-stdlib",
                  "-no-reflect",
                  "-nowarn",
                  "-jvm-target",
                  "17",
                  "-cp",
                  ScratchProject.classPath(libraries()),
                  "-d",
                  "build/classes/kotlin/main",
                  SOURCE)
              .directory(project.directory().toFile())
              .redirectErrorStream(true)
              .redirectOutput(project.directory().resolve("kotlinc.log").toFile())
              .start();
      assertThat(process.waitFor()).as(project.read("kotlinc.log")).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void entitiesBecomeTablesAndAChangeARevision() {
    project.run("revision", "-m", "people").succeeds();
    assertThat(project.onlyRevision())
        .contains(
            "column(\"email\", varchar(100)).notNull()",
            "column(\"zip\", varchar(10))",
            // Kotlin's Int is a primitive type, Int? is not.
            "column(\"age\", integer()).notNull()",
            "column(\"points\", integer())",
            "column(\"version\", integer()).notNull()",
            "column(\"key\", varchar(255))",
            "column(\"employer_id\", bigint()).notNull()",
            "\"person_tags\",")
        .doesNotContain("shouted");
    project.run("upgrade").succeeds();
    project.run("check").succeeds();

    List<String> before = IndependentCatalog.of(database);
    source(
        ENTITIES.replace(
            "val points: Int? = null,", "val points: Int? = null,\n  var nick: String? = null,"));
    project.run("revision", "-m", "nick").succeeds();
    project.run("upgrade").succeeds();
    assertThat(IndependentCatalog.of(database)).isNotEqualTo(before);
    project.run("check").succeeds();
    project.run("downgrade", "-1").succeeds();
    assertThat(IndependentCatalog.of(database)).isEqualTo(before);
  }

  @Test
  void aNewerKotlinSourceIsNoticed() throws IOException {
    Files.setLastModifiedTime(
        project.directory().resolve(SOURCE),
        FileTime.from(Instant.now().plus(1, ChronoUnit.HOURS)));
    project
        .run("diff", "--against", "revisions")
        .refuses(1, SOURCE + " is newer than its class. Run './gradlew classes' first");
  }
}

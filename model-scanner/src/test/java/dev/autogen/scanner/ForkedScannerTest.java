package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A scan in a JVM of its own gives what one inside gives, and leaves nothing behind. */
class ForkedScannerTest {

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  private static final String POST =
      """
      @Entity
      class Post {
        @Id @GeneratedValue Long id;
        String title;
        @ElementCollection Set<String> tags;
      }
      """;

  @ParameterizedTest
  @EnumSource
  void givesTheSame(HibernateVersion version) {
    try (EntityProject project = new EntityProject(version).source(POST)) {
      project.setting("hibernate.default_schema", "aufträge");
      TargetMetadata forked = new ForkedScanner(JAVA_HOME).scan(project.request());
      assertThat(forked.print()).isEqualTo(project.scan().print());
      assertThat(forked.header()).containsEntry("default-schema", "aufträge");
    }
  }

  @Test
  void whatTheApplicationStartsPrintsAndWritesEndsWithTheJvm() throws IOException {
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7)) {
      project
          .source(POST)
          .source(
              """
              @Converter(autoApply = true)
              class LoudConverter implements AttributeConverter<String, String> {
                public LoudConverter() throws Exception {
                  new java.io.FileOutputStream(java.io.FileDescriptor.out).write("loud".getBytes());
                  java.nio.file.Files.writeString(java.nio.file.Path.of("made-by-application"), "x");
                  new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();
                  Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } }));
                }
                public String convertToDatabaseColumn(String value) { return value; }
                public String convertToEntityAttribute(String value) { return value; }
              }
              """);
      assertThat(new ForkedScanner(JAVA_HOME).scan(project.request()).print())
          .contains("column post.title varchar(255)");
      assertThat(Path.of("made-by-application")).doesNotExist();
    }
  }

  @Test
  void whatTheJvmSeesOfTheEnvironmentIsForTheCallerToSay(@TempDir Path jdk) throws IOException {
    Path seen = jdk.resolve("seen");
    java(jdk, "env > '" + seen + "'\nexec '" + JAVA_HOME.resolve("bin/java") + "' \"$@\"");
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7).source(POST)) {
      new ForkedScanner(
              jdk,
              environment -> {
                environment.remove("PATH");
                environment.put("ADDED", "x");
              })
          .scan(project.request());
      assertThat(Files.readAllLines(seen))
          .contains("ADDED=x")
          .noneMatch(line -> line.equals("PATH=" + System.getenv("PATH")));
    }
  }

  @Test
  void failureKeepsItsSentenceAndItsKind() {
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7)) {
      project.source("@Entity class Post { String title; }");
      ForkedScanner scanner = new ForkedScanner(JAVA_HOME);
      AutogenException inside = failure(project::scan);
      AutogenException forked = failure(() -> scanner.scan(project.request()));
      assertThat(forked).hasMessage(inside.getMessage());
      assertThat(forked.kind()).isEqualTo(AutogenException.Kind.FAILED);
      assertThat(forked.getCause()).hasMessageContaining("org.hibernate.AnnotationException");

      ScanRequest other = project.request().withPersistenceUnit("nope");
      assertThat(failure(() -> scanner.scan(other)).kind()).isEqualTo(AutogenException.Kind.USAGE);
    }
  }

  private static AutogenException failure(Runnable scan) {
    try {
      scan.run();
    } catch (AutogenException e) {
      return e;
    }
    throw new AssertionError("The scan does not fail");
  }

  @Test
  void aDirectoryWithoutJavaIsNamed(@TempDir Path directory) {
    assertThatThrownBy(() -> new ForkedScanner(directory))
        .isInstanceOfSatisfying(
            AutogenException.class,
            e -> assertThat(e.kind()).isEqualTo(AutogenException.Kind.USAGE))
        .hasMessage(
            "There is no %s. Name the directory of a JDK with scan.java."
                .formatted(directory.resolve("bin/java")));
  }

  @Test
  void theNamedJdkIsUsed(@TempDir Path jdk) throws IOException {
    Path used = jdk.resolve("used");
    java(jdk, "touch '" + used + "'\nexec '" + JAVA_HOME.resolve("bin/java") + "' \"$@\"");
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7).source(POST)) {
      assertThat(new ForkedScanner(jdk).scan(project.request()).schema().isEmpty()).isFalse();
      assertThat(used).exists();
    }
  }

  @Test
  void aJvmThatEndsWithoutAResultIsQuoted(@TempDir Path jdk) throws IOException {
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7).source(POST)) {
      java(jdk, "echo 'Picked up JAVA_TOOL_OPTIONS: -Dx'\necho 'Error: no memory.'\nexit 3");
      assertThatThrownBy(() -> new ForkedScanner(jdk).scan(project.request()))
          .isInstanceOf(AutogenException.class)
          .hasMessageContaining("ended with exit code 3 and no result: Error: no memory. Run");
      java(jdk, "echo 'java.lang.UnsupportedClassVersionError: dev/autogen/Scan'\nexit 1");
      assertThatThrownBy(() -> new ForkedScanner(jdk).scan(project.request()))
          .isInstanceOf(AutogenException.class)
          .hasMessageEndingWith("too old for autogen. Name a JDK 17 or newer with scan.java.");
    }
  }

  private static void java(Path jdk, String script) throws IOException {
    Path java = jdk.resolve("bin").resolve("java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

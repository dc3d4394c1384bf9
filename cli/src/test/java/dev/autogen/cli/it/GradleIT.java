package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A project that Gradle builds; a script stands in for Gradle. */
@Execution(ExecutionMode.CONCURRENT)
class GradleIT {

  private static final String NOTE = "@Entity public class Note { @Id Long id; String text; }";

  private final ScratchProject project =
      ScratchProject.empty()
          .with("revisions", "src/main/java/com/example/db/revisions")
          .with("package", ScratchProject.PACKAGE);

  @BeforeEach
  void create() {
    project.write("build.gradle", "plugins { id 'java' }\n").write("settings.gradle", "");
    source(NOTE);
    gradlew();
  }

  @AfterEach
  void remove() {
    project.close();
  }

  private void source(String text) {
    project.write(
        "src/main/java/com/example/Note.java",
        "package com.example;\n\nimport jakarta.persistence.*;\n\n" + text + "\n");
  }

  /** Compiles as Gradle does, into its directories, and answers the init script's task. */
  private void gradlew() {
    project.write(
        "gradlew",
        """
        #!/bin/sh
        echo "$@" >> gradle.log
        for argument in "$@"; do
          case $argument in -Dautogen.output=*) output=${argument#*=} ;; esac
          task=$argument
        done
        case $task in
          classes)
            mkdir -p build/classes/java/main build/resources/main
            cp -r src/main/resources/. build/resources/main 2>/dev/null
            exec '%s/bin/javac' -proc:none -nowarn -d build/classes/java/main -cp '%s' src/main/java/com/example/*.java ;;
          autogenClassPath) printf '%%s' '%s' > "$output" ;;
        esac
        """
            .formatted(System.getProperty("java.home"), hibernate(), hibernate()));
    assertThat(project.directory().resolve("gradlew").toFile().setExecutable(true)).isTrue();
  }

  private static String hibernate() {
    return ScratchProject.classPath(Distribution.hibernate());
  }

  private long calls(String task) {
    return project.read("gradle.log").lines().filter(line -> line.endsWith(" " + task)).count();
  }

  @Test
  void gradleCompilesAndTellsTheClassPathOnce() {
    CommandResult first =
        project.run("revision", "-m", "notes", "--against", "revisions").succeeds();
    assertThat(first.err()).contains("Compiling: Note.java is newer than its class");
    assertThat(project.onlyRevision()).contains("op.createTable(", "\"note\",");
    project.run("diff", "--against", "revisions").succeeds();
    assertThat(calls("classes")).isEqualTo(1);
    assertThat(calls("autogenClassPath")).isEqualTo(1);
    project.write("build.gradle", "plugins { id 'java-library' }\n");
    project.run("diff", "--against", "revisions").succeeds();
    assertThat(calls("autogenClassPath")).isEqualTo(2);
  }

  @Test
  void resourcesLieInADirectoryOfTheirOwn() {
    project.write(
        "src/main/resources/META-INF/orm.xml",
        """
        <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.1">
          <entity class="com.example.Note"><table name="from_xml"/></entity>
        </entity-mappings>
        """);
    assertThat(project.run("diff", "--against", "revisions").succeeds().out())
        .contains("create table from_xml");
  }

  @Test
  void whatDoesNotCompileIsNamed() {
    source("@Entity public class Note { @Id Long id }");
    project
        .run("diff", "--against", "revisions")
        .refuses(1, "Gradle failed while compiling: src/main/java/com/example/Note.java:5: error:");
  }

  @Test
  void withoutGradleTheTwoKeysAreEnough() {
    project.run("diff", "--against", "revisions").succeeds();
    assertThat(project.directory().resolve("gradlew").toFile().delete()).isTrue();
    project.write("build.gradle", "// changed\n");
    if (System.getenv("PATH").contains("gradle")) {
      return;
    }
    project
        .run("diff", "--against", "revisions")
        .refuses(1, "neither gradlew nor 'gradle' on the PATH", "'classes' and 'classpath'");
    project.with("classes", "build/classes/java/main").with("classpath", hibernate());
    assertThat(project.run("diff", "--against", "revisions").succeeds().out())
        .contains("create table note");
  }
}

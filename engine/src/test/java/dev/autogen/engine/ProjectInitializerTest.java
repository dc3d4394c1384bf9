package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.engine.build.GradleCommand;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectInitializerTest {

  @TempDir Path directory;

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String read(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  @Test
  void aPlainMavenProjectGetsAnEmbeddedDatabase() throws IOException {
    write("pom.xml", "<project>\n  <groupId>com.acme</groupId>\n</project>\n");
    write("src/main/java/com/acme/shop/model/A.java", "package com.acme.shop.model;\nclass A {}\n");
    write("src/main/java/com/acme/shop/web/B.java", "package com.acme.shop.web;\nclass B {}\n");
    write(".gitignore", "target/");
    ProjectInitializer.Result result =
        new ProjectInitializer(directory, true).initialize(Optional.empty());
    assertThat(result.revisions()).isEqualTo("src/main/java/com/acme/shop/db/revisions");
    assertThat(result.written())
        .containsExactly(
            "autogen.properties",
            ".env.example",
            "src/main/java/com/acme/shop/db/revisions/package-info.java",
            ".gitignore",
            "pom.xml");
    assertThat(read("autogen.properties"))
        .contains("url=embedded:postgresql\n", "package=com.acme.shop.db.revisions\n");
    assertThat(read(".gitignore")).isEqualTo("target/\n.autogen/\n.env\n.env.*\n!.env.example\n");
    assertThat(read("pom.xml")).contains("autogen-runtime");
    assertThat(result.advice()).isEmpty();
  }

  @Test
  void aSpringApplicationGetsNoUrlAndIsWarnedOfDdlAuto() throws IOException {
    write(
        "src/main/java/com/acme/App.java",
        "package com.acme;\n@SpringBootApplication class App {}");
    write("src/main/java/com/acme/x/y/Z.java", "package com.acme.x.y;\nclass Z {}");
    write(
        "src/main/resources/application.properties",
        "spring.datasource.url=jdbc:postgresql://db/app\nspring.jpa.hibernate.ddl-auto=update\n");
    ProjectInitializer.Result result =
        new ProjectInitializer(directory, true).initialize(Optional.empty());
    assertThat(read("autogen.properties").lines()).noneMatch(line -> line.startsWith("url="));
    assertThat(result.revisions()).isEqualTo("src/main/java/com/acme/db/revisions");
    assertThat(result.advice()).anyMatch(advice -> advice.contains("ddl-auto is 'update'"));
  }

  @Test
  void aQuarkusApplicationGetsNoUrlAndIsWarnedOfItsSchemaManagement() throws IOException {
    write(
        "src/main/resources/application.properties",
        "quarkus.datasource.jdbc.url=jdbc:postgresql://db/app\nquarkus.hibernate-orm.database.generation=update\n");
    ProjectInitializer.Result result =
        new ProjectInitializer(directory, true).initialize(Optional.empty());
    assertThat(read("autogen.properties").lines()).noneMatch(line -> line.startsWith("url="));
    assertThat(result.advice())
        .anyMatch(
            advice ->
                advice.startsWith("quarkus.hibernate-orm.database.generation is 'update': set"))
        .noneMatch(advice -> advice.contains("spring"));
  }

  @Test
  void aKotlinProjectHasTheBasePackageOfItsSources() throws IOException {
    write("src/main/kotlin/com/acme/shop/model/A.kt", "package com.acme.shop.model\n\nclass A\n");
    write("src/main/kotlin/com/acme/shop/web/B.kt", "package com.acme.shop.web // B\n");
    ProjectInitializer.Result result =
        new ProjectInitializer(directory, true).initialize(Optional.empty());
    assertThat(result.revisions()).isEqualTo("src/main/java/com/acme/shop/db/revisions");
  }

  @Test
  void aGradleProjectWithoutGradleIsToldWhichKeysToSet() throws IOException {
    write("build.gradle.kts", "plugins { java }\n");
    ProjectInitializer.Result result =
        new ProjectInitializer(directory, true).initialize(Optional.empty());
    String keys =
        "Set two keys in autogen.properties: classes, where the entities are compiled to (build/classes/java/main), and classpath";
    boolean gradle = new GradleCommand(directory).isRunnable();
    assertThat(result.advice().stream().anyMatch(advice -> advice.contains(keys)))
        .isEqualTo(!gradle);
    write("gradlew", "#!/bin/sh\n");
    assertThat(directory.resolve("gradlew").toFile().setExecutable(true)).isTrue();
    Files.delete(directory.resolve("autogen.properties"));
    assertThat(new ProjectInitializer(directory, true).initialize(Optional.empty()).advice())
        .noneMatch(advice -> advice.contains(keys));
  }

  @Test
  void thePomIsLeftAloneWhenAsked() throws IOException {
    String pom = "<project>\n  <groupId>com.acme</groupId>\n</project>\n";
    write("pom.xml", pom);
    ProjectInitializer.Result result =
        new ProjectInitializer(directory, false).initialize(Optional.of("db/migrations"));
    assertThat(read("pom.xml")).isEqualTo(pom);
    assertThat(result.revisions()).isEqualTo("db/migrations");
    assertThat(result.advice()).anyMatch(advice -> advice.contains("<artifactId>autogen-runtime"));
  }

  @Test
  void aSecondInitChangesNothing() throws IOException {
    write("autogen.properties", "url=mine\n");
    assertThatThrownBy(() -> new ProjectInitializer(directory, true).initialize(Optional.empty()))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("autogen.properties in this directory already");
    assertThat(read("autogen.properties")).isEqualTo("url=mine\n");
    assertThat(directory.resolve(".gitignore")).doesNotExist();
  }

  @Test
  void aMalformedPomStopsBeforeAnythingIsWritten() throws IOException {
    write("pom.xml", "<project>");
    assertThatThrownBy(() -> new ProjectInitializer(directory, true).initialize(Optional.empty()))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("pom.xml is not well-formed");
    assertThat(directory.resolve("autogen.properties")).doesNotExist();
    assertThat(directory.resolve(".gitignore")).doesNotExist();
  }
}

package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is missing or broken on a class path stops a scan only where an entity needs it. */
class DamagedClassPathTest {

  private static final String POST =
      """
      package com.example;
      import jakarta.persistence.*;
      @Entity public class Post { @Id Long id; }
      """;

  @Test
  void brokenAndMissingLibrariesAreLeftOut() throws IOException {
    try (EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7).source(POST)) {
      Path empty = Files.createFile(project.directory().resolve("empty.jar"));
      Path text = Files.writeString(project.directory().resolve("text.jar"), "not found");
      project
          .library(empty)
          .library(text)
          .library(project.directory().resolve("missing.jar"))
          .library(Files.writeString(project.directory().resolve("native.so"), "x"));
      assertThat(tables(project.request())).containsExactly("post");
      assertThat(tables(project.request().withPackages(List.of("com.example"))))
          .containsExactly("post");
    }
  }

  @Test
  void classesOfALibraryThatCannotBeLinkedAreLeftAlone() throws IOException {
    try (EntityProject library = new EntityProject(HibernateVersion.HIBERNATE_7);
        EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7)) {
      library
          .source("package com.absent; public class Servlet { }")
          .source("package com.example; public class Filter extends com.absent.Servlet { }")
          .source(POST);
      Files.delete(library.classes().resolve("com/absent/Servlet.class"));
      project.library(library.classes());
      assertThat(tables(project.request().withPackages(List.of("com.example"))))
          .containsExactly("post");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEntityThatCannotBeLoadedIsNamedWithWhatItLacks(HibernateVersion version)
      throws IOException {
    try (EntityProject project = new EntityProject(version).source(POST)) {
      project
          .source("package com.absent; public class Money { }")
          .source(
              """
              package com.example;
              import jakarta.persistence.*;
              @Entity public class Price { @Id Long id; @Transient com.absent.Money money; }
              """);
      Files.delete(project.classes().resolve("com/absent/Money.class"));
      assertThatThrownBy(project::scan)
          .isInstanceOf(AutogenException.class)
          .hasMessage(
              "The class com.absent.Money, which com.example.Price needs, is not on the class path. Add its library to --classpath.");
    }
  }

  private static List<String> tables(ScanRequest request) {
    return EntityScanner.scan(request).schema().objects(Table.class).stream()
        .map(table -> table.name().name())
        .sorted()
        .toList();
  }
}

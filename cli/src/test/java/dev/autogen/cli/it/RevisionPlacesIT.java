package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Where revisions come from: directories of sources and of classes, jars, jars in jars. */
@Execution(ExecutionMode.CONCURRENT)
class RevisionPlacesIT extends Refusals {

  private static final String FIRST =
      """
      @RevisionInfo(id = "aaaa11112222", message = "first", created = "2026-11-20T06:02:11Z")
      public final class First implements Revision {
        @Override
        public void upgrade(Operations op) {
          op.createTable("notes", column("id", bigint()).notNull());
        }
        @Override
        public void downgrade(Operations op) {
          op.dropTable("notes");
        }
      }
      """;

  /** Needs a class of a library, and a file beside it. */
  private static final String SECOND =
      """
      @RevisionInfo(id = "bbbb33334444", revises = "aaaa11112222", message = "second", created = "")
      public final class Second implements Revision {
        @Override
        public void upgrade(Operations op) {
          op.connection(c -> {
            try (var statement = c.createStatement()) {
              statement.execute(org.acme.Sql.insert(getClass().getResource("rows.txt")));
            }
          });
        }
        @Override
        public void downgrade(Operations op) {
          op.execute("truncate notes");
        }
      }
      """;

  private static final String BROKEN =
      """
      @RevisionInfo(id = "bbbb33334444", revises = "aaaa11112222", message = "second", created = "")
      public final class Second implements Revision {
        @Override
        public void upgrade(Operations op) {
          op.perform("truncate notes");
        }
      }
      """;

  private Map<String, byte[]> library() {
    project.write(
        "lib-src/org/acme/Sql.java",
        """
        package org.acme;
        public class Sql {
          public static String insert(java.net.URL rows) {
            try (java.io.InputStream in = rows.openStream()) {
              return "insert into notes values (" + new String(in.readAllBytes()) + ")";
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
        }
        """);
    return Build.files(Build.compile(directory("lib-src"), directory("target/lib")), "");
  }

  private Path directory(String name) {
    return project.directory().resolve(name);
  }

  /** The classes of both revisions, with the resource and the file of the first one's model. */
  private Path classes(Map<String, byte[]> library) {
    project.revision("First", FIRST).revision("Second", SECOND);
    Path jar = Build.write(directory("target/acme.jar"), Build.jar(library));
    Path classes = Build.compile(directory("src/main/java"), directory("target/classes"), jar);
    Build.write(classes.resolve("com/example/db/revisions/rows.txt"), "7".getBytes());
    return classes;
  }

  @Test
  void anApplicationsJarBringsItsLibrariesAlong() {
    Map<String, byte[]> library = library();
    Map<String, byte[]> boot = new TreeMap<>(Build.files(classes(library), "BOOT-INF/classes/"));
    // Another autogen in the jar is not the one that runs.
    library.put("dev/autogen/revision/Revision.class", new byte[] {1});
    boot.put("BOOT-INF/lib/acme.jar", Build.jar(library));
    Path fat = Build.write(directory("build/app.jar"), Build.jar(boot));
    runsEverything(fat);
  }

  @Test
  void revisionsMayBeInAJarOfAJar() {
    Map<String, byte[]> library = library();
    Path classes = classes(library);
    Path outer =
        Build.write(
            directory("build/all.jar"),
            Build.jar(
                new TreeMap<>(
                    Map.of(
                        "lib/db.jar", Build.jar(Build.files(classes, "")),
                        "lib/acme.jar", Build.jar(library)))));
    runsEverything(outer);
  }

  @Test
  void directoriesOfClassesTakeTheirLibrariesFromTheClassPath() {
    Path classes = classes(library());
    project.with("classpath", "target/acme.jar");
    runsEverything(classes);
    runsEverything(classes.resolve("com/example/db/revisions"));
  }

  private void runsEverything(Path place) {
    List<String> empty = IndependentCatalog.of(database);
    String[] from = {"--revisions", place.toString()};
    assertThat(run(from, "heads").out()).isEqualTo("bbbb33334444 (head)  second\n");
    assertThat(run(from, "show", "First").out())
        .contains("create table notes")
        .contains("drop table notes");
    run(from, "upgrade");
    assertThat(run(from, "current").out()).contains("bbbb33334444 (head)");
    assertThat(run(from, "sql", "select id from notes").out()).contains("7");
    assertThat(run(from, "history", "-v").out())
        .contains("* bbbb33334444")
        .containsPattern("    \\S+(Second\\.class|\\.jar)\n");
    run(from, "downgrade", "base", "--accept-loss", "notes");
    assertThat(IndependentCatalog.of(database)).isEqualTo(empty);
    database.execute("drop table autogen_version, autogen_history, autogen_meta");
  }

  private CommandResult run(String[] from, String... command) {
    String[] all = new String[from.length + command.length];
    System.arraycopy(from, 0, all, 0, from.length);
    System.arraycopy(command, 0, all, from.length, command.length);
    return project.run(all).succeeds();
  }

  /** The distribution, on a Java runtime that has no compiler. */
  @Test
  void aJavaRuntimeIsEnoughForWhatIsCompiledAndToRead() {
    project.withEnvironment("AUTOGEN_JAVA_OPTS", "--limit-modules java.base,java.sql,java.naming");
    Path classes = classes(library());
    Build.write(directory("app.jar"), Build.jar(Build.files(classes, "")));
    assertThat(project.autogen("heads").succeeds().out()).startsWith("bbbb33334444");
    project
        .autogen("upgrade")
        .refuses(1, "This Java runtime has no compiler", "--revisions app.jar");
    project.autogen("upgrade", "aaaa", "--revisions", "app.jar").succeeds();
    assertThat(project.autogen("current").succeeds().out()).startsWith("aaaa11112222");
    project.autogen("downgrade", "base", "--revisions", "target/classes").succeeds();
  }

  @Test
  void aRevisionGoesBesideTheOneBeforeItOrWhereItIsTold() {
    project
        .with(
            "revisions", "src/main/java/com/example/db/revisions,src/main/java/com/example/more/**")
        .revision("First", FIRST)
        .write(
            "src/main/java/com/example/more/y26/Other.java",
            """
            package com.example.more.y26;
            @dev.autogen.revision.RevisionInfo(id = "cc", revises = "aaaa11112222", message = "o", created = "")
            public final class Other implements dev.autogen.revision.Revision {
              @Override public void upgrade(dev.autogen.revision.Operations op) {}
            }
            """);
    withoutFacts("src/main/java/com/example/db/revisions/First");
    withoutFacts("src/main/java/com/example/more/y26/Other");
    String beside = project.run("revision", "--empty", "-m", "beside").succeeds().out();
    assertThat(beside).startsWith("src/main/java/com/example/more/y26/R");
    assertThat(project.read(beside.lines().findFirst().orElseThrow()))
        .startsWith("package com.example.more.y26;");
    String told =
        project
            .run(
                "revision",
                "--empty",
                "-m",
                "told",
                "--version-path",
                "src/main/java/com/example/more/y27")
            .succeeds()
            .out();
    assertThat(told).startsWith("src/main/java/com/example/more/y27/R");
    assertThat(project.read(told.lines().findFirst().orElseThrow()))
        .startsWith("package com.example.more.y27;");
    refused(
        2,
        List.of("src/main/java/other is not among the directories of the revisions"),
        "revision",
        "--empty",
        "-m",
        "x",
        "--version-path",
        "src/main/java/other");
    assertThat(project.run("history", "--offline").succeeds().out().lines()).hasSize(4);
  }

  /** The facts of a model that no entity is in. */
  private void withoutFacts(String name) {
    String printed =
        project.run("revision", "--empty", "-m", "x", "--revisions", "scratch").succeeds().out();
    List<String> files = printed.lines().toList();
    project.write(name + ".model", project.read(files.get(1)));
    for (String file : files) {
      assertThat(directory(file).toFile().delete()).isTrue();
    }
  }

  @Test
  void aBrokenClassElsewhereStopsNobodyElse() {
    project.revision("First", FIRST).revision("Second", BROKEN);
    assertThat(project.run("heads").succeeds().out()).startsWith("bbbb33334444");
    assertThat(project.run("history").succeeds().out()).contains("o aaaa11112222");
    project.run("current").succeeds();
    project.run("show", "aaaa").succeeds();
    project.run("show", "--sql", "aaaa").succeeds();
    project.run("upgrade", "aaaa").succeeds();
    project.run("downgrade", "base").succeeds();
    refused(1, List.of("Second.java:", "perform"), "upgrade", "bbbb");
    refused(1, List.of("Second.java:", "perform"), "show", "--sql", "bbbb");
  }

  @Test
  void aHeaderThatCannotBeReadStopsOnlyWhoNeedsToKnowTheHeads() {
    project.revision("First", FIRST).revision("Second", BROKEN.replace("\"bbbb33334444\"", "ID"));
    for (String command :
        List.of("heads", "history", "current", "show aaaa", "upgrade aaaa", "downgrade base")) {
      assertThat(project.run(command.split(" ")).succeeds().err())
          .contains("Second.java must be written with literals, but has ID.");
    }
    for (String command : List.of("upgrade", "revision --empty -m x", "bundle m.jar")) {
      refused(1, List.of("Second.java", "not known what the heads are"), command.split(" "));
    }
    project.revision(
        "Third",
        FIRST
            .replace("aaaa11112222\"", "cc\", revises = \"bbbb33334444\"")
            .replace("First", "Third"));
    refused(1, List.of("cc (", "bbbb33334444, which is not there", "Second.java"), "upgrade");
  }
}

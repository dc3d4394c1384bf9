package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A bundle on a machine that has a Java runtime without compiler, and nothing else. */
@Execution(ExecutionMode.CONCURRENT)
class BundleIT extends Refusals {

  /** What java.sql itself needs, and the driver: no compiler, no desktop. */
  private static final String MODULES = "java.base,java.sql,java.naming";

  @TempDir Path machine;
  private Path bundle;

  @BeforeEach
  void project() {
    project
        .with("schema", "app")
        .revision(
            "First",
            """
            @RevisionInfo(id = "aaaa11112222", message = "first", created = "")
            public final class First implements Revision {
              @Override
              public void upgrade(Operations op) {
                op.createTable("notes", column("id", bigint()).notNull(), column("text", text()));
                op.connection(c -> {
                  try (var statement = c.createStatement()) {
                    var rows = First.class.getResource("data/rows.txt");
                    statement.execute(com.example.Notes.insert(rows));
                  }
                });
              }
              @Override
              public void downgrade(Operations op) {
                op.dropTable("notes");
              }
            }
            """)
        .revision(
            "Second",
            """
            @RevisionInfo(id = "bbbb33334444", revises = "aaaa11112222", message = "second", created = "")
            public final class Second implements Revision {
              @Override
              public void upgrade(Operations op) {
                op.ensure(e -> e.createIndex("notes", index("notes_text_idx", "text")));
              }
              @Override
              public void downgrade(Operations op) {
                op.dropIndex("notes", "notes_text_idx");
              }
            }
            """)
        .write("src/main/java/com/example/db/revisions/data/rows.txt", "7")
        .write(
            "src/main/java/com/example/Notes.java",
            """
            package com.example;
            public record Notes(String row) {
              public static String insert(java.net.URL rows) {
                try (java.io.InputStream in = rows.openStream()) {
                  Notes notes = new Notes(new String(in.readAllBytes()));
                  return "insert into app.notes values (" + notes.row() + ")";
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            }
            """)
        .compile();
    database.execute("create schema app");
    bundle = machine.resolve("migrations.jar");
  }

  private void bundle() {
    assertThat(project.run("bundle", bundle.toString()).succeeds().err())
        .matches("2 revisions, \\d\\.\\d MB, for Java 17 and newer\n");
  }

  private CommandResult java(Map<String, String> environment, String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "-XX:TieredStopAtLevel=1", "--limit-modules", MODULES, "-jar", bundle.toString()));
    line.addAll(List.of(arguments));
    return Distribution.run(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        machine,
        environment,
        line.toArray(String[]::new));
  }

  @Test
  void migratesWithNothingButAJavaRuntime() throws IOException {
    bundle();
    CommandResult none = java(Map.of(), "upgrade").exits(2);
    assertThat(none.err())
        .contains("There is no url", "--url or AUTOGEN_URL", "beside the jar")
        .doesNotContain("autogen init");
    java(Map.of("AUTOGEN_URL", database.url()), "upgrade", "head").succeeds();
    Files.writeString(machine.resolve("autogen.properties"), "url=${BLOG_URL}\n");
    Files.writeString(machine.resolve(".env"), "BLOG_URL=" + database.url() + "\n");
    assertThat(java(Map.of(), "current").succeeds().out())
        .isEqualTo("bbbb33334444 (head)  second\n");
    assertThat(java(Map.of(), "sql", "select id from app.notes").succeeds().out()).contains("7");
    java(Map.of(), "downgrade", "base").refuses(5, "notes");
    assertThat(project.run("current").succeeds().out()).startsWith("bbbb33334444");
  }

  @Test
  void comparesWhatIsThereAlready() {
    bundle();
    project.run("upgrade", "aaaa11112222").succeeds();
    database.execute("create index notes_text_idx on app.notes (id)");
    List<String> before = IndependentCatalog.of(database);
    java(Map.of("AUTOGEN_URL", database.url()), "upgrade").refuses(1, "notes_text_idx");
    assertThat(IndependentCatalog.of(database)).isEqualTo(before);
  }

  @Test
  void helpShowsWhatWorks() {
    bundle();
    assertThat(java(Map.of(), "current", "--help").succeeds().out())
        .contains("--url=URL", "postgresql://user@host/db.", "--check-heads")
        .doesNotContain("embedded:postgresql", "--classpath");
    assertThat(java(Map.of(), "--help").succeeds().out())
        .startsWith("Usage: java -jar migrations.jar")
        .contains("upgrade", "downgrade", "current", "history", "heads", "show", "--url")
        .doesNotContain("\n  revision ", "scaffold", "--classes", "--revisions", "bundle ");
    java(Map.of(), "revision", "-m", "x").exits(2);
  }

  @Test
  void isTheSameEachTimeAndHasNothingThatIsNotNeeded() throws IOException {
    bundle();
    byte[] first = Files.readAllBytes(bundle);
    Files.writeString(bundle, "something else");
    project.run("bundle", bundle.toString()).succeeds();
    assertThat(Files.readAllBytes(bundle)).isEqualTo(first);
    assertThat(first.length).isBetween(1_000_000, 6_000_000);
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains(
              "com/example/db/revisions/First.class",
              "com/example/db/revisions/data/rows.txt",
              "com/example/Notes.class",
              "META-INF/services/java.sql.Driver")
          .doesNotContain("com/example/Note.class")
          .noneMatch(name -> name.matches(".*\\.(SF|RSA|DSA|model|java)|.*module-info.class"))
          .noneMatch(name -> name.matches("(org/hibernate|com/palantir|io/zonky|org/jboss)/.*"))
          .anyMatch(name -> name.matches("META-INF/licenses/postgresql.*/LICENSE"));
      assertThat(zip.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
      String manifest =
          new String(zip.getInputStream(zip.getEntry("META-INF/MANIFEST.MF")).readAllBytes());
      assertThat(manifest)
          .contains("Main-Class: dev.autogen.cli.Main")
          .doesNotContain("Class-Path");
    }
    try (var files = Files.list(machine)) {
      assertThat(files).containsExactly(bundle);
    }
  }

  private void readFiles(String... calls) {
    project.revision(
        "Third",
        """
        @RevisionInfo(id = "cccc55556666", revises = "bbbb33334444", message = "third", created = "")
        public final class Third implements Revision {
          @Override
          public void upgrade(Operations op) {
            %s
            op.connection(c -> {
              try (var in = getClass().getResourceAsStream("plain.txt");
                  var statement = c.createStatement()) {
                statement.execute(new String(in.readAllBytes()));
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
          }
        }
        """
            .formatted(
                Stream.of(calls)
                    .map("op.bulkInsert(\"notes\", %s);"::formatted)
                    .collect(Collectors.joining("\n"))));
  }

  /** What is in target/classes may be older than the sources, or not there at all. */
  @Test
  void takesEachFileFromWhereUpgradeFindsIt() {
    String here = "com/example/db/revisions/";
    readFiles(
        "csv(\"new.csv\")",
        "json(\"/data/root.json\")",
        "csv(\"../above.csv\")",
        "csv(\"./.hidden.csv\")",
        "csv(\"../../../../top.csv\")");
    project
        .write("src/main/resources/" + here + "new.csv", "id,text\n1,new\n")
        .write("target/classes/" + here + "new.csv", "id,text\n1,old\n")
        .write(
            "src/main/resources/" + here + "plain.txt", "insert into app.notes values (6, 'new')")
        .write("target/classes/" + here + "plain.txt", "insert into app.notes values (6, 'old')")
        .write("src/main/resources/data/root.json", "[{\"id\": 2}]")
        .write("src/main/resources/com/example/db/above.csv", "id\n3\n")
        .write("src/main/java/" + here + ".hidden.csv", "id\n4\n")
        .write("src/main/resources/top.csv", "id\n5\n");
    assertThat(project.run("bundle", bundle.toString()).succeeds().err()).startsWith("3 revisions");
    java(Map.of("AUTOGEN_URL", database.url()), "upgrade").succeeds();

    String ofBundle = project.run("sql", "select * from app.notes order by id").succeeds().out();
    assertThat(ofBundle).contains("new", "7").doesNotContain("old");
    database.execute("drop schema app cascade; create schema app");
    project.run("upgrade").succeeds();
    assertThat(project.run("sql", "select * from app.notes order by id").succeeds().out())
        .isEqualTo(ofBundle);
  }

  @Test
  void whatAJarHasNoPlaceForIsNamedAndNothingWritten() {
    readFiles("csv(\"../../../../../outside.csv\")");
    project.write("src/main/outside.csv", "id\n1\n");
    project
        .run("bundle", bundle.toString())
        .refuses(
            1,
            "com.example.db.revisions.Third reads ../../../../../outside.csv, for which a bundle has no place");
    assertThat(bundle).doesNotExist();

    readFiles("csv(\"absent.csv\")");
    project.run("bundle", bundle.toString()).refuses(1, "There is no file absent.csv for Third");
    assertThat(bundle).doesNotExist();
  }

  @Test
  void aProfileThatNothingIsForIsTheSameErrorAsInAProject() throws IOException {
    bundle();
    java(Map.of("AUTOGEN_URL", database.url()), "--profile", "prdo", "upgrade")
        .refuses(2, "There is no profile 'prdo'");
    Files.writeString(machine.resolve("autogen-prod.properties"), "url=" + database.url() + "\n");
    java(Map.of("AUTOGEN_PROFILE", "prod"), "upgrade", "aaaa11112222").succeeds();
    Files.writeString(machine.resolve("autogen.properties"), "url=" + database.url() + "\n");
    for (CommandResult refused :
        List.of(
            java(Map.of(), "--profile", "prdo", "upgrade"),
            java(Map.of("AUTOGEN_PROFILE", "prdo"), "upgrade"))) {
      refused.refuses(2, "There is no profile 'prdo'");
      assertThat(refused.err()).contains("There is: prod.");
    }
    assertThat(java(Map.of("AUTOGEN_PROFILE", "prod"), "current").succeeds().out())
        .startsWith("aaaa11112222");
  }
}

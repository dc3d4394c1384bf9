package dev.autogen.cli.it;

import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Mistakes about where revisions are and about bundles: a sentence, and nothing is changed. */
@Execution(ExecutionMode.CONCURRENT)
class RevisionPlaceMistakesIT extends Refusals {

  private static String revision(String className, String id, String revises, String body) {
    return """
    @RevisionInfo(id = "%s", revises = {%s}, message = "m", created = "")
    public final class %s implements Revision {
      @Override
      public void upgrade(Operations op) {
        %s
      }
    }
    """
        .formatted(id, revises, className, body);
  }

  private Path file(String name, byte[] bytes) {
    return Build.write(project.directory().resolve(name), bytes);
  }

  @Test
  void aJarThatIsNone() {
    file("app.jar", "no zip".getBytes());
    for (String command : List.of("heads", "upgrade", "current", "revision -m x")) {
      int exitCode = command.startsWith("revision") ? 2 : 1;
      refused(exitCode, List.of("app.jar"), (command + " --revisions app.jar").split(" "));
    }
    refused(
        1,
        List.of("app.jar cannot be read as a jar", "Name a jar"),
        "heads",
        "--revisions",
        "app.jar");
  }

  @Test
  void aJarThatIsNotThere() {
    refused(
        2, List.of("There is no", "app.jar. Build it first"), "upgrade", "--revisions", "app.jar");
  }

  @Test
  void aJarAndADirectoryWithoutRevisions() {
    file("app.jar", Build.jar(Map.of("a.txt", new byte[0])));
    refused(1, List.of("There is no revision in", "app.jar"), "upgrade", "--revisions", "app.jar");
    project.entity("Note", NOTE);
    refused(
        1,
        List.of("There is no revision in", "target/classes"),
        "upgrade",
        "--revisions",
        "target/classes");
  }

  @Test
  void theRootOfAllSources() {
    project.revision("First", revision("First", "aa", "", ""));
    refused(
        2,
        List.of("src/main/java itself", "com/example/db/revisions", "/** for all below"),
        "upgrade",
        "--revisions",
        "src/main/java");
  }

  @Test
  void oneIdInTwoPlaces() {
    project.revision("First", revision("First", "aa", "", ""));
    Path classes =
        Build.compile(
            project.directory().resolve("src/main/java"), project.directory().resolve("target/c"));
    file("app.jar", Build.jar(Build.files(classes, "")));
    project.write(
        "src/main/java/com/example/db/revisions/First.java",
        "package other; @dev.autogen.revision.RevisionInfo(id = \"aa\") class First {}");
    String both = "src/main/java/com/example/db/revisions,app.jar";
    for (String command : List.of("heads", "upgrade", "revision -m x", "bundle m.jar")) {
      refused(
          1,
          List.of("Two revisions have the id aa", "First.java", "First in app.jar"),
          (command + " --revisions " + both + " --package other").split(" "));
    }
  }

  @Test
  void oneClassWithTwoIds() {
    project.revision("First", revision("First", "aa", "", ""));
    Path classes =
        Build.compile(
            project.directory().resolve("src/main/java"), project.directory().resolve("target/c"));
    file("app.jar", Build.jar(Build.files(classes, "")));
    project.revision("First", revision("First", "bb", "", ""));
    refused(
        1,
        List.of("First is there twice", "bb in", "aa in app.jar"),
        "upgrade",
        "--revisions",
        "src/main/java/com/example/db/revisions,app.jar");
  }

  @Test
  void writingWhereThereAreNoSources() {
    project.revision("First", revision("First", "aa", "", ""));
    Path classes =
        Build.compile(
            project.directory().resolve("src/main/java"), project.directory().resolve("target/c"));
    file("app.jar", Build.jar(Build.files(classes, "")));
    project.entity("Note", NOTE);
    for (String command : List.of("revision -m x", "revision --empty -m x")) {
      refused(
          2,
          List.of("The revisions come compiled, from app.jar", "--revisions"),
          (command + " --revisions app.jar").split(" "));
    }
    project.write("src/main/java/com/example/db/revisions/First.java", "");
    Build.write(
        project.directory().resolve("target/classes/com/example/db/revisions/First.class"),
        new byte[0]);
    refused(
        1,
        List.of("com/example/db/revisions/First.model in app.jar is missing", "package the .model"),
        "check",
        "--revisions",
        "app.jar");
  }

  @Test
  void aBundleThatCannotBe() {
    refused(1, List.of("There is no revision to bundle"), "bundle", "m.jar");
    project.revision("First", revision("First", "aa", "", ""));
    file("m.jar", "old".getBytes());
    refused(2, List.of("is a directory. Name the jar"), "bundle", "src");
    refused(2, List.of("for Java 17 to"), "bundle", "m.jar", "--release", "11");
    project.revision("Second", revision("Second", "bb", "\"aa\"", "op.noSuchThing();"));
    refused(1, List.of("Second.java:", "noSuchThing"), "bundle", "m.jar");
    project.revision("Second", revision("Second", "bb", "\"aa\"", "com.example.Names.use();"));
    project.write(
        "src/main/java/com/example/Names.java",
        "package com.example; public class Names { public static void use() { jakarta.persistence.Persistence.getPersistenceUtil(); } }");
    project.compile();
    refused(
        1,
        List.of(
            "com.example.db.revisions.Second uses com.example.Names uses jakarta.persistence.Persistence",
            "none of the project's own classes"),
        "bundle",
        "m.jar");
    try (TestDatabase other = TestDatabase.create()) {
      project.revision("Second", revision("Second", "bb", "\"zz\"", ""));
      refused(1, List.of("bb", "zz, which is not there"), "bundle", "m.jar", "--url", other.url());
    }
  }
}

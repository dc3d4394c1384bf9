package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad revisions get a sentence and an exit code, and change neither the project nor the database.
 */
@Execution(ExecutionMode.CONCURRENT)
class BadRevisionIT extends Refusals {

  private static String revision(String className, String id, String revises, String body) {
    return """
    @RevisionInfo(id = "%s", %smessage = "%s", created = "2026-11-20T06:02:11Z")
    public final class %s implements Revision {

      @Override
      public void upgrade(Operations op) {
        %s
      }
    }
    """
        .formatted(
            id,
            revises.isEmpty() ? "" : "revises = \"" + revises + "\", ",
            className,
            className,
            body);
  }

  private void write(String className, String id, String revises, String body) {
    project.revision(className, revision(className, id, revises, body));
  }

  @Test
  void unknownRevision() {
    write("First", "aaaa11112222", "", "");
    for (String command :
        List.of("upgrade feed", "downgrade feed", "show feed", "history -r feed:")) {
      refused(1, List.of("There is no revision feed"), command.split(" "));
    }
  }

  @Test
  void ambiguousRevision() {
    write("First", "aaaa11112222", "", "");
    write("Second", "aaaa33334444", "aaaa11112222", "");
    for (String command : List.of("upgrade aaaa", "show aaaa")) {
      refused(1, List.of("ambiguous", "aaaa11112222", "aaaa33334444"), command.split(" "));
    }
  }

  @Test
  void twoRevisionsWithOneId() {
    write("First", "aaaa11112222", "", "");
    write("Second", "aaaa11112222", "", "");
    assertGraphRefused("aaaa11112222");
  }

  @Test
  void cycle() {
    write("First", "aaaa11112222", "bbbb33334444", "");
    write("Second", "bbbb33334444", "aaaa11112222", "");
    assertGraphRefused("aaaa11112222", "bbbb33334444");
  }

  @Test
  void revisionThatRevisesItself() {
    write("First", "aaaa11112222", "aaaa11112222", "");
    assertLeftOut("aaaa11112222");
  }

  @Test
  void missingParent() {
    write("Second", "bbbb33334444", "aaaa11112222", "");
    assertLeftOut("aaaa11112222", "bbbb33334444");
  }

  private void assertLeftOut(String... parts) {
    project.entity("Note", NOTE);
    for (String command : List.of("upgrade", "revision -m x", "check")) {
      refused(1, List.of(parts), command.split(" "));
    }
    for (String command : List.of("current", "history", "heads")) {
      assertThat(project.run(command).succeeds().err()).contains(parts);
    }
  }

  private void assertGraphRefused(String... parts) {
    project.entity("Note", NOTE);
    for (String command :
        List.of("upgrade", "revision -m x", "current", "history", "heads", "check")) {
      refused(1, List.of(parts), command.split(" "));
    }
  }

  @Test
  void revisionThatDoesNotCompile() {
    write("First", "aaaa11112222", "", "op.noSuchThing();");
    for (String command : List.of("upgrade", "show --sql head")) {
      refused(1, List.of("First.java:12", "noSuchThing"), command.split(" "));
    }
  }

  @Test
  void revisionThatIsBrokenAfterItWasWritten() {
    project.entity("Note", NOTE).run("revision", "-m", "notes").succeeds();
    project.run("upgrade").succeeds();
    Path written = project.revisionClasses().get(0);
    project.write(
        written.toString(), ScratchProject.read(written).replace("op.dropTable", "op.drop"));
    project.entity("Note", NOTE.replace("String text;", "String text; String title;"));
    refused(1, List.of(written.getFileName() + ":", "drop"), "revision", "-m", "title");
  }

  @Test
  void revisionWithASyntaxError() {
    write("First", "aaaa11112222", "", "op.createTable();;)");
    refused(1, List.of("First.java:12"), "upgrade");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new IllegalStateException(\"half way\");",
        "throw new java.sql.SQLException(\"half way\");",
        "try (var s = c.createStatement()) { s.execute(\"select half_way\"); }",
      })
  void revisionThatThrowsHalfWay(String failure) {
    write(
        "First",
        "aaaa11112222",
        "",
        """
        op.execute("create table made (id bigint)");
        op.connection(c -> {
          try (var s = c.createStatement()) { s.execute("insert into made values (1)"); }
          if (c != null) { %s }
        });
        op.execute("create table never (id bigint)");
        """
            .formatted(failure));
    // autogen's own tables are made before the first revision runs.
    project.run("stamp", "base");
    List<String> before = IndependentCatalog.of(database);
    CommandResult result = project.run("upgrade").refuses(1, "aaaa11112222");
    assertThat(result.err()).containsPattern("half[ _]way");
    assertThat(IndependentCatalog.of(database)).isEqualTo(before);
    assertThat(project.run("current").succeeds().out()).doesNotContain("aaaa11112222");
  }

  @Test
  void revisionThatThrowsWhileItIsRecorded() {
    write(
        "First",
        "aaaa11112222",
        "",
        "if (op != null) throw new IllegalStateException(\"half way\");");
    refused(1, List.of("First", "line 12", "half way"), "upgrade");
  }

  @Test
  void revisionWithWrongSql() {
    write("First", "aaaa11112222", "", "op.execute(\"create tabel made (id bigint)\");");
    refused(1, List.of("aaaa11112222", "tabel"), "upgrade");
  }
}

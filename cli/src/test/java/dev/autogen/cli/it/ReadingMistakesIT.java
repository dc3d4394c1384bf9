package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions that are not where they are looked for, or not what they seem. */
@Execution(ExecutionMode.CONCURRENT)
class ReadingMistakesIT extends Refusals {

  private RevisionSources revisions;

  @BeforeEach
  void write() {
    revisions =
        new RevisionSources(project)
            .sql("a1", "create table posts (n int)", "drop table posts")
            .sql("b1", "create table users (n int)", "drop table users", "a1");
  }

  private Path source(String id) {
    return project.revisionDirectory().resolve("R_" + id + ".java");
  }

  private void edit(String id, String from, String to) {
    project.write(
        project.directory().relativize(source(id)).toString(),
        ScratchProject.read(source(id)).replace(from, to));
  }

  @Test
  void aSourceThatIsNotUtf8() throws IOException {
    edit("b1", "create table users", "create table caf\u00C9");
    Files.write(
        source("b1"), ScratchProject.read(source("b1")).getBytes(StandardCharsets.ISO_8859_1));
    refused(
        1,
        List.of(
            "A revision does not compile: src/main/java/com/example/db/revisions/R_b1.java:9 is not UTF-8; save it as UTF-8."),
        "upgrade");
    project.run("upgrade", "a1").succeeds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upgrade",
        "upgrade --sql",
        "upgrade --dry-run",
        "downgrade base",
        "stamp head",
        "current --check-heads",
        "check --only head",
        "check --only drift",
        "heads",
        "merge"
      })
  void aPathThatIsMistyped(String command) {
    refused(
        2,
        List.of("There is no revision in nonexist, which does not exist.", "--revisions"),
        (command + " --revisions nonexist").split(" "));
  }

  @Test
  void aProjectBeforeItsFirstRevision() throws IOException {
    revisions.remove("a1");
    revisions.remove("b1");
    project.with("revisions", "not/yet").entity("Note", NOTE);
    project.run("current").succeeds();
    project.run("history").succeeds();
    project.run("check").exits(3);
    project.run("diff").succeeds();
    Files.createDirectories(project.directory().resolve("not/yet"));
    assertThat(project.run("upgrade").succeeds().err())
        .contains("There is no revision in not/yet.");
    Files.delete(project.directory().resolve("not/yet"));
    project.run("revision", "-m", "notes").succeeds();
    project.run("upgrade").succeeds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "current --check-heads",
        "check --only head",
        "stamp head",
        "stamp heads",
        "merge",
        "upgrade",
        "upgrade --sql a1:",
        "downgrade --sql :a1"
      })
  void whatNeedsToKnowTheHeads(String command) {
    project.run("upgrade", "a1").succeeds();
    edit("b1", "\"b1\"", "ID");
    refused(
        1,
        List.of("R_b1.java must be written with literals, but has ID. Without it, it is not known"),
        command.split(" "));
  }

  @Test
  void severalRevisionsInOneFile() throws IOException {
    String second =
        "@RevisionInfo(id = \"c1\", revises = \"b1\", message = \"\", created = \"\") class C1 {}";
    Files.writeString(source("b1"), ScratchProject.read(source("b1")) + second);
    assertThat(project.run("heads").succeeds().out()).startsWith("b1 ");
    refused(1, List.of("R_b1.java has a second @RevisionInfo. Move that class"), "upgrade");
    edit("b1", second, "");
    edit("b1", "@RevisionInfo", "class Outer { @RevisionInfo");
    refused(1, List.of("R_b1.java has @RevisionInfo on a class within another."), "upgrade");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "revises = {\"a1\"} | revises = {\"zz\"} | b1 (com.example.db.revisions.R_b1) revises zz, which is not there",
        "revises = {\"a1\"} | revises = {\"a1\"}, dependsOn = \"zz\" | depends on zz, which is not there",
        "\"b1\" | \"b 1\" | R_b1.java: 'b 1' cannot be a revision id",
        "revises = {\"a1\"} | revises = \"\" | R_b1.java: Revision b1 revises or depends on ''",
        "\"b1\" | \"b1\", branchLabels = \"b1\" | The branch label b1 of revision b1 is its id too.",
        "\"b1\" | \"b1\", branchLabels = {\"x\", \"x\"} | The branch label x of revision b1 is given twice.",
      })
  void aLeafThatIsBrokenStopsOnlyWhoNeedsIt(String right, String wrong, String message) {
    revisions.sql("c1", "select 1", "select 1", "b1");
    edit("b1", right, wrong);
    for (String command : List.of("heads", "history", "current", "show a1", "upgrade a1")) {
      CommandResult result = project.run(command.split(" ")).succeeds();
      assertThat(result.err()).contains(message);
    }
    assertThat(project.run("heads").out()).startsWith("a1 ");
    refused(1, List.of(message, "it is not known what the heads are"), "upgrade");
    refused(1, List.of(message), "current", "--check-heads");
  }

  @Test
  void anIdThatIsItsOwnLabel() {
    String message = "The branch label yy is the revision's own id. Choose another";
    refused(2, List.of(message), "revision --empty -m x --rev-id yy --branch-label yy".split(" "));
    revisions.sql("b2", "select 1", "select 1", "a1");
    refused(2, List.of(message), "merge --rev-id yy --branch-label yy".split(" "));
  }

  @Test
  void aDatabaseAtARevisionThatIsNotHere() {
    revisions.sql("x1", "select 1", "select 1");
    project.run("upgrade", "heads").succeeds();
    revisions.remove("x1");
    List<String> remedy =
        List.of("is at revision x1, which is not among the revisions here", "--from-history");
    refused(1, remedy, "show", "current");
    refused(1, remedy, "upgrade", "--sql", "current:b1");
    refused(1, remedy, "history", "-r", "current:");
    refused(1, remedy, "check", "--only", "head");
    assertThat(project.run("current").succeeds().err()).contains("--from-history");
  }

  @Test
  void aDatabaseThatIsAhead() {
    revisions.sql("c1", "select 1", "select 1", "b1");
    project.run("upgrade").succeeds();
    revisions.remove("c1");
    assertThat(project.run("check", "--only", "head").succeeds().err()).contains("No differences.");
    for (String command : List.of("current", "current --check-heads", "history")) {
      assertThat(project.run(command.split(" ")).succeeds().err())
          .contains("is ahead of this release. Revision c1 (made c1) was applied by ")
          .doesNotContain("--from-history");
    }
    project.with("ahead", "fail");
    refused(1, List.of("is ahead of this release"), "check", "--only", "head");
  }

  @Test
  void aRangeFromADatabaseThatDoesNotAnswer() {
    project.with("url", "jdbc:postgresql://localhost:1/blog");
    refused(1, List.of("No PostgreSQL answers at localhost:1"), "history", "-r", "current:");
    refused(1, List.of("No PostgreSQL answers at localhost:1"), "history", "-r", "-1:");
    refused(2, List.of("'current:' counts from"), "history", "--offline", "-r", "current:");
    project.run("history", "-r", "a1:").succeeds();
  }

  @Test
  void whatAutogenKeepsForItselfCannotBeWritten() {
    project.write(".autogen", "a file where the directory should be");
    project.run("upgrade").succeeds();
    project.run("show", "--sql", "a1").succeeds();
  }

  @Test
  void whatCannotBeReadIsSaidInWords() throws IOException {
    Files.createDirectory(source("d1"));
    CommandResult result = project.run("upgrade").exits(1);
    assertThat(result.err())
        .contains("Cannot read src/main/java/com/example/db/revisions/R_d1.java: Is a directory.")
        .doesNotContain("Exception");
  }

  @Test
  void scriptsPathsAndNothingAsJson() {
    assertThat(project.run("upgrade", "--sql", "--json").succeeds().out())
        .startsWith("{")
        .contains("\"sql\" : \"")
        .contains("create table posts");
    assertThat(project.run("downgrade", "--sql", "b1:a1", "--json").succeeds().out())
        .contains("\"sql\" : \"");
    assertThat(project.run("stamp", "--sql", "b1", "--json").succeeds().out())
        .contains("\"sql\" : \"");
    assertThat(project.run("edit", "head", "--json").succeeds().out())
        .contains("\"id\" : \"b1\"", "\"changed\" : false")
        .contains("\"file\" : \"src/main/java/com/example/db/revisions/R_b1.java\"");
    assertThat(project.run("merge", "--json").succeeds().out()).contains("\"heads\" : [ \"b1\" ]");
    revisions.remove("a1");
    revisions.remove("b1");
    for (String id : List.of("x1", "y1")) {
      project.run("revision", "--empty", "-m", id, "--rev-id", id, "--head", "base").succeeds();
    }
    assertThat(project.run("merge", "--rev-id", "m1", "--json").succeeds().out())
        .contains("\"id\" : \"m1\"", "\"file\" : \"", "\"modelFile\" : \"");
  }

  @Test
  void twoRevisionsOfOneSecondAndMessage() {
    revisions.remove("a1");
    revisions.remove("b1");
    project.with("class-name", "R{yyyy}_{Message}");
    for (String id : List.of("x1", "x2", "x3")) {
      project.run("revision", "--empty", "-m", "same", "--rev-id", id).succeeds();
    }
    assertThat(project.revisionClasses())
        .extracting(file -> file.getFileName().toString().replaceFirst("\\d{4}", ""))
        .containsExactly("R_Same.java", "R_Same_2.java", "R_Same_3.java");
    project.run("upgrade").succeeds();
  }

  @Test
  void controlCharactersOfAMessage() {
    edit("b1", "made b1", "made\\nb1 \\033[31mred");
    for (String command : List.of("history", "heads", "upgrade", "current")) {
      assertThat(project.run(command.split(" ")).succeeds().out())
          .contains("made b1 \\u001b[31mred")
          .doesNotContain("\u001b");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upgrade +99999999999 | the number is too large",
        "show current@head | before @ stands a branch, and current is none",
      })
  void expressionsThatNameNothing(String command, String message) {
    refused(2, List.of(message), command.split(" "));
  }
}

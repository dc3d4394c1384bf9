package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.SqlScript;
import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Upgrades and downgrades as people in charge of a database run them. */
@Execution(ExecutionMode.CONCURRENT)
class OperatingIT {

  private TestDatabase database;
  private ScratchProject project;
  private RevisionSources revisions;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    project = ScratchProject.on(database);
    revisions =
        new RevisionSources(project)
            .revision(
                "a1",
                "op.createTable(\"posts\", column(\"title\", text()));",
                "op.dropTable(\"posts\");")
            .revision(
                "b2",
                "op.addColumn(\"posts\", column(\"published\", bool()));",
                "op.dropColumn(\"posts\", \"published\");",
                "a1");
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  @Test
  void rehearsalPrintsWhatItDidWithTimesAndLeavesNothing() {
    List<String> before = IndependentCatalog.withRows(database);

    CommandResult rehearsal = project.run("upgrade", "--rehearse").succeeds();

    assertThat(rehearsal.out())
        .containsPattern("rehearsed  a1  made a1  \\(\\d+ ms\\)")
        .containsPattern("\\d+ ms  create table posts")
        .containsPattern("rehearsed  b2  made b2")
        .containsPattern("\\d+ ms  alter table posts add column published boolean");
    assertThat(rehearsal.err()).contains("Rolled back: " + database.name() + " is at base");
    assertThat(IndependentCatalog.withRows(database)).isEqualTo(before);
    assertThat(project.run("current").succeeds().err()).contains("No revision was ever applied");

    project.run("upgrade").succeeds();
    assertThat(project.run("downgrade", "--rehearse", "base").succeeds().out())
        .containsSubsequence("rehearsed  b2", "drop column published", "rehearsed  a1");
    assertThat(project.run("current").succeeds().out()).startsWith("b2 (head)");
    assertThat(project.run("upgrade", "--rehearse").succeeds().err()).contains("Nothing to do");
  }

  @Test
  @DisplayName("R15: another branch's revision is named by every command, and taken back")
  void revisionOfAnotherBranch() {
    project.run("upgrade").succeeds();
    database.execute("insert into posts values ('x', true)");
    revisions.remove("b2");
    revisions.sql("m1", "create table mine (n int)", "drop table mine", "a1");

    for (String command : List.of("upgrade", "downgrade -1", "downgrade base")) {
      project
          .run(command.split(" "))
          .refuses(1, "b2", "made b2", "was applied by", "autogen downgrade --from-history");
    }
    for (String command : List.of("current", "history")) {
      assertThat(project.run(command).succeeds().err())
          .contains("Revision b2 (made b2) was applied by")
          .contains("autogen downgrade --from-history");
    }

    assertThat(project.run("history").out())
        .as("what the unknown revision builds on is applied")
        .isEqualTo("o m1 (head)  made m1\n* a1  made a1\n");
    assertThat(project.run("current", "--json").out())
        .contains("\"unknown\" : true", "\"message\" : \"made b2\"", "\"appliedAt\"");

    CommandResult loss = project.run("downgrade", "--from-history").exits(5);
    assertThat(loss.err())
        .contains("alter table posts drop column published;")
        .contains("--accept-loss posts.published");
    String[] accepting = {"downgrade", "--from-history", "--accept-loss", "posts.published"};
    CommandResult question = project.run(accepting).exits(4);
    assertThat(question.err()).contains("alter table posts drop column published;", "--yes");
    assertThat(project.runAnswering("n", accepting).exits(4).err()).contains("[y/N]", "--yes");
    assertThat(project.run("current").out()).startsWith("b2");

    assertThat(project.runAnswering("y", accepting).succeeds().out()).contains("downgraded  b2");
    assertThat(project.run("upgrade").succeeds().out()).contains("upgraded  m1");
    assertThat(project.run("downgrade", "--from-history").succeeds().err())
        .contains("Nothing to take back: " + database.name() + " is at m1.");
  }

  @Test
  void wayBackIsPrintedAsPlanOrScript() throws SQLException {
    project.run("upgrade").succeeds();
    revisions.remove("b2");

    assertThat(project.run("downgrade", "--from-history", "--dry-run").succeeds().out())
        .isEqualTo("-- downgrade b2 (from history)\nalter table posts drop column published;\n");
    assertThat(project.run("downgrade", "--from-history", "--rehearse").succeeds().out())
        .contains("rehearsed  b2");
    run(project.run("downgrade", "--from-history", "--sql").succeeds().out());
    assertThat(project.run("current").succeeds().out()).startsWith("a1 (head)");
    assertThat(project.run("downgrade", "--from-history", "--yes").succeeds().out()).isEmpty();
  }

  @Test
  @DisplayName("R20: --sql over ranges replays to the same catalog")
  void scripts() throws SQLException {
    List<String> nothing = IndependentCatalog.of(database);
    run(project.run("upgrade", "--sql", ":a1").succeeds().out());
    run(project.run("upgrade", "--sql", "current:head").succeeds().out());
    List<String> scripted = IndependentCatalog.of(database);
    assertThat(project.run("current").succeeds().out()).startsWith("b2 (head)");

    run(project.run("downgrade", "--sql", ":a1").succeeds().out());
    run(project.run("downgrade", "--sql", "a1:").succeeds().out());
    assertThat(IndependentCatalog.of(database)).isEqualTo(nothing);

    project.run("upgrade").succeeds();
    assertThat(IndependentCatalog.of(database)).isEqualTo(scripted);
  }

  private void run(String script) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : SqlScript.split(script)) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void lockTimeoutHoldsForStatements() {
    revisions.sql("c3", "create table seen as select current_setting('lock_timeout') t", "", "b2");

    project.run("upgrade", "--lock-timeout", "2500ms", "--wait", "1m").succeeds();

    assertThat(project.run("sql", "select t from seen").succeeds().out()).contains("2500ms");
  }
}

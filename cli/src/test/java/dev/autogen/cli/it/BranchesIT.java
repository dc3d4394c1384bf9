package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A team works on branches: the commands over the graph, on a real database. */
@Execution(ExecutionMode.CONCURRENT)
class BranchesIT {

  private static final String POST =
      """
      @Entity
      @Table(name = "posts")
      public class Post {
        @Id Long id;
        String title;
      }
      """;
  private static final String AUTHOR =
      """
      @Entity
      @Table(name = "authors")
      public class Author {
        @Id Long id;
        String name;
      }
      """;

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    project = ScratchProject.on(database);
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  private void revision(String id, String... options) {
    project
        .run(
            Stream.concat(
                    Stream.of("revision", "-m", "made " + id, "--rev-id", id), Stream.of(options))
                .toArray(String[]::new))
        .succeeds();
  }

  /** a1 (posts) - b1 (posts.body), and a1 - b2 (authors); no database has more than a1. */
  private void twoBranches() {
    project.entity("Post", POST);
    revision("a1");
    project.run("upgrade").succeeds();
    project.entity("Post", POST.replace("String title", "String body; String title"));
    revision("b1");
    project.hide("MadeB1");
    project.entity("Post", POST).entity("Author", AUTHOR);
    revision("b2");
    project.bringBack();
    project.entity("Post", POST.replace("String title", "String body; String title"));
  }

  @Test
  void aMergeOfBothMakesTheSameInEitherOrder() {
    twoBranches();
    assertThat(project.run("heads").succeeds().out())
        .isEqualTo("b1 (head)  made b1\nb2 (head)  made b2\n");
    assertThat(project.run("check", "--only", "model").succeeds().err()).contains("No differences");

    assertThat(project.run("merge", "--rev-id", "m1").succeeds().out()).contains("MergeB1AndB2");
    try (TestDatabase other = TestDatabase.create()) {
      project.run("upgrade", "b1").succeeds();
      project.run("upgrade").succeeds();
      String url = other.url();
      project.run("upgrade", "b2", "--url", url).succeeds();
      project.run("upgrade", "--url", url).succeeds();
      assertThat(IndependentCatalog.of(other)).isEqualTo(IndependentCatalog.of(database));
    }
    assertThat(project.run("current").succeeds().out())
        .isEqualTo("m1 (head, mergepoint)  merge b1 and b2\n");
    assertThat(project.run("revision", "-m", "nothing").succeeds().err()).contains("No changes");
    project.run("check").succeeds();
    project
        .run("downgrade", "a1", "--accept-loss", "posts.body", "--accept-loss", "authors")
        .succeeds();
    assertThat(project.run("current").succeeds().out()).startsWith("a1 ");
    assertThat(project.run("merge").succeeds().err())
        .contains("Nothing to merge: the only head is m1.");
  }

  @Test
  void aRebaseWritesOneWordAndWhatFollowsComesAlong() {
    twoBranches();
    project.entity("Author", AUTHOR.replace("String name", "String mail; String name"));
    revision("c2", "--head", "b2", "--against", "revisions");
    String before = ScratchProject.read(project.revisionClasses().get(2));
    assertThat(before).contains("id = \"b2\"");

    CommandResult rebased = project.run("rebase", "b2").succeeds();

    assertThat(rebased.out()).endsWith("MadeB2.java\n");
    assertThat(rebased.err()).contains("Revision b2 comes after b1 now, followed by c2.");
    assertThat(ScratchProject.read(project.revisionClasses().get(2)))
        .isEqualTo(before.replace("revises = \"a1\"", "revises = \"b1\""));
    assertThat(project.run("history", "--graph", "--offline").succeeds().out())
        .isEqualTo("- c2 (head)  made c2\n- b2  made b2\n- b1  made b1\n- a1  made a1\n");
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
  }

  @Test
  void labelledBranchesGoOnSideBySide() {
    project.entity("Post", POST);
    revision("p1", "--branch-label", "blog");
    project.entity("Author", AUTHOR);
    revision("r1", "--head", "base", "--branch-label", "people", "--against", "revisions");
    project.run("upgrade", "heads").succeeds();
    project.entity("Post", POST.replace("String title", "@ManyToOne Author author; String title"));
    project
        .run("revision", "-m", "x", "--head", "blog@head")
        .refuses(
            4,
            "The change cannot go after p1 alone: it touches table authors, which revision r1 (made"
                + " r1) of another branch changed. Add --depends-on r1.");
    revision("p2", "--head", "blog@head", "--depends-on", "people");

    assertThat(ScratchProject.read(project.revisionClasses().get(2)))
        .contains("revises = \"p1\"", "dependsOn = \"people\"");
    assertThat(project.run("heads").succeeds().out())
        .isEqualTo("p2 (head, depends on people)  made p2\nr1 (people, head)  made r1\n");
    assertThat(project.run("heads", "--resolve-dependencies").succeeds().out())
        .isEqualTo("p2 (head, depends on people)  made p2\n");
    try (TestDatabase fresh = TestDatabase.create()) {
      assertThat(project.run("upgrade", "blog@head", "--url", fresh.url()).succeeds().out())
          .matches("(?s)upgraded  p1 .*upgraded  r1 .*upgraded  p2 .*");
      assertThat(project.run("current", "--url", fresh.url()).out()).startsWith("p2 ");
      project.run("check", "--url", fresh.url()).succeeds();
    }
    project.run("upgrade", "heads").succeeds();
    assertThat(project.run("revision", "-m", "n", "--head", "people@head").succeeds().err())
        .contains("No changes");
  }

  @Test
  void r05SpliceStartsABranch() {
    project.entity("Post", POST);
    revision("a1");
    project.entity("Author", AUTHOR);
    revision("a2", "--against", "revisions");
    project.run("revision", "--empty", "-m", "s", "--head", "a1", "--splice", "--rev-id", "s1");
    assertThat(project.run("branches").succeeds().out())
        .isEqualTo("a1 (branchpoint)  made a1\n    -> a2 (head)  made a2\n    -> s1 (head)  s\n");
    assertThat(project.run("history", "--graph", "--offline").succeeds().out())
        .isEqualTo(
            """
            - s1 (head)  s
            | - a2 (head)  made a2
            |/
            - a1 (branchpoint)  made a1
            """);
    assertThat(project.run("branches", "-v").out()).contains("    revises  a1\n");
  }

  @Test
  void r14StampsOfSeveralKinds() {
    twoBranches();
    project.run("downgrade", "base", "--accept-loss", "posts").succeeds();
    project.run("stamp", "b1", "b2").succeeds();
    assertThat(project.run("current").out()).startsWith("b1 (head)").contains("\nb2 (head)");
    project.run("stamp", "a1").succeeds();
    assertThat(project.run("current").out()).startsWith("a1 (branchpoint)");
    assertThat(project.run("stamp", "base").succeeds().err()).contains("is at base.");
    assertThat(project.run("current").out()).isEmpty();
    database.execute("insert into autogen_version values ('unknown1')");
    project.run("stamp", "heads").exits(1);
    assertThat(project.run("stamp", "heads", "--purge").succeeds().err())
        .contains("Recorded: " + database.name() + " is at b1, b2.");

    String script = project.run("stamp", "b1:heads", "--sql").succeeds().out();
    assertThat(script).contains("do $autogen$", "values ('b2')");
    try (TestDatabase fresh = TestDatabase.create()) {
      fresh.execute(project.run("stamp", "b1", "--sql").succeeds().out());
      fresh.execute(script);
      assertThat(project.run("current", "--url", fresh.url()).out()).contains("b1", "b2");
      assertThat(project.run("stamp", "heads", "--url", fresh.url()).succeeds().err())
          .contains("Nothing to do");
    }
  }

  @Test
  void currentWaitsUntilAnotherProcessHasMigrated() {
    project.entity("Post", POST);
    revision("a1");
    CommandResult behind = project.run("current", "--check-heads").exits(3);
    assertThat(behind.err()).contains("lacks revision a1. Run 'autogen upgrade heads'.");
    project.run("current", "--check-heads", "--wait", "1s").exits(3);

    CompletableFuture<CommandResult> waiting =
        CompletableFuture.supplyAsync(
            () -> project.run("current", "--check-heads", "--wait", "60s"));
    project.run("upgrade").succeeds();
    assertThat(waiting.join().exits(0).out()).isEqualTo("a1 (head)  made a1\n");
    assertThat(project.run("current", "-v").succeeds().out())
        .containsPattern("    applied  \\S+ by \\S+ as \\S+, in \\d");

    project.hide("MadeA1");
    project.entity("Author", AUTHOR);
    project.run("current", "--check-heads").exits(1);
  }

  @Test
  void r21CheckTellsByItsExitCode() {
    project.entity("Post", POST);
    revision("a1");
    project.run("check").exits(3);
    project.run("upgrade").succeeds();
    project.run("check").exits(0);
    project.with("url", "jdbc:postgresql://localhost:1/nowhere");
    project.run("check").exits(1);
  }

  @Test
  void r23HistoryTakesRanges() {
    twoBranches();
    assertThat(project.run("history", "-r", "a1:b1", "--offline").succeeds().out())
        .isEqualTo("- b1 (head)  made b1\n- a1 (branchpoint)  made a1\n");
    assertThat(project.run("history", "-r", "current:heads").succeeds().out())
        .isEqualTo(
            "o b2 (head)  made b2\no b1 (head)  made b1\n* a1 (current, branchpoint)  made a1\n");
    project.run("upgrade", "b1").succeeds();
    assertThat(project.run("history", "-r", "-2:current").succeeds().out())
        .isEqualTo("* b1 (head, current)  made b1\n* a1 (branchpoint)  made a1\n");
    assertThat(project.run("history", "-i", "-r", ":b2", "--graph").succeeds().out())
        .isEqualTo("o b2 (head)  made b2\n* a1 (branchpoint)  made a1\n");
  }

  @Test
  void editOpensTheClassAndLooksAtIt() {
    project.entity("Post", POST);
    revision("a1");
    String path = project.run("edit", "head").succeeds().out().strip();
    assertThat(project.directory().resolve(path)).isRegularFile();
    project.withEnvironment("EDITOR", "sed -i s/text/text/");
    assertThat(project.run("edit", "a1").succeeds().err()).startsWith("Not changed: " + path);
    project.withEnvironment("VISUAL", "sed -i 's/made a1/edited/'");
    assertThat(project.run("edit", "a1").succeeds().err()).startsWith("Changed, and it compiles");
    assertThat(project.run("heads").out()).isEqualTo("a1 (head)  edited\n");
  }

  @Test
  void showTakesSeveralAndTheWholeGrammar() {
    twoBranches();
    assertThat(project.run("show", "heads", "--sql").succeeds().out())
        .contains("-- upgrade b1: made b1\n", "-- upgrade b2: made b2\n");
    assertThat(project.run("show", "a1:b1").succeeds().out())
        .contains("_MadeA1 implements", "_MadeB1 implements");
    assertThat(project.run("show", "b1-1", "b2").succeeds().out())
        .contains("_MadeA1 implements", "_MadeB2 implements");
    assertThat(project.run("show", "+1", "--url", database.url()).exits(1).err())
        .contains("+1 is ambiguous");
    project.run("upgrade", "b1").succeeds();
    assertThat(project.run("show", "-1").succeeds().out()).contains("_MadeA1 implements");
    assertThat(project.run("show", "current").succeeds().out()).contains("_MadeB1 implements");
    String className =
        project.revisionClasses().get(0).getFileName().toString().replace(".java", "");
    assertThat(project.run("show", className, "--json").succeeds().out()).startsWith("{");
    assertThat(project.run("show", "a1", "b1", "--json").succeeds().out()).startsWith("[");
  }

  @Test
  void completionKnowsEveryCommand() {
    assertThat(project.run("completion").succeeds().out())
        .startsWith("#!/usr/bin/env bash")
        .contains("_picocli_autogen_rebase", "--depends-on");
    assertThat(project.run("completion", "zsh").succeeds().out()).contains("bashcompinit");
  }
}

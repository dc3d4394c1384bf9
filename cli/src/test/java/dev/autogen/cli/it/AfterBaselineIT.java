package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Living with a database that was adopted: what is accepted, cleaned up, taken over. */
@Execution(ExecutionMode.CONCURRENT)
class AfterBaselineIT {

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    AdoptedBlog.create(database);
    project = AdoptedBlog.project(database);
    project.run("baseline").succeeds();
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  private String lines(String file) {
    return project.read(project.revisionDirectory().resolve(file).toString());
  }

  private List<String> operationsOfLast() {
    List<Path> classes = project.revisionClasses();
    return project
        .read(classes.get(classes.size() - 1).toString())
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("op."))
        .toList();
  }

  @Test
  void whatIsAcceptedIsListedWithCounts() {
    assertThat(project.run("check", "--accepted").succeeds().out())
        .contains("Accepted: ")
        .contains("1 view-unmodelled")
        .contains("The type of column posts.title is text and should be varchar(255).");
    assertThat(project.run("check", "--json").succeeds().out()).contains("\"accepted\"");
  }

  @Test
  void driftOfThisDatabaseIsAcceptedByItsName() {
    database.execute(
        "alter table posts alter updated drop default; drop index posts_by_title; create index x on posts (born)");
    database.execute("alter table posts alter title type varchar(3000)");
    assertThat(project.run("check").exits(3).out())
        .contains("The type of column posts.title is varchar(3000) and should be text.")
        .contains("has drifted");
    CommandResult accepted = project.run("accept", "posts.title").succeeds();
    assertThat(accepted.out()).contains("accepted  column-type column posts.title");
    String file = "accepted-drift." + database.name() + ".txt";
    assertThat(lines(file)).contains("model text, database varchar(3000)");
    project.run("check").succeeds();

    project.with("blog.url", database.url());
    assertThat(project.run("-n", "blog", "check").exits(3).out()).contains("posts.title");
    project.run("-n", "blog", "accept").succeeds();
    assertThat(project.revisionDirectory().resolve("accepted-drift.blog.txt")).exists();
    project.run("-n", "blog", "check").succeeds();

    database.execute("alter table posts alter title type text");
    assertThat(project.run("accept", "--prune").succeeds().out())
        .contains("removed   column-type column posts.title: model text")
        .contains("index-unmodelled index posts.posts_by_title");
    assertThat(lines(file)).doesNotContain("varchar(3000)");
    assertThat(lines("accepted-differences.txt"))
        .contains("column-type column posts.title: model varchar(255), database text");
    project.run("check").succeeds();
    assertThat(project.run("accept", "--prune").succeeds().err()).contains("Nothing to remove.");
  }

  @Test
  void repairLeavesAloneWhatIsAccepted() {
    List<String> before = IndependentCatalog.of(database);
    assertThat(project.run("repair").succeeds().err()).contains("Nothing to repair.");
    database.execute("alter table authors drop constraint authors_email_once");
    project.run("check").exits(3);
    project.run("repair").succeeds();
    project.run("check").succeeds();
    assertThat(IndependentCatalog.differences(before, IndependentCatalog.of(database))).isEmpty();
  }

  @Test
  void differencesAreCleanedUpByARevision() {
    List<String> before = AdoptedBlog.rows(database);
    project.run("revision", "-m", "clean", "--repair", "authors").succeeds();
    assertThat(operationsOfLast())
        .anyMatch(line -> line.contains("op.alterColumn(\"authors\", \"name\""))
        .anyMatch(line -> line.contains("op.addColumn(\"authors\", column(\"nickname\""))
        .noneMatch(line -> line.contains("posts"))
        .noneMatch(line -> line.contains("legacy"));
    project.run("upgrade", "--accept-loss").succeeds();
    project.run("check").succeeds();
    assertThat(project.run("accept", "--prune").succeeds().out()).contains("authors.nickname");
    project.run("downgrade", "-1", "--accept-loss").succeeds();
    assertThat(IndependentCatalog.differences(before, AdoptedBlog.rows(database))).isEmpty();
  }

  @Test
  void whatTheBaselineMadeIsPutBackAsItWas() {
    List<String> before = IndependentCatalog.of(database);
    database.execute("alter table posts drop constraint posts_by");
    assertThat(project.run("check").exits(3).out()).contains("[foreign-key-missing]");
    project.run("repair").succeeds();
    assertThat(IndependentCatalog.differences(before, IndependentCatalog.of(database))).isEmpty();
    project.run("check").succeeds();
  }

  @Test
  void oneFactOfAColumnIsCleanedUpAndTheOthersStayAccepted() {
    project.run("revision", "-m", "looser", "--repair", "column-nullability").succeeds();
    assertThat(operationsOfLast())
        .first()
        .isEqualTo("op.alterColumn(\"posts\", \"title\", c -> c.nullable());");
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
    assertThat(project.run("accept", "--prune").succeeds().out().lines())
        .singleElement()
        .asString()
        .startsWith("removed   column-nullability column posts.title");
    project.run("check").succeeds();
    project.run("revision", "-m", "shorter", "--repair", "posts.title").succeeds();
    assertThat(operationsOfLast())
        .contains("op.alterColumn(\"posts\", \"title\", c -> c.dropDefault().type(varchar(255)));");
  }

  @Test
  void whatTheRevisionsMakeIsNotAdoptedOnceMore() {
    assertThat(project.run("adopt", "index-unmodelled").exits(1).err())
        .contains("There is nothing to adopt that matches 'index-unmodelled'.");
  }

  @Test
  void whatOnlyTheDatabaseHasGoesWhenItIsNamed() {
    assertThat(project.run("revision", "-m", "no", "--repair", "posts_by*").exits(1).err())
        .contains("No difference since the baseline matches 'posts_by*'");
    for (String kindOrBareName : List.of("index-unmodelled", "table-unmodelled", "legacy")) {
      project.run("revision", "-m", "no", "--repair", kindOrBareName).exits(1);
    }
    assertThat(project.run("accept", "[").exits(2).err()).contains("'[' is no pattern");
    project.run("revision", "-m", "drop", "--repair", "posts_by_title").succeeds();
    assertThat(operationsOfLast())
        .first()
        .isEqualTo("op.dropIndex(\"posts\", \"posts_by_title\");");
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
  }

  @Test
  void whatPeopleMadeInOneDatabaseIsAdoptedInAll() throws Exception {
    try (TestDatabase other = TestDatabase.create()) {
      other.execute(AdoptedBlog.TABLES);
      database.execute(
          "create index by_born on posts (born); alter table authors alter email type varchar(500)");
      assertThat(project.run("check").exits(3).out()).contains("varchar(500)");
      project.run("adopt", "-m", "by hand", "--rev-id", "a1").succeeds();
      assertThat(operationsOfLast())
          .first()
          .isEqualTo("op.alterColumn(\"authors\", \"email\", c -> c.type(varchar(500)));");
      project.run("adopt", "by_born", "-m", "index").exits(1);
      project.run("upgrade").succeeds();
      project.run("check").succeeds();
      project.run("adopt", "by_born", "-m", "index").succeeds();
      assertThat(operationsOfLast())
          .containsExactly(
              "op.ensure(o -> o.createIndex(\"posts\", index(\"by_born\", \"born\")));");
      project.run("upgrade").succeeds();
      project.run("check").succeeds();

      project.with("url", other.url());
      project.run("upgrade").succeeds();
      project.run("check").succeeds();
      assertThat(
              IndependentCatalog.differences(
                  IndependentCatalog.of(database), IndependentCatalog.of(other)))
          .isEmpty();
    }
    assertThat(Files.exists(project.revisionDirectory())).isTrue();
  }
}

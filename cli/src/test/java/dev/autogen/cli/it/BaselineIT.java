package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Databases that were there before autogen are taken over as they are. */
@Execution(ExecutionMode.CONCURRENT)
class BaselineIT {

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    AdoptedBlog.create(database);
    project = AdoptedBlog.project(database);
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  private String accepted() {
    return project.read(project.revisionDirectory().resolve("accepted-differences.txt").toString());
  }

  private Stream<String> operationsOf(Path revision) {
    return project
        .read(revision.toString())
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("op."));
  }

  @Test
  void changesNothingInTheDatabaseAndLeavesNothingToReport() {
    List<String> before = AdoptedBlog.rows(database);
    CommandResult written = project.run("baseline", "--rev-id", "b1").succeeds();
    assertThat(IndependentCatalog.differences(before, AdoptedBlog.rows(database))).isEmpty();
    assertThat(written.out().lines())
        .hasSize(3)
        .anyMatch(line -> line.endsWith("accepted-differences.txt"));

    assertThat(project.run("check").succeeds().out()).isEmpty();
    assertThat(project.run("revision", "-m", "none").succeeds().err()).contains("No changes");
    assertThat(project.run("current").succeeds().out()).contains("b1");
    assertThat(accepted().lines().filter(line -> !line.startsWith("#")))
        .isSorted()
        .contains(
            "column-missing column authors.nickname: model column authors.nickname varchar(255), database nothing",
            "column-type column authors.name: model varchar(255), database varchar(2550)",
            "column-type column posts.title: model varchar(255), database text",
            "table-unmodelled table audit: model nothing, database table audit")
        .anyMatch(line -> line.startsWith("index-unmodelled index posts.posts_by_title: "))
        .anyMatch(line -> line.startsWith("view-unmodelled view recent: "));
  }

  @Test
  void createsOnAnEmptyDatabaseWhatThisOneHas() {
    project.run("baseline").succeeds();
    List<String> catalog = IndependentCatalog.of(database);
    try (TestDatabase empty = TestDatabase.create()) {
      project.with("url", empty.url());
      project.run("upgrade").succeeds();
      assertThat(IndependentCatalog.differences(catalog, IndependentCatalog.of(empty))).isEmpty();
      project.run("check").succeeds();
      project.run("downgrade", "base", "--accept-loss").succeeds();
      assertThat(IndependentCatalog.of(empty)).containsExactly("schema public");
    }
  }

  @Test
  void isOnlyRecordedWhereAllOfItIsThere() {
    project.run("baseline", "--rev-id", "b1").succeeds();
    try (TestDatabase equal = TestDatabase.create()) {
      equal.execute(AdoptedBlog.TABLES);
      equal.execute("create index only_here on posts (born)");
      project.with("url", equal.url());
      assertThat(project.run("upgrade", "--dry-run").succeeds().out())
          .contains("-- record b1 baseline, all of which is there");
      assertThat(project.run("upgrade").succeeds().out()).contains("b1");
      project.run("check").succeeds();
      assertThat(project.run("downgrade", "base").err()).contains("stamped");
    }
  }

  @Test
  void stopsWhereSomethingIsDifferent() {
    project.run("baseline").succeeds();
    try (TestDatabase other = TestDatabase.create()) {
      other.execute(AdoptedBlog.TABLES);
      other.execute("alter table posts alter title type varchar(100); drop table audit");
      project.with("url", other.url());
      assertThat(project.run("upgrade").exits(4).err()).contains("but not audit");
      other.execute(
          "create table audit (at timestamptz default now(), what jsonb, who text collate \"C\")");
      assertThat(project.run("upgrade").exits(4).err())
          .contains("posts.title")
          .contains("varchar(100)");
    }
  }

  @Test
  void expectingThemEqualStopsAtAnyDifference() {
    CommandResult refused = project.run("baseline", "--expect-equal").exits(3);
    assertThat(refused.out()).contains("[column-type]").contains("[index-unmodelled]");
    assertThat(project.revisionDirectory()).isEmptyDirectory();

    try (TestDatabase created = TestDatabase.create();
        ScratchProject plain = AdoptedBlog.project(created)) {
      HibernateCreate.run(
          Distribution.hibernate(),
          List.of(plain.directory().resolve("target/classes")),
          List.of("com.example.Author", "com.example.Post"),
          Map.of(),
          created.url());
      plain.run("baseline", "--expect-equal").succeeds();
      assertThat(plain.run("check").succeeds().err()).contains("No differences");
    }
  }

  @Test
  void toolsThatWereThereBeforeAreNamedAndLeftAlone() {
    database.execute(
        """
        create table flyway_schema_history (
          installed_rank int primary key, version varchar(50), description varchar(200),
          type varchar(20), script varchar(1000), checksum int, installed_by varchar(100),
          installed_on timestamp default now(), execution_time int, success boolean);
        insert into flyway_schema_history values
          (1, '1', 'a', 'SQL', 'V1', 1, 'me', now(), 1, true),
          (2, '2.1', 'b', 'SQL', 'V2_1', 1, 'me', now(), 1, true);
        create table databasechangelog (id varchar(255), author varchar(255));
        insert into databasechangelog values ('1', 'me');
        create table databasechangeloglock (id int);
        grant select on posts to public""");
    CommandResult written = project.run("baseline").succeeds();
    assertThat(written.err())
        .contains("Flyway has run 2 migrations here, the last to version 2.1")
        .contains("Liquibase has run 1 change set here")
        .contains("Not in the baseline: grants on posts.");
    assertThat(project.onlyRevision()).doesNotContain("flyway").doesNotContain("databasechange");
    project.run("check").succeeds();
  }

  @Test
  void theEntitiesAreListedWithWhereTheyAre() {
    String classes = project.directory().resolve("target/classes").toString();
    assertThat(project.run("entities").succeeds().out().lines())
        .containsExactly(
            "authors  com.example.Author  " + classes, "posts    com.example.Post    " + classes);
    assertThat(project.run("entities", "--json").succeeds().out())
        .contains("\"origin\" : \"com.example.Post\"");
  }

  @Test
  void isTheFirstOfAllRevisionsAndOfTablesThatAreThere() {
    project.run("baseline").succeeds();
    assertThat(project.run("baseline").exits(1).err()).contains("already");
    try (TestDatabase empty = TestDatabase.create();
        ScratchProject other = AdoptedBlog.project(empty)) {
      assertThat(other.run("baseline").exits(1).err()).contains("nothing to adopt");
      assertThat(other.revisionDirectory()).isEmptyDirectory();
    }
  }

  @Test
  void aLaterChangeIsAllThatTheNextRevisionHas() throws Exception {
    project.run("baseline").succeeds();
    List<String> before = AdoptedBlog.rows(database);
    project.entity(
        "Post", AdoptedBlog.POST.replace("String title;", "String title; Integer votes;"));
    project.run("revision", "-m", "votes").succeeds();
    List<Path> revisions = project.revisionClasses();
    assertThat(operationsOf(revisions.get(revisions.size() - 1)).toList())
        .isNotEmpty()
        .allMatch(line -> line.contains("\"votes\""));
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
    project.run("downgrade", "-1", "--accept-loss").succeeds();
    assertThat(IndependentCatalog.differences(before, AdoptedBlog.rows(database))).isEmpty();
    project.run("upgrade").succeeds();
    Files.delete(project.revisionDirectory().resolve("accepted-differences.txt"));
    assertThat(project.run("check", "--only", "drift").exits(3).out())
        .contains("Entities and database differ since the baseline");
    assertThat(project.run("revision", "-m", "again").succeeds().err()).contains("No changes");
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code include} and {@code exclude}: what is left out is left alone on both sides. */
@Execution(ExecutionMode.CONCURRENT)
class FiltersIT {

  private static final String POST =
      """
      @Entity
      @Table(name = "posts", indexes = @Index(name = "ix_title", columnList = "title"))
      public class Post {
        @Id Long id;
        String title;
        @ManyToOne LegacyUser author;
      }
      """;
  private static final String LEGACY_USER =
      """
      @Entity
      @Table(name = "legacy_users")
      public class LegacyUser {
        @Id Long id;
        String name;
      }
      """;

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void createProject() {
    database = TestDatabase.create();
    project = ScratchProject.on(database).entity("LegacyUser", LEGACY_USER).entity("Post", POST);
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  private void makeLegacyTable() {
    database.execute(
        "create table legacy_users (id bigint primary key, name varchar(40), extra int not null)");
  }

  private void revisionAndUpgrade(String... options) {
    String message = "change" + project.revisionClasses().size();
    List<String> command = new ArrayList<>(List.of("revision", "-m", message));
    command.addAll(List.of(options));
    project.run(command.toArray(String[]::new)).succeeds();
    project.run("upgrade").succeeds();
  }

  private void nothingIsFound() {
    assertThat(project.run("revision", "-m", "nothing").succeeds().err()).contains("No changes");
    project.run("check").succeeds();
  }

  @Test
  void tableThatIsLeftOutIsNeitherCreatedNorDriftAndCanBePointedTo() {
    makeLegacyTable();
    project.with("exclude", "legacy_*");
    revisionAndUpgrade();

    assertThat(project.onlyRevision()).contains("posts", ".references(\"legacy_users\", \"id\")");
    assertThat(project.onlyRevision()).doesNotContain("legacy_users_pkey");
    nothingIsFound();
    assertThat(IndependentCatalog.withRows(database))
        .anyMatch(fact -> fact.startsWith("column public.legacy_users.name character varying(40)"));

    project.run("downgrade", "base", "--accept-loss").succeeds();
    assertThat(IndependentCatalog.withRows(database))
        .noneMatch(fact -> fact.contains("public.posts"))
        .anyMatch(fact -> fact.startsWith("column public.legacy_users.name character varying(40)"));
  }

  @Test
  void changeOfWhatIsLeftOutIsNoChange() {
    revisionAndUpgrade();
    project.with("exclude", "public.legacy_users");
    project.entity("LegacyUser", LEGACY_USER.replace("String name;", "String name; int age;"));
    nothingIsFound();
    project.entity(
        "LegacyUser", LEGACY_USER.replace("\"legacy_users\"", "\"legacy_users\", schema = \"x\""));
    project.entity("Post", POST.replace("@ManyToOne LegacyUser author;", ""));
    project.run("diff").succeeds();
    assertThat(project.run("diff").out())
        .contains("author_id")
        .doesNotContain("drop table legacy_users");
  }

  @Test
  void endOfTheExclusionIsANewFactThatMayBeThereAlready() {
    database.execute("create table legacy_users (id bigint primary key, name varchar(255))");
    project.with("exclude", "legacy_*");
    revisionAndUpgrade();

    project.with("exclude", "");
    revisionAndUpgrade();
    assertThat(project.read(project.revisionClasses().get(1).toString()))
        .contains("op.ensure(", "createTable(", "\"legacy_users\"");
    nothingIsFound();
  }

  @Test
  void exclusionOfAKnownFactAndItsEnd() {
    revisionAndUpgrade();
    project.with("exclude", "legacy_*");
    project.entity("LegacyUser", LEGACY_USER.replace("String name;", "String name; Integer age;"));
    nothingIsFound();
    project.with("exclude", "");
    revisionAndUpgrade();
    assertThat(project.read(project.revisionClasses().get(1).toString()))
        .contains("op.addColumn(\"legacy_users\", column(\"age\", integer()));");
    nothingIsFound();
  }

  @Test
  void indexFilterLeavesOutWhatIsAddedAndWhatIsRemoved() {
    revisionAndUpgrade();
    project.with("exclude", "posts.ix_*");
    project.entity("Post", POST.replace("\"ix_title\"", "\"ix_other\""));
    nothingIsFound();
    database.execute("drop index ix_title");
    project.run("check").succeeds();
    assertThat(project.run("repair").succeeds().err()).contains("Nothing to repair");
    project.with("exclude", "");
    project.run("check").exits(3);
  }

  @Test
  void columnThatIsLeftOutTakesItsForeignKeyAlong() {
    makeLegacyTable();
    database.execute("create table posts (id bigint primary key, title varchar(255))");
    project.with("exclude", "legacy_*, column posts.author_id, index posts.*");
    project.run("revision", "-m", "posts").refuses(4, "autogen baseline");
    database.execute("drop table posts");
    revisionAndUpgrade();
    assertThat(project.onlyRevision()).contains("title").doesNotContain("author", "ix_title");
    nothingIsFound();
  }

  @Test
  void driftOfWhatIsLeftOutIsNotRepaired() {
    revisionAndUpgrade();
    database.execute("alter table legacy_users alter column name type text");
    database.execute("alter table posts alter column title set not null");
    assertThat(project.run("check", "--exclude", "legacy_users").exits(3).out())
        .contains("posts.title")
        .doesNotContain("legacy_users");
    project.run("repair", "--exclude", "legacy_users").succeeds();
    assertThat(project.run("check").exits(3).out())
        .contains("legacy_users.name")
        .doesNotContain("posts.title");
  }

  @Test
  void otherSchemaIsLeftAlone() {
    database.execute("create schema other");
    database.execute("create table other.legacy_users (id bigint primary key)");
    project.entity(
        "LegacyUser",
        LEGACY_USER.replace("\"legacy_users\"", "\"legacy_users\", schema = \"other\""));
    project.with("exclude", "other.*");
    revisionAndUpgrade();
    assertThat(project.onlyRevision()).doesNotContain("createSchema", "legacy_users_pkey");
    nothingIsFound();
  }

  @Test
  void includeOfOneRunLeavesTheRestToTheNext() {
    project.entity("Post", POST.replace("@ManyToOne LegacyUser author;", ""));
    revisionAndUpgrade("--include", "posts");
    assertThat(project.onlyRevision()).contains("posts").doesNotContain("legacy_users");
    revisionAndUpgrade();
    assertThat(project.read(project.revisionClasses().get(1).toString()))
        .contains("createTable(", "\"legacy_users\"")
        .doesNotContain("posts");
    nothingIsFound();
  }

  @Test
  void foreignKeyToWhatIsLeftOutNeedsNoServer() {
    project.with("exclude", "legacy_*");
    project.run("revision", "-m", "posts", "--against", "revisions").succeeds();
    project.entity("Post", POST.replace("String title;", "String title; Integer votes;"));
    project.run("revision", "-m", "votes", "--against", "revisions").succeeds();
    assertThat(project.read(project.revisionClasses().get(1).toString()))
        .contains("op.addColumn(\"posts\", column(\"votes\", integer()));");
  }

  @Test
  void handWrittenRevisionDoesNotTakeOnWhatIsLeftOut() {
    project.with("exclude", "legacy_*");
    project.run("revision", "--empty", "-m", "by hand").succeeds();
    String model = project.revisionClasses().get(0).toString().replace(".java", ".model");
    assertThat(project.read(model)).contains("posts.title").doesNotContain("legacy_users.name");
  }

  @Test
  void filterThatHidesEverythingSaysSo() {
    revisionAndUpgrade();
    Map<String, String> files = project.files();
    for (List<String> command :
        List.of(
            List.of("revision", "-m", "x", "--exclude", "*"),
            List.of("diff", "--include", "post"),
            List.of("check", "--exclude", "schema public"),
            List.of("check", "--only", "drift", "--exclude", "*"),
            List.of("repair", "--exclude", "*"))) {
      project.run(command.toArray(String[]::new)).refuses(2, "Nothing of the model is left");
    }
    project.run("check", "--exclude", "indx posts.a").refuses(2, "'indx' is no kind of object");
    assertThat(project.files()).isEqualTo(files);
  }

  @Test
  void modelThatLosesItsTablesIsNotBelieved() {
    revisionAndUpgrade();
    Map<String, String> files = project.files();
    project.with("packages", "com.elsewhere");
    project.run("revision", "-m", "x").refuses(1, "com.elsewhere");
    project.with("packages", "").with("entities", "com.example.Other");
    project.entity("Other", "@Entity public class Other { @Id Long id; }");
    project.run("diff").refuses(1, "2 of 2 tables would be dropped", "--allow-mass-drop");
    assertThat(project.run("diff", "--allow-mass-drop").succeeds().out()).contains("drop table");
    assertThat(project.run("diff", "--include", "other").succeeds().out())
        .contains("create table other")
        .doesNotContain("drop table posts");
    files.keySet().stream()
        .filter(name -> name.contains("revisions"))
        .forEach(name -> assertThat(project.files()).containsEntry(name, files.get(name)));
  }

  @Test
  void functionAndTriggerOfTheDatabaseAreNoConcern() {
    revisionAndUpgrade();
    database.execute(
        "create function touch() returns trigger language plpgsql as 'begin return new; end'");
    database.execute(
        "create trigger touched before update on posts for each row execute function touch()");
    nothingIsFound();
  }
}

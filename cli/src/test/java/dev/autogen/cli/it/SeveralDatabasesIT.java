package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several databases in one project, and several schemas of one database. */
@Execution(ExecutionMode.CONCURRENT)
class SeveralDatabasesIT {

  private static final String ENTITY = "@Entity public class %s { @Id Long id; String text; }";

  private TestDatabase blog;
  private TestDatabase reporting;
  private ScratchProject project;

  @BeforeEach
  void create() {
    blog = TestDatabase.create();
    reporting = TestDatabase.create();
    project = ScratchProject.empty().with("server-version", "" + blog.serverVersion());
  }

  @AfterEach
  void remove() {
    project.close();
    blog.close();
    reporting.close();
  }

  /** Two databases, each with entities, a directory and a package of its own. */
  private void apart() {
    project
        .with("blog.url", blog.url())
        .with("blog.entities", "com.example.Note")
        .with("blog.revisions", "src/main/java/blog/revisions")
        .with("reporting.url", reporting.url())
        .with("reporting.entities", "com.example.Report")
        .with("reporting.revisions", "reports")
        .with("reporting.package", "com.acme.reports")
        .entity("Note", ENTITY.formatted("Note"))
        .entity("Report", ENTITY.formatted("Report"));
  }

  private void revisions() {
    project.run("revision", "-n", "blog", "-m", "notes").succeeds();
    project.run("revision", "-n", "reporting", "-m", "reports").succeeds();
  }

  @Test
  void eachHasItsOwnRevisions() {
    apart();
    revisions();
    assertThat(project.files().keySet())
        .anyMatch(file -> file.matches("src/main/java/blog/revisions/R.*_Notes.java"))
        .anyMatch(file -> file.matches("reports/R.*_Reports.java"));
    assertThat(project.files().entrySet())
        .filteredOn(file -> file.getKey().matches("reports/.*java"))
        .allMatch(file -> file.getValue().startsWith("package com.acme.reports;"));
    CommandResult upgrade = project.run("upgrade", "--all").succeeds();
    assertThat(upgrade.out()).containsSubsequence("notes", "reports");
    assertThat(upgrade.err())
        .containsSubsequence(
            "== blog ==",
            "Database " + blog.name(),
            "== reporting ==",
            "Database " + reporting.name(),
            "Of 2 databases done: blog, reporting.");
    assertThat(IndependentCatalog.of(blog).toString()).contains("note").doesNotContain("report");
    assertThat(IndependentCatalog.of(reporting).toString())
        .contains("report")
        .doesNotContain("note");
    project.run("check", "--all").succeeds();
    project.run("-n", "reporting,blog", "downgrade", "base").succeeds();
    assertThat(IndependentCatalog.of(blog).toString()).doesNotContain("note");
  }

  @Test
  void jsonIsOneDocument() throws IOException {
    apart();
    revisions();
    project.run("upgrade", "-n", "blog").succeeds();
    CommandResult current = project.run("current", "--all", "--json").succeeds();
    assertThat(entry(current, 0)).contains("name=blog, exitCode=0", "database=" + blog.name());
    assertThat(entry(current, 0)).contains("message=notes");
    assertThat(entry(current, 1)).contains("name=reporting, exitCode=0", "revisions=[]");
    CommandResult check = project.run("check", "--all", "--json").exits(3);
    assertThat(entry(check, 0)).contains("name=blog, exitCode=0");
    assertThat(entry(check, 1)).contains("name=reporting, exitCode=3");
  }

  /** Returns the entry of a database in the document that a command printed. */
  private static String entry(CommandResult result, int position) throws IOException {
    List<?> entries = (List<?>) JSON.std.mapFrom(result.out()).get("databases");
    assertThat(entries).hasSize(2);
    return entries.get(position).toString();
  }

  @Test
  void whatFailsInOneIsDoneInTheOthersAndSaidInTheEnd() throws IOException {
    apart();
    revisions();
    blog.execute("create table note (id bigint)");
    CommandResult upgrade = project.run("upgrade", "--all").exits(1);
    assertThat(upgrade.err())
        .containsSubsequence("== blog ==", "note", "== reporting ==")
        .endsWith("Of 2 databases done: reporting; not done: blog (exit code 1).\n")
        .doesNotContain("\tat ");
    assertThat(IndependentCatalog.of(reporting).toString()).contains("report");
    assertThat(entry(project.run("upgrade", "--all", "--json").exits(1), 0))
        .containsPattern("error=.*note");
  }

  @Test
  void tenantsShareTheirRevisions() {
    for (String schema : List.of("acme", "globex")) {
      blog.execute("create schema " + schema);
      project.with(schema + ".schema", schema);
    }
    project
        .with("databases", "acme,globex")
        .with("url", blog.url())
        .with("revisions", "src/main/java/db/revisions")
        .entity("Note", ENTITY.formatted("Note"));
    project.run("revision", "-n", "acme", "-m", "notes").succeeds();
    CommandResult empty = project.run("revision", "--empty", "-n", "acme", "-m", "view").succeeds();
    String view = empty.out().lines().findFirst().orElseThrow();
    project.write(
        view,
        project
            .read(view)
            .replaceFirst(
                "(upgrade\\(Operations op\\) \\{)[^}]*",
                "$1 op.execute(\"create view all_notes as select * from note\"); "));
    assertThat(project.run("upgrade", "--all").succeeds().err())
        .containsSubsequence("== acme ==", "(schema acme)", "== globex ==", "(schema globex)");
    assertThat(IndependentCatalog.of(blog).toString())
        .contains("acme.note", "globex.note", "acme.all_notes", "globex.all_notes");
    project.run("check", "--all").succeeds();
    blog.execute("drop table globex.note cascade");
    CommandResult check = project.run("check", "--all").exits(3);
    assertThat(check.err()).endsWith("Of 2 databases done: acme; with differences: globex.\n");
  }

  @Test
  void aNameThatNoKeyIsForMigratesNothing() {
    project
        .with("databases", "acme, globx")
        .with("acme.schema", "public")
        .with("globex.schema", "globex")
        .with("url", blog.url())
        .with("revisions", "src/main/java/db/revisions")
        .entity("Note", ENTITY.formatted("Note"));
    project.run("revision", "-n", "acme", "-m", "notes").succeeds();
    CommandResult upgrade = project.run("upgrade", "--all").exits(2);
    assertThat(upgrade.err()).contains("names 'globx'", "Names with keys are: acme, globex.");
    assertThat(project.run("upgrade", "-n", "globx").exits(2).err()).contains("names 'globx'");
    assertThat(IndependentCatalog.of(blog).toString()).doesNotContain("note");
  }

  @Test
  void databasesWithNamesOnlyAreToBeChosen() {
    apart();
    assertThat(project.run("current").exits(2).err())
        .contains("Choose with -n (blog, reporting), or take them all with --all.");
  }

  @Test
  void theOneWithoutANameIsOneOfAll() {
    apart();
    project.with("url", blog.copy().url()).with("revisions", "main");
    CommandResult history = project.run("history", "--offline", "--all").succeeds();
    assertThat(history.err())
        .containsSubsequence("== blog ==", "== reporting ==", "== (no name) ==");
  }

  @Test
  void listsWhereSettingsComeFrom() throws IOException {
    apart();
    project
        .with("blog.password", "s3cr3t-of-blog")
        .write("autogen-prod.properties", "blog.role=owner\n")
        .withEnvironment("AUTOGEN_REPORTING_PASSWORD", "s3cr3t-of-reporting");
    CommandResult config = project.run("config", "-n", "blog", "--profile", "prod").succeeds();
    assertThat(config.out())
        .containsPattern("(?m)^role=owner +# autogen-prod.properties$")
        .containsPattern("(?m)^password=\\(set\\) +# autogen.properties$")
        .doesNotContain("reporting", "s3cr3t");
    Map<String, Object> all =
        JSON.std.mapFrom(project.run("config", "--all", "--json").succeeds().out());
    assertThat(all.toString())
        .contains("source=AUTOGEN_REPORTING_PASSWORD")
        .doesNotContain("s3cr3t");
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only processes show: signals, and several that start at once. */
class ProcessesIT {

  private static final String SLEEPING =
      "select 1 from pg_stat_activity where datname = current_database() and state = 'active'"
          + " and query like 'select pg_sleep%'";

  private TestDatabase database;
  private ScratchProject project;
  @TempDir Path streams;

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

  private record Running(Process process, Path out, Path err) {

    CommandResult ended() throws IOException, InterruptedException {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new CommandResult(
          List.of(), process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  private Running start(String name, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("upgrade", "head"));
    arguments.addAll(List.of(options));
    Path out = streams.resolve(name + ".out");
    Path err = streams.resolve(name + ".err");
    Path command = Distribution.home().resolve("bin").resolve("autogen");
    return new Running(
        Distribution.start(
            command, project.directory(), Map.of(), out, err, arguments.toArray(String[]::new)),
        out,
        err);
  }

  private boolean any(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next();
    }
  }

  private void await(String query) throws SQLException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!any(query)) {
      assertThat(System.nanoTime()).as("waiting for " + query).isLessThan(end);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void sigtermCancelsRollsBackAndSaysSo() throws Exception {
    new RevisionSources(project)
        .sql("a1", "create table posts (n int)", "drop table posts")
        .revision(
            "b2",
            "op.execute(\"create table users (n int)\"); op.execute(\"select pg_sleep(100)\");",
            "",
            "a1");
    Running upgrade = start("upgrade");
    await(SLEEPING);
    Running waiter = start("waiter", "--json");
    while (!Files.readString(waiter.err()).contains("Waiting for another autogen: process")) {
      assertThat(waiter.process().isAlive()).isTrue();
    }

    waiter.process().destroy();
    CommandResult waited = waiter.ended().exits(143);
    assertThat(waited.err())
        .contains("Interrupted while another migrator was at work", "Nothing was begun.")
        .contains("{\"error\":{\"kind\":\"interrupted\",\"message\":")
        .doesNotContain("exitCode");

    upgrade.process().destroy();
    CommandResult ended = upgrade.ended().exits(143);
    assertThat(ended.out()).contains("upgraded  a1").doesNotContain("b2");
    assertThat(ended.err())
        .contains("Interrupted in the upgrade of revision b2 (R_b2) at 'select pg_sleep(100)'")
        .contains("Nothing of it was kept: run again, and it starts over.")
        .doesNotContain("Exception", "\tat ");
    assertThat(any(SLEEPING)).isFalse();
    assertThat(any("select 1 from pg_locks where locktype = 'advisory'")).isFalse();
    assertThat(any("select 1 from pg_class where relname = 'users'")).isFalse();
    assertThat(any("select 1 from autogen_version where version_num = 'a1'")).isTrue();
    assertThat(any("select 1 from autogen_history where revision = 'b2'")).isFalse();
  }

  @Test
  void ofManyStartersOneApplies() throws Exception {
    new RevisionSources(project)
        .sql("a1", "create table posts (n int)", "drop table posts")
        .revision("b2", "op.execute(\"select pg_sleep(2)\");", "", "a1");
    List<Running> starters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starters.add(start("starter" + i));
    }
    List<CommandResult> results = new ArrayList<>();
    for (Running starter : starters) {
      results.add(starter.ended().succeeds());
    }

    assertThat(results).filteredOn(one -> one.out().contains("upgraded  b2")).hasSize(1);
    assertThat(results)
        .filteredOn(one -> one.out().isEmpty())
        .hasSize(3)
        .allMatch(one -> one.err().contains("Nothing to do: " + database.name() + " is at b2."));
    assertThat(results)
        .anyMatch(one -> one.err().contains("Waiting for another autogen: process "));
    assertThat(any("select 1 from autogen_history group by revision having count(*) > 1"))
        .isFalse();
  }
}

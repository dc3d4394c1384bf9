package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user does wrong with upgrade and downgrade: a sentence, an exit code, nothing changed. */
@Execution(ExecutionMode.CONCURRENT)
class OperatingMistakesIT extends Refusals {

  private RevisionSources revisions;

  @BeforeEach
  void write() {
    revisions =
        new RevisionSources(project)
            .sql("a1", "create table posts (n int)", "drop table posts")
            .sql("b2", "create table users (n int)", "drop table users", "a1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 minutes", "-1", "soon", "1d", "", "99999999999"})
  void durationThatIsNone(String duration) {
    CommandResult result = project.run("upgrade", "--wait", duration).exits(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("--wait", "such as 90s, 5m or 1h30m")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--sql --dry-run", "--sql --rehearse", "--dry-run --rehearse"})
  void modesThatExcludeEachOther(String modes) {
    refused(
        2,
        List.of("--sql, --dry-run and --rehearse exclude each other"),
        ("upgrade " + modes).split(" "));
  }

  @Test
  void downgradeWithoutTarget() {
    refused(2, List.of("Say how far to go back", "autogen downgrade -1"), "downgrade");
  }

  @Test
  void yesToNoQuestion() {
    refused(2, List.of("--yes answers the question of --from-history"), "downgrade", "-1", "--yes");
  }

  @Test
  void downgradeScriptWithoutStart() {
    refused(2, List.of("'autogen downgrade --sql FROM:base'"), "downgrade", "--sql", "base");
  }

  @Test
  void rangeWithoutSql() {
    refused(2, List.of("a1:b2 is a range"), "upgrade", "a1:b2");
    refused(2, List.of("b2:a1 is a range"), "downgrade", "b2:a1");
  }

  @Test
  void scriptRangesTheWrongWayRound() {
    refused(
        1, List.of("Revision a1 is older than b2", "downgrade a1"), "upgrade", "--sql", "b2:a1");
    refused(1, List.of("Revision b2 is not applied"), "downgrade", "--sql", "a1:b2");
  }

  @Test
  void scriptOfARevisionThatIsNotThere() {
    refused(1, List.of("There is no revision zz"), "upgrade", "--sql", "zz:head");
  }

  @Test
  void upgradeDownAndDowngradeUp() {
    project.run("upgrade").succeeds();
    refused(1, List.of("older than b2", "autogen downgrade a1"), "upgrade", "a1");
    refused(2, List.of("-1 goes back", "autogen downgrade -1"), "upgrade", "-1");
    refused(2, List.of("+1 goes forward"), "downgrade", "+1");
    refused(1, List.of("goes too far"), "downgrade", "-3");
  }

  @Test
  void anotherMigratorForTooLong() throws SQLException {
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      statement.execute("select pg_advisory_lock(%d)".formatted(lockKey()));
      CommandResult result = project.run("upgrade", "--wait", "0").exits(1);
      assertThat(result.err())
          .contains("Another migrator is at work on database " + database.name())
          .contains("Wait for it, or end it.");
      CommandResult waited = project.run("upgrade", "--wait", "200ms").exits(1);
      assertThat(waited.err()).contains("Waiting for another autogen: process ");
    }
    project.run("upgrade").succeeds();
  }

  /** Another migrator would take this lock; see MigrationLock. */
  private long lockKey() {
    try {
      byte[] hash =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(
                  ("autogen\0" + database.name() + "\0public")
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return java.nio.ByteBuffer.wrap(hash).getLong();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tableThatSomebodyElseHasLocked() throws SQLException {
    project.run("upgrade", "a1").succeeds();
    revisions.sql("c3", "alter table posts add x int", "", "b2");
    project.run("upgrade", "b2").succeeds();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table posts");
      CommandResult result = project.run("upgrade", "--lock-timeout", "100ms").exits(1);
      assertThat(result.err())
          .contains("c3 (R_c3) failed at 'alter table posts add x int'")
          .contains("see who holds it, then run again", "Nothing of it was kept.");
    }
    assertThat(project.run("current").out()).startsWith("b2");
  }

  @Test
  void rehearsalOfWhatRunsOutsideATransaction() {
    revisions.revision(
        "c3", "op.outsideTransaction(alone -> alone.execute(\"vacuum\"));", "", "b2");
    refused(
        1, List.of("c3 (R_c3) cannot be rehearsed", "Try it on a copy"), "upgrade", "--rehearse");
  }

  @Test
  void rehearsalThatFails() {
    revisions.sql("c3", "drop table nowhere", "", "b2");
    CommandResult result = project.run("upgrade", "--rehearse").exits(1);
    assertThat(result.err())
        .contains("c3 (R_c3) failed at 'drop table nowhere'", "it was a rehearsal");
    assertThat(project.run("current").err()).contains("No revision was ever applied");
  }

  @Test
  void historyThatHasNoWayBack() {
    revisions.revision(
        "c3", "op.execute(\"select 1\");", "op.irreversible(\"mails went out\");", "b2");
    project.run("upgrade").succeeds();
    revisions.remove("c3");
    refused(
        1,
        List.of("c3 (made c3)", "it is irreversible: mails went out", "autogen stamp --purge"),
        "downgrade",
        "--from-history",
        "--yes");
  }

  @Test
  void wayBackFurtherThanWhatIsUnknown() {
    project.run("upgrade").succeeds();
    revisions.remove("b2");
    refused(
        2,
        List.of("To go back to base, revision a1 has to go too", "'autogen downgrade base'"),
        "downgrade",
        "--from-history",
        "base",
        "--yes");
    refused(1, List.of("There is no revision zz"), "downgrade", "--from-history", "zz", "--yes");
  }

  @Test
  void upgradeOfADatabaseOfAnotherBranch() {
    project.run("upgrade").succeeds();
    revisions.remove("b2");
    revisions.sql("m1", "create table mine (n int)", "drop table mine", "a1");
    for (String mode : List.of("--dry-run", "--rehearse")) {
      refused(1, List.of("b2", "lacks m1", "--from-history"), "upgrade", mode);
    }
  }

  @Test
  void aDryRunOfAnUnfinishedRevisionLeavesOutWhatIsDone() {
    project.revision(
        "R3_Third",
        """
        @RevisionInfo(id = "c3", revises = "b2", message = "third", created = "")
        public final class R3_Third implements Revision {
          @Override
          public void upgrade(Operations op) {
            op.step(o -> o.execute("create table done (n int)"));
            op.step(o -> o.execute("select 1 / 0"));
          }
        }
        """);
    project.run("upgrade").exits(1);

    assertThat(project.run("upgrade", "--dry-run").succeeds().out())
        .isEqualTo(
            """
            -- upgrade c3 (R3_Third)
            -- done already: 1 of 2 steps
            select 1 / 0;
            """);
    assertThat(project.run("upgrade", "--dry-run", "--json").succeeds().out())
        .contains("\"done\" : \"1 of 2 steps\"")
        .doesNotContain("create table done");
  }
}

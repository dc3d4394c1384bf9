package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.Operations;
import dev.autogen.revision.Revision;
import dev.autogen.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rows that revisions bring and change. */
class DataTest extends MigrationTest {

  /** Whose files lie beside this class. */
  private static final Revision WORDS = op -> {};

  private static final String ACCOUNTS =
      "select id, coalesce(name, '-'), coalesce(born::text, '-'), coalesce(tags::text, '-'),"
          + " coalesce(note, '-') from accounts order by id";

  private static void createAccounts(Operations op) {
    op.createTable(
        "accounts",
        WORDS.column("id", WORDS.bigint()).identityAlways(),
        WORDS.column("name", WORDS.text()),
        WORDS.column("born", WORDS.date()),
        WORDS.column("tags", WORDS.array(WORDS.text())),
        WORDS.column("note", WORDS.text()),
        WORDS.column("extra", WORDS.jsonb()),
        WORDS.primaryKey("accounts_pkey", "id"));
  }

  private static TestRevision revision(Consumer<Operations> work) {
    return TestRevision.of("a1").upgrade(work).downgrade(op -> op.dropTable("accounts"));
  }

  private static TestRevision accounts(Consumer<Operations> more) {
    return revision(
        op -> {
          createAccounts(op);
          more.accept(op);
        });
  }

  private static TestRevision csv(String file) {
    return accounts(op -> op.bulkInsert("accounts", WORDS.csv("rows/" + file)));
  }

  private static TestRevision json(String file) {
    return accounts(op -> op.bulkInsert("accounts", WORDS.json("rows/" + file)));
  }

  private static final List<String> CSV_ROWS =
      List.of(
          "1 John 2001-02-03 {a,b} -",
          "2 O'Neil, \"Bob\" - - ",
          "3 two\nlines 1999-12-31 {} back\\slash\ttab");

  @Test
  void rowsOfACsvFileAreCopied() {
    List<String> run = new ArrayList<>();
    migrator(csv("accounts.csv"))
        .with(
            new MigrationListener() {
              @Override
              public void statementExecuted(
                  PlannedRevision revision, String sql, Duration duration) {
                run.add(sql);
              }
            })
        .upgrade("head");

    assertThat(rows(ACCOUNTS)).isEqualTo(CSV_ROWS);
    assertThat(run)
        .anyMatch(sql -> sql.startsWith("copy accounts from stdin -- csv rows/accounts"));
  }

  @Test
  void withoutPostgresqlsDriverRowsAreInserted() {
    ConnectionSource hidden = () -> withoutUnwrapping(source().open());
    Migrator.of(hidden, TestRevision.set(csv("accounts.csv"))).upgrade("head");

    assertThat(rows(ACCOUNTS)).isEqualTo(CSV_ROWS);
  }

  @Test
  void withoutPostgresqlsDriverTheRowThatIsRefusedIsNamedToo() {
    ConnectionSource hidden = () -> withoutUnwrapping(source().open());
    assertRefused(
            () -> Migrator.of(hidden, TestRevision.set(csv("wrong-type.csv"))).upgrade("head"))
        .withMessageContaining(
            "failed at 'rows/wrong-type.csv, line 5': invalid input syntax for type bigint:"
                + " \"abc\"");
  }

  private static Connection withoutUnwrapping(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            DataTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("isWrapperFor")) {
                return false;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void scriptsHaveTheSameRowsAsInserts() {
    for (TestRevision revision : List.of(csv("accounts.csv"), json("accounts.json"))) {
      String script = migrator(revision).upgradeScript("base", "head");
      assertThat(script).contains("insert into accounts (id, name").doesNotContain("copy ");
      List<String> parts = new ArrayList<>();
      migrator(revision).upgradeScript("base", "head", parts::add);
      assertThat(parts).hasSizeGreaterThan(10);
      assertThat(String.join("", parts)).isEqualTo(script);
      execute(script);
      List<String> scripted = rows(ACCOUNTS);
      assertThat(scripted).hasSize(3);

      try (TestDatabase other = TestDatabase.create()) {
        Migrator.of(
                ConnectionSource.of(other.url(), new java.util.Properties()),
                TestRevision.set(revision))
            .upgrade("head");
        assertThat(rowsOf(other)).isEqualTo(scripted);
      }
      execute("drop table accounts, autogen_version, autogen_history, autogen_meta");
    }
  }

  private List<String> rowsOf(TestDatabase other) {
    TestDatabase mine = database;
    database = other;
    try {
      return rows(ACCOUNTS);
    } finally {
      database = mine;
    }
  }

  @Test
  void rowsOfAJsonFileTakeTheTypesOfTheirColumns() {
    migrator(json("accounts.json")).upgrade("head");

    assertThat(
            rows(
                "select id, coalesce(name, '-'), coalesce(tags::text, '-'),"
                    + " coalesce(extra::text, '-'), coalesce(note, '-') from accounts order by id"))
        .containsExactly(
            "1 John \"J\" {a,\"b,c\",NULL} - tab\there",
            "2 - - {\"k\": [1, 2.5, true]} -",
            "3 Zoë € {} - -");
  }

  @Test
  void objectsOfJsonMayStandOnLines() {
    migrator(json("lines.json")).upgrade("head");

    assertThat(rows("select id, name from accounts order by id")).containsExactly("1 a", "2 b");
  }

  @Test
  void nullsAndSeparatorsOfCsvCanBeSaid() {
    migrator(
            accounts(
                op ->
                    op.bulkInsert(
                        "accounts",
                        WORDS.csv("rows/semicolons.csv").separatedBy(';').nullAs("NULL"))))
        .upgrade("head");

    assertThat(rows("select id, coalesce(name, '-') from accounts order by id"))
        .containsExactly("1 -", "2 NULL", "3 ");
  }

  @Test
  void aRowThatTheServerRefusesIsNamedByFileAndLine() {
    assertRefused(() -> migrator(csv("wrong-type.csv")).upgrade("head"))
        .withMessageContaining(
            "failed at 'rows/wrong-type.csv, line 5, column id': invalid input syntax for type"
                + " bigint: \"abc\"")
        .withMessageContaining("Nothing of it was kept.");
    assertThat(tables()).isEmpty();
  }

  @Test
  void whatIsWrongInAFileIsSaidBeforeTheFirstStatement() {
    List<String> run = new ArrayList<>();
    MigrationListener listener =
        new MigrationListener() {
          @Override
          public void statementExecuted(PlannedRevision revision, String sql, Duration duration) {
            run.add(sql);
          }
        };
    assertRefused(() -> migrator(csv("too-many.csv")).with(listener).upgrade("head"))
        .withMessage(
            "Revision a1 (R_a1): rows/too-many.csv, line 3: the row has 3 values, but 2 columns are"
                + " named.");
    assertRefused(() -> migrator(json("wrong.json")).with(listener).upgrade("head"))
        .withMessageContaining("rows/wrong.json, line 2: a name in quotes was expected, not '}'.");
    assertRefused(() -> migrator(csv("unknown-column.csv")).with(listener).upgrade("head"))
        .withMessageContaining(
            "rows/unknown-column.csv, line 1: table accounts has no column nmae, but id, name, born")
        .withMessageContaining("Nothing was changed.");
    assertRefused(() -> migrator(json("unknown-column.json")).with(listener).upgrade("head"))
        .withMessageContaining(
            "rows/unknown-column.json, line 2: table accounts has no column nmae");
    assertRefused(() -> migrator(csv("absent.csv")).with(listener).upgrade("head"))
        .withMessageContaining("There is no file rows/absent.csv for")
        .withMessageContaining("src/main/resources/dev/autogen/migration");
    assertThat(run).isEmpty();
    assertThat(tables()).isEmpty();
  }

  @Test
  void theContentOfAFileIsPartOfTheChecksum() {
    String csv = migrator(csv("accounts.csv")).planUpgrade("head").revisions().get(0).checksum();
    String other =
        migrator(csv("wrong-type.csv")).planUpgrade("head").revisions().get(0).checksum();

    assertThat(csv).isNotEqualTo(other);
  }

  @Test
  void valuesOfAnUpdateAreBoundByTheirTypes() {
    Consumer<Operations> work =
        op -> {
          op.execute(
              "create table t (a text, b bigint, c numeric, d boolean, e date, f timestamptz,"
                  + " g uuid, h jsonb, i bytea, j text, k interval)");
          op.executeUpdate(
              "insert into t values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              "it's \\ ?",
              42,
              new java.math.BigDecimal("1.50"),
              true,
              LocalDate.of(2024, 2, 29),
              Instant.parse("2024-02-29T12:00:00Z"),
              UUID.fromString("00000000-0000-0000-0000-000000000001"),
              "{\"a\": 1}",
              new byte[] {1, 2},
              null,
              Duration.ofHours(2));
          op.executeUpdate("update t set j = 'has' where h ?? ? and a like '%?'", "a");
        };
    String all = "select a, b, c, d, e, f at time zone 'UTC', g, h, i, j, k from t";
    migrator(revision(work)).upgrade("head");
    List<String> bound = rows(all);
    execute("drop table t, autogen_version, autogen_history, autogen_meta");

    String script = migrator(revision(work)).upgradeScript("base", "head");
    execute(script);

    assertThat(bound)
        .containsExactly(
            "it's \\ ? 42 1.50 t 2024-02-29 2024-02-29 12:00:00"
                + " 00000000-0000-0000-0000-000000000001 {\"a\": 1} \\x0102 has 02:00:00");
    assertThat(rows(all)).isEqualTo(bound);
    assertThat(script).contains("where h ? 'a' and a like '%?'");
  }

  // Timeouts

  @Test
  void timeoutsHoldForAllThatFollowsAndForNothingElse() throws SQLException {
    List<String> seen = new ArrayList<>();
    Consumer<Operations> look =
        op ->
            op.connection(
                connection -> {
                  try (var row =
                      connection
                          .createStatement()
                          .executeQuery(
                              "select current_setting('lock_timeout') || ' ' ||"
                                  + " current_setting('statement_timeout')")) {
                    row.next();
                    seen.add(row.getString(1));
                  }
                });
    try (Connection connection = source().open()) {
      Migrator.of(
              () -> connection,
              TestRevision.set(
                  TestRevision.of("a1")
                      .upgrade(
                          op -> {
                            look.accept(op);
                            op.lockTimeout(Duration.ofSeconds(3));
                            look.accept(op);
                            op.step(
                                o -> {
                                  o.statementTimeout(Duration.ofMillis(1500));
                                  look.accept(o);
                                });
                            op.outsideTransaction(
                                o -> {
                                  look.accept(o);
                                  o.lockTimeout(Duration.ZERO);
                                  look.accept(o);
                                });
                            look.accept(op);
                          }),
                  TestRevision.of("b2", "a1").upgrade(look)))
          .with(MigrationOptions.builder().lockTimeout(Duration.ZERO).build())
          .upgrade("head");
    }
    assertThat(seen).containsExactly("0 0", "3s 0", "3s 1500ms", "3s 0", "0 0", "3s 0", "0 0");
  }

  @Test
  void aStatementThatRunsTooLongIsStopped() {
    assertRefused(
            () ->
                migrator(
                        TestRevision.of("a1")
                            .upgrade(
                                op -> {
                                  op.statementTimeout(Duration.ofMillis(50));
                                  op.execute("select pg_sleep(30)");
                                }))
                    .upgrade("head"))
        .withMessageContaining("canceling statement due to statement timeout");
  }
}

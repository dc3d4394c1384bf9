package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the migrator share: an empty database for each. */
abstract class MigrationTest {

  TestDatabase database;

  @BeforeEach
  void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  ConnectionSource source() {
    return ConnectionSource.of(database.url(), new Properties());
  }

  Migrator migrator(TestRevision... revisions) {
    return Migrator.of(source(), TestRevision.set(revisions));
  }

  void execute(String sql) {
    database.execute(sql);
  }

  /** Returns the rows of a query, a row's columns joined by blanks. */
  List<String> rows(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(result.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("Test query failed: " + e.getMessage() + "\n" + sql, e);
    }
  }

  /** Returns the tables of the database, those of autogen too. */
  List<String> tables() {
    return rows(
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
            + " order by 1");
  }

  List<String> heads() {
    return rows("select version_num from autogen_version order by 1");
  }

  /** Returns the history: revision, direction, how, state, steps done of steps. */
  List<String> history() {
    return rows(
        "select revision, direction, how, state, steps_done || '/' || steps from autogen_history"
            + " order by id");
  }

  static ThrowableAssertAlternative<AutogenException> assertRefused(ThrowingCallable work) {
    return Assertions.assertThatExceptionOfType(AutogenException.class).isThrownBy(work);
  }
}

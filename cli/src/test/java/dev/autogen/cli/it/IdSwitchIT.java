package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The first id after a switch of the generator, in both directions, is above those that rows have.
 */
@Execution(ExecutionMode.CONCURRENT)
class IdSwitchIT {

  private static final String OWN =
      "@SequenceGenerator(name = \"own\", sequenceName = \"own_ids\", allocationSize = 1)";
  private static final int LARGEST = 4711;

  /** The value is fetched; an application takes it and those of its block before it. */
  private static final String SEQUENCE = "select nextval('%s') - %d";

  private static String id(String strategy) {
    String generator =
        switch (strategy) {
          case "assigned" -> "";
          case "identity" -> "@GeneratedValue(strategy = GenerationType.IDENTITY)";
          case "sequence" -> "@GeneratedValue(strategy = GenerationType.SEQUENCE)";
          case "own" -> "@GeneratedValue(generator = \"own\") " + OWN;
          case "table" -> "@GeneratedValue(strategy = GenerationType.TABLE)";
          default -> throw new IllegalArgumentException(strategy);
        };
    return "@Entity public class Note { @Id %s Long id; }".formatted(generator);
  }

  /** What gives the smallest id that the application takes next. */
  private static String next(String strategy) {
    return switch (strategy) {
      case "identity" -> "insert into note default values returning id";
      case "sequence" -> SEQUENCE.formatted("note_seq", 49);
      case "own" -> SEQUENCE.formatted("own_ids", 0);
      // The row has the last value that was used (hibernate.id.generator.stored_last_used).
      case "table" -> "select next_val + 1 - 49 from hibernate_sequences";
      default -> "select %d + 1".formatted(LARGEST);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "assigned, sequence",
    "assigned, identity",
    "assigned, table",
    "identity, sequence",
    "identity, own",
    "identity, table",
    "sequence, own",
    "sequence, table",
    "own, table"
  })
  void firstIdIsAboveTheOthersBothWays(String before, String after) {
    try (TestDatabase database = TestDatabase.create();
        ScratchProject project = ScratchProject.on(database).with("environment", "development")) {
      project.entity("Note", id(before)).run("revision", "-m", "one").succeeds();
      project.run("upgrade").succeeds();
      database.execute(
          "insert into note (id) overriding system value values (%d)".formatted(LARGEST));

      project.entity("Note", id(after)).run("revision", "-m", "two").succeeds();
      project.run("upgrade").succeeds();
      assertThat(first(database, next(after))).isGreaterThan(LARGEST);
      assertThat(project.run("revision", "-m", "three").succeeds().err()).contains("No changes");
      project.run("check").succeeds();

      int later = LARGEST + 1000;
      database.execute(
          "insert into note (id) overriding system value values (%d)".formatted(later));
      project.run("downgrade", "-1", "--accept-loss").succeeds();
      assertThat(first(database, next(before)))
          .isGreaterThan(before.equals("assigned") ? LARGEST : later);
      project.run("upgrade").succeeds();
      assertThat(first(database, next(after))).isGreaterThan(later);
    }
  }

  private static long first(TestDatabase database, String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

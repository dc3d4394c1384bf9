package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaArbitraries;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** A replay takes and refuses what PostgreSQL takes and refuses. */
class ReplayDatabaseTest {

  private static final int PROPOSALS = 15;

  /** Empties the database but for what the server itself needs. */
  private static final String CLEAN =
      """
      do $$
      declare name text;
      begin
        for name in
          select nspname from pg_namespace
          where nspname !~ '^pg_' and nspname <> 'information_schema'
        loop
          execute format('drop schema %I cascade', name);
        end loop;
        create schema public;
      end $$""";

  private static TestDatabase database;

  @BeforeContainer
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterContainer
  static void dropDatabase() {
    database.close();
  }

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }

  @Property(seed = "20261120", tries = 60, shrinking = ShrinkingMode.OFF)
  void postgresqlAgreesOnWhatIsTakenAndRefusedAndUndone(
      @ForAll("schemas") Schema before, @ForAll long seed) throws SQLException {
    try (Connection connection = database.connect()) {
      run(connection, CLEAN);
      connection.setAutoCommit(false);
      List<Operation> creation = Recreation.of(before.objects());
      execute(connection, creation).ifPresent(error -> fail("Not created: " + error + before));

      List<Operation> taken = takenByBoth(connection, before, new Random(seed));
      List<Operation> undo = Replay.reverse(taken, before);

      assertThat(execute(connection, undo))
          .as(() -> describe(before, taken) + "undone by\n" + OperationText.print(undo))
          .isEmpty();
    }
    Statistics.label("proposals")
        .coverage(
            coverage -> {
              coverage.check("taken").percentage(p -> p > 40);
              coverage.check("refused").percentage(p -> p > 4);
            });
  }

  private static List<Operation> takenByBoth(Connection connection, Schema before, Random random)
      throws SQLException {
    List<Operation> taken = new ArrayList<>();
    Schema state = before;
    for (int i = 0; i < PROPOSALS; i++) {
      Operation proposal = new RandomOperations(random, state).propose();
      Optional<String> error = execute(connection, List.of(proposal));
      List<Operation> soFar = List.copyOf(taken);
      try {
        state = Replay.apply(proposal, state);
        taken.add(proposal);
        Statistics.label("proposals").collect("taken");
        assertThat(error)
            .as(() -> describe(before, soFar) + "then\n" + OperationText.print(proposal))
            .isEmpty();
      } catch (IllegalStateException refused) {
        Statistics.label("proposals").collect("refused");
        assertThat(error)
            .as(
                () ->
                    describe(before, soFar)
                        + "then\n"
                        + OperationText.print(proposal)
                        + "\n"
                        + refused.getMessage())
            .isPresent();
      }
    }
    return taken;
  }

  private static String describe(Schema before, List<Operation> operations) {
    return before + "after\n" + OperationText.print(operations);
  }

  /**
   * Runs operations in a transaction of their own; returns what the server says against it, if
   * anything.
   */
  private static Optional<String> execute(Connection connection, List<Operation> operations)
      throws SQLException {
    try {
      for (Operation operation : operations) {
        for (String sql : new SqlRenderer().render(operation)) {
          run(connection, sql);
        }
      }
      connection.commit();
      return Optional.empty();
    } catch (SQLException e) {
      connection.rollback();
      return Optional.of(e.getMessage());
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}

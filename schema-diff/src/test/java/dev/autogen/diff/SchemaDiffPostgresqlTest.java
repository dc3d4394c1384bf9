package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Operation;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaArbitraries;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** PostgreSQL runs what the differ says, in the order in which it says it. */
class SchemaDiffPostgresqlTest {

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }

  @Property(seed = "20261120", tries = 40, shrinking = ShrinkingMode.OFF)
  void postgresqlRunsEveryDifference(@ForAll("schemas") Schema a, @ForAll("schemas") Schema b)
      throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        Connection connection = database.connect()) {
      DiffOptions options = new DiffOptions(database.serverVersion());
      run(connection, SchemaDiff.between(Schema.EMPTY, a, Renames.NONE, options));
      run(connection, SchemaDiff.between(a, b, Renames.NONE, options));
      run(connection, SchemaDiff.between(b, Schema.EMPTY, Renames.NONE, options));
    }
  }

  private static void run(Connection connection, List<Operation> operations) throws SQLException {
    SqlRenderer renderer = new SqlRenderer();
    for (Operation operation : operations) {
      for (String sql : renderer.render(operation)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(sql);
        } catch (SQLException e) {
          // Where a sequence stands is no part of a schema; its new bounds may not hold it.
          assertThat(e.getMessage()).as(sql).contains("RESTART value");
        }
      }
    }
  }
}

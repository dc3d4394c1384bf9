package dev.autogen.migration;

import dev.autogen.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Compares what operations would create with what a database has already: for a baseline, and for
 * {@code op.ensure}. Reading the catalog is not the migrator's part, so who starts it provides
 * this.
 */
@FunctionalInterface
public interface DatabaseComparison {

  /**
   * Compares the objects that the operations create with the objects of the same names.
   *
   * @param connection a connection to read with; it stays open, and its transaction goes on
   * @param creations operations that create; others among them say what becomes of that
   * @param schema the schema that unqualified names live in
   * @return a sentence for each difference; empty if all is there and equal
   * @throws SQLException if the catalog cannot be read
   */
  List<String> differences(Connection connection, List<Operation> creations, String schema)
      throws SQLException;
}

package dev.autogen.engine.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * Writes rows by batches of {@code INSERT}: for tables with row-level security, which {@code COPY}
 * does not support.
 */
final class InsertWriter implements RowWriter {

  private final Connection connection;
  private final String sql;

  /**
   * @param table the table's name in SQL
   * @param columns the columns' names in SQL, with commas
   * @param count how many columns these are
   */
  InsertWriter(Connection connection, String table, String columns, int count) {
    this.connection = connection;
    this.sql =
        "insert into %s (%s) overriding system value values (%s)"
            .formatted(table, columns, String.join(", ", Collections.nCopies(count, "?")));
  }

  @Override
  public long write(List<SourceRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (SourceRow row : rows) {
        for (int i = 0; i < row.values().length; i++) {
          // Of no stated type, so that it takes that of the column.
          statement.setObject(i + 1, row.values()[i], Types.OTHER);
        }
        statement.addBatch();
      }
      long written = 0;
      for (int count : statement.executeBatch()) {
        written += count == Statement.SUCCESS_NO_INFO ? 1 : count;
      }
      return written;
    }
  }

  @Override
  public OptionalInt refused(String where) {
    return OptionalInt.empty();
  }
}

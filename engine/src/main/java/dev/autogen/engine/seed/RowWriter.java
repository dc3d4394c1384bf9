package dev.autogen.engine.seed;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/** Writes rows into one table. */
interface RowWriter {

  /**
   * Writes rows.
   *
   * @return how many were written: fewer where a trigger leaves some out
   * @throws SQLException if one of them is refused; then all must be rolled back
   */
  long write(List<SourceRow> rows) throws SQLException;

  /**
   * Returns which of the rows a failure was about, counted from 0; empty if it does not say.
   *
   * @param where the context that the server gave with it
   */
  OptionalInt refused(String where);
}

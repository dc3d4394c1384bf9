package dev.autogen.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * What a database says of itself.
 *
 * @param tracked whether autogen's tables are there
 * @param heads the rows of the version table
 * @param unfinished revisions that an earlier run began
 */
record DatabaseState(boolean tracked, SortedSet<String> heads, List<JournalEntry> unfinished) {

  private static final String UNDEFINED_TABLE = "42P01";

  static DatabaseState read(Run run) throws SQLException {
    try {
      return readOnce(run);
    } catch (SQLException e) {
      if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
        throw e;
      }
      // Without the lock: another run, whose first revision failed, has just dropped its tables.
      return readOnce(run);
    }
  }

  private static DatabaseState readOnce(Run run) throws SQLException {
    Connection connection = run.session().connection();
    return run.tables().exist(connection)
        ? new DatabaseState(
            true, run.versions().read(connection), run.journal().unfinished(connection))
        : new DatabaseState(false, Collections.emptySortedSet(), List.of());
  }
}

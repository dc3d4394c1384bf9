package dev.autogen.migration;

import dev.autogen.migration.HistoryRecord.How;
import dev.autogen.migration.HistoryRecord.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of {@code autogen_history} that are not finished: how far a revision came, so that the
 * next run goes on there. A transactional step and its entry are committed together; outside a
 * transaction the entry follows its statement, so that statement may run twice.
 */
final class Journal {

  private final OwnTables tables;
  private final HistoryTable history;

  Journal(OwnTables tables, HistoryTable history) {
    this.tables = tables;
    this.history = history;
  }

  JournalEntry begin(Connection connection, PlannedRevision revision) throws SQLException {
    long id =
        history.insert(
            connection,
            revision.header(),
            revision.direction(),
            How.EXECUTED,
            State.UNFINISHED,
            revision.checksum(),
            revision.steps().size());
    return new JournalEntry(
        id,
        revision.id(),
        revision.direction(),
        revision.steps().size(),
        0,
        0,
        "",
        Optional.empty());
  }

  List<JournalEntry> unfinished(Connection connection) throws SQLException {
    String sql =
        """
        select id, revision, direction, steps, steps_done, statements_done, done_checksum,
               to_jsonb(h) ->> 'position'
          from %s h
         where state = 'unfinished'
         order by id"""
            .formatted(tables.history());
    List<JournalEntry> entries = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        entries.add(
            new JournalEntry(
                row.getLong(1),
                row.getString(2),
                Direction.ofWord(row.getString(3)),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getString(7),
                Optional.ofNullable(row.getString(8))));
      }
    }
    return entries;
  }

  void progress(Connection connection, JournalEntry entry) throws SQLException {
    update(
        connection,
        "steps_done = ?, statements_done = ?, done_checksum = ?, position = ?",
        entry.id(),
        entry.stepsDone(),
        entry.unitsDone(),
        entry.fingerprint(),
        entry.position().orElse(null));
  }

  /**
   * Ends an entry whose last step is done, and keeps the way back with it; a resumed revision may
   * have other steps than it had.
   */
  void finish(Connection connection, JournalEntry entry, PlannedRevision revision)
      throws SQLException {
    update(
        connection,
        "state = 'done', error = '', steps = ?, steps_done = ?, statements_done = 0, checksum = ?,"
            + " done_checksum = '', position = null, downgrade = cast(? as jsonb),"
            + " duration_ms = extract(epoch from clock_timestamp() - started) * 1000",
        entry.id(),
        revision.steps().size(),
        revision.steps().size(),
        revision.checksum(),
        history.downgrade(revision).orElse(null));
  }

  void fail(Connection connection, JournalEntry entry, String error) throws SQLException {
    update(connection, "error = ?", entry.id(), error);
  }

  void abandonAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "update %s set state = 'abandoned' where state = 'unfinished'"
              .formatted(tables.history()));
    }
  }

  void remove(Connection connection, JournalEntry entry) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from %s where id = ?".formatted(tables.history()))) {
      statement.setLong(1, entry.id());
      statement.executeUpdate();
    }
  }

  private void update(Connection connection, String assignments, long id, Object... values)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update %s set %s where id = ?".formatted(tables.history(), assignments))) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.setLong(values.length + 1, id);
      statement.executeUpdate();
    }
  }
}

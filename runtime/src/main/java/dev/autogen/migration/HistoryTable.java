package dev.autogen.migration;

import dev.autogen.migration.HistoryRecord.How;
import dev.autogen.migration.HistoryRecord.State;
import dev.autogen.revision.RevisionHeader;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table {@code autogen_history}: a row for each passage of a revision. */
final class HistoryTable {

  private static final String COLUMNS =
      "id, revision, parents, depends_on, direction, how, state, message, checksum, db_user, client,"
          + " tool, started, duration_ms, steps, steps_done, error";

  private final OwnTables tables;
  private final KnownRevisions known;
  private final MigrationOptions options;

  HistoryTable(OwnTables tables, KnownRevisions known, MigrationOptions options) {
    this.tables = tables;
    this.known = known;
    this.options = options;
  }

  /** Returns all rows in the order in which they were written. */
  List<HistoryRecord> read(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select %s from %s order by id".formatted(COLUMNS, tables.history()))) {
      return records(statement);
    }
  }

  /** Returns the last finished upgrade of each of the revisions that has one. */
  Map<String, HistoryRecord> latestUpgrades(Connection connection, Collection<String> revisions)
      throws SQLException {
    String sql =
        """
        select distinct on (revision) %s
          from %s
         where direction = 'upgrade' and state = 'done' and revision = any (?)
         order by revision, id desc"""
            .formatted(COLUMNS, tables.history());
    Map<String, HistoryRecord> latest = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, textArray(connection, new TreeSet<>(revisions)));
      for (HistoryRecord row : records(statement)) {
        latest.put(row.revision(), row);
      }
    }
    return latest;
  }

  /**
   * Returns those of the revisions whose work is in the database because it was run here, whatever
   * was recorded since: their last finished run was an upgrade.
   */
  Set<String> run(Connection connection, Collection<String> revisions) throws SQLException {
    String sql =
        """
        select distinct on (revision) %s
          from %s
         where how = 'executed' and state = 'done' and revision = any (?)
         order by revision, id desc"""
            .formatted(COLUMNS, tables.history());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, textArray(connection, new TreeSet<>(revisions)));
      return records(statement).stream()
          .filter(last -> last.direction() == Direction.UPGRADE)
          .map(HistoryRecord::revision)
          .collect(Collectors.toSet());
    }
  }

  private static List<HistoryRecord> records(PreparedStatement statement) throws SQLException {
    List<HistoryRecord> records = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        records.add(record(row));
      }
    }
    return records;
  }

  private static HistoryRecord record(ResultSet row) throws SQLException {
    long milliseconds = row.getLong("duration_ms");
    Optional<Duration> duration =
        row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(milliseconds));
    return new HistoryRecord(
        row.getLong("id"),
        row.getString("revision"),
        texts(row.getArray("parents")),
        texts(row.getArray("depends_on")),
        Direction.ofWord(row.getString("direction")),
        How.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("message"),
        row.getString("checksum"),
        row.getString("db_user"),
        row.getString("client"),
        row.getString("tool"),
        row.getObject("started", OffsetDateTime.class).toInstant(),
        duration,
        row.getInt("steps"),
        row.getInt("steps_done"),
        row.getString("error"));
  }

  /** Writes the row of a passage that begins, or with {@link State#DONE} of one that is over. */
  long insert(
      Connection connection,
      RevisionHeader header,
      Direction direction,
      How how,
      State state,
      String checksum,
      int steps)
      throws SQLException {
    String sql =
        """
        insert into %s
            (revision, parents, depends_on, direction, how, state, message, checksum, client, tool,
             duration_ms, steps, steps_done, statements_done, done_checksum, error)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', '')
        returning id"""
            .formatted(tables.history());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, header.id());
      statement.setArray(2, textArray(connection, header.revises()));
      statement.setArray(
          3, textArray(connection, known.withResolvedDependencies(header).dependsOn()));
      statement.setString(4, direction.word());
      statement.setString(5, how.word());
      statement.setString(6, state.word());
      statement.setString(7, header.message());
      statement.setString(8, checksum);
      statement.setString(9, options.client());
      statement.setString(10, options.tool());
      statement.setObject(11, state == State.DONE ? 0L : null, java.sql.Types.BIGINT);
      statement.setInt(12, steps);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Records a revision as brought in or out without running it. */
  void stamp(Connection connection, RevisionHeader header, Direction direction)
      throws SQLException {
    insert(connection, header, direction, How.STAMPED, State.DONE, "", 0);
  }

  /** Returns what the row of a passage keeps in its column {@code downgrade}; empty for null. */
  Optional<String> downgrade(PlannedRevision revision) {
    return revision.direction() == Direction.UPGRADE && known.contains(revision.id())
        ? Optional.of(KeptDowngradeText.of(KeptDowngrade.of(known.get(revision.id()), options)))
        : Optional.empty();
  }

  private static Array textArray(Connection connection, Collection<String> texts)
      throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}

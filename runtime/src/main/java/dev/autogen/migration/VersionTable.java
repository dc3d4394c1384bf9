package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The table {@code autogen_version}: the applied revisions that no other applied revision builds
 * on, a row for each.
 */
final class VersionTable {

  private final OwnTables tables;

  VersionTable(OwnTables tables) {
    this.tables = tables;
  }

  SortedSet<String> read(Connection connection) throws SQLException {
    SortedSet<String> heads = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select version_num from " + tables.version())) {
      while (rows.next()) {
        heads.add(rows.getString(1));
      }
    }
    return Collections.unmodifiableSortedSet(heads);
  }

  /** Replaces one set of rows by another; rows of both stay as they are. */
  void move(Connection connection, Set<String> from, Set<String> to) throws SQLException {
    for (String gone : new TreeSet<>(from)) {
      if (!to.contains(gone) && change(connection, deletion(), gone) != 1) {
        throw AutogenException.failed(
            ("Row %s of %s vanished during the run. Somebody else changes the table: find out who,"
                    + " then run again.")
                .formatted(gone, tables.version()));
      }
    }
    for (String added : new TreeSet<>(to)) {
      if (!from.contains(added)) {
        change(connection, insertion(), added);
      }
    }
  }

  String deletion() {
    return "delete from " + tables.version() + " where version_num = ?";
  }

  String insertion() {
    return "insert into " + tables.version() + " (version_num) values (?)";
  }

  private static int change(Connection connection, String sql, String revision)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, revision);
      return statement.executeUpdate();
    }
  }
}

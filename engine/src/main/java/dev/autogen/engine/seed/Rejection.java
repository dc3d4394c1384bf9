package dev.autogen.engine.seed;

import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL refused, and which row that was. */
final class Rejection {

  /**
   * Classes of error codes for values, constraints, view checks, limits and what triggers raise
   * (PostgreSQL documentation, appendix A).
   */
  private static final Set<String> OF_ROWS = Set.of("22", "23", "44", "54", "P0");

  /** Also what a policy of row-level security refuses. */
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final Connection connection;
  private final TablePair pair;
  private final RowWriter writer;

  Rejection(Connection connection, TablePair pair, RowWriter writer) {
    this.connection = connection;
    this.pair = pair;
    this.writer = writer;
  }

  /**
   * Returns the failure as a message.
   *
   * @param rows what was sent, and has been rolled back
   * @param failure what came of it
   * @throws SQLException the failure itself, if it is not about one of the rows
   */
  AutogenException of(List<SourceRow> rows, SQLException failure) throws SQLException {
    Optional<ServerErrorMessage> message = message(failure);
    if (message.isEmpty() || connection.isClosed() || !isAboutARow(message.get())) {
      throw failure;
    }
    OptionalInt stated = writer.refused(text(message.get().getWhere()));
    if (stated.isPresent() && stated.getAsInt() < rows.size()) {
      return of(rows.get(stated.getAsInt()), message.get(), failure);
    }
    int place = search(rows);
    // Of the whole batch another row may have failed first.
    Optional<ServerErrorMessage> own =
        alone(rows.subList(0, place + 1)).flatMap(Rejection::message);
    return of(rows.get(place), own.orElse(message.get()), failure);
  }

  /** A right that is missing, or a lock that is not to be had, is about all rows alike. */
  private boolean isAboutARow(ServerErrorMessage message) {
    String state = text(message.getSQLState());
    return OF_ROWS.stream().anyMatch(state::startsWith)
        || writer instanceof InsertWriter && state.equals(INSUFFICIENT_PRIVILEGE);
  }

  private AutogenException of(SourceRow row, ServerErrorMessage message, SQLException failure) {
    return AutogenException.failed(
        "%s of source table %s %s. Nothing was written."
            .formatted(row.shown(pair.source()), pair.source().name(), reason(row, message)),
        failure);
  }

  /** Returns what the server said; empty if the failure is not the server's. */
  static Optional<ServerErrorMessage> message(SQLException failure) {
    for (SQLException one = failure; one != null; one = one.getNextException()) {
      if (one instanceof PSQLException server && server.getServerErrorMessage() != null) {
        return Optional.of(server.getServerErrorMessage());
      }
    }
    return Optional.empty();
  }

  private String reason(SourceRow row, ServerErrorMessage message) {
    Optional<Integer> column = column(message);
    String said = said(message);
    if (column.isEmpty()) {
      return "does not fit into %s: %s".formatted(pair.target().name(), said);
    }
    String value = row.values()[column.get()];
    return "does not fit into column %s.%s: %s%s"
        .formatted(
            pair.target().name(),
            pair.targetColumns().get(column.get()),
            value == null ? "" : Sentences.value(value) + ", ",
            said);
  }

  /** Returns what the server said, with its detail: that names the key of a missing row. */
  static String said(ServerErrorMessage message) {
    String detail = text(message.getDetail());
    String said = Sentences.of(new SQLException(text(message.getMessage())));
    return detail.isEmpty() ? said : said + ": " + Sentences.of(new SQLException(detail));
  }

  /** Returns the place of the column that the server names, in whatever language. */
  private Optional<Integer> column(ServerErrorMessage message) {
    List<String> names = pair.targetColumns();
    if (names.contains(text(message.getColumn()))) {
      return Optional.of(names.indexOf(message.getColumn()));
    }
    String where = text(message.getWhere());
    return names.stream()
        .filter(name -> where.contains(" " + name + ":"))
        .max(Comparator.comparingInt(String::length))
        .map(names::indexOf);
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  /** Returns the place of the first row that is refused after those before it. */
  private int search(List<SourceRow> rows) throws SQLException {
    int accepted = 0;
    int refused = rows.size();
    while (refused - accepted > 1) {
      int middle = (accepted + refused) / 2;
      if (alone(rows.subList(0, middle)).isEmpty()) {
        accepted = middle;
      } else {
        refused = middle;
      }
    }
    return refused - 1;
  }

  /** Writes rows and takes them back; returns the failure, if there was one. */
  private Optional<SQLException> alone(List<SourceRow> rows) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      writer.write(rows);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    } finally {
      connection.rollback(before);
    }
  }
}

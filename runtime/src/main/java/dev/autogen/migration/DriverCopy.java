package dev.autogen.migration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * {@code COPY … FROM STDIN}, which JDBC has no words for. The one class that names PostgreSQL's
 * driver: where that is missing, or the connection is another driver's, {@link FileLoad} inserts.
 */
final class DriverCopy {

  private static final int BUFFER = 1 << 16;
  private static final Pattern LINE = Pattern.compile("COPY .*, line (\\d+)(?:, column ([^:]+))?");

  private final PGConnection connection;

  private DriverCopy(PGConnection connection) {
    this.connection = connection;
  }

  /** Lines of text for the server, one after another. */
  @FunctionalInterface
  interface Lines {

    /** Returns the next line with the line feed at its end; empty at the end. */
    Optional<String> next() throws IOException;
  }

  /** Returns the copying of a connection; empty if it is not of PostgreSQL's driver. */
  static Optional<DriverCopy> of(Connection connection) throws SQLException {
    return connection.isWrapperFor(PGConnection.class)
        ? Optional.of(new DriverCopy(connection.unwrap(PGConnection.class)))
        : Optional.empty();
  }

  /** Sends all lines; returns how many rows the server took. */
  long send(String sql, Lines lines) throws SQLException, IOException {
    CopyIn copy = connection.getCopyAPI().copyIn(sql);
    try {
      ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER + BUFFER / 4);
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        buffer.writeBytes(line.get().getBytes(StandardCharsets.UTF_8));
        if (buffer.size() >= BUFFER) {
          flush(copy, buffer);
        }
      }
      flush(copy, buffer);
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void flush(CopyIn copy, ByteArrayOutputStream buffer) throws SQLException {
    copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
    buffer.reset();
  }

  /** Returns which of the lines sent the server refused, the first being 1. */
  static OptionalLong refusedLine(SQLException failure) {
    Matcher where = where(failure);
    return where.lookingAt()
        ? OptionalLong.of(Long.parseLong(where.group(1)))
        : OptionalLong.empty();
  }

  /** Returns the column whose value the server refused; empty if it is not the value. */
  static Optional<String> refusedColumn(SQLException failure) {
    Matcher where = where(failure);
    return where.lookingAt() ? Optional.ofNullable(where.group(2)) : Optional.empty();
  }

  private static Matcher where(SQLException failure) {
    String text =
        failure instanceof PSQLException ours
            ? Optional.ofNullable(ours.getServerErrorMessage())
                .map(ServerErrorMessage::getWhere)
                .orElse("")
            : "";
    return LINE.matcher(text);
  }
}

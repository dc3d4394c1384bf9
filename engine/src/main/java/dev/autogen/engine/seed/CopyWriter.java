package dev.autogen.engine.seed;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows by {@code COPY}, in its text format. Values of identity columns are kept, and
 * triggers run (PostgreSQL documentation: {@code COPY}).
 */
final class CopyWriter implements RowWriter {

  private final PGConnection connection;
  private final String sql;
  private final Pattern line;

  /**
   * @param table the table's name in SQL
   * @param name its name
   * @param columns the columns' names in SQL, with commas
   */
  CopyWriter(Connection connection, String table, String name, String columns) throws SQLException {
    this.connection = connection.unwrap(PGConnection.class);
    this.sql = "copy %s (%s) from stdin".formatted(table, columns);
    // "COPY posts, line 3, column title: …", in whatever language.
    this.line = Pattern.compile("COPY " + Pattern.quote(name) + "\\D{1,20}(\\d+)");
  }

  @Override
  public long write(List<SourceRow> rows) throws SQLException {
    byte[] text = text(rows);
    CopyIn copy = connection.getCopyAPI().copyIn(sql);
    try {
      copy.writeToCopy(text, 0, text.length);
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  @Override
  public OptionalInt refused(String where) {
    Matcher matcher = line.matcher(where);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)) - 1)
        : OptionalInt.empty();
  }

  private static byte[] text(List<SourceRow> rows) {
    StringBuilder text = new StringBuilder();
    for (SourceRow row : rows) {
      for (int i = 0; i < row.values().length; i++) {
        if (i > 0) {
          text.append('\t');
        }
        append(text, row.values()[i]);
      }
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder text, String value) {
    if (value == null) {
      text.append("\\N");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }
}

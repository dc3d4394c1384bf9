package dev.autogen.engine.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Reads values as they are in the source: booleans, numbers, texts, bytes, values of {@code
 * java.time}, UUIDs, and lists of these. Of PostgreSQL everything is its text.
 */
final class SourceValues {

  private final SourceProduct product;
  private boolean knowsJavaTime = true;

  SourceValues(SourceProduct product) {
    this.product = product;
  }

  /** Returns the value of a column of the current row; null for null. */
  Object read(ResultSet row, int index, SourceColumn column) throws SQLException {
    return switch (product) {
      case POSTGRESQL -> row.getString(index);
      // A column's declared type says nothing about a value's.
      case SQLITE -> row.getObject(index);
      default -> ofJdbc(row, index, column);
    };
  }

  private Object ofJdbc(ResultSet row, int index, SourceColumn column) throws SQLException {
    if (column.typeName() != null
        && column.typeName().toLowerCase(Locale.ROOT).matches("uuid|uniqueidentifier|json")) {
      return row.getString(index);
    }
    return switch (column.jdbcType()) {
      case Types.BOOLEAN -> orNull(row.getBoolean(index), row);
      case Types.BIT, Types.OTHER, Types.JAVA_OBJECT, Types.ARRAY -> neutral(row.getObject(index));
      case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR -> row.getString(index);
      case Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB ->
          text(row.getCharacterStream(index));
      case Types.BINARY, Types.VARBINARY -> row.getBytes(index);
      case Types.LONGVARBINARY, Types.BLOB -> bytes(row.getBinaryStream(index));
      case Types.NUMERIC, Types.DECIMAL -> row.getBigDecimal(index);
      case Types.DATE -> time(row, index, LocalDate.class, () -> neutral(row.getDate(index)));
      case Types.TIME -> time(row, index, LocalTime.class, () -> neutral(row.getTime(index)));
      case Types.TIMESTAMP ->
          time(row, index, LocalDateTime.class, () -> neutral(row.getTimestamp(index)));
      case Types.TIME_WITH_TIMEZONE -> row.getObject(index, OffsetTime.class);
      case Types.TIMESTAMP_WITH_TIMEZONE -> row.getObject(index, OffsetDateTime.class);
      default -> neutral(row.getObject(index));
    };
  }

  /** A value that is read in the way of older drivers. */
  @FunctionalInterface
  private interface Reading {
    Object read() throws SQLException;
  }

  /** Not every driver knows java.time, though JDBC 4.2 asks for it: Derby does not. */
  private Object time(ResultSet row, int index, Class<?> type, Reading older) throws SQLException {
    if (knowsJavaTime) {
      try {
        return row.getObject(index, type);
      } catch (SQLException | AbstractMethodError e) {
        knowsJavaTime = false;
      }
    }
    return older.read();
  }

  private static Object orNull(boolean value, ResultSet row) throws SQLException {
    return row.wasNull() ? null : value;
  }

  /** Takes apart what drivers hand out; of what is unknown the driver's text is taken. */
  private static Object neutral(Object value) throws SQLException {
    if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof String
        || value instanceof byte[]
        || value instanceof UUID) {
      return value;
    }
    if (value instanceof Array array) {
      return list((Object[]) array.getArray());
    }
    if (value instanceof Object[] elements) {
      return list(elements);
    }
    if (value instanceof Clob clob) {
      return text(clob.getCharacterStream());
    }
    if (value instanceof Blob blob) {
      return bytes(blob.getBinaryStream());
    }
    if (value instanceof SQLXML xml) {
      return xml.getString();
    }
    if (value instanceof java.sql.Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (value instanceof java.sql.Time time) {
      return time.toLocalTime();
    }
    return value.getClass().getName().startsWith("java.time.") ? value : value.toString();
  }

  private static List<Object> list(Object[] elements) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (Object element : elements) {
      values.add(neutral(element));
    }
    return values;
  }

  private static String text(Reader stream) throws SQLException {
    if (stream == null) {
      return null;
    }
    try (Reader reader = stream) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    } catch (IOException e) {
      throw new SQLException("a text cannot be read to its end", e);
    }
  }

  private static byte[] bytes(InputStream stream) throws SQLException {
    if (stream == null) {
      return null;
    }
    try (InputStream in = stream) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new SQLException("a binary value cannot be read to its end", e);
    }
  }
}

package dev.autogen.migration;

import dev.autogen.operation.ExecuteUpdate;
import dev.autogen.operation.Parameter;
import dev.autogen.schema.StringLiteral;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

/** Hands the values of an {@link ExecuteUpdate} to its statement, each as its own type. */
final class ParameterBinding {

  private ParameterBinding() {}

  static void bind(PreparedStatement statement, ExecuteUpdate update) throws SQLException {
    int index = 1;
    for (Parameter parameter : update.parameters()) {
      Object value = parameter.value().orElse(null);
      if (value == null) {
        statement.setNull(index, Types.NULL);
      } else {
        bind(statement, index, value, parameter.literal().sql());
      }
      index++;
    }
  }

  /** What has no type of its own in SQL takes that of its place, as a constant does. */
  private static void bind(PreparedStatement statement, int index, Object value, String literal)
      throws SQLException {
    if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else if (value instanceof BigInteger integer) {
      statement.setBigDecimal(index, new BigDecimal(integer));
    } else if (value instanceof Year year) {
      statement.setInt(index, year.getValue());
    } else if (value instanceof Instant instant) {
      statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof ZonedDateTime dateTime) {
      statement.setObject(index, dateTime.toOffsetDateTime());
    } else if (value instanceof Byte small) {
      statement.setShort(index, small);
    } else if (value instanceof Number
        || value instanceof Boolean
        || value instanceof UUID
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof OffsetTime
        || value instanceof OffsetDateTime) {
      statement.setObject(index, value);
    } else {
      // The text of a constant is what PostgreSQL reads of the value in every type.
      statement.setObject(index, StringLiteral.text(literal), Types.OTHER);
    }
  }
}

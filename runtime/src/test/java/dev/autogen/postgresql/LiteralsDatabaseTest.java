package dev.autogen.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL reads the constants as the values they are made of. */
class LiteralsDatabaseTest {

  private record Example(Object value, String type, String expected) {}

  @Test
  void postgresqlReadsThemAsTheyAreMeant() throws SQLException {
    List<Example> examples =
        List.of(
            new Example("it's a \\ \n\"'; drop", "text", "it's a \\ \n\"'; drop"),
            new Example(new byte[] {0, 39, 92, -1}, "bytea", "\\x00275cff"),
            new Example(new BigDecimal("1E+50"), "numeric", "1" + "0".repeat(50)),
            new Example(Double.MIN_VALUE, "double precision", "5e-324"),
            new Example(Double.MAX_VALUE, "double precision", "1.7976931348623157e+308"),
            new Example(0.1f, "real", "0.1"),
            new Example(Double.NaN, "double precision", "NaN"),
            new Example(Double.NEGATIVE_INFINITY, "numeric", "-Infinity"),
            new Example(-0.0, "double precision", "-0"),
            new Example(LocalDate.of(-43, 3, 15), "date", "0044-03-15 BC"),
            new Example(LocalDate.of(12026, 1, 2), "date", "12026-01-02"),
            new Example(LocalTime.of(23, 59, 59, 999_999_000), "time", "23:59:59.999999"),
            new Example(
                Instant.parse("2026-01-01T10:00:00.5Z"), "timestamptz", "2026-01-01 10:00:00.5+00"),
            new Example(
                OffsetDateTime.parse("-0043-03-15T12:00:00+05:30"),
                "timestamptz",
                "0044-03-15 06:30:00+00 BC"),
            new Example(Duration.ofMillis(-90_500), "interval", "-00:01:30.5"),
            new Example(new int[] {1, -2}, "int[]", "{1,-2}"),
            new Example(new String[] {}, "text[]", "{}"),
            new Example(
                Arrays.asList("a \"b\" \\ it's", "", "NULL", null, "x,{y}"),
                "text[]",
                "{\"a \\\"b\\\" \\\\ it's\",\"\",\"NULL\",NULL,\"x,{y}\"}"),
            new Example(new double[][] {{1.5}, {Double.NaN}}, "float8[]", "{{1.5},{NaN}}"),
            new Example(
                List.of(new byte[] {1}, new byte[] {}), "bytea[]", "{\"\\\\x01\",\"\\\\x\"}"),
            new Example(List.of(true, false), "boolean[]", "{t,f}"));
    try (TestDatabase database = TestDatabase.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set time zone 'UTC'");
      for (Example example : examples) {
        String sql = Literals.of(example.value()).sql();
        statement.execute("create temporary table t (c " + example.type() + ")");
        statement.execute("insert into t (c) values (" + sql + "), (null)");
        try (ResultSet rows = statement.executeQuery("select c::text from t where c is not null")) {
          rows.next();
          assertThat(rows.getString(1)).as(sql).isEqualTo(example.expected());
        }
        statement.execute("drop table t");
      }
    }
  }
}

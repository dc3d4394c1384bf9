package dev.autogen.engine.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.Column;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of values, and what does not fit. */
class ValueConversionTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static String in(String type, Object value) {
    return in(type, ZoneOffset.UTC, Optional.empty(), value);
  }

  private static String in(String type, ZoneId zone, Optional<EpochUnit> unit, Object value) {
    TargetColumn target =
        new TargetColumn(
            Column.of(QualifiedName.of("t"), "c", SqlType.parse(type)),
            SqlType.parse(type),
            type.startsWith("mood") ? List.of("happy", "sad") : List.of());
    return new Conversions(SourceProduct.SQLITE, zone)
        .of(new SourceColumn("c", Types.OTHER, ""), target, unit)
        .text(value);
  }

  private static void doesNotFit(String type, Object value, String reason) {
    assertThatThrownBy(() -> in(type, value))
        .isInstanceOf(Misfit.class)
        .hasMessageContaining(reason);
  }

  @Test
  void booleans() {
    for (Object yes : new Object[] {true, 1, 1L, 1.0, new BigDecimal("1.00"), "t", "TRUE", " y "}) {
      assertThat(in("boolean", yes)).isEqualTo("true");
    }
    for (Object no : new Object[] {false, 0, 0L, "f", "False", "no", "0"}) {
      assertThat(in("boolean", no)).isEqualTo("false");
    }
    doesNotFit("boolean", 2, "'2' is no boolean");
    doesNotFit("boolean", "maybe", "'maybe' is no boolean");
    doesNotFit("boolean", "", "'' is no boolean");
  }

  @Test
  void integers() {
    assertThat(in("bigint", 9007199254740993L)).isEqualTo("9007199254740993");
    assertThat(in("integer", 3.0)).isEqualTo("3");
    assertThat(in("integer", "0042")).isEqualTo("42");
    assertThat(in("smallint", true)).isEqualTo("1");
    assertThat(in("integer", 1e3)).isEqualTo("1000");
    doesNotFit("integer", 3.5, "is no integer");
    doesNotFit("smallint", 32768, "is out of the range of smallint");
    doesNotFit("integer", 2147483648L, "is out of the range of integer");
    doesNotFit("integer", "", "is no number");
    doesNotFit("integer", new byte[3], "a value of 3 bytes is no number");
  }

  @Test
  void decimalsAreNeverRounded() {
    assertThat(in("numeric(10,2)", new BigDecimal("1.500"))).isEqualTo("1.500");
    assertThat(in("numeric(10,2)", 19.99)).isEqualTo("19.99");
    assertThat(in("numeric(10,2)", 0.1 + 0.2)).isEqualTo("0.300000000000000");
    assertThat(in("numeric", new BigDecimal("123456789012345678901234567890.123456789")))
        .isEqualTo("123456789012345678901234567890.123456789");
    assertThat(in("numeric(3)", 999)).isEqualTo("999");
    doesNotFit("numeric(10,2)", new BigDecimal("1.234"), "more decimals than numeric(10, 2)");
    doesNotFit("numeric(10,2)", 1.234, "more decimals");
    doesNotFit("numeric(4,2)", 100, "more digits than numeric(4, 2)");
    doesNotFit("numeric", "NaNa", "is no number");
  }

  @Test
  void floatingPoint() {
    assertThat(in("double precision", new BigDecimal("0.1"))).isEqualTo("0.1");
    assertThat(in("double precision", Double.NaN)).isEqualTo("NaN");
    assertThat(in("real", 0.1)).isEqualTo("0.1");
    assertThat(in("real", (double) 0.1f)).isEqualTo("0.1");
    doesNotFit("double precision", 9007199254740993L, "more digits than double precision");
    doesNotFit("real", 0.123456789, "more digits than real");
    doesNotFit("double precision", new BigDecimal("1e400"), "more digits than double precision");
  }

  @Test
  void texts() {
    assertThat(in("text", 42)).isEqualTo("42");
    assertThat(in("text", "ünïcödé 👍".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo("ünïcödé 👍");
    assertThat(in("varchar(2)", "👍👍")).isEqualTo("👍👍");
    doesNotFit("varchar(3)", "abc ", "'abc ' is longer than varchar(3) takes");
    doesNotFit("varchar(3)", "x".repeat(300), "xxx…' (300 characters) is longer than");
    doesNotFit("text", "a\0b", "the character 0");
    doesNotFit("text", "a\ud800b", "half a character");
    doesNotFit("text", new byte[] {(byte) 0xff}, "is no text in UTF-8");
  }

  @Test
  void enumsUuidsBytesAndArrays() {
    assertThat(in("mood", "sad")).isEqualTo("sad");
    doesNotFit("mood", "Sad", "'Sad' is none of happy, sad");
    UUID uuid = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    assertThat(in("uuid", uuid)).isEqualTo(uuid.toString());
    assertThat(in("uuid", new byte[16])).isEqualTo("0".repeat(32));
    assertThat(in("bytea", new byte[] {0, (byte) 0xff})).isEqualTo("\\x00ff");
    assertThat(in("bytea", "hi")).isEqualTo("\\x6869");
    assertThat(in("bytea", uuid)).isEqualTo("\\x0123456789abcdef0123456789abcdef");
    assertThat(in("text[]", Arrays.asList("a\"b\\", null, "")))
        .isEqualTo("{\"a\\\"b\\\\\",NULL,\"\"}");
    assertThat(in("integer[]", List.of(List.of(1, 2), List.of(3, 4))))
        .isEqualTo("{{\"1\",\"2\"},{\"3\",\"4\"}}");
    assertThatThrownBy(() -> in("smallint[]", List.of(70_000))).isInstanceOf(Misfit.class);
    assertThat(in("interval", "INTERVAL '5' HOUR")).isEqualTo("5 HOUR");
    assertThat(in("interval", "INTERVAL '1 02:03:04.5' DAY TO SECOND")).isEqualTo("1 02:03:04.5");
  }

  @Test
  void momentsOfTexts() {
    assertThat(in("timestamptz", "2024-01-02 03:04:05")).isEqualTo("2024-01-02 03:04:05+00");
    assertThat(in("timestamptz", "2024-01-02T03:04:05.25Z")).isEqualTo("2024-01-02 03:04:05.25+00");
    assertThat(in("timestamptz", "2024-01-02 03:04+02:00")).isEqualTo("2024-01-02 03:04:00+02");
    assertThat(in("timestamp", "2024-01-02 03:04:05+02")).isEqualTo("2024-01-02 01:04:05");
    assertThat(in("timestamp", "2024-01-02")).isEqualTo("2024-01-02 00:00:00");
    assertThat(in("date", "2024-01-02 00:00:00")).isEqualTo("2024-01-02");
    assertThat(in("time", "3:04")).isEqualTo("03:04:00");
    doesNotFit("date", "2024-01-02 03:04:05", "a time of day and no date");
    doesNotFit("timestamp", "yesterday", "'yesterday' is no date or time");
    doesNotFit("timestamp", "2024-02-30", "is no date or time");
    doesNotFit("timestamp", "", "is no date or time");
    doesNotFit("timestamp", "03:04", "is a time of day without a date");
    doesNotFit("time", "2024-01-02 03:04", "is a date, and not only a time of day");
  }

  @Test
  void momentsOfNumbers() {
    Optional<EpochUnit> millis = Optional.of(EpochUnit.MILLIS);
    assertThat(in("timestamptz", 1_700_000_000L)).isEqualTo("2023-11-14 22:13:20+00");
    assertThat(in("timestamptz", ZoneOffset.UTC, millis, 1_700_000_000_123L))
        .isEqualTo("2023-11-14 22:13:20.123+00");
    assertThat(in("timestamp", ZoneOffset.UTC, millis, -1L)).isEqualTo("1969-12-31 23:59:59.999");
    assertThat(in("timestamptz", 1_700_000_000_123_456L))
        .isEqualTo("2023-11-14 22:13:20.123456+00");
    assertThat(in("timestamp", 2_460_310.5)).isEqualTo("2024-01-01 00:00:00");
    assertThat(in("date", BERLIN, millis, 1_704_063_600_000L)).isEqualTo("2024-01-01");
    assertThat(in("time", ZoneOffset.UTC, millis, 3_600_000L)).isEqualTo("01:00:00");
    doesNotFit("date", 1_704_063_600_000L, "2023-12-31 23:00:00, which is a time of day");
    assertThat(EpochUnit.ofLargest(new BigDecimal("99999999999"))).isEqualTo(EpochUnit.SECONDS);
    assertThat(EpochUnit.ofLargest(new BigDecimal("-100000000000"))).isEqualTo(EpochUnit.MILLIS);
  }

  @Test
  void momentsOfDrivers() {
    LocalDateTime local = LocalDateTime.of(2024, 7, 1, 12, 0);
    assertThat(in("timestamptz", BERLIN, Optional.empty(), local))
        .isEqualTo("2024-07-01 12:00:00+02");
    assertThat(in("timestamp", BERLIN, Optional.empty(), OffsetDateTime.of(local, ZoneOffset.UTC)))
        .isEqualTo("2024-07-01 14:00:00");
    assertThat(in("date", LocalDate.of(-44, 3, 15))).isEqualTo("0045-03-15 BC");
    assertThat(in("timetz", LocalTime.of(1, 2, 3))).isEqualTo("01:02:03+00");
    assertThat(in("timestamp(3)", LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_500_000)))
        .isEqualTo("2024-01-01 00:00:00.002");
    assertThatThrownBy(
            () -> in("timestamptz", BERLIN, Optional.empty(), LocalDateTime.of(2024, 3, 31, 2, 30)))
        .hasMessageContaining("clocks in Europe/Berlin skip");
  }

  @Test
  void secretsOfUrls() {
    SourceAddress url = SourceAddress.of("jdbc:mysql://app:s3cret@db/old?password=0ther", "", "");
    assertThat(url.toString()).isEqualTo("jdbc:mysql://app:***@db/old?password=***");
    assertThat(url.masked("no user s3cret here, nor 0ther."))
        .isEqualTo("no user *** here, nor ***.");
    SourceAddress sqlServer = SourceAddress.of("jdbc:sqlserver://db;password=p;user=u", "", "");
    assertThat(sqlServer.toString()).isEqualTo("jdbc:sqlserver://db;password=***;user=u");
    assertThat(SourceAddress.of("jdbc:oracle:thin:app/s3cret@db", "", "").toString())
        .isEqualTo("jdbc:oracle:thin:app/***@db");
    SourceAddress postgresql = SourceAddress.of("postgresql://app:s3cret@db/old", "", "");
    assertThat(postgresql.toString()).isEqualTo("jdbc:postgresql://db/old");
    assertThat(postgresql.password()).isEqualTo("s3cret");
  }
}

package dev.autogen.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiteralsTest {

  private static String sql(Object value) {
    return Literals.of(value).sql();
  }

  @Test
  void writesNullAndBooleansAsKeywords() {
    assertThat(sql(null)).isEqualTo("null");
    assertThat(sql(true)).isEqualTo("true");
    assertThat(sql(false)).isEqualTo("false");
  }

  @Test
  void writesWholeNumbersAsDigits() {
    assertThat(sql((byte) -1)).isEqualTo("-1");
    assertThat(sql(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    assertThat(sql(new BigInteger("123456789012345678901234567890")))
        .isEqualTo("123456789012345678901234567890");
  }

  @Test
  void keepsTheScaleOfDecimals() {
    assertThat(sql(new BigDecimal("10.50"))).isEqualTo("10.50");
    assertThat(sql(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(sql(new BigDecimal("1E-7"))).isEqualTo("0.0000001");
    assertThat(sql(new BigDecimal("1E+100000"))).isEqualTo("1E+100000");
  }

  @Test
  void writesTheShortestDigitsOfFloatingPoint() {
    assertThat(sql(0.1)).isEqualTo("0.1");
    assertThat(sql(0.1f)).isEqualTo("0.1");
    assertThat(sql(2.0E-3)).isEqualTo("0.002");
    assertThat(sql(2e23)).isEqualTo("200000000000000000000000");
    assertThat(sql(-1.5)).isEqualTo("-1.5");
    assertThat(sql(100.0)).isEqualTo("100");
    assertThat(Double.parseDouble(sql(Double.MAX_VALUE))).isEqualTo(Double.MAX_VALUE);
    assertThat(Double.parseDouble(sql(Double.MIN_VALUE))).isEqualTo(Double.MIN_VALUE);
    assertThat(Double.parseDouble(sql(Math.PI))).isEqualTo(Math.PI);
  }

  @Test
  void quotesWhatIsNoNumberInSql() {
    assertThat(sql(Double.NaN)).isEqualTo("'NaN'");
    assertThat(sql(Float.POSITIVE_INFINITY)).isEqualTo("'Infinity'");
    assertThat(sql(Double.NEGATIVE_INFINITY)).isEqualTo("'-Infinity'");
    assertThat(sql(0.0)).isEqualTo("0");
    assertThat(sql(-0.0)).isEqualTo("'-0'");
  }

  @Test
  void quotesTexts() {
    assertThat(sql("draft")).isEqualTo("'draft'");
    assertThat(sql("")).isEqualTo("''");
    assertThat(sql("it's")).isEqualTo("'it''s'");
    assertThat(sql("'; drop table users --")).isEqualTo("'''; drop table users --'");
    assertThat(sql("two\nlines")).isEqualTo("'two\nlines'");
    assertThat(sql("C:\\new")).isEqualTo("E'C:\\\\new'");
    assertThat(sql('x')).isEqualTo("'x'");
    assertThat(sql("日本 🎉")).isEqualTo("'日本 🎉'");
  }

  @Test
  void refusesTheCharacterZero() {
    assertThatThrownBy(() -> sql("a\0b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character 0");
  }

  @Test
  void writesEnumConstantsByName() {
    assertThat(sql(TimeUnit.SECONDS)).isEqualTo("'SECONDS'");
  }

  @Test
  void writesBytesInHexadecimal() {
    assertThat(sql(new byte[] {0, (byte) 0xff, 0x0a})).isEqualTo("'\\x00ff0a'");
    assertThat(sql(new byte[0])).isEqualTo("'\\x'");
  }

  @Test
  void writesDatesAndTimesInIsoOrder() {
    assertThat(sql(LocalDate.of(2026, 1, 9))).isEqualTo("'2026-01-09'");
    assertThat(sql(LocalTime.of(9, 5))).isEqualTo("'09:05:00'");
    assertThat(sql(LocalTime.of(9, 5, 0, 120_000_000))).isEqualTo("'09:05:00.12'");
    assertThat(sql(LocalDateTime.of(2026, 1, 1, 10, 0))).isEqualTo("'2026-01-01 10:00:00'");
    assertThat(sql(OffsetTime.of(10, 0, 0, 0, ZoneOffset.ofHours(2)))).isEqualTo("'10:00:00+02'");
  }

  @Test
  void writesMomentsWithTheirOffset() {
    Instant moment = Instant.parse("2026-01-01T10:00:00Z");
    assertThat(sql(moment)).isEqualTo("'2026-01-01 10:00:00+00'");
    assertThat(sql(moment.atOffset(ZoneOffset.ofHoursMinutes(5, 30))))
        .isEqualTo("'2026-01-01 15:30:00+05:30'");
    assertThat(sql(moment.atOffset(ZoneOffset.ofHoursMinutes(-3, -30))))
        .isEqualTo("'2026-01-01 06:30:00-03:30'");
    assertThat(sql(moment.atZone(ZoneId.of("Europe/Amsterdam"))))
        .isEqualTo("'2026-01-01 11:00:00+01'");
    assertThat(sql(moment.atOffset(ZoneOffset.ofTotalSeconds(1172))))
        .isEqualTo("'2026-01-01 10:19:32+00:19:32'");
  }

  @Test
  void writesYearsOutsideOfFourDigitsAsPostgresqlReadsThem() {
    assertThat(sql(LocalDate.of(-43, 3, 15))).isEqualTo("'0044-03-15 BC'");
    assertThat(sql(LocalDate.of(0, 1, 1))).isEqualTo("'0001-01-01 BC'");
    assertThat(sql(LocalDate.of(12026, 1, 1))).isEqualTo("'12026-01-01'");
    assertThat(sql(LocalDateTime.of(-43, 3, 15, 12, 0))).isEqualTo("'0044-03-15 12:00:00 BC'");
  }

  @Test
  void writesWhatElseJavaNames() {
    assertThat(sql(UUID.fromString("7b1c2d3e-0000-4000-8000-000000000001")))
        .isEqualTo("'7b1c2d3e-0000-4000-8000-000000000001'");
    assertThat(sql(URI.create("https://example.com/a?b='c'")))
        .isEqualTo("'https://example.com/a?b=''c'''");
    assertThat(sql(Currency.getInstance("EUR"))).isEqualTo("'EUR'");
    assertThat(sql(ZoneId.of("Europe/Paris"))).isEqualTo("'Europe/Paris'");
    assertThat(sql(Year.of(2026))).isEqualTo("2026");
    assertThat(sql(Duration.ofMinutes(90))).isEqualTo("'PT1H30M'");
    assertThat(sql(Period.of(1, 2, 3))).isEqualTo("'P1Y2M3D'");
  }

  @Test
  void dependsOnNoLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(sql(LocalDateTime.of(2026, 1, 9, 1, 2, 3, 4000)))
          .isEqualTo("'2026-01-09 01:02:03.000004'");
      assertThat(sql(1234567.5)).isEqualTo("1234567.5");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesWhatHasNoConstant() {
    assertThatThrownBy(() -> sql(FileTime.fromMillis(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A value of java.nio.file.attribute.FileTime has no constant in SQL. Give a text, a number"
                + " or a java.time value, or write SQL.");
    assertThatThrownBy(() -> sql(new AtomicInteger(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

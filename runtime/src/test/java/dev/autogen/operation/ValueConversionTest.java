package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.autogen.schema.SqlType;
import dev.autogen.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueConversionTest {

  private static final List<String> TYPES =
      List.of(
          "boolean",
          "smallint",
          "integer",
          "bigint",
          "numeric(38, 2)",
          "real",
          "double precision",
          "varchar(255)",
          "varchar",
          "text",
          "char(3)",
          "bytea",
          "date",
          "time(6)",
          "timetz(6)",
          "timestamp(6)",
          "timestamptz(6)",
          "interval",
          "uuid",
          "json",
          "jsonb",
          "xml",
          "inet",
          "cidr",
          "macaddr",
          "bit(8)",
          "varbit(8)",
          "oid",
          "money",
          "point",
          "int4range",
          "tsvector",
          "mood",
          "mood2",
          "text[]",
          "integer[]",
          "mood[]",
          "varchar(20)[]");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "integer      | bigint       | none",
        "varchar(255) | text         | none",
        "text         | varchar(9)   | none",
        "mood         | text         | none",
        "json         | jsonb        | none",
        "text         | jsonb        | c::jsonb",
        "varchar(36)  | uuid         | c::uuid",
        "text         | mood         | c::mood",
        "mood         | mood2        | c::text::mood2",
        "mood[]       | mood2[]      | c::text[]::mood2[]",
        "boolean      | integer      | c::integer",
        "boolean      | smallint     | c::integer::smallint",
        "smallint     | boolean      | c::integer::boolean",
        "bigint       | boolean      | c <> 0",
        "integer      | integer[]    | case when c is not null then array[c] end",
        "integer[]    | integer      | c[1]",
        "text[]       | integer      | c[1]::integer",
        "text         | numeric(9,2) | c::numeric",
        "oid          | bytea        | lo_get(c)",
        "bytea        | uuid         | encode(c, 'hex')::uuid"
      })
  void saysHowValuesBecomeOthers(String from, String to, String using) {
    assertThat(ValueConversion.using("c", SqlType.parse(from), SqlType.parse(to)))
        .isEqualTo(using == null ? "" : using);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "text        | tsvector | c::tsvector",
        "text        | mood     | c::mood",
        "varchar(45) | inet     | c::inet",
        "text        | bytea    | convert_to(c, 'UTF8')",
        "text        | integer[] | string_to_array(c, ',')::integer[]",
        "bigint      | integer  | none"
      })
  void takesValuesBack(String from, String to, String using) {
    assertThat(ValueConversion.restoring("c", SqlType.parse(from), SqlType.parse(to)))
        .isEqualTo(using == null ? "" : using);
  }

  @Test
  void quotesTheColumn() {
    assertThat(ValueConversion.using("Order", SqlType.parse("text"), SqlType.parse("uuid")))
        .isEqualTo("\"Order\"::uuid");
  }

  /**
   * Every pair of types: PostgreSQL takes what is said, and what it takes by itself is left out.
   */
  @Test
  void postgresqlTakesEveryConversion() {
    try (TestDatabase database = TestDatabase.create()) {
      database.execute("create type mood as enum ('a'); create type mood2 as enum ('a')");
      for (String from : TYPES) {
        for (String to : TYPES) {
          String using = ValueConversion.using("c", SqlType.parse(from), SqlType.parse(to));
          String sql =
              "create table t (c %s); alter table t alter c type %s%s; drop table t"
                  .formatted(from, to, using.isEmpty() ? "" : " using " + using);
          assertThatCode(() -> database.execute(sql)).as(sql).doesNotThrowAnyException();
        }
      }
    }
  }
}

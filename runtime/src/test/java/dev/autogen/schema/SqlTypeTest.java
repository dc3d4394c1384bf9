package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlTypeTest {

  static final List<String> CANONICAL =
      List.of(
          "boolean",
          "smallint",
          "integer",
          "bigint",
          "real",
          "double precision",
          "numeric",
          "numeric(38)",
          "numeric(38, 2)",
          "numeric(5, -2)",
          "varchar",
          "varchar(255)",
          "char(1)",
          "char(10)",
          "bpchar",
          "text",
          "bytea",
          "date",
          "time",
          "time(0)",
          "timetz",
          "timetz(3)",
          "timestamp",
          "timestamp(6)",
          "timestamptz",
          "timestamptz(6)",
          "interval",
          "interval(3)",
          "interval day",
          "interval year to month",
          "interval day to second(3)",
          "interval second",
          "bit(1)",
          "bit(8)",
          "varbit",
          "varbit(8)",
          "uuid",
          "json",
          "jsonb",
          "xml",
          "inet",
          "cidr",
          "macaddr",
          "oid",
          "tsvector",
          "money",
          "point",
          "int4range",
          "name",
          "regclass",
          "\"char\"");

  static List<String> canonical() {
    return CANONICAL;
  }

  @ParameterizedTest
  @MethodSource("canonical")
  void canonicalSpellingsStayAsTheyAre(String type) {
    assertThat(SqlType.parse(type)).hasToString(type);
    assertThat(SqlType.parse(type).isBuiltIn()).isTrue();
    assertThat(SqlType.parse(type + "[]")).hasToString(type + "[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BOOL                              | boolean
          int2                              | smallint
          int                               | integer
          int4                              | integer
          INT8                              | bigint
          float4                            | real
          float8                            | double precision
          float                             | double precision
          float(24)                         | real
          float(25)                         | double precision
          float(53)                         | double precision
          DOUBLE  PRECISION                 | double precision
          decimal                           | numeric
          decimal(10)                       | numeric(10)
          dec(10,0)                         | numeric(10)
          numeric(38,2)                     | numeric(38, 2)
          character varying                 | varchar
          character varying(255)            | varchar(255)
          char varying(7)                   | varchar(7)
          national character varying(5)     | varchar(5)
          nchar varying(5)                  | varchar(5)
          char                              | char(1)
          character                         | char(1)
          character(10)                     | char(10)
          nchar(3)                          | char(3)
          national char                     | char(1)
          bpchar(3)                         | char(3)
          bit                               | bit(1)
          bit varying                       | varbit
          bit varying(8)                    | varbit(8)
          time without time zone            | time
          time(0) without time zone         | time(0)
          time with time zone               | timetz
          time(3) with time zone            | timetz(3)
          timestamp without time zone       | timestamp
          timestamp(6)                      | timestamp(6)
          timestamp(6) with time zone       | timestamptz(6)
          timestamp with time zone          | timestamptz
          timestamp(9)                      | timestamp(6)
          interval DAY TO SECOND(3)         | interval day to second(3)
          interval(9)                       | interval(6)
          varchar(255) array                | varchar(255)[]
          character varying(255)[]          | varchar(255)[]
          integer[][]                       | integer[]
          integer[3]                        | integer[]
          integer array[4]                  | integer[]
          timestamp(6) with time zone array | timestamptz(6)[]
          pg_catalog.int4                   | integer
          pg_catalog.bpchar                 | bpchar
          pg_catalog."char"                 | "char"
          pg_catalog.hstore                 | pg_catalog.hstore
          """)
  void readsEverySpelling(String written, String canonical) {
    assertThat(SqlType.parse(written)).hasToString(canonical);
    assertThat(SqlType.parse(canonical)).isEqualTo(SqlType.parse(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Colour                |           | colour
          "Mood"[]              |           | Mood
          app.mood              | app       | mood
          "My App"."Mood"       | My App    | Mood
          public.citext         | public    | citext
          "text"                |           | text
          U&"char"              |           | char
          """)
  void namesThatAreNotBuiltInAreTypesOfTheDatabase(String written, String schema, String name) {
    SqlType type = SqlType.parse(written);
    assertThat(type.isBuiltIn()).isFalse();
    assertThat(type.qualifiedName())
        .isEqualTo(QualifiedName.of(schema == null ? "" : schema, name));
    assertThat(SqlType.parse(type.toString())).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vector(384)             | vector(384)
          geometry(Point, 4326)   | geometry(Point,4326)
          geometry(Point,4326)[]  | geometry(Point,4326)[]
          """)
  void keepsWhatExtensionsPutInParentheses(String written, String printed) {
    assertThat(SqlType.parse(written)).hasToString(printed);
    assertThat(SqlType.parse(printed)).isEqualTo(SqlType.parse(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bigserial         | not a type but an integer with a sequence
          SERIAL            | not a type but an integer with a sequence
          setof integer     | cannot hold a set
          integer not null  | Expected the end of the type, but there is 'not null'
          varchar(10        | Expected ')', but the line ends
          varchar(1, 2)     | takes fewer numbers
          text(5)           | takes nothing in parentheses
          double            | Expected 'precision'
          float(54)         | from 1 to 53
          interval day(3)   | Only an interval with seconds
          a.b.c             | at most a schema and a name
          12                | Expected a type
          ''                | Expected a type
          """)
  void saysWhatIsWrong(String written, String message) {
    assertThatThrownBy(() -> SqlType.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read the type '" + written + "'")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timestamp        | timestamp(6)
          timestamptz[]    | timestamptz(6)[]
          time             | time(6)
          timetz           | timetz(6)
          interval         | interval(6)
          interval second  | interval second(6)
          geometry(POINT)  | geometry(Point)
          """)
  void impliedModifiersMakeNoDifference(String one, String other) {
    assertThat(SqlType.parse(one)).isNotEqualTo(SqlType.parse(other));
    assertThat(SqlType.parse(one).equivalentTo(SqlType.parse(other))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timestamp   | timestamptz
          varchar     | varchar(255)
          varchar     | text
          char(1)     | "char"
          char(1)     | bpchar
          numeric     | numeric(38)
          mood        | app.mood
          integer     | integer[]
          """)
  void typesThatStoreOtherValuesDiffer(String one, String other) {
    assertThat(SqlType.parse(one).equivalentTo(SqlType.parse(other))).isFalse();
  }

  @Test
  void builtInTypesInOtherSchemasAreOthers() {
    assertThat(SqlType.named(QualifiedName.of("text"))).isNotEqualTo(SqlType.of("text"));
    assertThat(SqlType.named(QualifiedName.of("text"))).hasToString("\"text\"");
  }

  @Property
  void whatIsPrintedReadsBack(@ForAll("types") SqlType type) {
    assertThat(SqlType.parse(type.toString())).isEqualTo(type);
  }

  @Provide
  Arbitrary<SqlType> types() {
    return AnyObjects.type();
  }
}

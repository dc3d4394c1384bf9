package dev.autogen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.SqlType;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionNormalizerTest {

  private static final CatalogScope SCOPE = CatalogScope.currentSchema();

  private static TestDatabase database;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @BeforeEach
  void emptyDatabase() {
    database.execute(
        "drop schema public cascade; create schema public;"
            + " grant usage on schema public to public");
  }

  private static Schema schema(String facts) {
    return SchemaText.parse(SchemaText.HEADER + "\n" + facts);
  }

  /** Returns both sides, the given and the one in the database, normalized. */
  private NormalizedSchemas normalizeWithLive(Schema given) throws SQLException {
    try (Connection connection = database.connect()) {
      Schema live = CatalogReader.read(connection, SCOPE).schema();
      return ExpressionNormalizer.of(connection, SCOPE).normalize(given, live);
    }
  }

  private NormalizedSchemas normalize(String... facts) throws SQLException {
    try (Connection connection = database.connect()) {
      return ExpressionNormalizer.of(connection, SCOPE)
          .normalize(List.of(facts).stream().map(ExpressionNormalizerTest::schema).toList());
    }
  }

  private static List<String> differences(NormalizedSchemas normalized) {
    assertThat(normalized.failures()).isEmpty();
    return SchemaEquivalence.differences(normalized.schema(0), normalized.schema(1));
  }

  private static final String SETUP =
      """
      create sequence s1;
      create sequence s2;
      create type mood as enum ('sad', 'ok');
      """;

  /** The comparisons of research/alembic-cases.md, D and W, with their numbers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          D03  | varchar(10)  | 'a'                      | 'b'                           | false
          D04  | varchar(10)  | 'a'::character varying   | 'a'                           | true
          D04b | text         | 'it''s'                  | E'it\\'s'                     | true
          D05  | timestamptz  | now()                    | CURRENT_TIMESTAMP             | false
          D05b | timestamptz  | now()                    | clock_timestamp()             | false
          D06b | uuid         | gen_random_uuid()        | GEN_RANDOM_UUID()             | true
          D06c | float8       | random()*10              | random() * 10                 | true
          D07  | boolean      | false                    | false                         | true
          D07a | boolean      | false                    | 'f'                           | true
          D07c | boolean      | true                     | false                         | false
          D08  | integer      | 5                        | 5                             | true
          D08b | integer      | 5                        | 7                             | false
          D08d | integer      | -1                       | -1                            | true
          D09  | json         | '{}'                     | '{}'                          | true
          D09b | json         | '{}'                     | '[]'                          | false
          D09c | jsonb        | '{}'                     | '{}'                          | true
          D11  | bigint       | nextval('s1')            | nextval('s1')                 | true
          D11b | bigint       | nextval('s1')            | nextval('s2')                 | false
          D13  | integer[]    | '{}'                     | '{}'                          | true
          D14  | mood         | 'ok'                     | 'ok'                          | true
          D14a | mood         | 'ok'                     | 'sad'                         | false
          D15  | date         | '2020-01-01'             | date '2020-01-01'             | true
          D16  | text         | lower('A')               | lower('A')                    | true
          D17  | text         | null                     | null::text                    | true
          D18  | text         | current_user             | session_user                  | false
          D19  | text         | substring('name',1,3)    | substring( 'name' , 1 , 3 )   | true
          D20  | text         | ''                       | ''                            | true
          D21  | interval     | interval '14 days'       | '14 days'                     | true
          D22  | timestamp    | timezone('utc',CURRENT_TIMESTAMP) | timezone( 'utc' , current_timestamp ) | true
          D23  | text         | '//slash'                | 's//l//ash'                   | false
          D24  | float8       | 5.2                      | 5.2                           | true
          X01  | varchar(10)  | 'a' -- a comment         | /* and ; one */ ('a')         | true
          """)
  void comparesDefaults(String number, String type, String live, String model, boolean equal)
      throws SQLException {
    database.execute(SETUP + "create table t (c " + type + " default " + live + "\n)");
    Column column =
        Column.of(QualifiedName.of("t"), "c", SqlType.parse(type))
            .withDefault(new ColumnDefault.Expression(model));
    Schema given =
        schema("enum mood ('sad', 'ok')\nsequence s1\nsequence s2\ntable t\n").toBuilder()
            .add(column)
            .build();

    assertThat(differences(normalizeWithLive(given)).isEmpty()).as(number).isEqualTo(equal);
  }

  @Test
  void comparesChecks() throws SQLException {
    database.execute(
        """
        create table t (
          status varchar(10) check (status in ('A', 'B')),
          size varchar(5) constraint t_size check (size in ('S', 'M')),
          weight int constraint t_weight check (weight >= 0 and weight <= 1000),
          kind smallint constraint t_kind check (kind between 0 and 2),
          day date constraint t_day check (extract(year from day) > 2000)
        )
        """);

    NormalizedSchemas normalized =
        normalizeWithLive(
            schema(
                """
                table t
                column t.status varchar(10)
                column t.size varchar(5)
                column t.weight integer
                column t.kind smallint
                column t.day date
                check t.t_status_check (status in ('A','B'))
                check t.t_size (size in ('S','M','L'))
                check t.t_weight (weight<=1000 and weight>=0)
                check t.t_kind (kind between 0 and 2)
                check t.t_day (extract(year from day) > 2000)
                """));

    assertThat(differences(normalized))
        .singleElement()
        .asString()
        .startsWith("changed: check t.t_size (")
        .contains("'L'");
  }

  @Test
  void aCheckThatWasDumpedAndRestoredIsTheSame() throws SQLException {
    database.execute("create table t (s varchar(10), constraint c check (s in ('A', 'B')))");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      String printed;
      try (ResultSet result =
          statement.executeQuery(
              "select pg_get_expr(conbin, conrelid) from pg_constraint where conname = 'c'")) {
        result.next();
        printed = result.getString(1);
      }
      statement.execute("alter table t drop constraint c, add constraint c check " + printed);
    }

    assertThat(
            differences(
                normalizeWithLive(
                    schema(
                        """
                        table t
                        column t.s varchar(10)
                        check t.c (s in ('A', 'B'))
                        """))))
        .isEmpty();
  }

  @Test
  void comparesGeneratedColumns() throws SQLException {
    database.execute(
        """
        create table t (
          bar int,
          a varchar(10),
          times5 int generated always as (bar*5) stored,
          loud text generated always as (upper(a) || 'x') stored,
          short varchar(20) generated always as (coalesce(a, '')) stored,
          other int generated always as (bar * 42) stored
        )
        """);

    NormalizedSchemas normalized =
        normalizeWithLive(
            schema(
                """
                table t
                column t.bar integer
                column t.a varchar(10)
                column t.times5 integer generated always as (bar *  5) stored
                column t.loud text generated always as (upper(a)||'x') stored
                column t.short varchar(20) generated always as (coalesce(a,'')) stored
                column t.other integer generated always as (bar*43) stored
                """));

    assertThat(differences(normalized))
        .containsExactly(
            "changed: column t.other integer generated always as (bar * 43) stored"
                + " became column t.other integer generated always as (bar * 42) stored");
  }

  @Test
  void comparesIndexes() throws SQLException {
    database.execute(
        """
        create table t (x int, s varchar(100), q varchar(100), j jsonb);
        create index i_lower on t (x, lower(s) desc);
        create index i_case on t ((case when x>1 then s else q end));
        create index i_sum on t (((x+1)*2));
        create index i_cast on t ((x::bigint));
        create index i_json on t using gin ((j->'a') jsonb_path_ops) where j is not null and x>5;
        create index i_text on t using gin (to_tsvector('english', s));
        create index i_a on t ((s || 'A'));
        """);

    NormalizedSchemas normalized =
        normalizeWithLive(
            schema(
                """
                table t
                column t.x integer
                column t.s varchar(100)
                column t.q varchar(100)
                column t.j jsonb
                index t.i_lower (x, (lower(s)) desc)
                index t.i_case ((case when x > 1 then s else q end))
                index t.i_sum (((x + 1) * 2))
                index t.i_cast ((cast(x as smallint)))
                index t.i_json ((j -> 'a') operators jsonb_path_ops) using gin where x > 5 and j is not null
                index t.i_text ((to_tsvector('english', s))) using gin
                index t.i_a ((s || 'a'))
                """));

    assertThat(differences(normalized))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("changed: index t.i_a "))
        .anyMatch(line -> line.startsWith("changed: index t.i_cast "));
  }

  @Test
  void comparesExclusionConstraints() throws SQLException {
    database.execute(
        """
        create table t (id int, p tsrange);
        alter table t add constraint t_same exclude using gist (p with &&) where (id>5);
        alter table t add constraint t_other exclude using gist (p with &&) where (id>6);
        """);

    assertThat(
            differences(
                normalizeWithLive(
                    schema(
                        """
                        table t
                        column t.id integer
                        column t.p tsrange
                        exclusion t.t_same sql 'exclude using gist (p with &&) where (id > 5)'
                        exclusion t.t_other sql 'exclude using gist (p with &&) where (id > 7)'
                        """))))
        .singleElement()
        .asString()
        .startsWith("changed: exclusion t.t_other ");
  }

  @Test
  void knowsTypesAndSequencesThatTheServerLacks() throws SQLException {
    database.execute("create type mood as enum ('sad')");
    String types =
        """
        enum mood ('sad', 'new')
        enum "Other" ('it''s')
        composite pair (mood mood, n integer)
        sequence later
        table t
        column t.p pair
        """;

    NormalizedSchemas normalized =
        normalize(
            types
                + """
                column t.mood mood default 'new'
                column t.other "Other" default 'it''s'
                column t.id bigint default nextval('later')
                check t.c (mood = 'new' and (p).n > 0)
                """,
            types
                + """
                column t.mood mood default 'new'::mood
                column t.other "Other" default 'it''s'::"Other"
                column t.id bigint default nextval('later'::regclass)
                check t.c ((mood = 'new'::mood) AND ((p).n > 0))
                """);

    assertThat(differences(normalized)).isEmpty();
    assertThat(normalized.schema(0).column(QualifiedName.of("t"), "id"))
        .hasValueSatisfying(
            id ->
                assertThat(id.defaultValue())
                    .isEqualTo(new ColumnDefault.Expression("nextval('later'::regclass)")));
  }

  @Test
  void eachSchemaHasItsOwnColumns() throws SQLException {
    NormalizedSchemas normalized =
        normalize(
            """
            table t
            column t.a varchar(10)
            column t."T" integer
            check t.c (a in ('x', 'y') and t is not null)
            """,
            """
            table t
            column t.a text
            column t."T" integer
            check t.c (t.a in ('x','y') and (t is not null))
            """);

    assertThat(differences(normalized))
        .anyMatch(line -> line.contains("(a)::text = ANY"))
        .hasSize(2);
  }
}

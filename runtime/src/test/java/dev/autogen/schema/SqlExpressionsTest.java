package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlExpressionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ((a > 0))                         | a > 0
          (a > 0) AND (b > 0)               | (a > 0) and (b > 0)
          a>0                               | a > 0
          a != b                            | a <> b
          STATUS IN ( 'A','B' )             | status in ('A', 'B')
          Lower ( "title" )                 | lower(title)
          "Title" ~ "order"                 | "Title" ~ "order"
          position > 0                      | "position" > 0
          position('a' in b)                | position('a' in b)
          now()                             | now()
          CURRENT_TIMESTAMP                 | current_timestamp
          x::VARCHAR(255) []                | x::varchar(255)[]
          -1                                | -1
          - 1                               | -1
          a - -1                            | a - -1
          - -1                              | - -1
          - @1                              | - @ 1
          (a)-(1)                           | (a) - (1)
          E'it\\'s'                         | 'it''s'
          $$it's$$                          | 'it''s'
          'Mixed  Case'                     | 'Mixed  Case'
          X'FF'                             | x'ff'
          1E5                               | 1e5
          nextval('"json"'::regclass)       | nextval('"json"'::regclass)
          nextval('"ids"'::regclass)        | nextval('ids'::regclass)
          a /* b */ + c                     | a + c
          ARRAY[1,2] [1]                    | array[1, 2][1]
          not (a)                           | not (a)
          """)
  void givesOneLexicalForm(String sql, String form) {
    assertThat(SqlExpressions.normalizeLexically(sql)).isEqualTo(form);
  }

  @Test
  void lineBreaksAndCommentsDoNotMatter() {
    assertThat(SqlExpressions.normalizeLexically("a -- why\n + /* c */\n\tb")).isEqualTo("a + b");
    assertThat(SqlExpressions.normalizeLexically("")).isEmpty();
    assertThat(SqlExpressions.normalizeLexically("()")).isEqualTo("()");
  }

  @Property(tries = 5000)
  void theLexicalFormStaysAsItIs(@ForAll("texts") String sql) {
    String form = SqlExpressions.normalizeLexically(sql);
    if (SqlLexer.tokens(sql).stream().noneMatch(t -> t.kind() == SqlToken.Kind.UNTERMINATED)) {
      assertThat(SqlExpressions.normalizeLexically(form)).isEqualTo(form);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          b > 0 and a > 0                           | a > 0 and b > 0
          ((a > 0) AND ((c > 0) AND (b > 0)))       | c>0 and b>0 and a>0
          a between 1 and 2 and b > 0               | b > 0 and (a between 1 and 2)
          case when a and b then c else d end and e | e and case when a and b then c else d end
          """)
  void theOrderOfConjunctsDoesNotMatter(String one, String other) {
    assertThat(SqlExpressions.normalizeCondition(one))
        .isEqualTo(SqlExpressions.normalizeCondition(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a or b and c               | (a or b) and c
          a between 1 and b and c    | a between 1 and (b and c)
          a and b or c               | b and a or c
          not (a and b)              | not a and b
          a = 'x'                    | a = 'X'
          a > b                      | b > a
          """)
  void conditionsOfAnotherStructureDiffer(String one, String other) {
    assertThat(SqlExpressions.normalizeCondition(one))
        .isNotEqualTo(SqlExpressions.normalizeCondition(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          title <> ''                               | title
          "title" <> ''                             | title
          TITLE is not null                         | title
          posts.title = 'a'                         | title
          (address).city = 'a'                      | address
          "Title" = 'a'                             | Title
          lower(title::text) = 'a'                  | title
          position > 0                              | position
          timestamp > now()                         | timestamp
          extract(year from created_at) > 2000      | created_at
          case when title = 'a' then body end = 'b' | body
          "user" = 'a'                              | user
          title collate "C" > 'a'                   | title
          value between 1 and 10                    | value
          """)
  void mentionsColumns(String sql, String column) {
    assertThat(SqlExpressions.mentions(sql, column)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          status = 'title'                     | title
          title(status) = 'a'                  | title
          title.status = 'a'                   | title
          'a'::title = status                  | title
          'a'::app.title = status              | title
          'a'::title.status = x                | status
          cast(a as title) = 'x'               | title
          title 'a' = x                        | title
          "Title" = 'a'                        | title
          a collate title > 'a'                | title
          a collate pg_catalog.title > 'a'     | title
          f(title => 1)                        | title
          extract(title from created_at) > 1   | title
          user = 'a'                           | user
          a::character varying = 'b'           | varying
          a::timestamp without time zone = b   | zone
          a at time zone 'UTC' > b             | time
          a between b and c                    | between
          interval '1' day > a                 | day
          position('a' in b) > 0               | position
          a > 0 -- title                       | title
          """)
  void doesNotTakeOtherNamesForColumns(String sql, String column) {
    assertThat(SqlExpressions.mentions(sql, column)).isFalse();
  }

  @Test
  void listsTheColumnsOfATableThatAreMentioned() {
    assertThat(SqlExpressions.mentioned("coalesce(b, A, 'c') > d", List.of("a", "b", "c", "e")))
        .containsExactly("b", "a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          title <> '' -- title       | headline  | headline <> '' -- title
          lower( TITLE )~"title"     | Head line | lower( "Head line" )~"Head line"
          title(title) = 'title'     | order     | title("order") = 'title'
          posts.title > a.title      | t         | posts.t > a.t
          'a'::title = title         | t         | 'a'::title = t
          status = 'a'               | t         | status = 'a'
          """)
  void renamesColumnsAndNothingElse(String sql, String to, String result) {
    assertThat(SqlExpressions.renameColumn(sql, "title", to)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'a'::mood                          |     | mood |     | Mood  | 'a'::"Mood"
          mood <> 'a'::mood                  |     | mood |     | state | mood <> 'a'::state
          array['a'::mood]::mood[]           |     | mood |     | state | array['a'::state]::state[]
          cast(x as MOOD)                    |     | mood |     | state | cast(x as state)
          mood 'a'                           |     | mood |     | state | state 'a'
          'a'::app.mood                      |     | mood |     | state | 'a'::app.mood
          'a'::app.mood                      | app | mood | app | state | 'a'::app.state
          'a'::app.mood                      | app | mood |     | state | 'a'::state
          'a'::mood                          |     | mood | app | mood  | 'a'::app.mood
          """)
  void renamesTypes(
      String sql, String fromSchema, String from, String toSchema, String to, String result) {
    assertThat(SqlExpressions.renameType(sql, name(fromSchema, from), name(toSchema, to)))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'sad'::mood                    |     | 'blue'::mood
          x <> 'sad' or y = 'sad'::mood  |     | x <> 'sad' or y = 'blue'::mood
          mood 'sad'                     |     | mood 'blue'
          cast('sad' as mood)            |     | cast('blue' as mood)
          'sad'::other                   |     | 'sad'::other
          'sad'::app.mood                | app | 'blue'::app.mood
          'sad'::app.mood                |     | 'sad'::app.mood
          """)
  void renamesEnumValuesWhereTheyAreCast(String sql, String schema, String result) {
    assertThat(SqlExpressions.renameEnumValue(sql, name(schema, "mood"), "sad", "blue"))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nextval('ids'::regclass)        |     | nextval('"New Ids"'::regclass)
          nextval('ids')                  |     | nextval('"New Ids"')
          nextval('app.ids'::regclass)    |     | nextval('app.ids'::regclass)
          nextval('app.ids'::regclass)    | app | nextval('app."New Ids"'::regclass)
          lower('ids')                    |     | lower('ids')
          """)
  void renamesSequences(String sql, String schema, String result) {
    QualifiedName from = name(schema, "ids");
    assertThat(SqlExpressions.renameSequence(sql, from, from.sibling("New Ids"))).isEqualTo(result);
  }

  @Test
  void listsTheSequencesThatADefaultTakesItsValuesFrom() {
    assertThat(SqlExpressions.sequences("nextval('app.\"Ids\"'::regclass) + setval('x', 1)"))
        .containsExactly(QualifiedName.of("app", "Ids"), QualifiedName.of("x"));
    assertThat(SqlExpressions.sequences("nextval('12345'::regclass)")).isEmpty();
  }

  @Property(tries = 300)
  void renamingForthAndBackChangesNothing(@ForAll("schemas") Schema schema) {
    for (CheckConstraint check : schema.objects(CheckConstraint.class)) {
      for (Column column : schema.columns(check.table())) {
        String renamed =
            SqlExpressions.renameColumn(check.expression(), column.name(), "no such\"name");
        assertThat(SqlExpressions.mentions(renamed, column.name())).isFalse();
        assertThat(SqlExpressions.renameColumn(renamed, "no such\"name", column.name()))
            .isEqualTo(check.expression());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'draft'",
        "E'a\\nb'",
        "$$x$$",
        "42",
        "-1.5",
        "+1",
        "true",
        "FALSE",
        "null",
        " 1 -- c"
      })
  void tellsLiterals(String sql) {
    assertThat(SqlExpressions.isLiteral(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"now()", "1 + 1", "'a'::text", "a", "", "current_date", "B'1'", "- a", "(1)"})
  void tellsWhatIsNoLiteral(String sql) {
    assertThat(SqlExpressions.isLiteral(sql)).isFalse();
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaArbitraries.sql();
  }

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }

  private static QualifiedName name(String schema, String name) {
    return QualifiedName.of(schema == null ? "" : schema, name);
  }
}

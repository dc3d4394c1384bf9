package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows and values operations destroy. */
class LossTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");

  private static final Schema BLOG =
      SchemaText.parse(
          """
          autogen schema 1
          sequence numbers
          table posts
          column posts.id bigint
          column posts."Title" varchar(100)
          column posts.shout text generated always as (upper("Title")) stored
          index posts.i (id)
          """);

  private static List<String> sentences(Operation... operations) {
    return Replay.losses(List.of(operations), BLOG).stream().map(Loss::sentence).toList();
  }

  @Test
  void rowsGoWithATableAndValuesWithAColumn() {
    assertThat(
            sentences(
                new Step(true, List.of(Drop.of(ObjectId.column(POSTS, "id")))),
                Drop.of(ObjectId.column(POSTS, "shout")),
                Drop.of(ObjectId.column(POSTS, "Title")),
                Drop.of(ObjectId.table(POSTS))))
        .containsExactly(
            "The values of posts.id go with the column.",
            "The values of posts.\"Title\" go with the column.",
            "The rows of posts go with the table.");
  }

  @Test
  void whatCanBeComputedAgainIsNoLoss() {
    assertThat(
            sentences(
                Drop.of(ObjectId.column(POSTS, "shout")),
                new Drop(ObjectId.column(POSTS, "absent"), true, "")))
        .isEmpty();
  }

  @Test
  void aNarrowerTypeCannotHoldEveryValue() {
    ObjectId title = ObjectId.column(POSTS, "Title");

    assertThat(
            Replay.losses(
                List.of(
                    Drop.of(ObjectId.column(POSTS, "shout")),
                    Alter.of(title, new Change.SetType(SqlType.of("varchar", 50), "")),
                    Alter.of(title, new Change.SetType(SqlType.of("text"), ""))),
                BLOG))
        .containsExactly(
            new Loss(
                title,
                "Values of posts.\"Title\" that do not fit varchar(50) are cut, rounded or refused."));
  }

  @Test
  void anEnumWithTheSameLabelsAndMoreHoldsEveryValue() {
    Schema moods =
        SchemaText.parse(
            """
            autogen schema 1
            enum mood ('sad', 'ok')
            enum mood2 ('ok', 'fine', 'sad')
            table t
            column t.x mood
            """);
    ObjectId x = ObjectId.column(QualifiedName.of("t"), "x");
    Alter there = Alter.of(x, new Change.SetType(SqlType.parse("mood2"), "x::text::mood2"));
    Alter back = Alter.of(x, new Change.SetType(SqlType.parse("mood"), "x::text::mood"));

    assertThat(Replay.losses(List.of(there), moods)).isEmpty();
    assertThat(Replay.losses(List.of(there, back), moods)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          varchar(10)      | varchar(20)
          varchar(10)      | text
          text             | varchar
          smallint         | bigint
          integer          | numeric
          integer          | numeric(12,2)
          integer          | double precision
          real             | double precision
          numeric(10,2)    | numeric(12,3)
          date             | timestamp
          timestamp(3)     | timestamp
          timestamp        | timestamptz
          uuid             | varchar(36)
          mood             | text
          bigint[]         | text
          integer[]        | bigint[]
          cidr             | inet
          inet             | varchar(45)
          integer          | bigint[]
          boolean          | smallint
          bit(3)           | varbit(3)
          """)
  void keepsAllValues(String from, String to) {
    assertThat(TypeConversion.keepsValues(SqlType.parse(from), SqlType.parse(to))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          varchar(20)      | varchar(10)
          text             | varchar(10)
          bigint           | integer
          bigint           | double precision
          integer          | real
          integer          | numeric(10,2)
          double precision | real
          numeric          | numeric(10,2)
          numeric(10,2)    | numeric(10,0)
          timestamp        | date
          timestamp        | timestamp(0)
          timestamptz      | timestamp
          uuid             | varchar(35)
          text             | mood
          text             | integer
          bigint[]         | integer[]
          json             | jsonb
          mood             | feeling
          bigint           | integer[]
          """)
  void losesSomeValues(String from, String to) {
    assertThat(TypeConversion.keepsValues(SqlType.parse(from), SqlType.parse(to))).isFalse();
  }
}

package dev.autogen.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationText;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestoredColumnsTest {

  private static final Schema POSTS =
      SchemaText.parse(
          """
          autogen schema 1
          enum mood ('sad', 'ok')
          table posts
          column posts.id bigint not null
          column posts.author_id bigint not null
          column posts.amount numeric(10, 2) not null
          column posts.body text
          column posts.kind integer not null
          column posts.mood mood not null
          column posts.rating integer not null default 5
          column posts.status varchar(255) not null
          primary key posts.posts_pkey (id)
          check posts.posts_kind_check (kind in (3, 4))
          check posts.posts_status_check (status in ('DRAFT', 'LIVE'))
          foreign key posts.fk_author (author_id) references posts (id)
          """);

  @Test
  void rowsGetThePlainestValueOfTheType() {
    assertThat(restoring("amount"))
        .isEqualTo(
            OperationText.print(
                List.of(
                    new Create(column("amount").withNullable(true)),
                    new Backfill(QualifiedName.of("posts"), "amount", "0"),
                    Alter.of(column("amount").id(), new Change.SetNullable(false)))));
  }

  @Test
  void anEnumGetsItsFirstLabel() {
    assertThat(restoring("mood")).contains("'sad'");
  }

  @Test
  void aCheckedColumnGetsWhatTheCheckTakes() {
    assertThat(restoring("kind")).contains("3").doesNotContain("4");
    assertThat(restoring("status")).contains("'DRAFT'").doesNotContain("'LIVE'");
  }

  @Test
  void aColumnThatTakesNullsOrHasADefaultStaysAsItIs() {
    assertThat(restoring("body")).isEqualTo(plain("body"));
    assertThat(restoring("rating")).isEqualTo(plain("rating"));
  }

  @Test
  void aForeignKeyIsLeftToTheUser() {
    assertThat(restoring("author_id")).isEqualTo(plain("author_id"));
  }

  @Test
  void aColumnOfATableThatIsCreatedHasNoRows() {
    List<Operation> whole = Replay.reverse(List.of(dropOfTable()), POSTS);
    assertThat(RestoredColumns.filled(whole, POSTS, new PlainValues(POSTS, Map.of())))
        .isEqualTo(whole);
  }

  private static Operation dropOfTable() {
    return Drop.of(ObjectId.table(QualifiedName.of("posts")));
  }

  private static String restoring(String column) {
    return OperationText.print(
        RestoredColumns.filled(
            List.of(new Create(column(column))), POSTS, new PlainValues(POSTS, Map.of())));
  }

  private static String plain(String column) {
    return OperationText.print(List.of(new Create(column(column))));
  }

  private static Column column(String name) {
    return POSTS.column(QualifiedName.of("posts"), name).orElseThrow();
  }
}

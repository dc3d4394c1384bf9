package dev.autogen.diff;

import static dev.autogen.diff.Models.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Schema;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is refused because it smells of a wrong class path or naming strategy. */
class GuardsTest {

  private static Schema tables(int from, int to) {
    return schema(IntStream.range(from, to).mapToObj(i -> "table t" + i).toArray(String[]::new));
  }

  @Test
  void suspectsADiffThatDropsAllTables() {
    assertThat(MassDrop.check(tables(0, 1), Schema.EMPTY))
        .hasValue(
            "1 of 1 tables would be dropped (t0). Check --classes; if it is right, add --allow-mass-drop.");
  }

  @Test
  void suspectsADiffThatDropsMoreThanAFifth() {
    assertThat(MassDrop.check(tables(0, 10), tables(4, 10)))
        .hasValueSatisfying(
            text ->
                assertThat(text).startsWith("4 of 10 tables would be dropped (t0, t1, t2, …)."));
    assertThat(MassDrop.check(tables(0, 10), tables(3, 10))).isEmpty();
    assertThat(MassDrop.check(tables(0, 100), tables(20, 100))).isEmpty();
    assertThat(MassDrop.check(tables(0, 100), tables(21, 100))).isPresent();
    assertThat(MassDrop.check(Schema.EMPTY, Schema.EMPTY)).isEmpty();
  }

  @Test
  void suspectsAnotherNamingStrategy() {
    Schema now =
        schema(
            "table post",
            "column post.\"createdAt\" date",
            "column post.\"authorId\" bigint",
            "column post.\"viewCount\" bigint",
            "column post.extra text");
    Schema live =
        schema(
            "table post",
            "column post.created_at date",
            "column post.author_id bigint",
            "column post.view_count bigint");
    assertThat(NamingMismatch.detect(now, live))
        .hasValue(
            "3 names of the model are in the database in another spelling (createdAt and created_at, authorId"
                + " and author_id, viewCount and view_count). The naming strategy seems to be wrong: set"
                + " hibernate.physical_naming_strategy.");
    assertThat(NamingMismatch.detect(live, now)).isPresent();
    assertThat(NamingMismatch.detect(now, now)).isEmpty();
  }

  @Test
  void suspectsAnotherNamingStrategyOfTables() {
    Schema now = schema("table \"BlogPost\"", "table \"PostVote\"", "table \"AppUser\"");
    Schema live = schema("table blog_post", "table post_vote", "table app_user");
    assertThat(NamingMismatch.detect(now, live)).isPresent();
  }

  @Test
  void takesNewColumnsForWhatTheyAre() {
    Schema now =
        schema(
            "table post",
            "column post.a text",
            "column post.b text",
            "column post.\"createdAt\" date");
    assertThat(NamingMismatch.detect(now, schema("table post", "column post.created_at date")))
        .isEmpty();
  }
}

package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code include} and {@code exclude} name, and what goes with it. */
class ObjectFilterTest {

  private static final Schema BLOG =
      schema(
          """
          schema audit
          enum mood ('sad', 'ok')
          enum phase ('new', 'old')
          sequence posts_seq
          table posts
          column posts.id bigint not null
          column posts.title varchar(255)
          column posts.mood mood
          column posts.twice varchar(255) generated always as (title || title) stored
          primary key posts.posts_pkey (id)
          check posts.posts_title_check (title <> '')
          index posts.ix_title (title)
          index posts.ix_title_tmp (lower(title))
          table legacy_posts
          column legacy_posts.id bigint not null
          column legacy_posts.phase phase
          primary key legacy_posts.legacy_posts_pkey (id)
          table audit.posts
          column audit.posts.post_id bigint
          index audit.posts.ix_title (post_id)
          foreign key audit.posts.audit_fk (post_id) references posts (id)
          """);

  private static Schema schema(String facts) {
    return SchemaText.parse("autogen schema 1\n" + facts);
  }

  private static List<String> leftOut(String include, String exclude) {
    return ids(
        ObjectFilter.of(List.of(include), List.of(exclude), "public").over(BLOG).leftOut(BLOG));
  }

  private static List<String> ids(Schema schema) {
    return schema.objects().stream().map(object -> object.id().toString()).sorted().toList();
  }

  private static List<String> lines(Schema schema) {
    return schema.objects().stream().map(SchemaText::line).sorted().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          index posts.ix_title_tmp   | index posts.ix_title_tmp
          posts.*_tmp                | index posts.ix_title_tmp
          index posts.*_tmp          | index posts.ix_title_tmp
          index *_tmp                | index posts.ix_title_tmp
          Index  *_tmp               | index posts.ix_title_tmp
          index ix_titl?             | index posts.ix_title
          audit.posts.ix_title       | index audit.posts.ix_title
          *.posts.ix_title           | index audit.posts.ix_title, index posts.ix_title
          public.posts.ix_title      | index posts.ix_title
          foreign key audit.posts.*  | foreign key audit.posts.audit_fk
          constraint posts.*_check   | check constraint posts.posts_title_check
          sequence *                 | sequence posts_seq
          posts_seq                  | sequence posts_seq
          nothing*                   | ''
          *_tmp                      | ''
          LEGACY_posts               | ''
          table posts.ix_title       | ''
          """)
  void patternNamesObjects(String exclude, String expected) {
    assertThat(String.join(", ", leftOut("", exclude))).isEqualTo(expected);
  }

  @Test
  void tableTakesItsElementsAndTheTypesThatOnlyItUses() {
    assertThat(leftOut("", "legacy_*"))
        .containsExactly(
            "column legacy_posts.id",
            "column legacy_posts.phase",
            "enum type phase",
            "primary key legacy_posts.legacy_posts_pkey",
            "table legacy_posts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit.*", "schema audit", "schema aud*", "audit.posts"})
  void schemaIsLeftOutWithAllThatIsInIt(String exclude) {
    assertThat(leftOut("", exclude))
        .containsExactly(
            "column audit.posts.post_id",
            "foreign key audit.posts.audit_fk",
            "index audit.posts.ix_title",
            "schema audit",
            "table audit.posts");
  }

  @Test
  void columnTakesWhatIsMadeOfIt() {
    assertThat(leftOut("", "column posts.title"))
        .containsExactly(
            "check constraint posts.posts_title_check",
            "column posts.title",
            "column posts.twice",
            "index posts.ix_title",
            "index posts.ix_title_tmp");
  }

  @Test
  void foreignKeyToTableThatIsLeftOutStays() {
    assertThat(leftOut("", "posts")).doesNotContain("foreign key audit.posts.audit_fk");
  }

  @Test
  void includeLeavesOutTheRestAndKeepsTheTypesThatItUses() {
    assertThat(leftOut("posts", ""))
        .contains("table audit.posts", "schema audit", "sequence posts_seq", "enum type phase")
        .doesNotContain("table posts", "index posts.ix_title", "enum type mood");
    assertThat(leftOut("posts, posts_seq", "")).doesNotContain("sequence posts_seq");
  }

  @Test
  void excludeIsStrongerThanInclude() {
    assertThat(leftOut("posts", "posts.ix_*"))
        .contains("index posts.ix_title")
        .doesNotContain("table posts");
  }

  @Test
  void everyListNarrowsFurther() {
    ObjectFilter filter =
        ObjectFilter.of(List.of("*posts", "legacy*"), List.of("index *", "*.*_pkey"), "public");
    List<String> left =
        BLOG.objects().stream()
            .map(SchemaObject::id)
            .filter(filter.over(BLOG)::covers)
            .map(Object::toString)
            .toList();
    assertThat(left)
        .containsExactlyInAnyOrder(
            "table legacy_posts",
            "column legacy_posts.id",
            "column legacy_posts.phase",
            "enum type phase");
  }

  @Test
  void quotedNamesAreExact() {
    Schema odd =
        schema(
            """
            table "my.table"
            column "my.table"."a, b" integer
            column "my.table"."a*" integer
            column "my.table".ab integer
            column "my.table"."a""b" integer
            """);
    assertThat(excluded(odd, "\"my.table\".\"a, b\"")).containsExactly("column my.table.a, b");
    assertThat(excluded(odd, "\"my.table\".\"a*\"")).containsExactly("column my.table.a*");
    assertThat(excluded(odd, "\"my.table\".\"a\"\"b\"")).containsExactly("column my.table.a\"b");
    assertThat(excluded(odd, "\"my.\"*.a*")).hasSize(4);
    assertThat(excluded(odd, "my.table")).isEmpty();
  }

  private static List<String> excluded(Schema schema, String pattern) {
    return ids(ObjectFilter.of(List.of(), List.of(pattern), "public").over(schema).leftOut(schema));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.b.c.d     | at most three parts
          "a          | double quote is not closed
          a..b        | a part of the name is empty
          indx a.b    | 'indx' is no kind of object; there are cast, check,
          index a b.c | 'index a' is no kind of object
          """)
  void whatIsNoPatternIsNamed(String text, String message) {
    assertThatThrownBy(() -> ObjectFilter.of(List.of(), List.of(text), "public"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining(message);
  }

  @Test
  void leftOutIsHeldAsItWas() {
    Schema then = schema("table a\ncolumn a.x integer\ncolumn a.old integer\ntable gone\n");
    Schema now = schema("table a\ncolumn a.x bigint\ncolumn a.y text\ntable fresh\n");
    assertThat(held(then, now, "a.x, a.y, a.old, fresh, gone")).isEqualTo(lines(then));
    assertThat(held(then, now, "nothing")).isEqualTo(lines(now));
    assertThat(held(then, now, "a.old"))
        .containsExactly(
            "column a.old integer",
            "column a.x bigint",
            "column a.y text",
            "table a",
            "table fresh");
  }

  @Test
  void leftOutColumnGoesWithItsTableAndFollowsItsRename() {
    Schema then = schema("table a\ncolumn a.x integer\ncolumn a.old integer\n");
    assertThat(held(then, Schema.EMPTY, "a.old")).isEmpty();

    Schema renamed = schema("table b\ncolumn b.x integer\n");
    Selection selection =
        ObjectFilter.of(List.of(), List.of("*.old", "b.old"), "public").over(then, renamed);
    Renames renames = Renames.NONE.table(then.objects().iterator().next().id().tableName(), "b");
    assertThat(lines(selection.held(then, renamed, renames)))
        .containsExactly("column b.old integer", "column b.x integer", "table b");
  }

  private static List<String> held(Schema then, Schema now, String exclude) {
    ObjectFilter filter = ObjectFilter.of(List.of(), List.of(exclude), "public");
    return lines(filter.over(then, now).held(then, now, Renames.NONE));
  }

  @Test
  void filterPrintsItsRules() {
    assertThat(ObjectFilter.of(List.of("posts"), List.of(" a , b.*", ""), "public"))
        .hasToString("include=posts; exclude=a, b.*");
    assertThat(Stream.of(ObjectFilter.NONE).map(Object::toString).collect(Collectors.joining()))
        .isEmpty();
  }
}

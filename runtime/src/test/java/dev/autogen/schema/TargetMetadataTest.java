package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetMetadataTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");

  private static final String TEXT =
      """
      autogen model 1
      # hibernate: 7.4.6
      # physical-naming-strategy: org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy
      # note:
      table posts -- com.example.blog.Post
      column posts.id bigint not null
      column posts.published boolean not null default '--' <> '#' -- com.example.blog.Post#published
      """;

  @Test
  void printsTheHeaderAndFactsWithTheirOrigins() {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("hibernate", "7.4.6");
    header.put(
        "physical-naming-strategy",
        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");
    header.put("note", "");
    Column published =
        Column.of(POSTS, "published", SqlType.of("boolean"))
            .withNullable(false)
            .withDefault(new ColumnDefault.Expression("'--' <> '#'"));
    TargetMetadata metadata =
        new TargetMetadata(
            header,
            Schema.of(
                Table.of(POSTS),
                Column.of(POSTS, "id", SqlType.of("bigint")).withNullable(false),
                published),
            Map.of(
                ObjectId.table(POSTS), "com.example.blog.Post",
                published.id(), "com.example.blog.Post#published"));

    assertThat(metadata.print()).isEqualTo(TEXT);
    assertThat(TargetMetadata.parse(TEXT)).isEqualTo(metadata);
    assertThat(TargetMetadata.parse(TEXT).header().keySet())
        .containsExactly("hibernate", "physical-naming-strategy", "note");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # no colon                      | Line 2: Expected '# key: value', but there is '# no colon'
          # Bad Key: x                    | 'Bad Key' is no key of a model's header
          colum posts.id text -- A#b      | Line 2: Expected a kind of object, such as 'table' or 'column', but there is 'colum posts.id text'
          """)
  void saysWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> TargetMetadata.parse("autogen model 1\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> TargetMetadata.parse("autogen schema 1\n"))
        .hasMessageStartingWith("The text of a model starts with 'autogen model 1'");
    assertThatThrownBy(() -> TargetMetadata.parse("autogen model 1\ntable a\ntable a\n"))
        .hasMessage("Line 3: There are two of table a");
  }

  @Test
  void refusesOriginsOfWhatIsNotThereAndTextThatBreaksALine() {
    Map<ObjectId, String> unknown = Map.of(ObjectId.table(POSTS), "com.example.Post");
    assertThatThrownBy(() -> new TargetMetadata(Map.of(), Schema.EMPTY, unknown))
        .hasMessage("There is an origin of an unknown table posts");
    Map<String, String> header = Map.of("key", "two\nlines");
    assertThatThrownBy(() -> new TargetMetadata(header, Schema.EMPTY, Map.of()))
        .hasMessage("The value of 'key' in a model's header is not one line");
  }

  @Test
  void printsFormerNamesBehindTheFacts() {
    TargetMetadata metadata =
        new TargetMetadata(Map.of(), Schema.of(Table.of(POSTS)), Map.of())
            .withFormerNames(
                Map.of(
                    "a.Post#content", List.of("body", "the \"text\""), "a.Post", List.of("News")));
    assertThat(metadata.print())
        .isEqualTo(
            """
            autogen model 1
            table posts
            formerly a.Post: "News"
            formerly a.Post#content: "body" "the ""text""\"
            """);
    assertThat(TargetMetadata.parse(metadata.print())).isEqualTo(metadata);
    assertThatThrownBy(() -> TargetMetadata.parse("autogen model 1\nformerly a.Post: News"))
        .hasMessage(
            "Line 2: Expected 'formerly Class#property: \"name\"', but there is 'formerly a.Post: News'");
    assertThatThrownBy(() -> metadata.withFormerNames(Map.of("a.Post", List.of("two\nlines"))))
        .hasMessage("The former names of a.Post cannot be written in one line");
  }

  @Property(tries = 300)
  void readsBackWhatItPrinted(@ForAll("schemas") Schema schema) {
    Map<ObjectId, String> origins = new HashMap<>();
    for (SchemaObject object : schema.objects()) {
      if (object.id().hashCode() % 2 == 0) {
        origins.put(object.id(), "com.example.It's -- $$ \"" + object.id().kind() + "#x");
      }
    }
    TargetMetadata metadata = new TargetMetadata(Map.of("entities", "5"), schema, origins);
    assertThat(TargetMetadata.parse(metadata.print())).isEqualTo(metadata);
  }

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }
}

package dev.autogen.engine.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.IdGenerator;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.TargetMetadata;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultSchemaBindingTest {

  private static TargetMetadata metadata(String text) {
    return new TargetMetadata(Map.of(), SchemaText.parse("autogen schema 1\n" + text), Map.of());
  }

  @Test
  void theNamedDefaultSchemaIsTheDefaultOne() {
    TargetMetadata bound =
        DefaultSchemaBinding.bind(
            metadata(
                """
                schema other
                schema public
                enum public.mood ('sad')
                table public.posts
                column public.posts.id bigint not null
                column public.posts.mood public.mood
                primary key public.posts.posts_pkey (id)
                table other.votes
                column other.votes.post_id bigint
                foreign key other.votes.fk (post_id) references public.posts (id)
                """),
            "public");
    assertThat(bound.schema())
        .isEqualTo(
            SchemaText.parse(
                """
                autogen schema 1
                schema other
                enum mood ('sad')
                table posts
                column posts.id bigint not null
                column posts.mood mood
                primary key posts.posts_pkey (id)
                table other.votes
                column other.votes.post_id bigint
                foreign key other.votes.fk (post_id) references posts (id)
                """));
  }

  @Test
  void originsFollow() {
    TargetMetadata metadata = metadata("schema public\ntable public.posts\n");
    ObjectId posts = ObjectId.table(QualifiedName.of("public", "posts"));
    TargetMetadata withOrigin =
        new TargetMetadata(Map.of(), metadata.schema(), Map.of(posts, "a.Post"));
    assertThat(DefaultSchemaBinding.bind(withOrigin, "public").origins())
        .isEqualTo(Map.of(ObjectId.table(QualifiedName.of("posts")), "a.Post"));
  }

  @Test
  void anotherSchemaStays() {
    TargetMetadata metadata = metadata("schema app\ntable app.posts\n");
    assertThat(DefaultSchemaBinding.bind(metadata, "public")).isSameAs(metadata);
  }

  @Test
  void oneTableUnderBothNamesIsRefused() {
    assertThatThrownBy(
            () ->
                DefaultSchemaBinding.bind(
                    metadata("schema public\ntable posts\ntable public.posts\n"), "public"))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("table posts");
  }

  @Test
  void generatorsOfTheHeaderAreBoundToo() {
    TargetMetadata unbound =
        new TargetMetadata(
            Map.of(IdGenerator.HEADER, "public.posts_seq by 50 from 1 for public.posts.id"),
            SchemaText.parse("autogen schema 1\nschema public\ntable public.posts\n"),
            Map.of());
    assertThat(DefaultSchemaBinding.bind(unbound, "public").header())
        .containsEntry(IdGenerator.HEADER, "posts_seq by 50 from 1 for posts.id");
  }
}

package dev.autogen.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Backfill;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaText;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeferredChecksTest {

  private static final Schema POSTS =
      SchemaText.parse(
          """
          autogen schema 1
          table posts
          column posts.id bigint not null
          column posts.parent bigint
          primary key posts.posts_pkey (id)
          foreign key posts.fk (parent) references posts (id) deferrable initially deferred
          table tags
          column tags.id bigint not null
          """);

  @Test
  void comeBehindABackfillWhereThereAreAny() {
    Operation posts = new Backfill(QualifiedName.of("posts"), "parent", "1");
    Operation tags = new Backfill(QualifiedName.of("tags"), "id", "1");
    assertThat(DeferredChecks.done(List.of(tags, posts), Schema.EMPTY, POSTS))
        .containsExactly(tags, posts, new ExecuteSql("set constraints all immediate", ""));
    assertThat(DeferredChecks.done(List.of(tags, posts), Schema.EMPTY))
        .containsExactly(tags, posts);
  }
}

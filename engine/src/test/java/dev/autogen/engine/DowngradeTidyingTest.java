package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class DowngradeTidyingTest {

  private static final QualifiedName USERS = QualifiedName.of("users");
  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final Column USER_ID =
      Column.of(USERS, "id", SqlType.of("bigint")).withNullable(false);
  private static final Column AUTHOR = Column.of(POSTS, "author_id", SqlType.of("bigint"));
  private static final ForeignKey AUTHOR_KEY =
      ForeignKey.of(POSTS, "author_fk", List.of("author_id"), USERS, List.of("id"));
  private static final Index AUTHOR_INDEX = Index.of(POSTS, "author_idx", List.of("author_id"));
  private static final Schema BLOG =
      Schema.of(
          Table.of(USERS),
          USER_ID,
          PrimaryKey.of(USERS, "users_pkey", List.of("id")),
          Table.of(POSTS),
          AUTHOR,
          AUTHOR_KEY,
          AUTHOR_INDEX);
  private static final Drop DROP_POSTS = Drop.of(Table.of(POSTS).id());
  private static final Drop DROP_USERS = Drop.of(Table.of(USERS).id());
  private static final Drop DROP_KEY = Drop.of(AUTHOR_KEY.id());
  private static final Drop DROP_INDEX = Drop.of(AUTHOR_INDEX.id());

  private static List<Operation> tidied(Operation... operations) {
    List<Operation> tidied = DowngradeTidying.of(List.of(operations), BLOG);
    assertThat(Replay.apply(tidied, BLOG)).isEqualTo(Replay.apply(List.of(operations), BLOG));
    return tidied;
  }

  @Test
  void indexesAndForeignKeysGoWithTheirTable() {
    assertThat(tidied(DROP_INDEX, DROP_KEY, DROP_POSTS, DROP_USERS))
        .containsExactly(DROP_POSTS, DROP_USERS);
  }

  @Test
  void aForeignKeyGoesFirstWhereTheKeyItRefersToDoes() {
    Drop dropUserKey = Drop.of(PrimaryKey.of(USERS, "users_pkey", List.of("id")).id());
    assertThat(tidied(DROP_KEY, dropUserKey, DROP_POSTS))
        .containsExactly(DROP_KEY, dropUserKey, DROP_POSTS);
  }

  @Test
  void aForeignKeyGoesFirstWhereItsTargetDoes() {
    assertThat(tidied(DROP_KEY, DROP_USERS, DROP_POSTS))
        .containsExactly(DROP_KEY, DROP_USERS, DROP_POSTS);
  }

  @Test
  void whatStaysIsChangedAsBefore() {
    assertThat(tidied(DROP_INDEX, DROP_KEY)).containsExactly(DROP_INDEX, DROP_KEY);
  }

  @Test
  void aDroppedColumnNeedNotBecomeNullable() {
    Operation nullable = Alter.of(AUTHOR.id(), new Change.SetNullable(true));
    assertThat(tidied(DROP_KEY, DROP_INDEX, nullable, Drop.of(AUTHOR.id())))
        .containsExactly(DROP_KEY, DROP_INDEX, Drop.of(AUTHOR.id()));
  }
}

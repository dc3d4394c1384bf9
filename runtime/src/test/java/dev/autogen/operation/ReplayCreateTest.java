package dev.autogen.operation;

import static dev.autogen.operation.Facts.BLOG;
import static dev.autogen.operation.Facts.POSTS;
import static dev.autogen.operation.Facts.USERS;
import static dev.autogen.operation.Facts.after;
import static dev.autogen.operation.Facts.assertRefused;
import static dev.autogen.operation.Facts.create;
import static dev.autogen.operation.Facts.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What creating does to a schema, and what is refused; each fact was tried on PostgreSQL 15 and 18.
 */
class ReplayCreateTest {

  @Test
  void createsATableWithNotNullPrimaryKeyAndIdentity() {
    Table table = Table.of(POSTS);
    CreateTable operation =
        new CreateTable(
            table,
            List.of(
                Column.of(POSTS, "id", SqlType.of("bigint")),
                Column.of(POSTS, "number", SqlType.of("integer"))
                    .withDefault(
                        new ColumnDefault.Identity(
                            true, SequenceOptions.defaultsFor(SqlType.of("integer"), 1), "")),
                PrimaryKey.of(POSTS, "posts_pkey", List.of("id"))));

    assertThat(after("", operation))
        .isEqualTo(
            """
            table posts
            column posts.id bigint not null
            column posts.number integer not null generated always as identity
            primary key posts.posts_pkey (id)
            """);
  }

  @Test
  void createTableLeavesOutAUniqueConstraintThatIsThePrimaryKey() {
    CreateTable operation =
        new CreateTable(
            Table.of(POSTS),
            List.of(
                Column.of(POSTS, "id", SqlType.of("bigint")),
                PrimaryKey.of(POSTS, "posts_pkey", List.of("id")),
                UniqueConstraint.of(POSTS, "posts_id_key", List.of("id"))));

    assertThat(after("", operation)).doesNotContain("posts_id_key");
    assertThat(after("", operation, create("unique posts.posts_id_key (id)")))
        .contains("unique posts.posts_id_key (id)");
  }

  @Test
  void createsOnlyWhatIsNotThereAndHasWhatItNeeds() {
    assertRefused(
        BLOG,
        new CreateTable(Table.of(POSTS), List.of()),
        "Cannot create table posts: it is already there. Choose another name, or drop that first.");
    assertRefused(
        BLOG,
        create("sequence posts_pkey"),
        "Cannot create sequence posts_pkey: primary key posts.posts_pkey has that name. Choose another name, or drop that first.");
    assertRefused(
        BLOG,
        create("sequence users_id_seq"),
        "Cannot create sequence users_id_seq: the sequence of column users.id has that name. Choose another name, or drop that first.");
    assertRefused(
        BLOG,
        create("enum posts ('a')"),
        "Cannot create enum type posts: table posts has that name. Choose another name, or drop that first.");
    assertRefused(
        BLOG,
        create("check posts.posts_author_fk (true)"),
        "Cannot create check constraint posts.posts_author_fk: foreign key posts.posts_author_fk has that name. Choose another name, or drop that first.");
    assertRefused(
        BLOG,
        create("column comments.id bigint"),
        "Cannot create column comments.id: there is no table comments. Create that first.");
    assertRefused(
        BLOG,
        create("unique posts.u (slug)"),
        "Cannot create unique constraint posts.u: there is no column posts.slug. Create that first.");
    assertRefused(
        BLOG,
        create("primary key posts.p (title)"),
        "Cannot create primary key posts.p: the table has primary key posts.posts_pkey. Drop that first.");
    assertRefused(
        BLOG,
        create("foreign key posts.f (title) references posts (title)"),
        "Cannot create foreign key posts.f: table posts has no primary key or unique constraint on (title). Create one first.");
    assertRefused(
        "table posts\ncolumn posts.mood mood\n",
        create("enum mood ('sad')"),
        "Cannot create enum type mood: column posts.mood already uses it. Create the type first.");
  }

  @Test
  void aForeignKeyNeedsAKeyThatIsNotDeferrable() {
    String deferrable =
        """
        table users
        column users.id bigint
        unique users.u (id) deferrable
        """;
    Operation foreignKey = create("foreign key users.f (id) references users (id)");

    assertRefused(
        deferrable,
        foreignKey,
        "Cannot create foreign key users.f: table users has no primary key or unique constraint on (id). Create one first.");
    assertThat(after(deferrable, create("index users.i (id) unique"), foreignKey))
        .contains("foreign key users.f");
  }

  @Test
  void aLoggedTableCannotReferenceAnUnloggedOne() {
    String facts =
        """
        table posts unlogged
        column posts.id bigint
        primary key posts.posts_pkey (id)
        table users
        column users.id bigint
        primary key users.users_pkey (id)
        """;

    assertRefused(
        facts,
        create("foreign key users.f (id) references posts (id)"),
        "Cannot create foreign key users.f: table posts is unlogged, and its own table is not. Make both the same.");
    assertRefused(
        BLOG,
        Alter.of(ObjectId.table(USERS), new Change.SetUnlogged(true)),
        "Cannot make unlogged table users: foreign key posts.posts_author_fk ties it to table posts. Change that first.");
    assertThat(
            after(
                BLOG,
                Alter.of(ObjectId.table(POSTS), new Change.SetUnlogged(true)),
                Alter.of(ObjectId.table(USERS), new Change.SetUnlogged(true))))
        .contains("table posts unlogged")
        .contains("table users unlogged");
  }

  @Test
  void anIdentityThatFindsItsNameTakenGetsANumber() {
    assertThat(
            after(
                BLOG,
                new Rename(ObjectId.table(USERS), "members"),
                new CreateTable(
                    Table.of(USERS),
                    List.of(
                        (Column)
                            fact("column users.id bigint not null generated always as identity")))))
        .contains(
            "column users.id bigint not null generated always as identity (name users_id_seq1)");
  }

  @Test
  void aSequenceIsRefusedTheNameOfATypeOnlyWhenItIsMade() {
    Operation sequence = create("sequence mood");

    assertRefused(
        "enum mood ('sad')\n",
        sequence,
        "Cannot create sequence mood: enum type mood has that name. Choose another name, or drop that first.");
    assertThat(
            after(
                "enum mood ('sad')\nsequence counter\n",
                new Rename(ObjectId.of(ObjectKind.SEQUENCE, QualifiedName.of("counter")), "mood")))
        .isEqualTo("enum mood ('sad')\nsequence mood\n");
  }

  @Test
  void ensuresWhatIsAbsentAndLeavesWhatIsThere() {
    Operation absent = new Ensure((Create) create("index posts.posts_id_idx (id)"));
    Operation there = new Ensure((Create) create("index posts.posts_lower_idx (upper(title))"));

    assertThat(after(BLOG, absent, there))
        .contains("posts.posts_id_idx")
        .contains("index posts.posts_lower_idx (lower(title))");
  }
}

package com.example.blog.db.revisions;

import dev.autogen.revision.Operations;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionInfo;

/**
 * first revision
 *
 * <p>Written by autogen 0.1.0 from 4 entities (Hibernate ORM 7.4.5.Final) for PostgreSQL 18.
 */
@RevisionInfo(id = "f27263497a3b", message = "first revision", created = "2026-11-20T09:41:59Z")
public final class R20261120_094159_FirstRevision implements Revision {

  @Override
  public void upgrade(Operations op) {
    op.createSequence(sequence("posts_seq").incrementBy(20));

    op.createTable(
        "users",
        column("country", varchar(2)),
        column("id", bigint()).identity(),
        column("name", varchar(100)).notNull(),
        column("city", varchar(255)),
        column("email", varchar(255)).notNull(),
        column("street", varchar(255)),
        primaryKey("users_pkey", "id"),
        unique("users_email_key", "email"));

    op.createTable(
        "posts",
        column("author_id", bigint()).notNull(),
        column("created_at", timestamptz(6)).notNull(),
        column("id", bigint()).notNull(),
        column("status", varchar(20)).notNull(),
        column("body", text()).notNull(),
        column("title", varchar(255)).notNull(),
        primaryKey("posts_pkey", "id"),
        check("posts_status_check", "status in ('DRAFT','PUBLISHED','ARCHIVED')"));
    op.createIndex("posts", index("posts_created_at_idx", key("created_at").desc()));

    op.createTable(
        "tags",
        column("id", integer()).identity(),
        column("name", varchar(50)).notNull(),
        primaryKey("tags_pkey", "id"),
        unique("tags_name_key", "name"));

    op.createTable(
        "posts_tags",
        column("tags_id", integer()).notNull(),
        column("post_id", bigint()).notNull(),
        primaryKey("posts_tags_pkey", "tags_id", "post_id"));

    op.createTable(
        "votes",
        column("value", smallint()).notNull(),
        column("id", bigint()).identity(),
        column("post_id", bigint()).notNull(),
        column("user_id", bigint()).notNull(),
        primaryKey("votes_pkey", "id"),
        unique("votes_once_per_user", "post_id", "user_id"),
        check("votes_value_check", "value in (-1, 1)"));

    op.createForeignKey(
        "posts", foreignKey("fk6xvn0811tkyo3nfjk2xvqx6ns", "author_id").references("users", "id"));

    op.createForeignKey(
        "posts_tags",
        foreignKey("fk79lx4quime8ct09nbmmf6wuao", "tags_id").references("tags", "id"));
    op.createForeignKey(
        "posts_tags",
        foreignKey("fkcreclgob71ibo58gsm6l5wp6", "post_id").references("posts", "id"));

    op.createForeignKey(
        "votes",
        foreignKey("fk1m2jqtro85c13ya5kv0kvkc97", "post_id")
            .references("posts", "id")
            .onDeleteCascade());
    op.createForeignKey(
        "votes", foreignKey("fkli4uj3ic2vypf5pialchj925e", "user_id").references("users", "id"));
  }

  @Override
  public void downgrade(Operations op) {
    // Data loss: the rows of votes go with the table.
    op.dropTable("votes");

    // Data loss: the rows of posts_tags go with the table.
    op.dropTable("posts_tags");

    // Data loss: the rows of tags go with the table.
    op.dropTable("tags");

    // Data loss: the rows of posts go with the table.
    op.dropTable("posts");

    // Data loss: the rows of users go with the table.
    op.dropTable("users");

    op.dropSequence("posts_seq");
  }
}

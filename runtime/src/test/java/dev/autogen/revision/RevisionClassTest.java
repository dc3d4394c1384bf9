package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Literal;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Step;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes as people and codegen write them: compiled without a warning, loaded, recorded. */
class RevisionClassTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final QualifiedName USERS = QualifiedName.of("users");

  @TempDir private Path output;

  private LoadedRevision revision(String className, String source)
      throws IOException, ClassNotFoundException {
    SourceCompiler compiler = new SourceCompiler(output);
    compiler.compile(source);
    // Loads all that the revision needs, so that the loader can be closed.
    try (URLClassLoader loader = compiler.loader()) {
      LoadedRevision revision = LoadedRevision.of(Class.forName(className, false, loader));
      List<Operation> upgrade = revision.upgradeOperations();
      assertThat(upgrade).isEqualTo(revision.upgradeOperations());
      return revision;
    }
  }

  @Test
  void theClassOfTheDesignRecordsItsOperations() throws Exception {
    LoadedRevision revision =
        revision(
            "com.example.blog.db.revisions.R20261120_060211_AddedPublishedColumn",
            """
            package com.example.blog.db.revisions;

            import dev.autogen.revision.Operations;
            import dev.autogen.revision.Revision;
            import dev.autogen.revision.RevisionInfo;

            /**
             * added published column
             *
             * <p>Written by autogen 0.1.0 from 5 entities (Hibernate ORM 7.4.6) for PostgreSQL 18.
             */
            @RevisionInfo(
                id = "ae1027a6acf0",
                revises = "27c6a30d7c24",
                message = "added published column",
                created = "2026-11-20T06:02:11Z")
            public final class R20261120_060211_AddedPublishedColumn implements Revision {

              @Override
              public void upgrade(Operations op) {
                op.addColumn("posts", column("published", bool()).notNull().defaultTo(true));
              }

              @Override
              public void downgrade(Operations op) {
                // Data loss: the values of posts.published go with the column.
                op.dropColumn("posts", "published");
              }
            }
            """);
    assertThat(revision.header())
        .isEqualTo(
            new RevisionHeader(
                "ae1027a6acf0",
                List.of("27c6a30d7c24"),
                "added published column",
                "2026-11-20T06:02:11Z",
                false,
                List.of(),
                List.of()));
    assertThat(revision.upgradeOperations())
        .containsExactly(
            new Create(
                Column.of(POSTS, "published", SqlType.of("boolean"))
                    .withNullable(false)
                    .withDefault(new ColumnDefault.Expression("true"))));
    assertThat(revision.downgradeOperations())
        .containsExactly(Drop.of(ObjectId.column(POSTS, "published")));
  }

  @Test
  void everyLineOfTheDesignCompilesAsItStands() throws Exception {
    LoadedRevision revision =
        revision(
            "com.example.R1_First",
            """
            package com.example;

            import dev.autogen.revision.Operations;
            import dev.autogen.revision.Revision;
            import dev.autogen.revision.RevisionInfo;

            @RevisionInfo(
                id = "a1",
                revises = {"b1", "b2"},
                message = "merged",
                created = "2026-11-20T06:02:11Z",
                branchLabels = "main",
                dependsOn = "c1")
            final class R1_First implements Revision {

              @Override
              public void upgrade(Operations op) {
                op.createTable(
                    "users",
                    column("id", bigint()).notNull().identity(),
                    column("email", varchar(255)).notNull(),
                    primaryKey("users_pkey", "id"),
                    unique("users_email_key", "email"),
                    check("users_age_check", "age >= 0"));
                op.alterColumn("posts", "title", c -> c.type(varchar(500)));
                op.createForeignKey("posts", foreignKey("posts_author_fk", "author_id").references("users", "id").onDeleteCascade());
                op.bulkInsert("accounts", columns("id", "name"), row(1, "John"), row(2, null));
                op.execute("create view v as select 1").reversedBy("drop view v");
                op.in("reporting").addColumn("facts", column("mood", enumType("mood")));
                op.outsideTransaction(o -> o.createIndex("posts", index("posts_title_idx", "title")));
              }
            }
            """);
    assertThat(revision.header().revises()).containsExactly("b1", "b2");
    assertThat(revision.header().branchLabels()).containsExactly("main");
    assertThat(revision.header().dependsOn()).containsExactly("c1");
    assertThat(revision.upgradeOperations())
        .containsExactly(
            new CreateTable(
                Table.of(USERS),
                List.of(
                    Column.of(USERS, "id", SqlType.of("bigint"))
                        .withNullable(false)
                        .withDefault(
                            new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, "")),
                    Column.of(USERS, "email", SqlType.of("varchar", 255)).withNullable(false),
                    PrimaryKey.of(USERS, "users_pkey", List.of("id")),
                    UniqueConstraint.of(USERS, "users_email_key", List.of("email")),
                    CheckConstraint.of(USERS, "users_age_check", "age >= 0"))),
            Alter.of(
                ObjectId.column(POSTS, "title"),
                new Change.SetType(SqlType.of("varchar", 500), "")),
            new Create(
                ForeignKey.of(POSTS, "posts_author_fk", List.of("author_id"), USERS, List.of("id"))
                    .withActions(ReferentialAction.NO_ACTION, ReferentialAction.CASCADE)),
            new BulkInsert(
                QualifiedName.of("accounts"),
                List.of("id", "name"),
                List.of(
                    List.of(new Literal("1"), new Literal("'John'")),
                    List.of(new Literal("2"), new Literal("null")))),
            new ExecuteSql("create view v as select 1", "drop view v"),
            new Create(
                Column.of(
                    QualifiedName.of("reporting", "facts"),
                    "mood",
                    SqlType.named(QualifiedName.of("mood")))),
            new Step(
                false, List.of(new Create(Index.of(POSTS, "posts_title_idx", List.of("title"))))));
    assertThat(revision.downgradeOperations())
        .containsExactly(new Irreversible("R1_First has no downgrade"));
  }
}

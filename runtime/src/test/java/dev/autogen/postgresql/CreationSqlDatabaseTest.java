package dev.autogen.postgresql;

import static dev.autogen.postgresql.Blog.BIGINT;
import static dev.autogen.postgresql.Blog.INTEGER;
import static dev.autogen.postgresql.Blog.POSTS;
import static dev.autogen.postgresql.Blog.TEXT;
import static dev.autogen.postgresql.Blog.USERS;
import static dev.autogen.postgresql.Blog.posts;
import static dev.autogen.postgresql.Blog.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Step;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every form of statement that creates a table or a part of one, run by a real PostgreSQL. */
class CreationSqlDatabaseTest {

  @RegisterExtension static final RendererDatabase database = new RendererDatabase();

  @Test
  void createsATableWithEverything() {
    database.run(
        users(),
        new CreateTable(
            Table.of(POSTS).withUnlogged(true).withComment("it's\na \\ table"),
            List.of(
                Column.of(POSTS, "id", BIGINT)
                    .withNullable(false)
                    .withDefault(
                        new ColumnDefault.Identity(
                            true, SequenceOptions.DEFAULT.withStart(5), "post ids")),
                Column.of(POSTS, "title", SqlType.of("varchar", 255))
                    .withCollation("C")
                    .withDefault(new ColumnDefault.Expression("'a' is null or true"))
                    .withType(SqlType.of("boolean"))
                    .withCollation(""),
                Column.of(POSTS, "name", TEXT)
                    .withCollation("C")
                    .withDefault(new ColumnDefault.Expression("'{}'::text"))
                    .withComment("?{d '1'}"),
                Column.of(POSTS, "at", SqlType.of("timestamp"))
                    .withDefault(new ColumnDefault.Expression("now() at time zone 'utc'")),
                Column.of(POSTS, "slug", TEXT)
                    .withDefault(new ColumnDefault.Generated("lower(name)", true)),
                Column.of(POSTS, "user_id", BIGINT).withNullable(false),
                PrimaryKey.of(POSTS, "posts_pkey", List.of("id")),
                UniqueConstraint.of(POSTS, "posts_name_key", List.of("name")),
                CheckConstraint.of(POSTS, "posts_check", "name <> 'x' -- not x"),
                new CheckConstraint(POSTS, "posts_late", "id > 0", false, false),
                ForeignKey.of(POSTS, "posts_fk", List.of("user_id"), USERS, List.of("id")),
                Index.of(POSTS, "posts_ix", List.of("slug")))));

    assertThat(database.query("select obj_description('posts'::regclass)"))
        .isEqualTo("it's\na \\ table");
    assertThat(database.query("select relpersistence from pg_class where oid = 'posts'::regclass"))
        .isEqualTo("u");
    assertThat(
            database.query(
                "select seqstart from pg_sequence where seqrelid = '\"post ids\"'::regclass"))
        .isEqualTo("5");
    assertThat(database.column("name", "col_description(attrelid, attnum)")).isEqualTo("?{d '1'}");
    assertThat(database.constraint("posts_late")).isEqualTo("CHECK ((id > 0)) NOT VALID");
    database.run(new ValidateConstraint(POSTS, "posts_late"));
    assertThat(database.constraint("posts_late")).isEqualTo("CHECK ((id > 0))");
  }

  @Test
  void createsVirtualColumns() {
    assumeThat(database.serverVersion()).isGreaterThanOrEqualTo(18);
    database.run(
        posts(
            Column.of(POSTS, "twice", INTEGER)
                .withDefault(new ColumnDefault.Generated("rating * 2", false))));
    assertThat(database.column("twice", "attgenerated")).isEqualTo("v");
  }

  @Test
  void createsConstraints() {
    database.run(users(), posts());
    database.run(
        new Create(
            new PrimaryKey(
                POSTS, "pk", List.of("id"), List.of("title"), Deferrability.INITIALLY_DEFERRED)),
        new Create(
            new UniqueConstraint(
                POSTS,
                "uk",
                List.of("title"),
                List.of("rating"),
                database.serverVersion() >= 15,
                Deferrability.INITIALLY_IMMEDIATE)),
        new Create(new CheckConstraint(POSTS, "ck", "rating > 0", true, false)),
        new Create(new ExclusionConstraint(POSTS, "ex", "EXCLUDE USING btree (rating WITH =)")),
        new Create(
            new ForeignKey(
                POSTS,
                "fk",
                List.of("author_id"),
                USERS,
                List.of("id"),
                ReferentialAction.SET_DEFAULT,
                ReferentialAction.SET_NULL,
                true,
                Deferrability.INITIALLY_DEFERRED,
                false)));
    assertThat(database.constraint("pk"))
        .isEqualTo("PRIMARY KEY (id) INCLUDE (title) DEFERRABLE INITIALLY DEFERRED");
    assertThat(database.constraint("uk"))
        .startsWith("UNIQUE")
        .endsWith("INCLUDE (rating) DEFERRABLE");
    assertThat(database.constraint("ck")).isEqualTo("CHECK ((rating > 0)) NO INHERIT NOT VALID");
    assertThat(database.constraint("ex")).isEqualTo("EXCLUDE USING btree (rating WITH =)");
    assertThat(database.constraint("fk"))
        .isEqualTo(
            "FOREIGN KEY (author_id) REFERENCES users(id) MATCH FULL ON UPDATE SET DEFAULT"
                + " ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID");

    for (Deferrability deferrability : Deferrability.values()) {
      database.run(
          Alter.of(
              ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk"),
              new Change.SetDeferrability(deferrability)));
    }
    database.run(
        new ValidateConstraint(POSTS, "fk"),
        new Rename(ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk"), "fk 2"),
        new Rename(ObjectId.in(POSTS, ObjectKind.PRIMARY_KEY, "pk"), "pk2"),
        Drop.of(ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk 2")),
        Drop.of(ObjectId.in(POSTS, ObjectKind.PRIMARY_KEY, "pk2")),
        Drop.of(ObjectId.in(POSTS, ObjectKind.UNIQUE_CONSTRAINT, "uk")),
        Drop.of(ObjectId.in(POSTS, ObjectKind.CHECK_CONSTRAINT, "ck")),
        Drop.of(ObjectId.in(POSTS, ObjectKind.EXCLUSION_CONSTRAINT, "ex")));
    assertThat(
            database.query(
                "select count(*) from pg_constraint where conrelid = 'posts'::regclass and contype <> 'n'"))
        .isEqualTo("0");
  }

  @Test
  void createsIndexes() {
    Index index =
        new Index(
            POSTS,
            "Ix",
            true,
            "btree",
            List.of(
                IndexKey.expression("lower(title)").withOrder(IndexKey.Order.DESC_NULLS_LAST),
                new IndexKey("title", false, "C", "varchar_pattern_ops", IndexKey.Order.ASC),
                IndexKey.column("rating").withOrder(IndexKey.Order.ASC_NULLS_FIRST),
                IndexKey.column("author_id").withOrder(IndexKey.Order.DESC)),
            List.of("id"),
            database.serverVersion() >= 15,
            "rating > 5",
            "fillfactor='70'",
            true);
    ObjectId id = index.id();
    Index hash =
        new Index(
            POSTS,
            "hash_ix",
            false,
            "hash",
            List.of(IndexKey.column("id")),
            List.of(),
            false,
            "",
            "",
            true);
    database.run(posts(), new Create(index), new Create(hash));
    assertThat(database.query("select indexdef from pg_indexes where indexname = 'Ix'"))
        .startsWith(
            "CREATE UNIQUE INDEX \"Ix\" ON public.posts USING btree (lower((title)::text) DESC")
        .endsWith("WITH (fillfactor='70') WHERE (rating > 5)");
    database.run(
        new Rename(id, "iy"),
        new Step(false, List.of(Drop.of(id.renamed("iy")), new Create(index))),
        new Step(false, List.of(new Ensure(new Create(index)))),
        new Ensure(new Create(index)),
        Drop.of(id),
        new Drop(id, true, ""));
    assertThat(database.query("select indexname from pg_indexes where tablename = 'posts'"))
        .isEqualTo("hash_ix");
  }

  @Test
  void startsTheSequenceOfAColumnAboveItsValues() {
    database.execute("create table t (up int not null, down int not null, serial int, word text)");
    database.execute("insert into t values (7, -7, 7, 'a'), (9, -9, null, 'b')");
    QualifiedName table = QualifiedName.of("t");
    database.run(
        Alter.of(
            ObjectId.column(table, "up"),
            new Change.AddIdentity(
                new ColumnDefault.Identity(false, SequenceOptions.defaultsFor(INTEGER, 5), ""))),
        Alter.of(
            ObjectId.column(table, "down"),
            new Change.AddIdentity(
                new ColumnDefault.Identity(false, SequenceOptions.defaultsFor(INTEGER, -1), ""))),
        owned("t_serial_seq", ObjectId.column(table, "serial")),
        owned("t_word_seq", ObjectId.column(table, "word")));

    assertThat(database.query("select nextval('t_up_seq')")).isEqualTo("14");
    assertThat(database.query("select nextval('t_down_seq')")).isEqualTo("-10");
    assertThat(database.query("select nextval('t_serial_seq')")).isEqualTo("8");
    assertThat(database.query("select nextval('t_word_seq')")).isEqualTo("1");
  }

  private static Create owned(String name, ObjectId column) {
    return new Create(
        new Sequence(
            QualifiedName.of(name),
            SequenceOptions.defaultsFor(SqlType.of("bigint"), 1),
            Optional.of(column),
            ""));
  }
}

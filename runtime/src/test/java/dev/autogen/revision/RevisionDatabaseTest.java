package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Operation;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a revision class says is what PostgreSQL does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevisionDatabaseTest implements Words {

  private TestDatabase database;

  @BeforeAll
  void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterAll
  void dropDatabase() {
    database.close();
  }

  @Override
  public void upgrade(Operations op) {
    op.createSchema("reporting");
    op.createEnum("mood", "sad", "ok");
    op.createCompositeType("point3", attribute("x", real()), attribute("y", real()));
    op.createSequence(sequence("post_seq").startWith(100).incrementBy(50).comment("Ids"));
    op.createTable(
        "users",
        column("id", integer()).identity(s -> s.startWith(1000).incrementBy(50)),
        column("email", varchar(255)).notNull().collate("C").comment("Where to write"),
        column("joined", timestamptz(6)).notNull().defaultTo(Instant.EPOCH),
        column("lower_email", text()).generatedAs("lower(email)"),
        primaryKey("users_pkey", "id"),
        unique("users_email_key", "email").include("id"),
        check("users_email_check", "email <> ''"),
        comment("It's all \\users"));
    op.createTable(
        "posts",
        column("id", bigint()).notNull().defaultSql("nextval('post_seq')"),
        column("author_id", integer()),
        column("title", text()).defaultTo("it's; --"),
        column("mood", enumType("mood")).defaultTo("ok"),
        column("tags", array(text())),
        column("place", enumType("point3")),
        column("price", numeric(38, 2)),
        unlogged());
    op.in("reporting")
        .createTable(
            "facts",
            column("user_id", integer()),
            foreignKey("facts_user_fk", "user_id").referencesInDefaultSchema("users", "id"));
    op.createPrimaryKey("posts", primaryKey("posts_pkey", "id"));
    op.createForeignKey(
        "posts",
        foreignKey("posts_author_fk", "author_id")
            .references("users", "id")
            .onDeleteCascade()
            .notValid());
    op.validateConstraint("posts", "posts_author_fk");
    op.alterForeignKey("posts", "posts_author_fk", k -> k.initiallyDeferred());
    op.createIndex(
        "posts",
        index("posts_ix", key("author_id").desc().nullsLast(), expression("lower(title)"))
            .unique()
            .include("id")
            .where("title is not null")
            .with("fillfactor='70'"));
    op.createExclusion("posts", exclusion("posts_excl", "exclude using btree (price with =)"));
    op.alterColumn("posts", "title", c -> c.type(varchar(500)).notNull().comment("Headline"));
    op.alterColumn("posts", "mood", c -> c.dropDefault());
    op.alterSequence(sequence("post_seq").incrementBy(10).cache(5));
    op.alterSequence(sequence("post_seq").ownedBy("posts", "id"));
    op.alterCompositeType("point3", t -> t.addAttribute("z", real()));
    op.renameColumn("posts", "price", "cost");
    op.renameConstraint("posts", "posts_excl", "posts_cost_excl");
    op.renameIndex("posts", "posts_ix", "posts_title_idx");
    op.bulkInsert("users", columns("id", "email"), row(1, "a@b.c"), row(2, sql("lower('D@E.F')")));
    op.bulkInsert("posts", columns("author_id", "mood"), row(1, "sad"), row(null, null));
    op.backfill("posts", "author_id", "2");
    op.setLogged("posts");
    op.step(o -> o.addEnumValueBefore("mood", "awful", "sad"));
    op.outsideTransaction(o -> o.createIndex("posts", index("posts_mood_idx", "mood")));
    op.ifExists(o -> o.dropTable("never_there"));
    op.execute("create view v as select 1 as one").reversedBy("drop view v");
  }

  private List<String> query(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  @Test
  void runs() throws SQLException {
    SqlRenderer renderer = new SqlRenderer();
    for (Operation operation : Operations.record(this::upgrade)) {
      for (String sql : renderer.render(operation)) {
        database.execute(sql);
      }
    }
    assertThat(query("select title from posts order by id"))
        .containsExactly("it's; --", "it's; --");
    assertThat(query("select author_id from posts order by id")).containsExactly("1", "2");
    assertThat(query("select lower_email from users order by id"))
        .containsExactly("a@b.c", "d@e.f");
    assertThat(query("select distinct joined at time zone 'UTC' from users"))
        .containsExactly("1970-01-01 00:00:00");
    assertThat(query("select obj_description('users'::regclass)"))
        .containsExactly("It's all \\users");
    assertThat(query("select unnest(enum_range(null::mood))"))
        .containsExactly("awful", "sad", "ok");
    assertThat(
            query(
                "select increment_by || ' ' || cache_size from pg_sequences "
                    + "where sequencename = 'post_seq'"))
        .containsExactly("10 5");
    assertThat(
            query(
                "select start_value || ' ' || max_value from pg_sequences "
                    + "where sequencename = 'users_id_seq'"))
        .containsExactly("1000 2147483647");
    assertThat(
            query(
                "select pg_get_constraintdef(oid) from pg_constraint "
                    + "where conname = 'posts_author_fk'"))
        .containsExactly(
            "FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE CASCADE"
                + " DEFERRABLE INITIALLY DEFERRED");
    assertThat(query("select pg_get_indexdef('posts_title_idx'::regclass)"))
        .containsExactly(
            "CREATE UNIQUE INDEX posts_title_idx ON public.posts USING btree (author_id DESC NULLS LAST,"
                + " lower((title)::text)) INCLUDE (id) WITH (fillfactor='70') WHERE (title IS NOT NULL)");
  }
}

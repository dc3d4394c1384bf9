package golden;

import dev.autogen.revision.Operations;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionInfo;
import java.time.Instant;

/** Tables, with every type and every part of a table. */
@RevisionInfo(
    id = "golden1",
    message = "tables",
    created = "2026-11-20T06:02:11Z",
    baseline = false,
    branchLabels = "golden")
public final class R1_Tables implements Revision {

  @Override
  public void upgrade(Operations op) {
    op.createSchema("reporting");
    op.createEnum("mood", "sad", "ok");
    op.in("reporting").createEnum("level", "low", "high");
    op.createTable(
        "kinds",
        column("a", varchar(255)),
        column("b", varchar()),
        column("c", chars(3)),
        column("d", text()),
        column("e", bool()),
        column("f", smallint()),
        column("g", integer()),
        column("h", bigint()),
        column("i", numeric()),
        column("j", numeric(10)),
        column("k", numeric(38, 2)),
        column("l", real()),
        column("m", doublePrecision()),
        column("n", date()),
        column("o", time()),
        column("p", time(3)),
        column("q", timetz()),
        column("r", timetz(3)),
        column("s", timestamp()),
        column("t", timestamp(3)),
        column("u", timestamptz()),
        column("v", timestamptz(6)),
        column("w", interval()),
        column("x", bytea()),
        column("y", uuid()),
        column("z", json()),
        column("aa", jsonb()),
        column("bb", oid()),
        column("cc", array(text())),
        column("dd", enumType("mood")),
        column("ee", enumType("reporting", "level")),
        column("ff", type("inet")),
        unlogged(),
        comment("all types"),
        storageParameter("fillfactor", "70"),
        tablespace("golden_space"));
    op.createTable(
        "users",
        column("id", integer()).identity(s -> s.startWith(1000).incrementBy(50)),
        column("other", bigint()).identityAlways(),
        column("email", varchar(255)).notNull().collate("C").comment("Where to write"),
        column("joined", timestamptz(6)).notNull().defaultTo(Instant.EPOCH),
        column("seen", timestamptz(6)).defaultSql("now()"),
        column("lower_email", text()).generatedAs("lower(email)"),
        primaryKey("users_pkey", "id").include("email").initiallyDeferred(),
        unique("users_email_key", "email").include("id").nullsNotDistinct(),
        unique("users_other_key", "other"),
        unique("users_seen_key", "seen").deferrable(),
        unique("users_joined_key", "joined", "other").initiallyDeferred(),
        check("users_email_check", "email <> ''").noInherit());
    op.createTable(
        "posts",
        column("id", bigint()).identityAlways(s -> s.cache(5)),
        column("author_id", bigint()),
        column("title", text()).defaultTo("it's"),
        column("room", integer()),
        primaryKey("posts_pkey", "id"),
        foreignKey("posts_author_fk", "author_id").references("users", "other"),
        exclusion("posts_room_excl", "exclude using btree (room with =)"));
    op.createTable("days", column("day", date()), partitionBy("range (day)"));
    op.in("reporting")
        .createTable(
            "facts",
            column("id", bigint()).notNull().identity(),
            column("user_id", bigint()),
            primaryKey("facts_pkey", "id").deferrable(),
            unique("facts_id_key", "id"),
            foreignKey("facts_user_fk", "user_id").referencesInDefaultSchema("users", "other"));
  }

  @Override
  public void downgrade(Operations op) {
    op.in("reporting").dropTable("facts");
    op.dropTable("days");
    op.dropTable("posts");
    op.dropTable("users");
    op.dropTable("kinds");
    op.in("reporting").dropEnum("level");
    op.dropEnum("mood");
    op.dropSchema("reporting");
  }
}

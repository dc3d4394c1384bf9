package golden;

import dev.autogen.revision.Operations;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionInfo;

/** Changes of tables, columns, constraints and indexes. */
@RevisionInfo(
    id = "golden2",
    revises = "golden1",
    message = "changes",
    created = "2026-11-20T06:02:12Z")
public final class R2_Changes implements Revision {

  @Override
  public void upgrade(Operations op) {
    op.renameTable("kinds", "types");
    op.commentOnTable("types", "renamed");
    op.setLogged("types");
    op.setUnlogged("types");
    op.setStorageParameter("types", "fillfactor", "80");
    op.resetStorageParameter("types", "fillfactor");
    op.setTablespace("types", "pg_default");
    op.addColumn("types", column("added", text()).notNull().defaultTo("x"));
    op.addColumn("types", column("checked", integer()), check("types_checked", "checked > 0"));
    op.renameColumn("types", "a", "first");
    op.alterColumn("types", "g", c -> c.type(text()).using("g::text || '!'").defaultTo("none"));
    op.alterColumn("types", "h", c -> c.type(numeric(20)).notNull().comment("wide"));
    op.alterColumn("types", "h", c -> c.nullable().defaultSql("1 + 1"));
    op.alterColumn("types", "h", c -> c.dropDefault());
    op.alterColumn("types", "d", c -> c.collate("C"));
    op.alterColumn("types", "d", c -> c.defaultCollation());
    op.alterColumn("users", "id", c -> c.dropIdentity());
    op.alterColumn("users", "id", c -> c.addIdentity(s -> s.as(integer()).cycle()));
    op.alterColumn("users", "id", c -> c.setIdentity(s -> s.as(integer()).minValue(1).maxValue(9)));
    op.alterColumn("users", "other", c -> c.setIdentityAlways(s -> s.incrementBy(2)));
    op.alterColumn("users", "other", c -> c.dropIdentity());
    op.alterColumn("users", "other", c -> c.addIdentityAlways());
    op.alterColumn("posts", "id", c -> c.dropIdentity());
    op.alterColumn("posts", "id", c -> c.addIdentityAlways(s -> s.cache(2)));
    op.alterColumn("posts", "id", c -> c.dropIdentity());
    op.alterColumn("posts", "id", c -> c.addIdentity());
    op.alterColumn("users", "lower_email", c -> c.generatedAs("lower(email) || '.'"));
    op.alterColumn("users", "lower_email", c -> c.dropGenerated());
    op.addColumn("users", column("twice", bigint()).generatedVirtualAs("other * 2"));
    op.commentOnColumn("users", "seen", "last");
    op.dropColumn("types", "bb");
    op.createTable("notes", column("id", bigint()), column("post_id", bigint()));
    op.createPrimaryKey("notes", primaryKey("notes_pkey", "id"));
    op.createUnique("notes", unique("notes_post_key", "post_id"));
    op.createCheck("notes", check("notes_id_check", "id > 0").notValid());
    op.validateConstraint("notes", "notes_id_check");
    op.createExclusion("notes", exclusion("notes_excl", "exclude using btree (id with =)"));
    op.createForeignKey(
        "notes",
        foreignKey("notes_post_fk", "post_id")
            .references("posts", "id")
            .matchFull()
            .onDeleteCascade()
            .onUpdateCascade()
            .deferrable()
            .notValid());
    op.createForeignKey(
        "notes",
        foreignKey("notes_fk2", "post_id").references("posts", "id").onDeleteSetNull()
            .onUpdateSetNull().initiallyDeferred());
    op.createForeignKey(
        "notes",
        foreignKey("notes_fk3", "post_id").references("posts", "id").onDeleteSetDefault()
            .onUpdateSetDefault());
    op.createForeignKey(
        "notes",
        foreignKey("notes_fk4", "post_id").referencesIn("reporting", "facts", "id")
            .onDeleteRestrict().onUpdateRestrict());
    op.alterForeignKey("notes", "notes_post_fk", k -> k.initiallyDeferred());
    op.alterForeignKey("notes", "notes_post_fk", k -> k.deferrable());
    op.alterForeignKey("notes", "notes_post_fk", k -> k.notDeferrable());
    op.renameConstraint("notes", "notes_fk2", "notes_second_fk");
    op.dropConstraint("notes", "notes_fk3");
    op.createIndex(
        "notes",
        index("notes_ix", "post_id")
            .unique()
            .include("id")
            .nullsNotDistinct()
            .with("fillfactor='70'")
            .tablespace("golden_space")
            .where("post_id > 3"));
    op.setIndexTablespace("notes", "notes_ix", "pg_default");
    op.renameIndex("notes", "notes_ix", "notes_post_idx");
    op.createIndex(
        "types",
        index(
            "types_ix",
            key("first").desc().nullsLast().collate("C").operatorClass("text_pattern_ops"),
            key("d").nullsFirst(),
            expression("lower(b)")));
    op.createIndex("types", index("types_hash", "y").using("hash"));
    op.dropIndex("types", "types_hash");
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("notes");
    op.dropColumn("users", "twice");
    op.dropColumn("users", "lower_email");
    op.addColumn("users", column("lower_email", text()).generatedAs("lower(email)"));
    op.dropIndex("types", "types_ix");
    op.dropColumn("types", "added");
    op.dropColumn("types", "checked");
    op.renameTable("types", "kinds");
  }
}

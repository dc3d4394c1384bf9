package dev.autogen.codegen;

import static dev.autogen.codegen.GoldenCode.BIGINT;
import static dev.autogen.codegen.GoldenCode.POSTS;
import static dev.autogen.codegen.GoldenCode.TEXT;
import static dev.autogen.codegen.GoldenCode.USERS;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.AddEnumValue.Placement;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The golden text of what is done to objects of every kind. */
class OperationCodeOfObjectsTest {

  @RegisterExtension static final GoldenCode golden = new GoldenCode();

  @Test
  void constraints() {
    golden.assertCode(
        """
        op.createPrimaryKey("posts", primaryKey("pk", "a", "b").include("c").initiallyDeferred());
        op.createUnique("posts", unique("uk", "a"));
        op.createCheck("posts", check("ck", "a > 0").notValid());
        op.createExclusion("posts", exclusion("ex", "exclude using gist (a with &&)"));
        op.createForeignKey(
            "posts",
            foreignKey("fk", "a", "b")
                .references("users", "c", "d")
                .matchFull()
                .onUpdateRestrict()
                .onDeleteSetDefault()
                .deferrable()
                .notValid());
        op.createForeignKey("posts", foreignKey("fk2", "a").referencesIn("app", "users", "c"));

        op.in("app")
            .createForeignKey("posts", foreignKey("fk2", "a").referencesInDefaultSchema("users", "c"));

        op.validateConstraint("posts", "fk");
        op.alterForeignKey("posts", "fk", k -> k.initiallyDeferred());
        op.renameConstraint("posts", "fk", "fk3");
        op.dropConstraint("posts", "fk3");
        """,
        new Create(
            new PrimaryKey(
                POSTS, "pk", List.of("a", "b"), List.of("c"), Deferrability.INITIALLY_DEFERRED)),
        new Create(UniqueConstraint.of(POSTS, "uk", List.of("a"))),
        new Create(new CheckConstraint(POSTS, "ck", "a > 0", false, false)),
        new Create(new ExclusionConstraint(POSTS, "ex", "exclude using gist (a with &&)")),
        new Create(
            new ForeignKey(
                POSTS,
                "fk",
                List.of("a", "b"),
                USERS,
                List.of("c", "d"),
                ReferentialAction.RESTRICT,
                ReferentialAction.SET_DEFAULT,
                true,
                Deferrability.INITIALLY_IMMEDIATE,
                false)),
        new Create(
            ForeignKey.of(
                POSTS, "fk2", List.of("a"), QualifiedName.of("app", "users"), List.of("c"))),
        new Create(
            ForeignKey.of(
                QualifiedName.of("app", "posts"), "fk2", List.of("a"), USERS, List.of("c"))),
        new ValidateConstraint(POSTS, "fk"),
        Alter.of(
            ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk"),
            new Change.SetDeferrability(Deferrability.INITIALLY_DEFERRED)),
        new Rename(ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk"), "fk3"),
        Drop.of(ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk3")));
  }

  @Test
  void indexes() {
    golden.assertCode(
        """
        op.createIndex("posts", index("a", "x", "y").unique());
        op.createIndex(
            "posts",
            index(
                    "b",
                    key("x").desc(),
                    expression("lower(y)").collate("C").operatorClass("text_pattern_ops").nullsFirst(),
                    key("z").desc().nullsLast())
                .using("gin")
                .include("w")
                .nullsNotDistinct()
                .with("fillfactor='70'")
                .where("x > 0"));
        op.renameIndex("posts", "a", "c");
        op.dropIndex("posts", "c");
        """,
        new Create(Index.of(POSTS, "a", true, List.of(IndexKey.column("x"), IndexKey.column("y")))),
        new Create(
            new Index(
                POSTS,
                "b",
                false,
                "gin",
                List.of(
                    IndexKey.column("x").withOrder(IndexKey.Order.DESC),
                    new IndexKey(
                        "lower(y)", true, "C", "text_pattern_ops", IndexKey.Order.ASC_NULLS_FIRST),
                    IndexKey.column("z").withOrder(IndexKey.Order.DESC_NULLS_LAST)),
                List.of("w"),
                true,
                "x > 0",
                "fillfactor='70'",
                true)),
        new Rename(ObjectId.in(POSTS, ObjectKind.INDEX, "a"), "c"),
        Drop.of(ObjectId.in(POSTS, ObjectKind.INDEX, "c")));
  }

  @Test
  void tablesSequencesTypesAndSchemas() {
    QualifiedName mood = QualifiedName.of("mood");
    QualifiedName address = QualifiedName.of("address");
    ObjectId s = ObjectId.of(ObjectKind.SEQUENCE, QualifiedName.of("s"));
    golden.assertCode(
        """
        op.createSchema("app");

        op.createSequence(
            sequence("s").as(integer()).startWith(3).incrementBy(50).cycle().ownedBy("posts", "id"));
        op.alterSequence(sequence("s").incrementBy(1).ownedByNone().comment("x"));
        op.commentOnSequence("s", "");
        op.renameSequence("s", "t");
        op.dropSequence("t");
        op.createEnum("mood", "sad", "ok");
        op.commentOnEnum("mood", "m");
        op.addEnumValue("mood", "a");
        op.addEnumValueBefore("mood", "b", "a");
        op.addEnumValueAfter("mood", "c", "a");
        op.renameEnumValue("mood", "c", "d");
        op.renameEnum("mood", "m2");
        op.dropEnum("m2");
        op.createCompositeType("address", attribute("street", text()), attribute("zip", bigint()));
        op.alterCompositeType(
            "address",
            t -> t.addAttribute("a", text()).dropAttribute("zip").alterAttribute("a", bigint()));
        op.commentOnCompositeType("address", "c");
        op.renameCompositeType("address", "a2");
        op.dropCompositeType("a2");
        op.setUnlogged("posts");
        op.setLogged("posts");
        op.commentOnTable("posts", "p");
        op.renameTable("posts", "news");
        op.dropTable("news");
        op.renameSchema("app", "App");
        op.dropSchema("App");
        """,
        new Create(new NamedSchema(SchemaName.of("app"))),
        new Create(
            new Sequence(
                s.qualifiedName(),
                SequenceOptions.defaultsFor(SqlType.of("integer"), 50).withStart(3).withCycle(true),
                Optional.of(ObjectId.column(POSTS, "id")),
                "")),
        Alter.of(
            s,
            new Change.SetComment("x"),
            new Change.SetOwner(Optional.empty()),
            new Change.SetSequence(SequenceOptions.DEFAULT)),
        Alter.of(s, new Change.SetComment("")),
        new Rename(s, "t"),
        Drop.of(s.renamed("t")),
        new Create(new EnumType(mood, List.of("sad", "ok"), "m")),
        new AddEnumValue(mood, "a", Placement.LAST, ""),
        new AddEnumValue(mood, "b", Placement.BEFORE, "a"),
        new AddEnumValue(mood, "c", Placement.AFTER, "a"),
        new RenameEnumValue(mood, "c", "d"),
        new Rename(ObjectId.of(ObjectKind.ENUM_TYPE, mood), "m2"),
        Drop.of(ObjectId.of(ObjectKind.ENUM_TYPE, QualifiedName.of("m2"))),
        new Create(
            new CompositeType(
                address,
                List.of(
                    new CompositeType.Attribute("street", TEXT),
                    new CompositeType.Attribute("zip", BIGINT)),
                "")),
        Alter.of(
            ObjectId.of(ObjectKind.COMPOSITE_TYPE, address),
            new Change.AddAttribute(new CompositeType.Attribute("a", TEXT)),
            new Change.SetComment("c"),
            new Change.DropAttribute("zip"),
            new Change.SetAttributeType("a", BIGINT)),
        new Rename(ObjectId.of(ObjectKind.COMPOSITE_TYPE, address), "a2"),
        Drop.of(ObjectId.of(ObjectKind.COMPOSITE_TYPE, QualifiedName.of("a2"))),
        Alter.of(ObjectId.table(POSTS), new Change.SetUnlogged(true)),
        Alter.of(ObjectId.table(POSTS), new Change.SetUnlogged(false), new Change.SetComment("p")),
        new Rename(ObjectId.table(POSTS), "news"),
        Drop.of(ObjectId.table(QualifiedName.of("news"))),
        new Rename(new NamedSchema(SchemaName.of("app")).id(), "App"),
        Drop.of(new NamedSchema(SchemaName.of("App")).id()));
  }

  private static OpaqueObject opaque(ObjectKind kind, String name, String sql, String dropSql) {
    return new OpaqueObject(kind, QualifiedName.of(name), sql, dropSql, List.of());
  }

  private static Drop drop(ObjectKind kind, String name, String sql) {
    return new Drop(ObjectId.of(kind, QualifiedName.of(name)), false, sql);
  }

  @Test
  void viewsFunctionsAndTriggers() {
    OpaqueObject view =
        opaque(ObjectKind.VIEW, "V 1", "create view \"V 1\" as\nselect 1", "drop view \"V 1\"");
    OpaqueObject function =
        opaque(
            ObjectKind.FUNCTION,
            "f(int)",
            "create function f(a int) returns int return 1",
            "drop function f(int)");
    golden.assertCode(
        """
        op.createView("V 1", "select 1");
        op.replaceView("V 1", "select 2");
        op.renameView("V 1", "w");
        op.dropView("w");
        op.in("app").dropView("w");
        op.createMaterializedView("m", "select 3");
        op.renameMaterializedView("m", "n");
        op.dropMaterializedView("n");
        op.createFunction("f(integer)", "create function f(a int) returns int return 1");
        op.replaceFunction("f(integer)", "create or replace function f(a int) returns int return 2");
        op.dropFunction("f(integer)");
        op.createTrigger("t1", "g", "create trigger g before insert on t1 execute function f()");
        op.dropTrigger("T 1", "g");
        op.createDomain("E mail", "text");
        op.renameDomain("E mail", "email");
        op.dropDomain("email");
        op.createExtension("pg_trgm");
        op.dropExtension("pg_trgm");
        op.ifExists(o -> o.dropView("w"));
        op.ensure(o -> o.createView("V 1", "select 1"));
        """,
        new Create(view),
        Alter.of(
            view.id(), new Change.SetDefinition("create or replace view \"V 1\" as\nselect 2")),
        new Rename(view.id(), "w"),
        drop(ObjectKind.VIEW, "w", ""),
        new Drop(
            ObjectId.of(ObjectKind.VIEW, QualifiedName.of("app", "w")), false, "drop view app.w"),
        new Create(
            opaque(
                ObjectKind.MATERIALIZED_VIEW,
                "m",
                "create materialized view m as\nselect 3",
                "drop materialized view m")),
        new Rename(ObjectId.of(ObjectKind.MATERIALIZED_VIEW, QualifiedName.of("m")), "n"),
        drop(ObjectKind.MATERIALIZED_VIEW, "n", "drop materialized view n"),
        new Create(function),
        Alter.of(
            function.id(),
            new Change.SetDefinition("create or replace function f(a int) returns int return 2")),
        drop(ObjectKind.FUNCTION, "f(int)", "drop function f(int)"),
        new Create(
            opaque(
                ObjectKind.TRIGGER,
                "g ON t1",
                "create trigger g before insert on t1 execute function f()",
                "drop trigger g on t1")),
        drop(ObjectKind.TRIGGER, "g ON T 1", "drop trigger g on \"T 1\""),
        new Create(
            opaque(
                ObjectKind.DOMAIN,
                "E mail",
                "create domain \"E mail\" as text",
                "drop domain \"E mail\"")),
        new Rename(ObjectId.of(ObjectKind.DOMAIN, QualifiedName.of("E mail")), "email"),
        drop(ObjectKind.DOMAIN, "email", "drop domain email"),
        new Create(
            opaque(
                ObjectKind.EXTENSION,
                "pg_trgm",
                "create extension pg_trgm",
                "drop extension pg_trgm")),
        drop(ObjectKind.EXTENSION, "pg_trgm", "drop extension pg_trgm"),
        new Drop(ObjectId.of(ObjectKind.VIEW, QualifiedName.of("w")), true, "drop view w"),
        new Ensure(new Create(view)));
  }

  @Test
  void sqlForWhatHasNoWord() {
    OpaqueObject view =
        opaque(
            ObjectKind.VIEW,
            "v",
            "create view v with (security_barrier) as select 1",
            "drop view v");
    golden.assertCode(
        """
        op.execute("create view v with (security_barrier) as select 1").reversedBy("drop view v");
        op.execute("create or replace view v (a) as select 2");
        op.execute("drop cast (text as integer)");
        op.execute("comment on index ix is 'x'");
        """,
        new Create(view),
        Alter.of(view.id(), new Change.SetDefinition("create or replace view v (a) as select 2")),
        drop(ObjectKind.CAST, "text AS integer", "drop cast (text as integer)"),
        Alter.of(ObjectId.in(POSTS, ObjectKind.INDEX, "ix"), new Change.SetComment("x")));
  }
}

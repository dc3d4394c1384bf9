package dev.autogen.codegen;

import static dev.autogen.codegen.Drafts.upgradeCode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.AddEnumValue.Placement;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Literal;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.postgresql.Literals;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
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
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The golden text of each operation; every one is compiled and run as well. */
class OperationCodeTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final QualifiedName USERS = QualifiedName.of("users");
  private static final SqlType BIGINT = SqlType.of("bigint");
  private static final SqlType TEXT = SqlType.of("text");

  private static final List<String> SOURCES = new ArrayList<>();

  @AfterAll
  static void areWhatGoogleJavaFormatWrites() {
    GoogleJavaFormat.assertUnchanged(SOURCES);
  }

  private static void assertCode(String code, Operation... operations) {
    assertThat(upgradeCode(operations)).isEqualTo(code.stripTrailing());
    GeneratedRevision generated = RevisionWriter.write(Drafts.of(operations));
    assertThat(CompiledRevision.of(generated).upgrade())
        .isEqualTo(RevisionWriter.recordable(List.of(operations)));
    SOURCES.add(generated.source());
  }

  private static ColumnDefault sql(String sql) {
    return new ColumnDefault.Expression(sql);
  }

  @Test
  void tablesWithAnElementPerLine() {
    assertCode(
        """
        op.createTable(
            "posts",
            comment("All posts"),
            unlogged(),
            column("id", bigint()).identity(),
            column("title", varchar(255)).notNull().defaultTo("it's"),
            column("status", enumType("status")).collate("C").notNull().comment("Shown"),
            column("rating", numeric(38, 2)).defaultTo(0),
            column("changed", timestamptz(6)).notNull().defaultSql("now()"),
            column("tags", array(text())),
            column("slug", text()).generatedAs("lower(title)"),
            column("words", integer()).generatedVirtualAs("length(title)"),
            column("author_id", bigint()),
            primaryKey("posts_pkey", "id"),
            unique("posts_title_key", "title").nullsNotDistinct().include("id").deferrable(),
            check("posts_rating_check", "rating >= 0").noInherit(),
            exclusion("posts_ex", "EXCLUDE USING btree (rating WITH =)"),
            foreignKey("posts_author_fk", "author_id").references("users", "id").onDeleteCascade());
        op.createIndex("posts", index("posts_title_idx", "title"));
        """,
        new CreateTable(
            new Table(POSTS, true, "All posts"),
            List.of(
                Column.of(POSTS, "id", BIGINT)
                    .withNullable(false)
                    .withDefault(new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, "")),
                Column.of(POSTS, "title", SqlType.of("varchar", 255))
                    .withNullable(false)
                    .withDefault(sql("'it''s'")),
                Column.of(POSTS, "status", SqlType.named(QualifiedName.of("status")))
                    .withNullable(false)
                    .withCollation("C")
                    .withComment("Shown"),
                Column.of(POSTS, "rating", SqlType.of("numeric", 38, 2)).withDefault(sql("0")),
                Column.of(POSTS, "changed", SqlType.of("timestamptz", 6))
                    .withNullable(false)
                    .withDefault(sql("now()")),
                Column.of(POSTS, "tags", TEXT.array()),
                Column.of(POSTS, "slug", TEXT)
                    .withDefault(new ColumnDefault.Generated("lower(title)", true)),
                Column.of(POSTS, "words", SqlType.of("integer"))
                    .withDefault(new ColumnDefault.Generated("length(title)", false)),
                Column.of(POSTS, "author_id", BIGINT),
                PrimaryKey.of(POSTS, "posts_pkey", List.of("id")),
                new UniqueConstraint(
                    POSTS,
                    "posts_title_key",
                    List.of("title"),
                    List.of("id"),
                    true,
                    Deferrability.INITIALLY_IMMEDIATE),
                new CheckConstraint(POSTS, "posts_rating_check", "rating >= 0", true, true),
                new ExclusionConstraint(POSTS, "posts_ex", "EXCLUDE USING btree (rating WITH =)"),
                ForeignKey.of(POSTS, "posts_author_fk", List.of("author_id"), USERS, List.of("id"))
                    .withActions(ReferentialAction.NO_ACTION, ReferentialAction.CASCADE),
                Index.of(POSTS, "posts_title_idx", List.of("title")))));
  }

  @Test
  void identities() {
    SequenceOptions options = SequenceOptions.DEFAULT.withStart(10);
    assertCode(
        """
        op.addColumn("posts", column("a", bigint()).identityAlways());
        op.addColumn("posts", column("b", bigint()).identity(s -> s.named("x").startWith(10)));
        op.addColumn(
            "posts", column("c", integer()).identity(s -> s.as(bigint()).maxValue(5000000000L)));
        """,
        identityColumn("a", BIGINT, new ColumnDefault.Identity(true, SequenceOptions.DEFAULT, "")),
        identityColumn("b", BIGINT, new ColumnDefault.Identity(false, options, "x")),
        identityColumn(
            "c",
            SqlType.of("integer"),
            new ColumnDefault.Identity(
                false, SequenceOptions.DEFAULT.withMaximum(5_000_000_000L), "")));
  }

  private static Create identityColumn(String name, SqlType type, ColumnDefault identity) {
    return new Create(Column.of(POSTS, name, type).withNullable(false).withDefault(identity));
  }

  @Test
  void defaultsAsValuesWhereTheyArePlainlyOnes() {
    assertThat(defaultCode("true")).isEqualTo("defaultTo(true)");
    assertThat(defaultCode("'draft'")).isEqualTo("defaultTo(\"draft\")");
    assertThat(defaultCode("0")).isEqualTo("defaultTo(0)");
    assertThat(defaultCode("-5000000000")).isEqualTo("defaultTo(-5000000000L)");
    assertThat(defaultCode("1.5")).isEqualTo("defaultTo(1.5)");
    assertThat(defaultCode("1.50")).isEqualTo("defaultSql(\"1.50\")");
    assertThat(defaultCode("007")).isEqualTo("defaultSql(\"007\")");
    assertThat(defaultCode("TRUE")).isEqualTo("defaultSql(\"TRUE\")");
    assertThat(defaultCode("'a'::text")).isEqualTo("defaultSql(\"'a'::text\")");
    assertThat(defaultCode("'a' || 'b'")).isEqualTo("defaultSql(\"'a' || 'b'\")");
    assertThat(defaultCode("E'a\\\\b'")).isEqualTo("defaultSql(\"E'a\\\\\\\\b'\")");
    assertThat(defaultCode("null")).isEqualTo("defaultSql(\"null\")");
  }

  private static String defaultCode(String sql) {
    Operation operation = new Create(Column.of(POSTS, "a", TEXT).withDefault(sql(sql)));
    CompiledRevision compiled = CompiledRevision.of(RevisionWriter.write(Drafts.of(operation)));
    assertThat(compiled.upgrade()).containsExactly(operation);
    String code = upgradeCode(operation);
    return code.substring(code.indexOf("text()).") + 8, code.length() - 2);
  }

  @Test
  void types() {
    List<String> types =
        List.of(
            "varchar",
            "char(3)",
            "numeric",
            "numeric(5)",
            "numeric(5, 2)",
            "numeric(2, -3)",
            "bit(3)",
            "interval",
            "interval day to second(3)",
            "interval(3)",
            "inet",
            "\"char\"",
            "time(3)",
            "timetz",
            "timetz(0)",
            "timestamp",
            "timestamp(6)",
            "double precision",
            "real",
            "oid",
            "varchar(5)[]",
            "tsvector",
            "vector(3)",
            "app.\"Mood\"",
            "\"Strange type\"",
            "app.v(3)[]");
    Operation[] operations =
        types.stream()
            .map(type -> new Create(Column.of(POSTS, type, SqlType.parse(type))))
            .toArray(Operation[]::new);
    CompiledRevision compiled = CompiledRevision.of(RevisionWriter.write(Drafts.of(operations)));
    assertThat(compiled.upgrade()).containsExactly(operations);
    assertThat(upgradeCode(operations))
        .contains("column(\"varchar(5)[]\", array(varchar(5))")
        .contains("enumType(\"app\", \"Mood\")")
        .contains("enumType(\"Strange type\")")
        .contains("type(\"interval day to second(3)\")");
  }

  @Test
  void textBlocksForSqlOfSeveralLinesOrWithQuotes() {
    assertCode(
        """
        op.execute(
                \"""
                create view v as
                  select 'a\\\\b', "Name"
                  from posts
                \""")
            .reversedBy("drop view v");

        op.createCheck(
            "posts",
            check(
                "posts_check",
                \"""
                "Name" <> 'draft' and "Title" is not null\\
                \"""));
        op.createCheck("posts", check("short", "\\"Name\\" > 0"));
        """,
        new ExecuteSql(
            "create view v as\n  select 'a\\b', \"Name\"\n  from posts\n", "drop view v"),
        new Create(
            CheckConstraint.of(
                POSTS, "posts_check", "\"Name\" <> 'draft' and \"Title\" is not null")),
        new Create(CheckConstraint.of(POSTS, "short", "\"Name\" > 0")));
  }

  @Test
  void longSqlOverSeveralLines() {
    assertCode(
        """
        op.execute(
            \"""
            update posts set title = upper(title), body = upper(body), changed = now() where \\
            published and not deleted and author_id is not null\\
            \""");
        """,
        new ExecuteSql(
            "update posts set title = upper(title), body = upper(body), changed = now() where"
                + " published and not deleted and author_id is not null",
            ""));
  }

  @Test
  void textThatIsHardToWrite() {
    for (String text :
        List.of(
            "a\n",
            "\n",
            "a\n\n",
            "  a\n    b",
            "a  \nb\t\n c",
            "\"\"\"\"\n\"\"\"",
            "\\\n\\u0041",
            "x\r\ny",
            "\u0000\u0001\u202e\u2028\ud800\n",
            "a".repeat(300),
            "a ".repeat(300),
            " \n ",
            "a".repeat(70_000),
            "é\"\n".repeat(30_000))) {
      Operation operation = new ExecuteSql("x" + text + "\"", "y" + text);
      Operation comment = Alter.of(ObjectId.table(POSTS), new Change.SetComment(text));
      GeneratedRevision generated = RevisionWriter.write(Drafts.of(operation, comment));
      assertThat(CompiledRevision.of(generated).upgrade()).containsExactly(operation, comment);
    }
  }

  @Test
  void constraints() {
    assertCode(
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
    assertCode(
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
  void columnChangesMergedIntoOne() {
    ObjectId title = ObjectId.column(POSTS, "title");
    assertCode(
        """
        op.alterColumn(
            "posts",
            "title",
            c ->
                c.type(varchar(500))
                    .using("upper(title)")
                    .notNull()
                    .defaultTo("x")
                    .collate("C")
                    .comment("The title"));
        op.alterColumn("posts", "title", c -> c.dropDefault());
        op.renameColumn("posts", "title", "name");
        op.dropColumn("posts", "name");
        """,
        Alter.of(title, new Change.SetType(SqlType.of("varchar", 500), "upper(title)")),
        Alter.of(title, new Change.SetNullable(false), new Change.SetDefault("'x'")),
        Alter.of(title, new Change.SetCollation("C")),
        Alter.of(title, new Change.SetComment("The title")),
        Alter.of(title, new Change.DropDefault()),
        new Rename(title, "name"),
        Drop.of(ObjectId.column(POSTS, "name")));
  }

  @Test
  void columnChangesOfOtherKinds() {
    ColumnDefault.Identity identity =
        new ColumnDefault.Identity(true, SequenceOptions.DEFAULT.withCache(5), "s");
    ColumnDefault.Identity plain = new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, "");
    assertCode(
        """
        op.alterColumn("posts", "a", c -> c.notNull().addIdentity());
        op.alterColumn("posts", "b", c -> c.addIdentityAlways(s -> s.named("s").cache(5)));
        op.alterColumn("posts", "c", c -> c.setIdentity(s -> s));
        op.alterColumn("posts", "d", c -> c.setIdentityAlways(s -> s.named("s").cache(5)));
        op.alterColumn("posts", "e", c -> c.nullable().dropIdentity());
        op.alterColumn("posts", "f", c -> c.generatedAs("a + 1"));
        op.alterColumn("posts", "g", c -> c.dropGenerated().defaultCollation());
        op.alterColumn("posts", "h", c -> c.type(integer()).addIdentity(s -> s.as(bigint())));
        """,
        Alter.of(
            ObjectId.column(POSTS, "a"),
            new Change.SetNullable(false),
            new Change.AddIdentity(plain)),
        Alter.of(ObjectId.column(POSTS, "b"), new Change.AddIdentity(identity)),
        Alter.of(ObjectId.column(POSTS, "c"), new Change.SetIdentity(plain)),
        Alter.of(ObjectId.column(POSTS, "d"), new Change.SetIdentity(identity)),
        Alter.of(
            ObjectId.column(POSTS, "e"), new Change.SetNullable(true), new Change.DropIdentity()),
        Alter.of(ObjectId.column(POSTS, "f"), new Change.SetGeneration("a + 1")),
        Alter.of(
            ObjectId.column(POSTS, "g"), new Change.DropGeneration(), new Change.SetCollation("")),
        Alter.of(
            ObjectId.column(POSTS, "h"),
            new Change.SetType(SqlType.of("integer"), ""),
            new Change.AddIdentity(plain)));
  }

  @Test
  void tablesSequencesTypesAndSchemas() {
    QualifiedName mood = QualifiedName.of("mood");
    QualifiedName address = QualifiedName.of("address");
    ObjectId s = ObjectId.of(ObjectKind.SEQUENCE, QualifiedName.of("s"));
    assertCode(
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

  @Test
  void anotherSchema() {
    QualifiedName report = QualifiedName.of("reporting", "report");
    assertCode(
        """
        op.in("reporting")
            .createTable(
                "report",
                column("id", bigint()).notNull(),
                column("mood", enumType("reporting", "mood")),
                primaryKey("pk", "id"));
        op.in("reporting").dropColumn("report", "mood");
        """,
        new CreateTable(
            Table.of(report),
            List.of(
                Column.of(report, "id", BIGINT).withNullable(false),
                Column.of(report, "mood", SqlType.named(report.sibling("mood"))),
                PrimaryKey.of(report, "pk", List.of("id")))),
        Drop.of(ObjectId.column(report, "mood")));
  }

  @Test
  void dataAndSql() {
    assertCode(
        """
        op.backfill("posts", "title", "'untitled'");
        op.bulkInsert(
            "posts",
            columns("id", "title"),
            row(1, "a"),
            row(2, null),
            row(3000000000L, sql("now()::text")));
        op.bulkInsert("posts", columns("id"), row(sql("null")));
        op.execute("select 1");
        op.execute("insert into posts default values;\\ninsert into posts default values");
        op.irreversible("The column's values are gone.");
        op.todo("Which title?");
        """
            .replace(
                "op.execute(\"insert into posts default values;\\ninsert into posts default values\");",
                """
                op.execute(
                    \"""
                    insert into posts default values;
                    insert into posts default values\\
                    \""");
                """
                    .stripTrailing()),
        new Backfill(POSTS, "title", "'untitled'"),
        new BulkInsert(
            POSTS,
            List.of("id", "title"),
            List.of(
                List.of(Literals.of(1), Literals.of("a")),
                List.of(Literals.of(2), Literals.of(null)),
                List.of(Literals.of(3_000_000_000L), new Literal("now()::text")))),
        new BulkInsert(POSTS, List.of("id"), List.of(List.of(Literals.of(null)))),
        new ExecuteSql("select 1", ""),
        new BulkInsert(POSTS, List.of(), List.of(List.of(), List.of())),
        new Irreversible("The column's values are gone."),
        new Todo("Which title?"));
  }

  @Test
  void stepsAndWhatMayBeThereAlready() {
    Create index = new Create(Index.of(POSTS, "ix", List.of("a")));
    Drop drop = new Drop(ObjectId.column(QualifiedName.of("app", "posts"), "a"), true, "");
    assertCode(
        """
        op.outsideTransaction(step -> step.createIndex("posts", index("ix", "a")));
        op.step(
            step -> {
              step.createIndex("posts", index("ix", "a"));
              step.ensure(o -> o.createIndex("posts", index("ix", "a")));
            });

        op.ensure(
            o -> {
              o.createIndex("posts", index("ix", "a"));
              o.in("app").addColumn("posts", column("a", text()));
            });

        op.ifExists(o -> o.in("app").dropColumn("posts", "a"));
        """,
        new Step(false, List.of(index)),
        new Step(true, List.of(index, new Ensure(index))),
        new Ensure(index),
        new Ensure(new Create(Column.of(QualifiedName.of("app", "posts"), "a", TEXT))),
        drop,
        new Step(true, List.of()));
  }

  @Test
  void sqlForWhatHasNoWord() {
    OpaqueObject view =
        new OpaqueObject(
            ObjectKind.VIEW,
            QualifiedName.of("v"),
            "create view v as select 1",
            "drop view v",
            List.of());
    assertCode(
        """
        op.execute("create view v as select 1").reversedBy("drop view v");
        op.execute("create or replace view v as select 2");
        op.execute("alter view v rename to w").reversedBy("alter view w rename to v");
        op.execute("drop view w");
        op.execute("drop function f(integer)");
        op.execute("comment on index ix is 'x'");
        """,
        new Create(view),
        Alter.of(view.id(), new Change.SetDefinition("create or replace view v as select 2")),
        new Rename(view.id(), "w"),
        Drop.of(view.id().renamed("w")),
        new Drop(
            ObjectId.of(ObjectKind.FUNCTION, QualifiedName.of("f")),
            false,
            "drop function f(integer)"),
        Alter.of(ObjectId.in(POSTS, ObjectKind.INDEX, "ix"), new Change.SetComment("x")));
  }

  @Test
  void emptyLinesBetweenTables() {
    assertCode(
        """
        op.dropTable("a");
        op.dropTable("b");

        op.createTable(
            "posts",
            column("id", bigint()).notNull().comment("The identity of a post, as in its address"),
            primaryKey("pk", "id"));
        op.createIndex("posts", index("ix", "id"));

        op.createTable(
            "users",
            column("id", bigint()).notNull().comment("The identity of a user, as in its address"),
            primaryKey("pk", "id"));
        """,
        Drop.of(ObjectId.table(QualifiedName.of("a"))),
        Drop.of(ObjectId.table(QualifiedName.of("b"))),
        table(POSTS, "The identity of a post, as in its address"),
        new Create(Index.of(POSTS, "ix", List.of("id"))),
        table(USERS, "The identity of a user, as in its address"));
  }

  private static CreateTable table(QualifiedName name, String comment) {
    return new CreateTable(
        Table.of(name),
        List.of(
            Column.of(name, "id", BIGINT).withNullable(false).withComment(comment),
            PrimaryKey.of(name, "pk", List.of("id"))));
  }

  @Test
  void anyNameInAnyPlace() {
    String nasty = "a\"b;\\\u202e\n--'é\"\"\" $L $$ {x}";
    QualifiedName table = QualifiedName.of(nasty, nasty);
    Operation[] operations = {
      new Create(new NamedSchema(SchemaName.of(nasty))),
      new CreateTable(
          new Table(table, false, nasty),
          List.of(
              Column.of(table, nasty, SqlType.named(table)).withComment(nasty).withCollation(nasty),
              UniqueConstraint.of(table, nasty, List.of(nasty)))),
      new Create(Index.of(table, nasty, List.of(nasty))),
      Alter.of(
          ObjectId.column(table, nasty),
          new Change.SetDefault("'" + nasty.replace("'", "''") + "'")),
      new Rename(ObjectId.table(table), nasty + nasty.charAt(0)),
      new AddEnumValue(table, nasty, Placement.AFTER, nasty),
      Drop.of(ObjectId.in(table, ObjectKind.INDEX, nasty))
    };
    CompiledRevision compiled = CompiledRevision.of(RevisionWriter.write(Drafts.of(operations)));
    assertThat(compiled.upgrade()).containsExactly(operations);
  }
}

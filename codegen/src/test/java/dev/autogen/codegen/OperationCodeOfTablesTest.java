package dev.autogen.codegen;

import static dev.autogen.codegen.Drafts.upgradeCode;
import static dev.autogen.codegen.GoldenCode.BIGINT;
import static dev.autogen.codegen.GoldenCode.POSTS;
import static dev.autogen.codegen.GoldenCode.TEXT;
import static dev.autogen.codegen.GoldenCode.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ExclusionConstraint;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The golden text of what is done to tables and their columns. */
class OperationCodeOfTablesTest {

  @RegisterExtension static final GoldenCode golden = new GoldenCode();

  @Test
  void tablesWithAnElementPerLine() {
    golden.assertCode(
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
            Table.of(POSTS).withUnlogged(true).withComment("All posts"),
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

  private static ColumnDefault sql(String sql) {
    return new ColumnDefault.Expression(sql);
  }

  @Test
  void emptyLinesBetweenTables() {
    golden.assertCode(
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
  void anotherSchema() {
    QualifiedName report = QualifiedName.of("reporting", "report");
    golden.assertCode(
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
  void identities() {
    SequenceOptions options = SequenceOptions.DEFAULT.withStart(10);
    golden.assertCode(
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
  void columnChangesMergedIntoOne() {
    ObjectId title = ObjectId.column(POSTS, "title");
    golden.assertCode(
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
    golden.assertCode(
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
}

package dev.autogen.codegen;

import static dev.autogen.codegen.GoldenCode.POSTS;
import static dev.autogen.codegen.GoldenCode.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.AddEnumValue.Placement;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ExecuteUpdate;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Literal;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Parameter;
import dev.autogen.operation.Rename;
import dev.autogen.operation.SetTimeout;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.postgresql.Literals;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The golden text of SQL, data and steps, and text that is hard to write. */
class OperationCodeTest {

  @RegisterExtension static final GoldenCode golden = new GoldenCode();

  @Test
  void dataAndSql() {
    golden.assertCode(
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

  private static Parameter parameter(Object value) {
    return new Parameter(Optional.ofNullable(value), Literals.of(value));
  }

  @Test
  void rowsTimeoutsAndTablespaces() {
    golden.assertCode(
        """
        op.lockTimeout(java.time.Duration.ofSeconds(3));
        op.statementTimeout(java.time.Duration.ofMillis(1500));
        op.executeUpdate("update posts set a = ? where b = ? and c = ?", "it's", 3, null)
            .reversedBy("update posts set a = ?", (Object) null);
        op.executeUpdate(
            "insert into posts values (?, ?)",
            true,
            new java.math.BigDecimal("12345678901234567890.1234567890"));
        op.executeUpdate(
            "insert into posts values (?, ?, ?)",
            "C:\\\\it's",
            java.util.HexFormat.of().parseHex("00ff"),
            "\\\\x01");

        op.batchUpdate(
            "posts",
            "id",
            b ->
                b.set("a", "lower(b)")
                    .set("c", "0")
                    .where("a is null")
                    .batchSize(500)
                    .pause(java.time.Duration.ofMillis(10)));
        op.setTablespace("posts", "fast");
        op.setIndexTablespace("posts", "ix", "pg_default");
        """,
        new SetTimeout(SetTimeout.Kind.LOCK, Duration.ofSeconds(3)),
        new SetTimeout(SetTimeout.Kind.STATEMENT, Duration.ofMillis(1500)),
        new ExecuteUpdate(
            "update posts set a = ? where b = ? and c = ?",
            List.of(parameter("it's"), parameter(3), parameter(null)),
            "update posts set a = ?",
            List.of(parameter(null))),
        new ExecuteUpdate(
            "insert into posts values (?, ?)",
            List.of(parameter(true), parameter(new BigDecimal("12345678901234567890.1234567890"))),
            "",
            List.of()),
        new ExecuteUpdate(
            "insert into posts values (?, ?, ?)",
            List.of(parameter("C:\\it's"), parameter(new byte[] {0, -1}), parameter("\\x01")),
            "",
            List.of()),
        new BatchUpdate(
            POSTS,
            "id",
            List.of(
                new BatchUpdate.Assignment("a", "lower(b)"), new BatchUpdate.Assignment("c", "0")),
            "a is null",
            500,
            Duration.ofMillis(10)),
        Alter.of(ObjectId.table(POSTS), new Change.SetTablespace("fast")),
        Alter.of(ObjectId.in(POSTS, ObjectKind.INDEX, "ix"), new Change.SetTablespace("")));
  }

  @Test
  void filesOfRowsAreCalledByTheirNames() {
    RowFile csv = new RowFile(RowFile.Format.CSV, "a.csv", "00", "\\N", '\t', () -> null);
    RowFile json = new RowFile(RowFile.Format.JSON, "a.json", "00", "", ',', () -> null);

    assertThat(
            RevisionWriter.statements(
                "op",
                AnnotatedOperation.of(
                    List.of(new InsertFile(POSTS, csv), new InsertFile(POSTS, json))),
                4,
                Set.of()))
        .isEqualTo(
            """
            op.bulkInsert("posts", csv("a.csv").nullAs("\\\\N").separatedBy('\\t'));
            op.bulkInsert("posts", json("a.json"));""");
  }

  @Test
  void aTypeThatIsNoEnumIsJustAType() {
    Column point = Column.of(POSTS, "at", SqlType.named(QualifiedName.of("Point.2")).array());
    Column mood = Column.of(POSTS, "mood", SqlType.named(QualifiedName.of("mood")));

    assertThat(
            RevisionWriter.statements(
                "op",
                AnnotatedOperation.of(List.of(new Create(point), new Create(mood))),
                4,
                Set.of(QualifiedName.of("Point.2"))))
        .isEqualTo(
            """
            op.addColumn("posts", column("at", array(type("\\"Point.2\\""))));
            op.addColumn("posts", column("mood", enumType("mood")));""");
  }

  @Test
  void stepsAndWhatMayBeThereAlready() {
    Create index = new Create(Index.of(POSTS, "ix", List.of("a")));
    Drop drop = new Drop(ObjectId.column(QualifiedName.of("app", "posts"), "a"), true, "");
    golden.assertCode(
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
  void textBlocksForSqlOfSeveralLinesOrWithQuotes() {
    golden.assertCode(
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
    golden.assertCode(
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
  void anyNameInAnyPlace() {
    String nasty = "a\"b;\\\u202e\n--'é\"\"\" $L $$ {x}";
    QualifiedName table = QualifiedName.of(nasty, nasty);
    Operation[] operations = {
      new Create(new NamedSchema(SchemaName.of(nasty))),
      new CreateTable(
          Table.of(table).withComment(nasty),
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

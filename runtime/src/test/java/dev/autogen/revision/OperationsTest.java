package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Backfill;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.ConnectionWork;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Literal;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationsTest implements Words {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final SqlType BIGINT = SqlType.of("bigint");

  @Test
  void insertsRows() {
    assertThat(
            recorded(
                op ->
                    op.bulkInsert(
                        "accounts",
                        columns("id", "name"),
                        row(1, "John"),
                        row(2, null),
                        row(3, sql("upper('x')")))))
        .isEqualTo(
            new BulkInsert(
                QualifiedName.of("accounts"),
                List.of("id", "name"),
                List.of(
                    List.of(new Literal("1"), new Literal("'John'")),
                    List.of(new Literal("2"), new Literal("null")),
                    List.of(new Literal("3"), new Literal("upper('x')")))));
  }

  @Test
  void insertsARowOfOneNull() {
    BulkInsert insert =
        (BulkInsert)
            recorded(
                op -> op.bulkInsert("t", columns("a"), row((Object) null), row((Object[]) null)));
    assertThat(insert.rows())
        .containsExactly(List.of(new Literal("null")), List.of(new Literal("null")));
  }

  @Test
  void executesSqlWithItsReverse() {
    assertThat(
            Operations.record(
                op -> {
                  op.execute("create view v as select 1").reversedBy("drop view v");
                  op.execute("analyze");
                }))
        .containsExactly(
            new ExecuteSql("create view v as select 1", "drop view v"),
            new ExecuteSql("analyze", ""));
  }

  @Test
  void recordsWhatIsNeitherSchemaNorSql() {
    ConnectionWork work = connection -> connection.createStatement().close();
    assertThat(
            Operations.record(
                op -> {
                  op.backfill("posts", "slug", "lower(title)");
                  op.connection(work);
                  op.irreversible("The values are gone");
                  op.todo("Which value do the existing posts get?");
                }))
        .containsExactly(
            new Backfill(POSTS, "slug", "lower(title)"),
            new CallConnection(work),
            new Irreversible("The values are gone"),
            new Todo("Which value do the existing posts get?"));
  }

  @Test
  void namesObjectsOfAnotherSchemaAndNeverSplitsADot() {
    assertThat(
            Operations.record(
                op -> {
                  op.in("reporting").dropTable("a.b");
                  op.dropTable("a.b");
                }))
        .containsExactly(
            Drop.of(ObjectId.table(QualifiedName.of("reporting", "a.b"))),
            Drop.of(ObjectId.table(QualifiedName.of("a.b"))));
  }

  @Test
  void recordsStepsInPlace() {
    Drop drop = Drop.of(ObjectId.table(POSTS));
    assertThat(
            Operations.record(
                op -> {
                  op.dropTable("posts");
                  op.step(o -> o.dropTable("posts"));
                  op.outsideTransaction(o -> o.createIndex("posts", index("ix", "title")));
                  op.outsideTransaction(o -> {});
                  op.in("reporting").step(o -> o.dropTable("posts"));
                }))
        .containsExactly(
            drop,
            new Step(true, List.of(drop)),
            new Step(false, List.of(new Create(Index.of(POSTS, "ix", List.of("title"))))),
            new Step(
                true, List.of(Drop.of(ObjectId.table(QualifiedName.of("reporting", "posts"))))));
  }

  @Test
  void ensuresWhatItCreates() {
    assertThat(
            Operations.record(
                op ->
                    op.ensure(
                        o -> {
                          o.createTable("posts", column("id", bigint()));
                          o.createIndex("posts", index("ix", "id"));
                        })))
        .containsExactly(
            new Ensure(new CreateTable(Table.of(POSTS), List.of(Column.of(POSTS, "id", BIGINT)))),
            new Ensure(new Create(Index.of(POSTS, "ix", List.of("id")))));
  }

  @Test
  void dropsWhatExists() {
    assertThat(Operations.record(op -> op.ifExists(o -> o.dropColumn("posts", "title"))))
        .containsExactly(new Drop(ObjectId.column(POSTS, "title"), true, ""));
  }

  @Test
  void givesTheContextEverywhere() {
    assertThat(
            Operations.record(
                Map.of("tenant", "acme"),
                op -> op.step(o -> o.in(o.context().get("tenant")).dropTable("posts"))))
        .containsExactly(
            new Step(true, List.of(Drop.of(ObjectId.table(QualifiedName.of("acme", "posts"))))));
  }
}

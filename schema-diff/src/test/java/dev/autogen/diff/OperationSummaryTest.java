package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Literal;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationSummaryTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");

  private static void assertLine(Operation operation, String line) {
    assertThat(OperationSummary.describe(operation)).isEqualTo(line);
  }

  @Test
  void describesOperations() {
    Create add =
        new Create(
            Column.of(POSTS, "published", SqlType.of("boolean"))
                .withNullable(false)
                .withDefault(new ColumnDefault.Expression("true")));
    assertLine(add, "Add column posts.published boolean not null default true");
    assertLine(
        new Ensure(add),
        "Add column posts.published boolean not null default true unless it is there");
    assertLine(
        new Drop(ObjectId.column(POSTS, "a"), true, ""), "Drop column posts.a if it is there");
    assertLine(
        Alter.of(
            ObjectId.column(POSTS, "a"),
            new Change.SetType(SqlType.of("uuid"), "a::uuid"),
            new Change.SetNullable(true)),
        "Alter column posts.a: type uuid using a::uuid, nullable");
    assertLine(
        new RenameEnumValue(QualifiedName.of("app", "mood"), "ok", "fine"),
        "Rename value ok of enum app.mood to fine");
    assertLine(
        new Backfill(POSTS, "a", "false"), "Fill column posts.a with false where it is null");
    assertLine(
        new BulkInsert(POSTS, List.of("a"), List.of(List.of(new Literal("1")))),
        "Insert 1 row into table posts");
    assertLine(new ExecuteSql("select\n  1", ""), "Execute select 1");
    assertLine(
        new Step(false, List.of(new Drop(ObjectId.table(POSTS), false, ""))),
        "Outside a transaction: Drop table posts");
    assertLine(new Irreversible("data is gone"), "Cannot be undone: data is gone");
    assertLine(new Todo("which value?"), "To be decided: which value?");
  }
}

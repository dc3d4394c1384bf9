package dev.autogen.postgresql;

import static dev.autogen.postgresql.Blog.BIGINT;
import static dev.autogen.postgresql.Blog.POSTS;
import static dev.autogen.postgresql.Blog.TEXT;
import static dev.autogen.postgresql.RenderedSql.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.CallConnection;
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
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqlRendererTest {

  private final SqlRenderer renderer = new SqlRenderer();

  @Test
  void bindsTheDefaultSchema() {
    SqlRenderer bound = SqlRenderer.bound("tenant 1");
    ForeignKey key =
        ForeignKey.of(
            POSTS, "fk", List.of("a"), QualifiedName.of("reporting", "users"), List.of("id"));

    assertThat(bound.render(new Create(key)))
        .containsExactly(
            "alter table \"tenant 1\".posts add constraint fk foreign key (a)"
                + " references reporting.users (id)");
    assertThat(
            bound.render(
                new Create(Column.of(POSTS, "mood", SqlType.named(QualifiedName.of("mood"))))))
        .containsExactly("alter table \"tenant 1\".posts add column mood \"tenant 1\".mood");
    assertThat(bound.render(Drop.of(ObjectId.in(POSTS, ObjectKind.INDEX, "ix"))))
        .containsExactly("drop index \"tenant 1\".ix");
  }

  @Test
  void handlesIndexesConcurrentlyOutsideATransaction() {
    List<Operation> operations =
        List.of(
            new Create(Index.of(POSTS, "ix", List.of("a"))),
            new Ensure(new Create(Index.of(POSTS, "iy", List.of("a")))),
            Drop.of(ObjectId.in(POSTS, ObjectKind.INDEX, "iz")));

    assertThat(renderer.render(new Step(false, operations)))
        .containsExactly(
            "create index concurrently ix on posts (a)",
            "create index concurrently if not exists iy on posts (a)",
            "drop index concurrently iz");
    assertThat(renderer.render(new Step(true, operations)))
        .containsExactly(
            "create index ix on posts (a)",
            "create index if not exists iy on posts (a)",
            "drop index iz");
  }

  @Test
  void dropsByKind() {
    assertThat(sql(Drop.of(ObjectId.table(POSTS)))).isEqualTo("drop table posts");
    assertThat(sql(new Drop(ObjectId.column(POSTS, "a"), true, "")))
        .isEqualTo("alter table if exists posts drop column if exists a");
    assertThat(sql(Drop.of(ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk"))))
        .isEqualTo("alter table posts drop constraint fk");
    assertThat(sql(Drop.of(ObjectId.of(ObjectKind.ENUM_TYPE, QualifiedName.of("app", "mood")))))
        .isEqualTo("drop type app.mood");
    assertThat(sql(Drop.of(new NamedSchema(SchemaName.of("app")).id())))
        .isEqualTo("drop schema app");
    assertThat(
            sql(
                new Drop(
                    ObjectId.of(ObjectKind.FUNCTION, QualifiedName.of("f")),
                    false,
                    "drop function f(integer);")))
        .isEqualTo("drop function f(integer)");
    assertThatThrownBy(() -> sql(Drop.of(ObjectId.of(ObjectKind.CAST, QualifiedName.of("a AS b")))))
        .hasMessageContaining("op.execute");
  }

  @Test
  void renamesByKind() {
    assertThat(sql(new Rename(ObjectId.table(QualifiedName.of("app", "a")), "B")))
        .isEqualTo("alter table app.a rename to \"B\"");
    assertThat(sql(new Rename(ObjectId.column(POSTS, "a"), "b")))
        .isEqualTo("alter table posts rename column a to b");
    assertThat(sql(new Rename(ObjectId.in(POSTS, ObjectKind.PRIMARY_KEY, "a"), "b")))
        .isEqualTo("alter table posts rename constraint a to b");
    assertThat(sql(new Rename(ObjectId.in(POSTS, ObjectKind.INDEX, "a"), "b")))
        .isEqualTo("alter index a rename to b");
  }

  @Test
  void changesData() {
    assertThat(sql(new Backfill(POSTS, "title", "'untitled'")))
        .isEqualTo("update posts set title = 'untitled' where title is null");
    assertThat(
            sql(
                new BulkInsert(
                    POSTS,
                    List.of("id", "order"),
                    List.of(
                        List.of(new Literal("1"), new Literal("'a'")),
                        List.of(new Literal("2"), new Literal("null"))))))
        .isEqualTo(
            """
            insert into posts (id, "order") values
              (1, 'a'),
              (2, null)""");
  }

  @Test
  void insertsAHundredRowsPerStatement() {
    List<List<Literal>> rows =
        IntStream.range(0, 250).mapToObj(i -> List.of(new Literal("" + i))).toList();
    List<String> statements = renderer.render(new BulkInsert(POSTS, List.of("id"), rows));
    assertThat(statements).hasSize(3);
    assertThat(statements.get(2))
        .startsWith("insert into posts (id) values\n  (200),")
        .endsWith("(249)");
  }

  @Test
  void splitsSqlIntoStatements() {
    assertThat(renderer.render(new ExecuteSql("select ';'; do $$ begin; end $$;\n", "")))
        .containsExactly("select ';'", "do $$ begin; end $$");
    assertThat(sql(new ValidateConstraint(POSTS, "fk")))
        .isEqualTo("alter table posts validate constraint fk");
  }

  @Test
  void guardsWhatHasNoIfNotExists() {
    assertThat(sql(new Ensure(new Create(CheckConstraint.of(POSTS, "c", "a > 0")))))
        .isEqualTo(
            """
            do $ensure$
            begin
              execute $sql$alter table posts add constraint c check (a > 0)$sql$;
            exception
              when duplicate_object or duplicate_table or duplicate_function
                or invalid_table_definition then
                null;
            end
            $ensure$""");
    assertThat(sql(new Ensure(new Create(Column.of(POSTS, "a", TEXT)))))
        .isEqualTo("alter table posts add column if not exists a text");
    assertThat(sql(new Ensure(new CreateTable(Table.of(POSTS), List.of()))))
        .isEqualTo("create table if not exists posts (\n)");
    assertThat(sql(new Ensure(new Create(CheckConstraint.of(POSTS, "$ensure$", "'$sql$' > a")))))
        .startsWith("do $ensure1$\n")
        .contains("execute $sql1$alter");
  }

  @Test
  void quotesAnyName() {
    QualifiedName nasty = QualifiedName.of("a\"b;\n--'é");
    String quoted = "\"a\"\"b;\n--'é\"";
    assertThat(sql(new Rename(ObjectId.column(nasty, "x y"), "select")))
        .isEqualTo("alter table " + quoted + " rename column \"x y\" to \"select\"");
    assertThat(sql(Alter.of(ObjectId.table(nasty), new Change.SetComment("back\\slash 'q'"))))
        .isEqualTo("comment on table " + quoted + " is E'back\\\\slash ''q'''");
  }

  @Test
  void refusesTheCharacterZero() {
    assertThatThrownBy(() -> sql(Alter.of(ObjectId.table(POSTS), new Change.SetComment("a\0"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character 0");
  }

  @Test
  void writesScripts() {
    List<Operation> operations =
        List.of(
            new CreateTable(
                Table.of(POSTS).withComment("p"), List.of(Column.of(POSTS, "id", BIGINT))),
            new CallConnection(connection -> {}),
            new ExecuteSql("select 1 -- one", ""),
            new Step(false, List.of(new Create(Index.of(POSTS, "ix", List.of("id"))))),
            new Irreversible("lost\nfor; ever"),
            new Todo("Which?"));
    assertThat(renderer.script(operations))
        .isEqualTo(
            """
            create table posts (
              id bigint
            );
            comment on table posts is 'p';

            -- Skipped: Java code of the revision that needs a connection.

            select 1 -- one
            ;

            -- Outside a transaction; each statement commits by itself:

            create index concurrently ix on posts (id);

            -- Irreversible: lost
            -- for; ever

            -- To be decided: Which?
            """);
    assertThat(renderer.script(List.of())).isEmpty();
  }
}

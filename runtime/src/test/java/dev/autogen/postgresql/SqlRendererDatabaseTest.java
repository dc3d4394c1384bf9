package dev.autogen.postgresql;

import static dev.autogen.postgresql.Blog.BIGINT;
import static dev.autogen.postgresql.Blog.INTEGER;
import static dev.autogen.postgresql.Blog.POSTS;
import static dev.autogen.postgresql.Blog.TEXT;
import static dev.autogen.postgresql.Blog.USERS;
import static dev.autogen.postgresql.Blog.posts;
import static dev.autogen.postgresql.Blog.table;
import static dev.autogen.postgresql.Blog.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Rename;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is the same for statements of every form, run by a real PostgreSQL. */
class SqlRendererDatabaseTest {

  @RegisterExtension static final RendererDatabase database = new RendererDatabase();

  @Test
  void createsSchemasAndOpaqueObjects() {
    NamedSchema reporting = new NamedSchema(SchemaName.of("reporting"));
    QualifiedName view = QualifiedName.of("reporting", "v");
    OpaqueObject object =
        new OpaqueObject(
            ObjectKind.VIEW,
            view,
            "create view reporting.v as select 1 as one;\ncomment on view reporting.v is ';';",
            "drop view reporting.v",
            List.of(reporting.id()));
    database.run(
        new Create(reporting),
        new Ensure(new Create(reporting)),
        Alter.of(reporting.id(), new Change.SetComment("r")),
        new Create(object),
        new Ensure(new Create(object)),
        Alter.of(
            object.id(),
            new Change.SetDefinition("create or replace view reporting.v as select 2 as one")),
        new Rename(object.id(), "w"),
        Drop.of(object.id().renamed("w")),
        new Create(object),
        new Drop(object.id(), false, object.dropSql()),
        new Rename(reporting.id(), "Rep"),
        Drop.of(new NamedSchema(SchemaName.of("Rep")).id()));
    OpaqueObject function =
        new OpaqueObject(
            ObjectKind.FUNCTION,
            QualifiedName.of("f"),
            "create function f() returns int language sql begin atomic select 1; select 2; end;",
            "drop function f()",
            List.of());
    database.run(
        new Create(function),
        new Ensure(new Create(function)),
        new Drop(function.id(), false, function.dropSql()));
    OpaqueObject domain =
        new OpaqueObject(
            ObjectKind.DOMAIN,
            QualifiedName.of("d"),
            "create domain d as text",
            "drop domain d",
            List.of());
    database.run(
        new Create(domain),
        new Ensure(new Create(domain)),
        new Rename(domain.id(), "e"),
        Drop.of(domain.id().renamed("e")));
  }

  @Test
  void ensuresWhatIsThereAlready() {
    database.run(users(), posts());
    List<SchemaObject> objects =
        List.of(
            Column.of(POSTS, "extra", TEXT).withComment("c"),
            PrimaryKey.of(POSTS, "pk", List.of("id")),
            UniqueConstraint.of(POSTS, "uk", List.of("title")),
            CheckConstraint.of(POSTS, "ck", "rating > 0"),
            new CheckConstraint(POSTS, "ck2", "rating > 1", false, false),
            new ExclusionConstraint(POSTS, "ex", "EXCLUDE USING btree (rating WITH =)"),
            ForeignKey.of(POSTS, "fk", List.of("author_id"), USERS, List.of("id")),
            Index.of(POSTS, "ix", List.of("title")),
            Sequence.of(QualifiedName.of("s"), SequenceOptions.DEFAULT),
            new EnumType(QualifiedName.of("mood"), List.of("sad"), "m"),
            new CompositeType(
                QualifiedName.of("pair"), List.of(new CompositeType.Attribute("a", TEXT)), ""));
    for (SchemaObject object : objects) {
      database.run(new Ensure(new Create(object)));
      database.run(new Ensure(new Create(object)));
    }
    database.run(new Ensure(posts()), new Ensure(table(QualifiedName.of("t"))));
    assertThat(
            database.query(
                "select count(*) from pg_constraint where conrelid = 'posts'::regclass and contype <> 'n'"))
        .isEqualTo("6");
  }

  @Test
  void changesData() {
    database.run(posts());
    database.run(
        new BulkInsert(
            POSTS,
            List.of("title", "rating"),
            List.of(
                List.of(Literals.of("it's \\ {x} ?"), Literals.of(null)),
                List.of(Literals.of(null), Literals.of(2)))),
        new BulkInsert(POSTS, List.of(), List.of(List.of())),
        new Backfill(POSTS, "rating", "length(title) + 1"),
        new ExecuteSql("update posts set title = ';' where title is null; select 1 -- done", ""));
    assertThat(
            database.query(
                "select title || '|' || coalesce(rating::text, '') from posts order by id"))
        .isEqualTo("it's \\ {x} ?|13\n;|2\n;|");
  }

  @Test
  void takesAnyNameInAnyPlace() {
    String nasty = "a\"b;\n--'é$$ {x} ?";
    QualifiedName table = QualifiedName.of("reporting", nasty);
    QualifiedName mood = QualifiedName.of("reporting", nasty + " mood");
    database.run(
        new Create(new NamedSchema(SchemaName.of("reporting"))),
        new Create(new EnumType(mood, List.of(nasty), nasty)),
        new CreateTable(
            Table.of(table).withComment(nasty),
            List.of(
                Column.of(table, "id", BIGINT)
                    .withNullable(false)
                    .withDefault(
                        new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, nasty + " seq")),
                Column.of(table, nasty, SqlType.named(mood)).withComment(nasty),
                Column.of(table, "text", TEXT),
                PrimaryKey.of(table, nasty + " pk", List.of("id")),
                ForeignKey.of(table, nasty, List.of("id"), table, List.of("id")))),
        new Create(
            new Sequence(
                table.sibling(nasty + " s"),
                SequenceOptions.DEFAULT,
                Optional.of(ObjectId.column(table, nasty)),
                nasty)),
        new Create(Index.of(table, nasty + " ix", List.of(nasty))),
        new Ensure(new Create(CheckConstraint.of(table, nasty + " ck", "id > 0"))),
        new Ensure(new Create(CheckConstraint.of(table, nasty + " ck", "id > 0"))),
        Alter.of(ObjectId.column(table, "text"), new Change.SetCollation("C")),
        Drop.of(ObjectId.in(table, ObjectKind.INDEX, nasty + " ix")),
        Drop.of(ObjectId.in(table, ObjectKind.FOREIGN_KEY, nasty)),
        Drop.of(ObjectId.column(table, nasty)),
        Drop.of(ObjectId.table(table)),
        Drop.of(ObjectId.of(ObjectKind.ENUM_TYPE, mood)));
  }

  @Test
  void worksInTheSchemaItIsBoundTo() {
    database.run(new Create(new NamedSchema(SchemaName.of("reporting"))));
    QualifiedName mood = QualifiedName.of("mood");
    Index index = Index.of(POSTS, "ix", List.of("author_id"));
    database.run(
        SqlRenderer.bound("reporting"),
        new Create(new EnumType(mood, List.of("sad"), "")),
        users(),
        posts(
            Column.of(POSTS, "mood", SqlType.named(mood)),
            ForeignKey.of(POSTS, "fk", List.of("author_id"), USERS, List.of("id"))),
        new Create(index),
        Alter.of(
            ObjectId.column(POSTS, "rating"),
            new Change.SetNullable(false),
            new Change.AddIdentity(
                new ColumnDefault.Identity(false, SequenceOptions.defaultsFor(INTEGER, 1), "r"))),
        Alter.of(ObjectId.column(POSTS, "title"), new Change.SetCollation("C")),
        new Rename(index.id(), "iy"));
    assertThat(
            database.query(
                "select relname from pg_class where relnamespace = 'reporting'::regnamespace"
                    + " and relkind in ('r', 'S') order by 1"))
        .isEqualTo("posts\nposts_id_seq\nr\nusers\nusers_id_seq");
    assertThat(
            database.query(
                "select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
        .isEqualTo("0");
  }

  @Test
  void writesScriptsThatRun() {
    String script =
        new SqlRenderer()
            .script(
                List.of(
                    posts(),
                    new ExecuteSql("select 1 -- one", ""),
                    new Ensure(new Create(CheckConstraint.of(POSTS, "ck", "rating > 0"))),
                    Drop.of(ObjectId.table(POSTS))));
    assertThatCode(() -> database.execute(script)).doesNotThrowAnyException();
  }
}

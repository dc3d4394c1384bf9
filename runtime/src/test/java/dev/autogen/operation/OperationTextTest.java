package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.rows.RowFile;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The canonical text of operations. */
class OperationTextTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final QualifiedName MOOD = QualifiedName.of("app", "Mood");
  private static final ObjectId TITLE = ObjectId.column(POSTS, "title");
  private static final ObjectId SEQUENCE = ObjectId.of(ObjectKind.SEQUENCE, QualifiedName.of("s"));
  private static final ObjectId COMPOSITE =
      ObjectId.of(ObjectKind.COMPOSITE_TYPE, QualifiedName.of("day"));

  private static Create create(String line) {
    return new Create(SchemaText.parseLine(line));
  }

  @Test
  void printsALineForEachOperation() {
    assertThat(
            OperationText.print(
                List.of(
                    create("column posts.published boolean not null default true"),
                    new Ensure(create("sequence s")),
                    Drop.of(TITLE),
                    new Drop(ObjectId.table(POSTS), true, ""),
                    new Drop(
                        ObjectId.of(ObjectKind.VIEW, QualifiedName.of("v")), false, "drop view v"),
                    new Rename(TITLE, "Head line"),
                    new AddEnumValue(MOOD, "it's", AddEnumValue.Placement.LAST, ""),
                    new AddEnumValue(MOOD, "meh", AddEnumValue.Placement.BEFORE, "ok"),
                    new RenameEnumValue(MOOD, "ok", "fine"),
                    new ValidateConstraint(POSTS, "posts_check"),
                    new ExecuteSql("select 1;\nselect 2", ""),
                    new ExecuteSql("grant a to b", "revoke a from b"),
                    new Backfill(POSTS, "title", "lower(name)"),
                    new CallConnection(connection -> {}),
                    new Irreversible("It's gone."),
                    new Todo("Which?"))))
        .isEqualTo(
            """
            create column posts.published boolean not null default true
            ensure sequence s
            drop column posts.title
            drop table posts if exists
            drop view v by 'drop view v'
            rename column posts.title to "Head line"
            add value 'it''s' to enum type app."Mood"
            add value 'meh' to enum type app."Mood" before 'ok'
            rename value 'ok' of enum type app."Mood" to 'fine'
            validate constraint posts.posts_check
            execute E'select 1;\\nselect 2'
            execute 'grant a to b' reversed by 'revoke a from b'
            backfill column posts.title with lower(name)
            call connection
            irreversible 'It''s gone.'
            todo 'Which?'
            """);
  }

  @Test
  void indentsWhatBelongsToAnOperation() {
    CreateTable createTable =
        new CreateTable(
            Table.of(POSTS),
            List.of(
                Column.of(POSTS, "id", SqlType.of("bigint")),
                PrimaryKey.of(POSTS, "posts_pkey", List.of("id"))));
    BulkInsert insert =
        new BulkInsert(
            POSTS,
            List.of("id", "title"),
            List.of(
                List.of(new Literal("1"), new Literal("'a, b'")),
                List.of(new Literal("2"), new Literal("null"))));

    assertThat(
            OperationText.print(
                List.of(
                    createTable,
                    new Ensure(createTable),
                    new Step(true, List.of(createTable, insert)),
                    new Step(false, List.of(create("index posts.i (title)"))))))
        .isEqualTo(
            """
            create table posts
              column posts.id bigint
              primary key posts.posts_pkey (id)
            ensure table posts
              column posts.id bigint
              primary key posts.posts_pkey (id)
            step
              create table posts
                column posts.id bigint
                primary key posts.posts_pkey (id)
              insert into posts (id, title)
                (1, 'a, b')
                (2, null)
            step outside transaction
              create index posts.i (title)
            """);
  }

  @Test
  void printsEveryChange() {
    SequenceOptions options = SequenceOptions.defaultsFor(SqlType.of("integer"), 50);
    ColumnDefault.Identity identity = new ColumnDefault.Identity(true, options, "Seq");
    ColumnDefault.Identity plain = new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, "");

    assertThat(
            OperationText.print(
                List.of(
                    Alter.of(TITLE, new Change.SetType(SqlType.of("varchar", 500), "")),
                    Alter.of(TITLE, new Change.SetType(SqlType.of("integer"), "title::integer")),
                    Alter.of(TITLE, new Change.SetNullable(false), new Change.SetDefault("'x'")),
                    Alter.of(TITLE, new Change.SetNullable(true), new Change.DropDefault()),
                    Alter.of(TITLE, new Change.AddIdentity(identity)),
                    Alter.of(TITLE, new Change.SetIdentity(plain)),
                    Alter.of(TITLE, new Change.DropIdentity()),
                    Alter.of(TITLE, new Change.SetGeneration("a + 1")),
                    Alter.of(TITLE, new Change.DropGeneration()),
                    Alter.of(TITLE, new Change.SetCollation("C"), new Change.SetComment("A\nB")),
                    Alter.of(TITLE, new Change.SetCollation(""), new Change.SetComment("")),
                    Alter.of(ObjectId.table(POSTS), new Change.SetUnlogged(true)),
                    Alter.of(ObjectId.table(POSTS), new Change.SetUnlogged(false)),
                    Alter.of(SEQUENCE, new Change.SetSequence(options)),
                    Alter.of(SEQUENCE, new Change.SetOwner(Optional.of(TITLE))),
                    Alter.of(SEQUENCE, new Change.SetOwner(Optional.empty())),
                    Alter.of(
                        ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk"),
                        new Change.SetDeferrability(Deferrability.INITIALLY_DEFERRED)),
                    Alter.of(
                        COMPOSITE,
                        new Change.AddAttribute(
                            new CompositeType.Attribute("a b", SqlType.of("text")))),
                    Alter.of(COMPOSITE, new Change.DropAttribute("c")),
                    Alter.of(COMPOSITE, new Change.SetAttributeType("c", SqlType.of("text"))),
                    Alter.of(
                        ObjectId.of(ObjectKind.VIEW, QualifiedName.of("v")),
                        new Change.SetDefinition("create view v as select 1")))))
        .isEqualTo(
            """
            alter column posts.title type varchar(500)
            alter column posts.title type integer using title::integer
            alter column posts.title not null, default 'x'
            alter column posts.title null, no default
            alter column posts.title add identity always name "Seq" as integer increment 50
            alter column posts.title identity by default
            alter column posts.title no identity
            alter column posts.title generated always as (a + 1)
            alter column posts.title not generated
            alter column posts.title collate "C", comment E'A\\nB'
            alter column posts.title no collation, no comment
            alter table posts unlogged
            alter table posts logged
            alter sequence s counting as integer increment 50
            alter sequence s owned by posts.title
            alter sequence s owned by none
            alter foreign key posts.fk deferrable initially deferred
            alter composite type day add attribute "a b" text
            alter composite type day drop attribute c
            alter composite type day attribute c type text
            alter view v defined by create view v as select 1
            """);
  }

  private static Parameter parameter(Object value, String sql) {
    return new Parameter(java.util.Optional.ofNullable(value), new Literal(sql));
  }

  @Test
  void whatIsAboutRowsAndTime() {
    RowFile csv = new RowFile(RowFile.Format.CSV, "a b.csv", "00ff", "NULL", ';', () -> null);
    RowFile json = new RowFile(RowFile.Format.JSON, "a.json", "00ff", "", ',', () -> null);
    assertThat(
            OperationText.print(
                List.of(
                    new ExecuteUpdate(
                        "update t set a = ?\nwhere b = ?",
                        List.of(parameter("it's", "'it''s'"), parameter(null, "null")),
                        "update t set a = ?",
                        List.of(parameter(1, "1"))),
                    new ExecuteUpdate("delete from t", List.of(), "", List.of()),
                    new BatchUpdate(
                        POSTS,
                        "id",
                        List.of(
                            new BatchUpdate.Assignment("slug", "lower(title)"),
                            new BatchUpdate.Assignment("n", "0")),
                        "slug is null",
                        5,
                        Duration.ZERO),
                    new InsertFile(POSTS, csv),
                    new InsertFile(POSTS, json),
                    new SetTimeout(SetTimeout.Kind.LOCK, Duration.ofSeconds(2)),
                    new SetTimeout(SetTimeout.Kind.STATEMENT, Duration.ZERO),
                    Alter.of(ObjectId.table(POSTS), new Change.SetTablespace("Fast")),
                    Alter.of(ObjectId.table(POSTS), new Change.SetTablespace("")))))
        .isEqualTo(
            """
            update by E'update t set a = ?\\nwhere b = ?' with 'it''s', null
              reversed by 'update t set a = ?' with 1
            update by 'delete from t'
            update posts by id
              set slug to lower(title)
              set n to 0
              where slug is null
            insert into posts from csv 'a b.csv' sha256 00ff null 'NULL' separated by ';'
            insert into posts from json 'a.json' sha256 00ff
            set lock timeout 2000ms
            set statement timeout 0ms
            alter table posts tablespace "Fast"
            alter table posts default tablespace
            """);
  }

  @Test
  void theChecksumIsTheSha256OfTheText() {
    assertThat(OperationText.checksum(List.of()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(OperationText.checksum(List.of(Drop.of(TITLE))))
        .isEqualTo("7fe09638bea503f09bc7a690eefe883ae6d19c13c1e1985b14b0226fb1a496a7");
  }

  @Provide
  Arbitrary<List<Operation>> operations() {
    return OperationArbitraries.changes().map(OperationArbitraries.Change::operations);
  }

  @Property(seed = "20261120", tries = 300)
  void equalTextMeansEqualOperations(
      @ForAll("operations") List<Operation> one, @ForAll("operations") List<Operation> other) {
    assertThat(OperationText.print(one).equals(OperationText.print(other)))
        .isEqualTo(one.equals(other));
    for (Operation a : one) {
      for (Operation b : other) {
        assertThat(OperationText.print(a).equals(OperationText.print(b))).isEqualTo(a.equals(b));
      }
    }
  }

  @Property(seed = "20261120", tries = 300)
  void everyLineIsOneLine(@ForAll("operations") List<Operation> operations) {
    long lines =
        operations.stream()
            .mapToLong(operation -> OperationText.print(operation).lines().count())
            .sum();

    assertThat(OperationText.print(operations).lines().count()).isEqualTo(lines);
    assertThat(OperationText.print(operations)).doesNotContain("\r", "\u2028");
  }
}

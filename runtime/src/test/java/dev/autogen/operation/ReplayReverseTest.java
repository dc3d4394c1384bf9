package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.CompositeType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.SqlType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What undoes an operation, as the lines that a downgrade consists of. */
class ReplayReverseTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final QualifiedName MOOD = QualifiedName.of("mood");

  private static final String BLOG =
      """
      enum mood ('sad', 'ok')
      sequence posts_number_seq as integer owned by posts.number
      table users
      column users.id bigint not null
      column users.mood mood default 'ok'::mood
      primary key users.users_pkey (id)
      table posts comment 'All posts'
      column posts.id bigint not null
      column posts.number integer default nextval('posts_number_seq'::regclass)
      column posts.title varchar(100) collate "C" not null default 'x'
      column posts.author_id bigint
      primary key posts.posts_pkey (id)
      unique posts.posts_title_key (title, id)
      check posts.posts_check (title <> '') not valid
      foreign key posts.posts_author_fk (author_id) references users (id)
      index posts.posts_lower_idx (lower(title))
      """;

  /** Returns the text of what undoes the operations, after checking that it does. */
  private static String undo(String facts, Operation... operations) {
    Schema before = SchemaText.parse(SchemaText.HEADER + "\n" + facts);
    List<Operation> all = List.of(operations);
    List<Operation> undo = Replay.reverse(all, before);
    Schema back = Replay.apply(undo, Replay.apply(all, before));
    assertThat(SchemaEquivalence.differences(back, before)).isEmpty();
    return OperationText.print(undo);
  }

  private static String reversal(Operation operation) {
    Schema before = SchemaText.parse(SchemaText.HEADER + "\n" + BLOG);
    return OperationText.print(Replay.reverse(operation, before));
  }

  private static Operation create(String line) {
    return new Create(SchemaText.parseLine(line));
  }

  private static ObjectId column(String name) {
    return ObjectId.column(POSTS, name);
  }

  @Test
  void aDroppedColumnComesBackWithAllThatWentWithIt() {
    assertThat(undo(BLOG, Drop.of(column("title"))))
        .isEqualTo(
            """
            create column posts.title varchar(100) collate "C" not null default 'x'
            create unique posts.posts_title_key (title, id)
            create check posts.posts_check (title <> '') not valid
            create index posts.posts_lower_idx (lower(title))
            """);
  }

  @Test
  void aSequenceComesBackBeforeTheColumnThatOwnsIt() {
    assertThat(undo(BLOG, Drop.of(column("number"))))
        .isEqualTo(
            """
            create sequence posts_number_seq as integer
            create column posts.number integer default nextval('posts_number_seq'::regclass)
            alter sequence posts_number_seq owned by posts.number
            """);
  }

  @Test
  void aDroppedTableComesBackWithIndexesAndForeignKeys() {
    assertThat(undo(BLOG, Drop.of(ObjectId.table(POSTS))))
        .isEqualTo(
            """
            create sequence posts_number_seq as integer
            create table posts comment 'All posts'
              column posts.id bigint not null
              column posts.number integer default nextval('posts_number_seq'::regclass)
              column posts.title varchar(100) collate "C" not null default 'x'
              column posts.author_id bigint
              primary key posts.posts_pkey (id)
              unique posts.posts_title_key (title, id)
            create check posts.posts_check (title <> '') not valid
            create index posts.posts_lower_idx (lower(title))
            create foreign key posts.posts_author_fk (author_id) references users (id)
            alter sequence posts_number_seq owned by posts.number
            """);
  }

  @Test
  void operationsAreUndoneLastFirst() {
    assertThat(
            undo(
                BLOG,
                create("column posts.published boolean not null default true"),
                new Rename(column("published"), "visible"),
                create("index posts.posts_visible_idx (visible)")))
        .isEqualTo(
            """
            drop index posts.posts_visible_idx
            rename column posts.visible to published
            drop column posts.published
            """);
  }

  @Test
  void aPrimaryKeyLeavesItsColumnsAsNullableAsTheyWere() {
    assertThat(
            undo(
                "table posts\ncolumn posts.a integer\ncolumn posts.b integer not null\n",
                create("primary key posts.posts_pkey (a, b)")))
        .isEqualTo(
            """
            drop primary key posts.posts_pkey
            alter column posts.a null
            """);
  }

  @Test
  void anAlteredColumnGetsBackTypeCollationAndDefault() {
    assertThat(
            undo(
                BLOG,
                Alter.of(
                    column("title"),
                    new Change.DropDefault(),
                    new Change.SetType(SqlType.of("integer"), "title::integer"),
                    new Change.SetNullable(true),
                    new Change.SetComment("A number"))))
        .isEqualTo(
            "alter column posts.title type varchar(100), collate \"C\", not null, default 'x', no comment\n");
    assertThat(
            undo(BLOG, Alter.of(column("author_id"), new Change.SetType(SqlType.of("text"), ""))))
        .isEqualTo("alter column posts.author_id type bigint using author_id::bigint\n");
  }

  @Test
  void anIdentityIsTakenAwayAndGivenBack() {
    String facts =
        "table posts\ncolumn posts.id integer not null generated always as identity (increment 50)\n";

    assertThat(undo(facts, Alter.of(column("id"), new Change.DropIdentity())))
        .isEqualTo("alter column posts.id add identity always as integer increment 50\n");
    assertThat(
            undo(
                facts,
                Alter.of(
                    column("id"),
                    new Change.DropIdentity(),
                    new Change.SetNullable(true),
                    new Change.SetType(SqlType.of("text"), ""))))
        .isEqualTo(
            "alter column posts.id type integer using id::integer, not null, add identity always as integer increment 50\n");
  }

  @Test
  void aColumnThatWasGeneratedIsMadeAnew() {
    assertThat(
            undo(
                """
                table posts
                column posts.a integer
                column posts.b integer generated always as (a + 1) stored
                unique posts.posts_b_key (b)
                foreign key posts.posts_a_fkey (a) references posts (b)
                """,
                Alter.of(column("b"), new Change.DropGeneration())))
        .isEqualTo(
            """
            drop foreign key posts.posts_a_fkey
            drop column posts.b
            create column posts.b integer generated always as (a + 1) stored
            create unique posts.posts_b_key (b)
            create foreign key posts.posts_a_fkey (a) references posts (b)
            """);
  }

  @Test
  void aForeignKeyLetsGoOfTheKeyThatIsTakenAway() {
    assertThat(
            undo(
                """
                table posts
                column posts.id integer not null
                unique posts.u (id)
                foreign key posts.f (id) references posts (id)
                """,
                create("primary key posts.p (id)"),
                Drop.of(ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "f")),
                Drop.of(ObjectId.in(POSTS, ObjectKind.UNIQUE_CONSTRAINT, "u"))))
        .isEqualTo(
            """
            create unique posts.u (id)
            create foreign key posts.f (id) references posts (id)
            drop foreign key posts.f
            drop primary key posts.p
            create foreign key posts.f (id) references posts (id)
            """);
  }

  @Test
  void anEnumValueIsTakenAwayByPuttingAnotherTypeInThePlace() {
    assertThat(
            undo(
                BLOG
                    + """
                    check users.users_mood_check (mood <> 'sad'::mood)
                    index users.users_mood_idx (mood)
                    view sad depends on (table users, column users.mood) dropped by (drop view sad) defined by create view sad as select id from users where mood = 'sad'
                    """,
                new AddEnumValue(MOOD, "fine", AddEnumValue.Placement.LAST, "")))
        .isEqualTo(
            """
            drop view sad by 'drop view sad'
            drop check constraint users.users_mood_check
            rename enum type mood to mood_old
            create enum mood ('sad', 'ok')
            alter column users.mood no default, type mood using mood::text::mood, default 'ok'::mood
            drop enum type mood_old
            create check users.users_mood_check (mood <> 'sad'::mood)
            create view sad depends on (table users, column users.mood) dropped by (drop view sad) defined by create view sad as select id from users where mood = 'sad'
            """);
  }

  @Test
  void anEnumValueGoesFromACompositeTypeInColumnsWithBothTypesReplaced() {
    assertThat(
            undo(
                """
                enum mood ('sad')
                composite day (m mood)
                composite week (days day[])
                table posts
                column posts.d day
                column posts.w week
                """,
                new AddEnumValue(MOOD, "ok", AddEnumValue.Placement.LAST, "")))
        .isEqualTo(
            """
            rename enum type mood to mood_old
            rename composite type day to day_old
            rename composite type week to week_old
            create enum mood ('sad')
            create composite day (m mood)
            create composite week (days day[])
            alter column posts.d type day using d::text::day
            alter column posts.w type week using w::text::week
            drop composite type week_old
            drop composite type day_old
            drop enum type mood_old
            """);
  }

  @Test
  void renamesAreUndoneByRenames() {
    assertThat(
            undo(
                BLOG,
                new Rename(ObjectId.table(POSTS), "articles"),
                new RenameEnumValue(MOOD, "sad", "blue"),
                new Rename(ObjectId.of(ObjectKind.ENUM_TYPE, MOOD), "feeling")))
        .isEqualTo(
            """
            rename enum type feeling to mood
            rename value 'blue' of enum type mood to 'sad'
            rename table articles to posts
            """);
  }

  @Test
  void attributesThatNobodyUsesComeBackInTheirOrder() {
    ObjectId day = ObjectId.of(ObjectKind.COMPOSITE_TYPE, QualifiedName.of("day"));
    CompositeType.Attribute c = new CompositeType.Attribute("c", SqlType.of("text"));

    assertThat(
            undo("composite day (a text, b text)\n", Alter.of(day, new Change.DropAttribute("a"))))
        .isEqualTo("drop composite type day\ncreate composite day (a text, b text)\n");
    assertThat(
            undo(
                "composite day (a text)\ntable posts\ncolumn posts.d day\n",
                Alter.of(day, new Change.AddAttribute(c))))
        .isEqualTo("alter composite type day drop attribute c\n");
  }

  @Test
  void aValidatedConstraintIsMadeAnewAsNotValid() {
    assertThat(undo(BLOG, new ValidateConstraint(POSTS, "posts_check")))
        .isEqualTo(
            """
            drop check constraint posts.posts_check
            create check posts.posts_check (title <> '') not valid
            """);
    assertThat(undo(BLOG, new ValidateConstraint(POSTS, "posts_author_fk"))).isEmpty();
  }

  @Test
  void aStepIsUndoneByAStepOfTheSameKind() {
    assertThat(
            undo(
                BLOG,
                new Step(
                    false,
                    List.of(
                        create("index posts.a (id)"),
                        create("index posts.b (id)"),
                        new Backfill(POSTS, "author_id", "1"))),
                new Step(true, List.of(new Backfill(POSTS, "author_id", "1")))))
        .isEqualTo(
            """
            step outside transaction
              drop index posts.b
              drop index posts.a
            """);
  }

  @Test
  void sqlIsUndoneByItsReverseOrNotAtAll() {
    assertThat(reversal(new ExecuteSql("grant a to b", "revoke a from b")))
        .isEqualTo("execute 'revoke a from b' reversed by 'grant a to b'\n");
    assertThat(reversal(new ExecuteSql("\ndelete from a\nwhere b", "")))
        .isEqualTo("irreversible 'Nothing says how to undo the SQL ''delete from a''.'\n");
    assertThat(reversal(new CallConnection(connection -> {})))
        .isEqualTo("irreversible 'Nothing says how to undo work on the connection.'\n");
  }

  @Test
  void insertedRowsAreDeletedByTheirPrimaryKey() {
    List<List<Literal>> rows =
        List.of(
            List.of(new Literal("1"), new Literal("'a'")),
            List.of(new Literal("-2"), new Literal("null")));

    assertThat(reversal(new BulkInsert(POSTS, List.of("id", "title"), rows)))
        .isEqualTo("execute 'delete from posts where id in (1, -2)'\n");
    assertThat(reversal(new BulkInsert(POSTS, List.of("number", "title"), rows)))
        .isEqualTo(
            "irreversible 'The rows inserted into table posts cannot be told from others without the values of its primary key.'\n");
    assertThat(reversal(new BulkInsert(POSTS, List.of("title", "id"), rows)))
        .startsWith("irreversible");
    assertThat(
            reversal(
                new BulkInsert(
                    POSTS, List.of("id"), List.of(List.of(new Literal("nextval('s')"))))))
        .startsWith("irreversible");
  }

  @Test
  void rowsWithAKeyOfSeveralColumnsAreDeletedByAll() {
    Schema before =
        SchemaText.parse(
            SchemaText.HEADER
                + "\ntable votes\ncolumn votes.\"Day\" date\ncolumn votes.post bigint\nprimary key votes.p (post, \"Day\")\n");
    BulkInsert insert =
        new BulkInsert(
            QualifiedName.of("votes"),
            List.of("Day", "post"),
            List.of(List.of(new Literal("date '2026-01-01'"), new Literal("7"))));

    assertThat(Replay.reverse(insert, before))
        .containsExactly(
            new ExecuteSql(
                "delete from votes where (post, \"Day\") in ((7, date '2026-01-01'))", ""));
  }

  @Test
  void whatWasEnsuredIsLeftAlone() {
    assertThat(reversal(new Ensure((Create) create("index posts.a (id)")))).isEmpty();
    assertThat(reversal(new Backfill(POSTS, "author_id", "1"))).isEmpty();
  }

  private static OpaqueObject view(String sql) {
    return new OpaqueObject(ObjectKind.VIEW, QualifiedName.of("v"), sql, "drop view v", List.of());
  }

  @Test
  void aViewThatIsReplacedIsWhatItWas() {
    OpaqueObject view = view("create view v as select 1 as a");
    Schema before = Schema.of(view);
    Operation replace =
        Alter.of(
            view.id(), new Change.SetDefinition("create or replace view v as select 1 as a, 2 b"));

    List<Operation> undo = Replay.reverse(replace, before);

    assertThat(OperationText.print(undo))
        .isEqualTo(
            """
            drop view v by 'drop view v'
            create opaque view v
            """
                .replace("create opaque view v\n", "create " + SchemaText.line(view) + "\n"));
    assertThat(
            SchemaEquivalence.differences(
                Replay.apply(undo, Replay.apply(replace, before)), before))
        .isEmpty();
  }

  @Test
  void aFunctionThatIsReplacedIsReplacedByWhatItWas() {
    OpaqueObject function =
        new OpaqueObject(
            ObjectKind.FUNCTION,
            QualifiedName.of("f()"),
            "create function f() returns int return 1",
            "drop function f()",
            List.of());
    Schema before = Schema.of(function);
    Operation replace =
        Alter.of(
            function.id(),
            new Change.SetDefinition("create or replace function f() returns int return 2"));

    List<Operation> undo = Replay.reverse(replace, before);

    assertThat(undo)
        .containsExactly(
            Alter.of(
                function.id(),
                new Change.SetDefinition("create or replace function f() returns int return 1")));
    assertThat(
            SchemaEquivalence.differences(
                Replay.apply(undo, Replay.apply(replace, before)), before))
        .isEmpty();
  }

  @Test
  void whatSqlOfARevisionMayHaveMadeCanBeDroppedButNotMadeAgain() {
    Drop drop = new Drop(view("").id(), false, "drop view v");

    assertThat(Replay.apply(drop, Schema.EMPTY)).isEqualTo(Schema.EMPTY);
    assertThat(Replay.reverse(drop, Schema.EMPTY))
        .containsExactly(new Irreversible("No revision says what view v was."));
  }

  @Test
  void timeoutsComeBeforeWhatTheyBound() {
    assertThat(
            undo(
                BLOG,
                new SetTimeout(SetTimeout.Kind.LOCK, Duration.ofSeconds(1)),
                new Rename(ObjectId.table(POSTS), "texts"),
                new SetTimeout(SetTimeout.Kind.LOCK, Duration.ofSeconds(2)),
                new Rename(ObjectId.table(QualifiedName.of("texts")), "papers")))
        .isEqualTo(
            """
            set lock timeout 2000ms
            rename table papers to texts
            set lock timeout 1000ms
            rename table texts to posts
            """);
  }
}

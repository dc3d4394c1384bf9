package dev.autogen.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Literal;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.operation.Step;
import dev.autogen.operation.ValidateConstraint;
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
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every form of statement, run by a real PostgreSQL. */
class SqlRendererDatabaseTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final QualifiedName USERS = QualifiedName.of("users");
  private static final SqlType BIGINT = SqlType.of("bigint");
  private static final SqlType INTEGER = SqlType.of("integer");
  private static final SqlType TEXT = SqlType.of("text");

  private static TestDatabase database;

  private final SqlRenderer renderer = new SqlRenderer();

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @BeforeEach
  void startWithAnEmptySchema() {
    database.execute(
        """
        drop schema public cascade;
        create schema public;
        drop schema if exists reporting cascade;
        drop extension if exists btree_gist cascade""");
  }

  private void run(Operation... operations) {
    run(renderer, operations);
  }

  private void run(SqlRenderer sql, Operation... operations) {
    for (Operation operation : operations) {
      sql.render(operation).forEach(this::execute);
    }
  }

  private void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage() + "\n" + sql, e);
    }
  }

  private String query(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      StringBuilder result = new StringBuilder();
      while (rows.next()) {
        result.append(result.isEmpty() ? "" : "\n").append(rows.getString(1));
      }
      return result.toString();
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage() + "\n" + sql, e);
    }
  }

  private String constraint(String name) {
    return query(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = '" + name + "'");
  }

  private String column(String name, String what) {
    return query(
        """
        select %s from pg_attribute a
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where attrelid = 'posts'::regclass and attname = '%s'"""
            .formatted(what, name));
  }

  private static CreateTable table(QualifiedName name, TableElement... elements) {
    return new CreateTable(Table.of(name), List.of(elements));
  }

  private static Column id(QualifiedName table) {
    return Column.of(table, "id", BIGINT)
        .withNullable(false)
        .withDefault(new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, ""));
  }

  private static CreateTable posts(TableElement... others) {
    return table(
        POSTS,
        Stream.concat(
                Stream.of(
                    id(POSTS),
                    Column.of(POSTS, "title", SqlType.of("varchar", 255)),
                    Column.of(POSTS, "rating", INTEGER),
                    Column.of(POSTS, "author_id", BIGINT)),
                Stream.of(others))
            .toArray(TableElement[]::new));
  }

  private static CreateTable users() {
    return table(USERS, id(USERS), PrimaryKey.of(USERS, "users_pkey", List.of("id")));
  }

  @Test
  void createsATableWithEverything() {
    run(
        users(),
        new CreateTable(
            new Table(POSTS, true, "it's\na \\ table"),
            List.of(
                Column.of(POSTS, "id", BIGINT)
                    .withNullable(false)
                    .withDefault(
                        new ColumnDefault.Identity(
                            true, SequenceOptions.DEFAULT.withStart(5), "post ids")),
                Column.of(POSTS, "title", SqlType.of("varchar", 255))
                    .withCollation("C")
                    .withDefault(new ColumnDefault.Expression("'a' is null or true"))
                    .withType(SqlType.of("boolean"))
                    .withCollation(""),
                Column.of(POSTS, "name", TEXT)
                    .withCollation("C")
                    .withDefault(new ColumnDefault.Expression("'{}'::text"))
                    .withComment("?{d '1'}"),
                Column.of(POSTS, "at", SqlType.of("timestamp"))
                    .withDefault(new ColumnDefault.Expression("now() at time zone 'utc'")),
                Column.of(POSTS, "slug", TEXT)
                    .withDefault(new ColumnDefault.Generated("lower(name)", true)),
                Column.of(POSTS, "user_id", BIGINT).withNullable(false),
                PrimaryKey.of(POSTS, "posts_pkey", List.of("id")),
                UniqueConstraint.of(POSTS, "posts_name_key", List.of("name")),
                CheckConstraint.of(POSTS, "posts_check", "name <> 'x' -- not x"),
                new CheckConstraint(POSTS, "posts_late", "id > 0", false, false),
                ForeignKey.of(POSTS, "posts_fk", List.of("user_id"), USERS, List.of("id")),
                Index.of(POSTS, "posts_ix", List.of("slug")))));

    assertThat(query("select obj_description('posts'::regclass)")).isEqualTo("it's\na \\ table");
    assertThat(query("select relpersistence from pg_class where oid = 'posts'::regclass"))
        .isEqualTo("u");
    assertThat(query("select seqstart from pg_sequence where seqrelid = '\"post ids\"'::regclass"))
        .isEqualTo("5");
    assertThat(column("name", "col_description(attrelid, attnum)")).isEqualTo("?{d '1'}");
    assertThat(constraint("posts_late")).isEqualTo("CHECK ((id > 0)) NOT VALID");
    run(new ValidateConstraint(POSTS, "posts_late"));
    assertThat(constraint("posts_late")).isEqualTo("CHECK ((id > 0))");
  }

  @Test
  void createsVirtualColumns() {
    assumeThat(database.serverVersion()).isGreaterThanOrEqualTo(18);
    run(
        posts(
            Column.of(POSTS, "twice", INTEGER)
                .withDefault(new ColumnDefault.Generated("rating * 2", false))));
    assertThat(column("twice", "attgenerated")).isEqualTo("v");
  }

  @Test
  void createsConstraints() {
    run(users(), posts());
    run(
        new Create(
            new PrimaryKey(
                POSTS, "pk", List.of("id"), List.of("title"), Deferrability.INITIALLY_DEFERRED)),
        new Create(
            new UniqueConstraint(
                POSTS,
                "uk",
                List.of("title"),
                List.of("rating"),
                database.serverVersion() >= 15,
                Deferrability.INITIALLY_IMMEDIATE)),
        new Create(new CheckConstraint(POSTS, "ck", "rating > 0", true, false)),
        new Create(new ExclusionConstraint(POSTS, "ex", "EXCLUDE USING btree (rating WITH =)")),
        new Create(
            new ForeignKey(
                POSTS,
                "fk",
                List.of("author_id"),
                USERS,
                List.of("id"),
                ReferentialAction.SET_DEFAULT,
                ReferentialAction.SET_NULL,
                true,
                Deferrability.INITIALLY_DEFERRED,
                false)));
    assertThat(constraint("pk"))
        .isEqualTo("PRIMARY KEY (id) INCLUDE (title) DEFERRABLE INITIALLY DEFERRED");
    assertThat(constraint("uk")).startsWith("UNIQUE").endsWith("INCLUDE (rating) DEFERRABLE");
    assertThat(constraint("ck")).isEqualTo("CHECK ((rating > 0)) NO INHERIT NOT VALID");
    assertThat(constraint("ex")).isEqualTo("EXCLUDE USING btree (rating WITH =)");
    assertThat(constraint("fk"))
        .isEqualTo(
            "FOREIGN KEY (author_id) REFERENCES users(id) MATCH FULL ON UPDATE SET DEFAULT"
                + " ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID");

    for (Deferrability deferrability : Deferrability.values()) {
      run(
          Alter.of(
              ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk"),
              new Change.SetDeferrability(deferrability)));
    }
    run(
        new ValidateConstraint(POSTS, "fk"),
        new Rename(ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk"), "fk 2"),
        new Rename(ObjectId.in(POSTS, ObjectKind.PRIMARY_KEY, "pk"), "pk2"),
        Drop.of(ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk 2")),
        Drop.of(ObjectId.in(POSTS, ObjectKind.PRIMARY_KEY, "pk2")),
        Drop.of(ObjectId.in(POSTS, ObjectKind.UNIQUE_CONSTRAINT, "uk")),
        Drop.of(ObjectId.in(POSTS, ObjectKind.CHECK_CONSTRAINT, "ck")),
        Drop.of(ObjectId.in(POSTS, ObjectKind.EXCLUSION_CONSTRAINT, "ex")));
    assertThat(
            query(
                "select count(*) from pg_constraint where conrelid = 'posts'::regclass and contype <> 'n'"))
        .isEqualTo("0");
  }

  @Test
  void createsIndexes() {
    Index index =
        new Index(
            POSTS,
            "Ix",
            true,
            "btree",
            List.of(
                IndexKey.expression("lower(title)").withOrder(IndexKey.Order.DESC_NULLS_LAST),
                new IndexKey("title", false, "C", "varchar_pattern_ops", IndexKey.Order.ASC),
                IndexKey.column("rating").withOrder(IndexKey.Order.ASC_NULLS_FIRST),
                IndexKey.column("author_id").withOrder(IndexKey.Order.DESC)),
            List.of("id"),
            database.serverVersion() >= 15,
            "rating > 5",
            "fillfactor='70'",
            true);
    ObjectId id = index.id();
    Index hash =
        new Index(
            POSTS,
            "hash_ix",
            false,
            "hash",
            List.of(IndexKey.column("id")),
            List.of(),
            false,
            "",
            "",
            true);
    run(posts(), new Create(index), new Create(hash));
    assertThat(query("select indexdef from pg_indexes where indexname = 'Ix'"))
        .startsWith(
            "CREATE UNIQUE INDEX \"Ix\" ON public.posts USING btree (lower((title)::text) DESC")
        .endsWith("WITH (fillfactor='70') WHERE (rating > 5)");
    run(
        new Rename(id, "iy"),
        new Step(false, List.of(Drop.of(id.renamed("iy")), new Create(index))),
        new Step(false, List.of(new Ensure(new Create(index)))),
        new Ensure(new Create(index)),
        Drop.of(id),
        new Drop(id, true, ""));
    assertThat(query("select indexname from pg_indexes where tablename = 'posts'"))
        .isEqualTo("hash_ix");
  }

  @Test
  void changesColumns() {
    run(posts());
    run(new BulkInsert(POSTS, List.of("title"), List.of(List.of(new Literal("'7'")))));
    ObjectId title = ObjectId.column(POSTS, "title");
    run(
        Alter.of(title, new Change.SetNullable(false)),
        Alter.of(title, new Change.SetDefault("'a' || 'b'")),
        Alter.of(title, new Change.SetCollation("C")));
    assertThat(
            column(
                "title", "format_type(atttypid, atttypmod) || ' ' || attcollation::regcollation"))
        .isEqualTo("character varying(255) \"C\"");
    run(
        Alter.of(
            title,
            new Change.SetType(INTEGER, "title::integer"),
            new Change.SetDefault("5"),
            new Change.SetNullable(true),
            new Change.SetComment("number's")));
    assertThat(
            column(
                "title",
                "concat_ws(' ', atttypid::regtype, attnotnull, pg_get_expr(adbin, adrelid),"
                    + " col_description(attrelid, attnum))"))
        .isEqualTo("integer f 5 number's");
    run(
        Alter.of(title, new Change.DropDefault(), new Change.SetComment("")),
        Alter.of(title, new Change.SetType(TEXT, ""), new Change.SetCollation("C")),
        Alter.of(title, new Change.SetCollation("")));
    assertThat(column("title", "attcollation::regcollation")).isEqualTo("\"default\"");
    run(new Rename(title, "Title"), Drop.of(ObjectId.column(POSTS, "Title")));
  }

  @Test
  void startsTheSequenceOfAColumnAboveItsValues() {
    execute("create table t (up int not null, down int not null, serial int, word text)");
    execute("insert into t values (7, -7, 7, 'a'), (9, -9, null, 'b')");
    QualifiedName table = QualifiedName.of("t");
    run(
        Alter.of(
            ObjectId.column(table, "up"),
            new Change.AddIdentity(
                new ColumnDefault.Identity(false, SequenceOptions.defaultsFor(INTEGER, 5), ""))),
        Alter.of(
            ObjectId.column(table, "down"),
            new Change.AddIdentity(
                new ColumnDefault.Identity(false, SequenceOptions.defaultsFor(INTEGER, -1), ""))),
        owned("t_serial_seq", ObjectId.column(table, "serial")),
        owned("t_word_seq", ObjectId.column(table, "word")));

    assertThat(query("select nextval('t_up_seq')")).isEqualTo("14");
    assertThat(query("select nextval('t_down_seq')")).isEqualTo("-10");
    assertThat(query("select nextval('t_serial_seq')")).isEqualTo("8");
    assertThat(query("select nextval('t_word_seq')")).isEqualTo("1");
  }

  private static Create owned(String name, ObjectId column) {
    return new Create(
        new Sequence(
            QualifiedName.of(name),
            SequenceOptions.defaultsFor(SqlType.of("bigint"), 1),
            Optional.of(column),
            ""));
  }

  @Test
  void changesIdentities() {
    run(posts());
    ObjectId rating = ObjectId.column(POSTS, "rating");
    run(
        Alter.of(rating, new Change.SetDefault("4")),
        Alter.of(
            rating,
            new Change.SetNullable(false),
            new Change.DropDefault(),
            new Change.SetType(BIGINT, ""),
            new Change.AddIdentity(
                new ColumnDefault.Identity(
                    true, SequenceOptions.DEFAULT.withStart(9).withCache(3), "r"))));
    assertThat(query("select seqtypid::regtype from pg_sequence where seqrelid = 'r'::regclass"))
        .isEqualTo("bigint");
    run(
        Alter.of(
            rating,
            new Change.SetType(INTEGER, ""),
            new Change.SetIdentity(
                new ColumnDefault.Identity(false, SequenceOptions.DEFAULT.withCycle(true), ""))));
    assertThat(
            query(
                "select seqmax || ' ' || seqcycle from pg_sequence where seqrelid = 'r'::regclass"))
        .isEqualTo("2147483647 true");
    run(
        Alter.of(
            rating,
            new Change.SetType(TEXT, "rating::text"),
            new Change.SetDefault("'x'"),
            new Change.DropIdentity()));
    assertThat(column("rating", "pg_get_expr(adbin, adrelid)")).isEqualTo("'x'::text");
  }

  @Test
  void changesGeneratedColumns() {
    run(
        posts(
            Column.of(POSTS, "twice", INTEGER)
                .withDefault(new ColumnDefault.Generated("rating * 2", true))));
    ObjectId twice = ObjectId.column(POSTS, "twice");
    if (database.serverVersion() >= 17) {
      run(Alter.of(twice, new Change.SetGeneration("rating + rating")));
      run(Alter.of(twice, new Change.SetGeneration("rating * 3"), new Change.SetType(BIGINT, "")));
      assertThat(column("twice", "pg_get_expr(adbin, adrelid)")).isEqualTo("(rating * 3)");
    }
    run(Alter.of(twice, new Change.DropGeneration(), new Change.SetDefault("1")));
    assertThat(column("twice", "pg_get_expr(adbin, adrelid)")).isEqualTo("1");
  }

  @Test
  void createsAndChangesSequences() {
    QualifiedName name = QualifiedName.of("Post ids");
    ObjectId id = ObjectId.of(ObjectKind.SEQUENCE, name);
    SequenceOptions options =
        SequenceOptions.defaultsFor(INTEGER, -5)
            .withMinimum(-900)
            .withMaximum(10)
            .withStart(3)
            .withCache(7)
            .withCycle(true);
    run(posts());
    run(
        new Create(
            new Sequence(name, options, Optional.of(ObjectId.column(POSTS, "rating")), "it's")));
    String all =
        """
        select concat_ws(' ', seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache,
          seqcycle) from pg_sequence where seqrelid = '"Post ids"'::regclass""";
    assertThat(query(all)).isEqualTo("integer 3 -5 -900 10 7 t");
    assertThat(query("select pg_get_serial_sequence('posts', 'rating')"))
        .isEqualTo("public.\"Post ids\"");
    run(
        Alter.of(
            id,
            new Change.SetSequence(SequenceOptions.DEFAULT),
            new Change.SetOwner(Optional.empty()),
            new Change.SetComment("")));
  }

  @Test
  void refusesToLoseTheValueOfASequence() {
    QualifiedName name = QualifiedName.of("s");
    run(
        new Create(Sequence.of(name, SequenceOptions.DEFAULT.withMinimum(Long.MIN_VALUE))),
        new Create(Sequence.of(QualifiedName.of("d"), SequenceOptions.defaultsFor(BIGINT, -1))),
        Alter.of(ObjectId.of(ObjectKind.SEQUENCE, name), new Change.SetOwner(Optional.empty())),
        new Rename(ObjectId.of(ObjectKind.SEQUENCE, name), "t"),
        Drop.of(ObjectId.of(ObjectKind.SEQUENCE, QualifiedName.of("t"))));
  }

  @Test
  void createsAndChangesTypes() {
    QualifiedName mood = QualifiedName.of("Mood");
    ObjectId moodId = ObjectId.of(ObjectKind.ENUM_TYPE, mood);
    run(
        new Create(new EnumType(mood, List.of("sad", "it's"), "m")),
        new AddEnumValue(mood, "a\\b", AddEnumValue.Placement.BEFORE, "sad"),
        new AddEnumValue(mood, "c", AddEnumValue.Placement.AFTER, "sad"),
        new AddEnumValue(mood, "d", AddEnumValue.Placement.LAST, ""),
        new RenameEnumValue(mood, "it's", "it is"));
    assertThat(query("select unnest(enum_range(null::\"Mood\"))"))
        .isEqualTo("a\\b\nsad\nc\nit is\nd");
    run(
        posts(Column.of(POSTS, "moods", SqlType.named(mood).array())),
        Alter.of(moodId, new Change.SetComment("")),
        Drop.of(ObjectId.column(POSTS, "moods")),
        new Rename(moodId, "m2"),
        Drop.of(moodId.renamed("m2")));

    QualifiedName address = QualifiedName.of("address");
    ObjectId addressId = ObjectId.of(ObjectKind.COMPOSITE_TYPE, address);
    run(
        new Create(
            new CompositeType(
                address, List.of(new CompositeType.Attribute("Street", TEXT)), "where")),
        Alter.of(
            addressId,
            new Change.AddAttribute(new CompositeType.Attribute("zip", TEXT)),
            new Change.SetAttributeType("zip", INTEGER),
            new Change.DropAttribute("Street")));
    assertThat(
            query(
                "select attname || ' ' || atttypid::regtype from pg_attribute"
                    + " where attrelid = 'address'::regclass and not attisdropped"))
        .isEqualTo("zip integer");
    run(
        new Create(new CompositeType(QualifiedName.of("empty"), List.of(), "")),
        Drop.of(addressId));
  }

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
    run(
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
    run(
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
    run(
        new Create(domain),
        new Ensure(new Create(domain)),
        new Rename(domain.id(), "e"),
        Drop.of(domain.id().renamed("e")));
  }

  @Test
  void ensuresWhatIsThereAlready() {
    run(users(), posts());
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
      run(new Ensure(new Create(object)));
      run(new Ensure(new Create(object)));
    }
    run(new Ensure(posts()), new Ensure(table(QualifiedName.of("t"))));
    assertThat(
            query(
                "select count(*) from pg_constraint where conrelid = 'posts'::regclass and contype <> 'n'"))
        .isEqualTo("6");
  }

  @Test
  void changesTables() {
    run(posts());
    ObjectId posts = ObjectId.table(POSTS);
    run(
        Alter.of(posts, new Change.SetUnlogged(true), new Change.SetComment("c")),
        Alter.of(posts, new Change.SetUnlogged(false), new Change.SetComment("")),
        new Rename(posts, "Posts"),
        Drop.of(ObjectId.table(QualifiedName.of("Posts"))),
        new Drop(posts, true, ""),
        new Drop(ObjectId.column(POSTS, "id"), true, ""),
        new Drop(ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "fk"), true, ""),
        new Drop(ObjectId.in(POSTS, ObjectKind.INDEX, "ix"), true, ""),
        new Drop(ObjectId.of(ObjectKind.SEQUENCE, POSTS), true, ""),
        new Drop(ObjectId.of(ObjectKind.ENUM_TYPE, POSTS), true, ""),
        new Drop(ObjectId.of(ObjectKind.EXTENSION, POSTS), true, ""));
  }

  @Test
  void changesData() {
    run(posts());
    run(
        new BulkInsert(
            POSTS,
            List.of("title", "rating"),
            List.of(
                List.of(Literals.of("it's \\ {x} ?"), Literals.of(null)),
                List.of(Literals.of(null), Literals.of(2)))),
        new BulkInsert(POSTS, List.of(), List.of(List.of())),
        new Backfill(POSTS, "rating", "length(title) + 1"),
        new ExecuteSql("update posts set title = ';' where title is null; select 1 -- done", ""));
    assertThat(query("select title || '|' || coalesce(rating::text, '') from posts order by id"))
        .isEqualTo("it's \\ {x} ?|13\n;|2\n;|");
  }

  @Test
  void takesAnyNameInAnyPlace() {
    String nasty = "a\"b;\n--'é$$ {x} ?";
    QualifiedName table = QualifiedName.of("reporting", nasty);
    QualifiedName mood = QualifiedName.of("reporting", nasty + " mood");
    run(
        new Create(new NamedSchema(SchemaName.of("reporting"))),
        new Create(new EnumType(mood, List.of(nasty), nasty)),
        new CreateTable(
            new Table(table, false, nasty),
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
    run(new Create(new NamedSchema(SchemaName.of("reporting"))));
    QualifiedName mood = QualifiedName.of("mood");
    Index index = Index.of(POSTS, "ix", List.of("author_id"));
    run(
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
            query(
                "select relname from pg_class where relnamespace = 'reporting'::regnamespace"
                    + " and relkind in ('r', 'S') order by 1"))
        .isEqualTo("posts\nposts_id_seq\nr\nusers\nusers_id_seq");
    assertThat(query("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
        .isEqualTo("0");
  }

  @Test
  void writesScriptsThatRun() {
    String script =
        renderer.script(
            List.of(
                posts(),
                new ExecuteSql("select 1 -- one", ""),
                new Ensure(new Create(CheckConstraint.of(POSTS, "ck", "rating > 0"))),
                Drop.of(ObjectId.table(POSTS))));
    assertThatCode(() -> database.execute(script)).doesNotThrowAnyException();
  }
}

package dev.autogen.postgresql;

import static dev.autogen.postgresql.Blog.BIGINT;
import static dev.autogen.postgresql.Blog.INTEGER;
import static dev.autogen.postgresql.Blog.POSTS;
import static dev.autogen.postgresql.Blog.TEXT;
import static dev.autogen.postgresql.Blog.posts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.Alter;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Literal;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every form of statement that changes an object, run by a real PostgreSQL. */
class AlterationSqlDatabaseTest {

  @RegisterExtension static final RendererDatabase database = new RendererDatabase();

  @Test
  void changesTables() {
    database.run(posts());
    ObjectId posts = ObjectId.table(POSTS);
    database.run(
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
  void changesColumns() {
    database.run(posts());
    database.run(new BulkInsert(POSTS, List.of("title"), List.of(List.of(new Literal("'7'")))));
    ObjectId title = ObjectId.column(POSTS, "title");
    database.run(
        Alter.of(title, new Change.SetNullable(false)),
        Alter.of(title, new Change.SetDefault("'a' || 'b'")),
        Alter.of(title, new Change.SetCollation("C")));
    assertThat(
            database.column(
                "title", "format_type(atttypid, atttypmod) || ' ' || attcollation::regcollation"))
        .isEqualTo("character varying(255) \"C\"");
    database.run(
        Alter.of(
            title,
            new Change.SetType(INTEGER, "title::integer"),
            new Change.SetDefault("5"),
            new Change.SetNullable(true),
            new Change.SetComment("number's")));
    assertThat(
            database.column(
                "title",
                "concat_ws(' ', atttypid::regtype, attnotnull, pg_get_expr(adbin, adrelid),"
                    + " col_description(attrelid, attnum))"))
        .isEqualTo("integer f 5 number's");
    database.run(
        Alter.of(title, new Change.DropDefault(), new Change.SetComment("")),
        Alter.of(title, new Change.SetType(TEXT, ""), new Change.SetCollation("C")),
        Alter.of(title, new Change.SetCollation("")));
    assertThat(database.column("title", "attcollation::regcollation")).isEqualTo("\"default\"");
    database.run(new Rename(title, "Title"), Drop.of(ObjectId.column(POSTS, "Title")));
  }

  @Test
  void changesIdentities() {
    database.run(posts());
    ObjectId rating = ObjectId.column(POSTS, "rating");
    database.run(
        Alter.of(rating, new Change.SetDefault("4")),
        Alter.of(
            rating,
            new Change.SetNullable(false),
            new Change.DropDefault(),
            new Change.SetType(BIGINT, ""),
            new Change.AddIdentity(
                new ColumnDefault.Identity(
                    true, SequenceOptions.DEFAULT.withStart(9).withCache(3), "r"))));
    assertThat(
            database.query(
                "select seqtypid::regtype from pg_sequence where seqrelid = 'r'::regclass"))
        .isEqualTo("bigint");
    database.run(
        Alter.of(
            rating,
            new Change.SetType(INTEGER, ""),
            new Change.SetIdentity(
                new ColumnDefault.Identity(false, SequenceOptions.DEFAULT.withCycle(true), ""))));
    assertThat(
            database.query(
                "select seqmax || ' ' || seqcycle from pg_sequence where seqrelid = 'r'::regclass"))
        .isEqualTo("2147483647 true");
    database.run(
        Alter.of(
            rating,
            new Change.SetType(TEXT, "rating::text"),
            new Change.SetDefault("'x'"),
            new Change.DropIdentity()));
    assertThat(database.column("rating", "pg_get_expr(adbin, adrelid)")).isEqualTo("'x'::text");
  }

  @Test
  void changesGeneratedColumns() {
    database.run(
        posts(
            Column.of(POSTS, "twice", INTEGER)
                .withDefault(new ColumnDefault.Generated("rating * 2", true))));
    ObjectId twice = ObjectId.column(POSTS, "twice");
    if (database.serverVersion() >= 17) {
      database.run(Alter.of(twice, new Change.SetGeneration("rating + rating")));
      database.run(
          Alter.of(twice, new Change.SetGeneration("rating * 3"), new Change.SetType(BIGINT, "")));
      assertThat(database.column("twice", "pg_get_expr(adbin, adrelid)")).isEqualTo("(rating * 3)");
    }
    database.run(Alter.of(twice, new Change.DropGeneration(), new Change.SetDefault("1")));
    assertThat(database.column("twice", "pg_get_expr(adbin, adrelid)")).isEqualTo("1");
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
    database.run(posts());
    database.run(
        new Create(
            new Sequence(name, options, Optional.of(ObjectId.column(POSTS, "rating")), "it's")));
    String all =
        """
        select concat_ws(' ', seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache,
          seqcycle) from pg_sequence where seqrelid = '"Post ids"'::regclass""";
    assertThat(database.query(all)).isEqualTo("integer 3 -5 -900 10 7 t");
    assertThat(database.query("select pg_get_serial_sequence('posts', 'rating')"))
        .isEqualTo("public.\"Post ids\"");
    database.run(
        Alter.of(
            id,
            new Change.SetSequence(SequenceOptions.DEFAULT),
            new Change.SetOwner(Optional.empty()),
            new Change.SetComment("")));
  }

  @Test
  void refusesToLoseTheValueOfASequence() {
    QualifiedName name = QualifiedName.of("s");
    database.run(
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
    database.run(
        new Create(new EnumType(mood, List.of("sad", "it's"), "m")),
        new AddEnumValue(mood, "a\\b", AddEnumValue.Placement.BEFORE, "sad"),
        new AddEnumValue(mood, "c", AddEnumValue.Placement.AFTER, "sad"),
        new AddEnumValue(mood, "d", AddEnumValue.Placement.LAST, ""),
        new RenameEnumValue(mood, "it's", "it is"));
    assertThat(database.query("select unnest(enum_range(null::\"Mood\"))"))
        .isEqualTo("a\\b\nsad\nc\nit is\nd");
    database.run(
        posts(Column.of(POSTS, "moods", SqlType.named(mood).array())),
        Alter.of(moodId, new Change.SetComment("")),
        Drop.of(ObjectId.column(POSTS, "moods")),
        new Rename(moodId, "m2"),
        Drop.of(moodId.renamed("m2")));

    QualifiedName address = QualifiedName.of("address");
    ObjectId addressId = ObjectId.of(ObjectKind.COMPOSITE_TYPE, address);
    database.run(
        new Create(
            new CompositeType(
                address, List.of(new CompositeType.Attribute("Street", TEXT)), "where")),
        Alter.of(
            addressId,
            new Change.AddAttribute(new CompositeType.Attribute("zip", TEXT)),
            new Change.SetAttributeType("zip", INTEGER),
            new Change.DropAttribute("Street")));
    assertThat(
            database.query(
                "select attname || ' ' || atttypid::regtype from pg_attribute"
                    + " where attrelid = 'address'::regclass and not attisdropped"))
        .isEqualTo("zip integer");
    database.run(
        new Create(new CompositeType(QualifiedName.of("empty"), List.of(), "")),
        Drop.of(addressId));
  }
}

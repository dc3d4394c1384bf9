package dev.autogen.operation;

import static dev.autogen.operation.Facts.BLOG;
import static dev.autogen.operation.Facts.POSTS;
import static dev.autogen.operation.Facts.after;
import static dev.autogen.operation.Facts.assertRefused;
import static dev.autogen.operation.Facts.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What altering does to a schema, and what is refused; each fact was tried on PostgreSQL 15 and 18.
 */
class ReplayAlterTest {

  @Test
  void settingATypeResetsTheCollationAndTakesAnIdentityAlong() {
    String facts =
        """
        table posts
        column posts.id integer not null generated always as identity
        column posts.title varchar(10) collate "C" default 'x'
        """;

    assertThat(
            after(
                facts,
                Alter.of(column("id"), new Change.SetType(SqlType.of("bigint"), "")),
                Alter.of(column("title"), new Change.SetType(SqlType.of("varchar", 20), ""))))
        .isEqualTo(
            """
            table posts
            column posts.id bigint not null generated always as identity
            column posts.title varchar(20) default 'x'
            """);
    assertThat(
            after(
                facts,
                Alter.of(
                    column("title"),
                    new Change.SetCollation("POSIX"),
                    new Change.SetType(SqlType.of("text"), ""))))
        .contains("column posts.title text collate \"POSIX\" default 'x'");
  }

  @Test
  void altersNoColumnInAWayThatPostgresqlRefuses() {
    String facts =
        """
        enum mood ('sad')
        table posts
        column posts.id integer not null generated always as identity
        column posts.a integer
        column posts.b integer generated always as (a + 1) stored
        column posts.m text default 'sad'
        primary key posts.posts_pkey (a)
        """;
    SqlType mood = SqlType.named(QualifiedName.of("mood"));

    assertRefused(
        facts,
        Alter.of(column("a"), new Change.SetNullable(true)),
        "Cannot make nullable column posts.a: it is in primary key posts.posts_pkey. Drop that first.");
    assertRefused(
        facts,
        Alter.of(column("id"), new Change.SetDefault("1")),
        "Cannot alter column posts.id: it is an identity column. Drop its identity first.");
    assertRefused(
        facts,
        Alter.of(column("a"), new Change.SetType(SqlType.of("bigint"), "")),
        "Cannot change the type of column posts.a: column posts.b depends on it. Drop that first.");
    assertRefused(
        facts,
        Alter.of(column("m"), new Change.SetType(mood, "m::mood")),
        "Cannot change the type of column posts.m: its default cannot become one of type mood. Set the default too.");
    assertRefused(
        facts.replace("m text default 'sad'", "m integer"),
        Alter.of(
            column("m"),
            new Change.AddIdentity(
                new ColumnDefault.Identity(
                    true, SequenceOptions.defaultsFor(SqlType.of("integer"), 1), ""))),
        "Cannot alter column posts.m: it takes nulls. Make it not null first.");
  }

  @Test
  void aTableHasNoAttributesOfAColumn() {
    assertThatThrownBy(
            () -> after(BLOG, Alter.of(ObjectId.table(POSTS), new Change.SetNullable(true))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The table posts cannot have the change SetNullable. Remove it from the operation.");
  }

  @Test
  void anIncludedColumnOfAReferencedKeyKeepsItsType() {
    String facts =
        """
        table posts
        column posts.id bigint not null
        column posts.title text
        unique posts.u (id) include (title)
        foreign key posts.f (id) references posts (id)
        """;

    assertRefused(
        facts,
        Alter.of(column("title"), new Change.SetType(SqlType.of("varchar", 9), "")),
        "Cannot change the type of column posts.title: foreign key posts.f depends on it. Drop that first.");
    assertRefused(
        facts,
        Alter.of(column("title"), new Change.SetCollation("C")),
        "Cannot change the type of column posts.title: foreign key posts.f depends on it. Drop that first.");
    assertRefused(
        facts,
        Drop.of(column("title")),
        "Cannot drop column posts.title: foreign key posts.f depends on it. Drop that first.");
  }

  @Test
  void anAttributeInUseKeepsItsType() {
    String facts =
        """
        composite address (zip integer, street text)
        table posts
        column posts.a address
        """;
    ObjectId address = ObjectId.of(ObjectKind.COMPOSITE_TYPE, QualifiedName.of("address"));
    SqlType text = SqlType.of("text");

    assertRefused(
        facts,
        Alter.of(address, new Change.SetAttributeType("zip", text)),
        "Cannot alter composite type address: column posts.a depends on it. Drop that first.");
    assertThat(
            after(
                facts,
                Alter.of(address, new Change.DropAttribute("zip")),
                Alter.of(
                    address, new Change.AddAttribute(new CompositeType.Attribute("zip", text)))))
        .contains("composite address (street text, zip text)");
  }

  @Test
  void rowsAndSqlChangeNoSchema() {
    assertThat(
            after(
                BLOG,
                new ExecuteSql("drop table posts", ""),
                new Backfill(POSTS, "title", "'x'"),
                new BulkInsert(POSTS, List.of("id"), List.of(List.of(new Literal("1")))),
                new CallConnection(connection -> {}),
                new Irreversible("why"),
                new Todo("what")))
        .isEqualTo(after(BLOG));
  }

  @Test
  void tenThousandOperationsOnTenThousandObjectsTakeNoTime() {
    List<SchemaObject> objects = new ArrayList<>();
    List<Operation> operations = new ArrayList<>();
    objects.add(new EnumType(QualifiedName.of("mood"), List.of("sad"), ""));
    for (int i = 0; i < 2000; i++) {
      QualifiedName name = QualifiedName.of("t" + i);
      objects.add(Table.of(name));
      objects.add(Column.of(name, "id", SqlType.of("bigint")).withNullable(false));
      objects.add(
          Column.of(name, "mood", SqlType.named(QualifiedName.of("mood")))
              .withDefault(new ColumnDefault.Expression("'sad'::mood")));
      objects.add(PrimaryKey.of(name, "pk" + i, List.of("id")));
      objects.add(
          ForeignKey.of(
              name, "fk" + i, List.of("id"), QualifiedName.of("t" + i / 2), List.of("id")));
      objects.add(Sequence.of(QualifiedName.of("s" + i), SequenceOptions.DEFAULT));
      operations.add(new Create(Column.of(name, "title", SqlType.of("text"))));
      operations.add(new Create(Index.of(name, "ix" + i, List.of("title", "id"))));
      operations.add(new Rename(ObjectId.column(name, "title"), "headline"));
      operations.add(Drop.of(ObjectId.column(name, "headline")));
      operations.add(new Rename(ObjectId.table(name), "renamed" + i));
    }
    Schema before = Schema.of(objects);
    Replay.apply(operations.subList(0, 100), before);

    long start = System.nanoTime();
    Schema after = Replay.apply(operations, before);
    Schema back = Replay.apply(Replay.reverse(operations, before), after);
    double seconds = (System.nanoTime() - start) / 1e9;

    assertThat(back).isEqualTo(before);
    assertThat(seconds).as("seconds for 30,000 operations on a cold machine").isLessThan(20);
  }
}

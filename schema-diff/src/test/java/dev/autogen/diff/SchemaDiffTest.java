package dev.autogen.diff;

import static dev.autogen.diff.Models.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of two schemas; the operations are shown as their summaries, a line each. */
class SchemaDiffTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");

  private static String diff(Schema before, Schema after, Renames renames, int serverMajor) {
    List<Operation> operations =
        SchemaDiff.between(before, after, renames, new DiffOptions(serverMajor));
    assertThat(SchemaEquivalence.differences(Replay.apply(operations, before), after)).isEmpty();
    return operations.stream().map(OperationSummary::describe).collect(Collectors.joining("\n"));
  }

  private static String diff(Schema before, Schema after) {
    return diff(before, after, Renames.NONE, 15);
  }

  /** The difference between two states of a table with an id. */
  private static String posts(String before, String after) {
    String table = "table posts\ncolumn posts.id bigint not null\n";
    return diff(schema(table + before), schema(table + after));
  }

  @Test
  void createsParentsFirstThenTheirForeignKeys() {
    Schema after =
        schema(
            "table child",
            "column child.id bigint not null",
            "column child.parent_id bigint",
            "primary key child.child_pkey (id)",
            "foreign key child.fk_parent (parent_id) references parent (id)",
            "index child.ix_parent (parent_id)",
            "table parent",
            "column parent.id bigint not null",
            "primary key parent.parent_pkey (id)");
    assertThat(diff(Schema.EMPTY, after))
        .isEqualTo(
            """
            Create table parent with 1 column
            Create table child with 2 columns
            Create index child.ix_parent (parent_id)
            Add foreign key child.fk_parent (parent_id) references parent (id)""");
    assertThat(diff(after, Schema.EMPTY))
        .isEqualTo(
            """
            Drop table child
            Drop table parent""");
  }

  @Test
  void createsAndDropsCircles() {
    Schema circle =
        schema(
            "table a",
            "column a.id bigint not null",
            "column a.b_id bigint",
            "primary key a.a_pkey (id)",
            "foreign key a.fk_a_b (b_id) references b (id)",
            "table b",
            "column b.id bigint not null",
            "column b.a_id bigint",
            "primary key b.b_pkey (id)",
            "foreign key b.fk_b_a (a_id) references a (id)");
    assertThat(diff(Schema.EMPTY, circle))
        .isEqualTo(
            """
            Create table b with 2 columns
            Create table a with 2 columns
            Add foreign key b.fk_b_a (a_id) references a (id)
            Add foreign key a.fk_a_b (b_id) references b (id)""");
    assertThat(diff(circle, Schema.EMPTY))
        .isEqualTo(
            """
            Drop foreign key b.fk_b_a
            Drop table a
            Drop table b""");
  }

  /** Alembic's ModelOne, W01 of its cases. */
  @Test
  void readsTableByTable() {
    Schema before =
        schema(
            "table address",
            "column address.id integer not null",
            "column address.email_address varchar(100) not null",
            "primary key address.address_pkey (id)",
            "table extra",
            "column extra.x char(1)",
            "table orders",
            "column orders.order_id integer not null",
            "column orders.amount numeric(8, 2) not null default 0",
            "primary key orders.orders_pkey (order_id)",
            "table users",
            "column users.id integer not null",
            "column users.name varchar(50)",
            "column users.a1 text",
            "column users.pw varchar(50)",
            "primary key users.users_pkey (id)",
            "index users.pw_idx (pw)");
    Schema after =
        schema(
            "table address",
            "column address.id integer not null",
            "column address.email_address varchar(100) not null",
            "column address.street varchar(50)",
            "primary key address.address_pkey (id)",
            "unique address.uq_email (email_address)",
            "table item",
            "column item.id integer not null",
            "primary key item.item_pkey (id)",
            "table orders",
            "column orders.order_id integer not null",
            "column orders.amount numeric(10, 2) default 0",
            "column orders.user_id integer",
            "primary key orders.orders_pkey (order_id)",
            "foreign key orders.fk_user (user_id) references users (id)",
            "table users",
            "column users.id integer not null",
            "column users.name varchar(50) not null",
            "column users.a1 text default 'x'",
            "primary key users.users_pkey (id)");
    assertThat(diff(before, after))
        .isEqualTo(
            """
            Create table item with 1 column
            Add column address.street varchar(50)
            Add unique address.uq_email (email_address)
            Add column orders.user_id integer
            Alter column orders.amount: type numeric(10, 2), nullable
            Add foreign key orders.fk_user (user_id) references users (id)
            Alter column users.name: not null
            Alter column users.a1: default 'x'
            Drop column users.pw
            Drop table extra""");
  }

  @Test
  void addsNotNullColumnWithDefault() {
    assertThat(posts("", "column posts.published boolean not null default true"))
        .isEqualTo("Add column posts.published boolean not null default true");
  }

  @Test
  void groupsTheChangesOfOneColumn() {
    assertThat(
            posts("column posts.x integer", "column posts.x bigint not null comment 'c' default 7"))
        .isEqualTo("Alter column posts.x: type bigint, not null, default 7, comment 'c'");
  }

  @Test
  void setsTheDefaultApartWhereTheTypeChangesItsMeaning() {
    assertThat(posts("column posts.x varchar(5) default '1'", "column posts.x integer default 1"))
        .isEqualTo(
            """
            Alter column posts.x: no default
            Alter column posts.x: type integer using x::integer, default 1""");
    assertThat(
            posts("column posts.x varchar(5) default 'a'", "column posts.x varchar(9) default 'a'"))
        .isEqualTo("Alter column posts.x: type varchar(9)");
  }

  @Test
  void saysCollationWithEveryType() {
    assertThat(
            posts(
                "column posts.x varchar(5) collate \"C\"",
                "column posts.x varchar(9) collate \"C\""))
        .isEqualTo("Alter column posts.x: type varchar(9), collation C");
    assertThat(posts("column posts.x text collate \"C\"", "column posts.x text"))
        .isEqualTo("Alter column posts.x: type text, default collation");
  }

  @Test
  void findsTimestampAndTimestamp6Equal() {
    assertThat(posts("column posts.x timestamp", "column posts.x timestamp(6)")).isEmpty();
  }

  @Test
  void makesAnIdentityOfAColumnAndStartsAboveItsValues() {
    assertThat(
            posts(
                "column posts.n bigint",
                "column posts.n bigint not null generated by default as identity"))
        .isEqualTo(
            """
            Alter column posts.n: not null, generated by default as identity
            Execute select setval(pg_get_serial_sequence('posts', 'n'), greatest(max(n) + 1, 1), fa…""");
    assertThat(
            posts(
                "column posts.n bigint not null generated by default as identity",
                "column posts.n bigint"))
        .isEqualTo("Alter column posts.n: no identity, nullable");
  }

  @Test
  void makesAnIdentityOfASerial() {
    Schema serial =
        schema(
            "sequence t_id_seq as integer owned by t.id",
            "table t",
            "column t.id integer not null default nextval('t_id_seq'::regclass)");
    Schema identity =
        schema("table t", "column t.id integer not null generated by default as identity");
    assertThat(diff(serial, identity))
        .isEqualTo(
            """
            Alter column t.id: no default
            Drop sequence t_id_seq
            Alter column t.id: generated by default as identity
            Execute select setval(pg_get_serial_sequence('t', 'id'), greatest(max(id) + 1, 1), fals…""");
    assertThat(diff(identity, serial))
        .isEqualTo(
            """
            Alter column t.id: no identity
            Create sequence t_id_seq as integer
            Alter column t.id: default nextval('t_id_seq'::regclass)
            Alter sequence t_id_seq: owned by column t.id""");
  }

  @Test
  void changesAGeneratedColumnAsTheServerCan() {
    Schema before =
        schema(
            "table t",
            "column t.a integer",
            "column t.b integer generated always as (a * 5) stored",
            "index t.ix_b (b)");
    Schema after =
        schema(
            "table t",
            "column t.a integer",
            "column t.b integer generated always as (a * 42) stored",
            "index t.ix_b (b)");
    assertThat(diff(before, after, Renames.NONE, 17))
        .isEqualTo("Alter column t.b: generated always as (a * 42)");
    assertThat(diff(before, after, Renames.NONE, 16))
        .isEqualTo(
            """
            Drop column t.b
            Add column t.b integer generated always as (a * 42) stored
            Create index t.ix_b (b)""");
    assertThat(diff(after, schema("table t", "column t.a integer", "column t.b integer")))
        .isEqualTo(
            """
            Drop index t.ix_b
            Alter column t.b: no longer generated""");
  }

  @Test
  void makesAGeneratedColumnAnewWhenItsSourceChangesItsType() {
    String generated = "\ncolumn posts.b bigint generated always as (a + 1) stored";
    assertThat(posts("column posts.a integer" + generated, "column posts.a bigint" + generated))
        .isEqualTo(
            """
            Drop column posts.b
            Alter column posts.a: type bigint
            Add column posts.b bigint generated always as (a + 1) stored""");
  }

  @Test
  void findsGeneratedNamesAsGoodAsEachOther() {
    assertThat(
            posts(
                "unique posts.posts_id_key (id)\nprimary key posts.posts_pkey (id)",
                "unique posts.uk6s0a1b2c3d4e5f6g7h8i9j0ka (id)\nprimary key posts.posts_pkey1 (id)"))
        .isEmpty();
  }

  @Test
  void renamesWhatOnlyHasAnotherName() {
    assertThat(posts("unique posts.uq_a (id)", "unique posts.uq_b (id)"))
        .isEqualTo("Rename unique constraint posts.uq_a to uq_b");
    assertThat(posts("index posts.ix_a (id)", "index posts.ix_b (id)"))
        .isEqualTo("Rename index posts.ix_a to ix_b");
    assertThat(posts("primary key posts.pk_old (id)", "primary key posts.pk_new (id)"))
        .isEqualTo("Rename primary key posts.pk_old to pk_new");
  }

  @Test
  void exchangesNames() {
    String columns = "column posts.a integer\ncolumn posts.b integer\n";
    assertThat(
            posts(
                columns + "unique posts.uq_1 (a)\nunique posts.uq_2 (b)",
                columns + "unique posts.uq_1 (b)\nunique posts.uq_2 (a)"))
        .isEqualTo(
            """
            Rename unique constraint posts.uq_1 to old_uq_1
            Rename unique constraint posts.uq_2 to uq_1
            Rename unique constraint posts.old_uq_1 to uq_2""");
  }

  @Test
  void replacesWhatIsOfAnotherStructure() {
    assertThat(posts("check posts.ck (id > 5)", "check posts.ck (id > 10)"))
        .isEqualTo(
            """
            Drop check constraint posts.ck
            Add check posts.ck (id > 10)""");
    assertThat(posts("index posts.ix (id)", "unique posts.ix (id)"))
        .isEqualTo(
            """
            Drop index posts.ix
            Add unique posts.ix (id)""");
  }

  @Test
  void findsKeysWithTheirColumnsInAnotherOrderEqual() {
    String columns = "column posts.a integer not null\ncolumn posts.b integer not null\n";
    assertThat(
            posts(
                columns
                    + "primary key posts.pk (a, b)\nforeign key posts.fk (a, b) references posts (a, b)",
                columns
                    + "primary key posts.pk (b, a)\nforeign key posts.fk (b, a) references posts (b, a)"))
        .isEmpty();
    assertThat(posts(columns + "unique posts.uq (a, b)", columns + "unique posts.uq (b, a)"))
        .isEqualTo(
            """
            Drop unique constraint posts.uq
            Add unique posts.uq (b, a)""");
  }

  @Test
  void findsConjunctsInAnotherOrderEqual() {
    assertThat(
            posts("check posts.ck (id >= 0 and id <= 9)", "check posts.ck (id <= 9 and id >= 0)"))
        .isEmpty();
  }

  @Test
  void altersTheStateOfAForeignKey() {
    String key = "primary key posts.pk (id)\n";
    assertThat(
            posts(
                key + "foreign key posts.fk (id) references posts (id) not valid",
                key + "foreign key posts.fk (id) references posts (id) deferrable"))
        .isEqualTo(
            """
            Alter foreign key posts.fk: deferrable initially immediate
            Validate constraint posts.fk""");
    assertThat(
            posts(
                key + "foreign key posts.fk (id) references posts (id)",
                key + "foreign key posts.fk (id) references posts (id) on delete cascade"))
        .isEqualTo(
            """
            Drop foreign key posts.fk
            Add foreign key posts.fk (id) references posts (id) on delete cascade""");
  }

  @Test
  void takesForeignKeysOffAroundAPrimaryKeyThatChanges() {
    String tables =
        "table p\ncolumn p.a integer not null\ncolumn p.b integer not null\nunique p.uq (a)\n"
            + "table t\ncolumn t.a integer\nforeign key t.fk (a) references p (a)\n";
    assertThat(
            diff(
                schema(tables + "primary key p.p_pkey (a)"),
                schema(tables + "primary key p.p_pkey (a, b)")))
        .isEqualTo(
            """
            Drop foreign key t.fk
            Drop primary key p.p_pkey
            Add primary key p.p_pkey (a, b)
            Add foreign key t.fk (a) references p (a)""");
  }

  @Test
  void addsEnumValuesAtTheirPlaces() {
    assertThat(
            diff(
                schema("enum mood ('sad', 'ok')"),
                schema("enum mood ('angry', 'sad', 'meh', 'ok', 'happy', 'wow')")))
        .isEqualTo(
            """
            Add value angry to enum mood before sad
            Add value meh to enum mood after sad
            Add value happy to enum mood
            Add value wow to enum mood""");
  }

  @Test
  void exchangesAnEnumTypeThatLosesAValue() {
    String table =
        "\ntable t\ncolumn t.m mood not null default 'ok'\ncolumn t.ms mood[]\ncheck t.ck (m <> 'ok'::mood)\nindex t.ix (m)";
    assertThat(diff(schema("enum mood ('sad', 'ok')" + table), schema("enum mood ('ok')" + table)))
        .isEqualTo(
            """
            Rename enum type mood to old_mood
            Create enum mood ('ok')
            Drop check constraint t.ck
            Alter column t.m: no default
            Alter column t.m: type mood using m::text::mood, default 'ok'
            Alter column t.ms: type mood[] using ms::text[]::mood[]
            Add check t.ck (m <> 'ok'::mood)
            Drop enum type old_mood""");
  }

  @Test
  void makesAnEnumTypeAnewThatNothingUses() {
    assertThat(diff(schema("enum mood ('sad', 'ok')"), schema("enum mood ('ok')")))
        .isEqualTo(
            """
            Drop enum type mood
            Create enum mood ('ok')""");
  }

  @Test
  void turnsTextIntoAnEnumAndBack() {
    Schema text = schema("table t", "column t.m varchar(10) default 'ok'");
    Schema mood = schema("enum mood ('ok')", "table t", "column t.m mood default 'ok'");
    assertThat(diff(text, mood))
        .isEqualTo(
            """
            Create enum mood ('ok')
            Alter column t.m: no default
            Alter column t.m: type mood using m::mood, default 'ok'""");
    assertThat(diff(mood, text))
        .isEqualTo(
            """
            Alter column t.m: no default
            Alter column t.m: type varchar(10), default 'ok'
            Drop enum type mood""");
  }

  @Test
  void changesTheIncrementOfASequence() {
    assertThat(diff(schema("sequence s"), schema("sequence s increment 50")))
        .startsWith("Alter sequence s: increment 50, start 1");
  }

  @Test
  void renamesFirstAndGoesOnFromThere() {
    Schema before =
        schema(
            "enum mood ('sad', 'fine')",
            "table person",
            "column person.surname varchar(80)",
            "column person.m mood",
            "index person.ix (surname)");
    Schema after =
        schema(
            "enum mood ('sad', 'ok')",
            "table customer",
            "column customer.last_name varchar(100)",
            "column customer.m mood",
            "index customer.ix (last_name)");
    Renames renames =
        Renames.NONE
            .table(QualifiedName.of("person"), "customer")
            .column(QualifiedName.of("person"), "surname", "last_name")
            .value(QualifiedName.of("mood"), "fine", "ok");
    assertThat(diff(before, after, renames, 15))
        .isEqualTo(
            """
            Rename table person to customer
            Rename column customer.surname to last_name
            Rename value fine of enum mood to ok
            Alter column customer.last_name: type varchar(100)""");
  }

  @Test
  void renamesColumnsThatExchangeTheirNames() {
    String table = "table posts\n";
    Schema before = schema(table + "column posts.a integer\ncolumn posts.b text");
    Schema after = schema(table + "column posts.a text\ncolumn posts.b integer");
    assertThat(
            diff(before, after, Renames.NONE.column(POSTS, "a", "b").column(POSTS, "b", "a"), 15))
        .isEqualTo(
            """
            Rename column posts.a to old_a
            Rename column posts.b to a
            Rename column posts.old_a to b""");
  }

  @Test
  void refusesToRenameWhatIsNotThere() {
    assertThatThrownBy(
            () ->
                SchemaDiff.between(
                    Schema.EMPTY, Schema.EMPTY, Renames.NONE.column(POSTS, "a", "b")))
        .hasMessage("There is no column posts.a to rename. Correct or leave out the rename.");
  }

  @Test
  void makesAnInvalidIndexAnew() {
    assertThat(posts("index posts.ix (id) invalid", "index posts.ix (id)"))
        .isEqualTo(
            """
            Drop index posts.ix
            Create index posts.ix (id)""");
  }
}

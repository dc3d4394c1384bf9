package dev.autogen.diff;

import static dev.autogen.diff.Models.diff;
import static dev.autogen.diff.Models.diffOfPosts;
import static dev.autogen.diff.Models.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of two schemas: tables, constraints, names and their order. */
class SchemaDiffTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");

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

  /** Such as Hibernate's auxiliary database objects, whose names say nothing. */
  @Test
  void runsStatementsOfTheModelBeforeWhatUsesTheirTypesAndFunctions() {
    Schema after =
        schema(
            "table t",
            "column t.id bigint not null default next_id()",
            "column t.x dtext",
            "other z1 defined by sql 'create domain dtext as text'",
            "other z2 defined by sql 'create function next_id() returns bigint return 1'");
    assertThat(diff(Schema.EMPTY, after))
        .isEqualTo(
            """
            Create other z1 defined by create domain dtext as text
            Create other z2 defined by create function next_id() returns bigint return 1
            Create table t with 2 columns""");
  }

  @Test
  void addsColumnsOfKeysBeforeTheColumnsThatReferToThem() {
    Schema before =
        schema(
            "table child",
            "column child.parent_a bigint",
            "table parent",
            "column parent.a bigint not null");
    Schema after =
        schema(
            "table child",
            "column child.parent_a bigint",
            "column child.parent_b bigint not null",
            "foreign key child.fk (parent_a, parent_b) references parent (a, b)",
            "table parent",
            "column parent.a bigint not null",
            "column parent.b bigint not null",
            "primary key parent.parent_pkey (a, b)");
    assertThat(diff(before, after).lines().filter(line -> line.startsWith("Add column")))
        .containsExactly(
            "Add column parent.b bigint not null", "Add column child.parent_b bigint not null");
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
  void findsGeneratedNamesAsGoodAsEachOther() {
    assertThat(
            diffOfPosts(
                "unique posts.posts_id_key (id)\nprimary key posts.posts_pkey (id)",
                "unique posts.uk6s0a1b2c3d4e5f6g7h8i9j0ka (id)\nprimary key posts.posts_pkey1 (id)"))
        .isEmpty();
  }

  @Test
  void renamesWhatOnlyHasAnotherName() {
    assertThat(diffOfPosts("unique posts.uq_a (id)", "unique posts.uq_b (id)"))
        .isEqualTo("Rename unique constraint posts.uq_a to uq_b");
    assertThat(diffOfPosts("index posts.ix_a (id)", "index posts.ix_b (id)"))
        .isEqualTo("Rename index posts.ix_a to ix_b");
    assertThat(diffOfPosts("primary key posts.pk_old (id)", "primary key posts.pk_new (id)"))
        .isEqualTo("Rename primary key posts.pk_old to pk_new");
  }

  @Test
  void exchangesNames() {
    String columns = "column posts.a integer\ncolumn posts.b integer\n";
    assertThat(
            diffOfPosts(
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
    assertThat(diffOfPosts("check posts.ck (id > 5)", "check posts.ck (id > 10)"))
        .isEqualTo(
            """
            Drop check constraint posts.ck
            Add check posts.ck (id > 10)""");
    assertThat(diffOfPosts("index posts.ix (id)", "unique posts.ix (id)"))
        .isEqualTo(
            """
            Drop index posts.ix
            Add unique posts.ix (id)""");
  }

  @Test
  void findsKeysWithTheirColumnsInAnotherOrderEqual() {
    String columns = "column posts.a integer not null\ncolumn posts.b integer not null\n";
    assertThat(
            diffOfPosts(
                columns
                    + "primary key posts.pk (a, b)\nforeign key posts.fk (a, b) references posts (a, b)",
                columns
                    + "primary key posts.pk (b, a)\nforeign key posts.fk (b, a) references posts (b, a)"))
        .isEmpty();
    assertThat(diffOfPosts(columns + "unique posts.uq (a, b)", columns + "unique posts.uq (b, a)"))
        .isEqualTo(
            """
            Drop unique constraint posts.uq
            Add unique posts.uq (b, a)""");
  }

  @Test
  void findsConjunctsInAnotherOrderEqual() {
    assertThat(
            diffOfPosts(
                "check posts.ck (id >= 0 and id <= 9)", "check posts.ck (id <= 9 and id >= 0)"))
        .isEmpty();
  }

  @Test
  void altersTheStateOfAForeignKey() {
    String key = "primary key posts.pk (id)\n";
    assertThat(
            diffOfPosts(
                key + "foreign key posts.fk (id) references posts (id) not valid",
                key + "foreign key posts.fk (id) references posts (id) deferrable"))
        .isEqualTo(
            """
            Alter foreign key posts.fk: deferrable initially immediate
            Validate constraint posts.fk""");
    assertThat(
            diffOfPosts(
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
            .value(new ValueRename(List.of("mood"), "fine", "ok"));
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
    assertThat(diffOfPosts("index posts.ix (id) invalid", "index posts.ix (id)"))
        .isEqualTo(
            """
            Drop index posts.ix
            Create index posts.ix (id)""");
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that somebody may change by hand in what the entities name: {@code check} finds it,
 * {@code repair} puts it back so that PostgreSQL's own catalog is as it was, and {@code check} is
 * silent after that one run. What the entities do not name is left alone.
 */
class DriftRepairIT {

  private static final String CUSTOMER =
      """
      @Entity
      @Table(name = "customer", uniqueConstraints = {
          @UniqueConstraint(name = "uk_customer_email", columnNames = "email"),
          @UniqueConstraint(name = "uk_customer_code", columnNames = {"code", "visits"})})
      @org.hibernate.annotations.Comment("customers")
      public class Customer {
        public enum Level { HIGH, LOW, MEDIUM }
        public enum Mood { GOOD, BAD }
        @Id @GeneratedValue(generator = "cs")
        @SequenceGenerator(name = "cs", sequenceName = "customer_sq", initialValue = 5, allocationSize = 10)
        Long id;
        @Column(length = 80, nullable = false) String email;
        @org.hibernate.annotations.ColumnDefault("'new'")
        @org.hibernate.annotations.Comment("state of it")
        String status;
        @Column(precision = 10, scale = 2) java.math.BigDecimal credit;
        java.time.Instant created;
        @org.hibernate.annotations.Collate("C") String code;
        Integer visits;
        @Enumerated @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ENUM)
        Level level;
        @Enumerated(EnumType.STRING) Mood mood;
        @Embedded Address address;
      }
      """;

  private static final String ADDRESS =
      """
      @Embeddable
      @org.hibernate.annotations.Struct(name = "address_type")
      public class Address {
        String city;
        Integer zip;
      }
      """;

  private static final String ORDER =
      """
      @Entity
      @Table(name = "orders",
          indexes = {
            @Index(name = "ix_orders_ref", columnList = "ref, nr desc"),
            @Index(name = "ix_orders_open", columnList = "nr", options = "where ref is not null"),
            @Index(name = "ix_orders_qty", columnList = "qty", unique = true)},
          uniqueConstraints = @UniqueConstraint(name = "uk_orders_nr", columnNames = "nr"),
          check = @CheckConstraint(name = "ck_orders_nr", constraint = "nr > 0"))
      public class PurchaseOrder {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
        String ref;
        @Column(nullable = false) Integer nr;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_orders_customer"))
        @org.hibernate.annotations.OnDelete(action = org.hibernate.annotations.OnDeleteAction.CASCADE)
        Customer customer;
        @ManyToOne Customer payer;
        Integer qty;
        Integer price;
        @org.hibernate.annotations.GeneratedColumn("qty * price") Integer total;
      }
      """;

  private static final String TOTAL =
      """
      @Entity
      @Table(name = "totals", schema = "reporting")
      public class Total {
        @Id Integer year;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_totals_best")) Customer best;
      }
      """;

  private static final Pattern CODE = Pattern.compile("\\[([a-z-]+)]$", Pattern.MULTILINE);

  private static ScratchProject project;

  private static TestDatabase database;
  private static List<String> pristine = List.of();

  @BeforeAll
  static void createProject() {
    database = TestDatabase.create();
    project =
        ScratchProject.on(database)
            .entity("Address", ADDRESS)
            .entity("Customer", CUSTOMER)
            .entity("PurchaseOrder", ORDER)
            .entity("Total", TOTAL);
    project.run("revision", "-m", "shop").succeeds();
    fill();
  }

  private static void fill() {
    project.with("url", database.url());
    project.run("upgrade").succeeds();
    pristine = IndependentCatalog.of(database);
    database.execute(
        """
        insert into customer (id, email, code, visits, level, mood, credit)
        values (1, 'a@b', 'x', 1, 'HIGH', 'GOOD', 1.50), (2, 'c@d', 'y', 2, 'LOW', 'BAD', 2.00);
        insert into orders (ref, nr, customer_id, payer_id, qty, price)
        values ('r', 1, 1, 2, 2, 3), ('s', 2, 2, 1, 3, 4);
        insert into reporting.totals values (2026, 1);
        """);
  }

  @AfterAll
  static void remove() {
    project.close();
    database.close();
  }

  /** A repair leaves the next test a database as good as new. */
  @AfterEach
  void replaceWhatIsNotPristine() {
    if (!IndependentCatalog.of(database).equals(pristine)) {
      database.close();
      database = TestDatabase.create();
      fill();
    }
  }

  /** What somebody did, and the codes of what is found. */
  static Stream<Arguments> drifts() {
    return Stream.of(
        // indexes
        arguments("drop index ix_orders_ref", "index-missing"),
        arguments(
            "drop index ix_orders_ref; create index ix_orders_ref on orders (nr, ref)",
            "index-different"),
        arguments(
            "drop index ix_orders_ref; create index ix_orders_ref on orders (ref, nr)",
            "index-different"),
        arguments(
            "drop index ix_orders_ref; create index ix_orders_ref on orders (ref collate \"C\", nr desc)",
            "index-different"),
        arguments(
            "drop index ix_orders_ref; create index ix_orders_ref on orders (ref varchar_pattern_ops, nr desc)",
            "index-different"),
        arguments(
            "drop index ix_orders_ref; create unique index ix_orders_ref on orders (ref, nr desc)",
            "index-different"),
        arguments(
            "drop index ix_orders_ref; create index ix_orders_ref on orders (ref, nr desc) include (qty)",
            "index-different"),
        arguments(
            "drop index ix_orders_open; create index ix_orders_open on orders (nr)",
            "index-different"),
        arguments(
            "drop index ix_orders_open; create index ix_orders_open on orders using hash (nr) where ref is not null",
            "index-different"),
        arguments("alter index ix_orders_ref set (fillfactor = 70)", "index-different"),
        arguments("alter index ix_orders_ref rename to ix_by_hand", "index-renamed"),
        arguments(
            "drop index ix_orders_ref; alter table orders add constraint ix_orders_ref unique (ref, nr)",
            "index-different"),
        arguments(
            "update pg_index set indisvalid = false where indexrelid = 'ix_orders_ref'::regclass",
            "index-invalid"),
        arguments(
            """
            alter index ix_orders_ref rename to aside; alter index ix_orders_open rename to ix_orders_ref;
            alter index aside rename to ix_orders_open""",
            "index-renamed index-renamed"),
        // columns
        arguments("alter table orders alter column ref type text", "column-type"),
        arguments("alter table orders alter column ref type varchar(500)", "column-type"),
        arguments("alter table customer alter column credit type numeric(12, 4)", "column-type"),
        arguments("alter table customer alter column created type timestamptz(3)", "column-type"),
        arguments("alter table customer alter column visits type bigint", "column-type"),
        arguments(
            "alter table customer alter column mood type text",
            "check-constraint-different column-type"),
        arguments("alter table customer alter column status drop default", "column-default"),
        arguments("alter table customer alter column status set default 'old'", "column-default"),
        arguments("alter table customer alter column visits set default 3", "column-default"),
        arguments(
            "alter table customer alter column status type text, alter column status set default 'old'",
            "column-default column-type"),
        arguments("alter table orders alter column nr drop not null", "column-nullability"),
        arguments("alter table customer alter column visits set not null", "column-nullability"),
        arguments(
            "alter table customer alter column code type varchar(255) collate \"default\"",
            "column-collation"),
        arguments(
            "alter table customer alter column email type varchar(80) collate \"POSIX\"",
            "column-collation"),
        arguments("comment on column customer.status is 'other'", "column-comment"),
        arguments("comment on column customer.status is null", "column-comment"),
        arguments("comment on column customer.visits is 'mine'", "column-comment"),
        arguments(
            "alter table customer drop column visits", "column-missing unique-constraint-missing"),
        arguments("alter table orders drop column price cascade", "column-missing column-missing"),
        arguments("alter table orders rename column ref to reference", "column-renamed"),
        arguments("alter table customer rename column status to state", "column-renamed"),
        arguments(
            """
            alter table customer rename column id to identifier;
            alter table orders rename column customer_id to client""",
            "column-renamed column-renamed"),
        arguments("alter table orders alter column id drop identity", "column-identity"),
        arguments("alter table orders alter column id set generated always", "column-identity"),
        arguments("alter table orders alter column id set increment by 7", "column-identity"),
        arguments(
            "alter table orders alter column id set start with 100 set cache 5", "column-identity"),
        arguments("alter sequence orders_id_seq rename to order_numbers", "column-identity"),
        arguments(
            "alter table orders drop column total; alter table orders add total integer",
            "column-generation"),
        arguments(
            """
            alter table orders drop column total;
            alter table orders add total integer generated always as (qty + price) stored""",
            "column-generation"),
        // tables
        arguments("comment on table customer is 'people'", "table-comment"),
        arguments("comment on table customer is null", "table-comment"),
        arguments("comment on table orders is 'mine'", "table-comment"),
        arguments("alter table orders set unlogged", "table-unlogged"),
        arguments("alter table orders rename to purchases", "table-renamed"),
        arguments("alter table customer rename to clients", "table-renamed"),
        arguments(
            "alter table orders rename to purchases; alter table purchases rename column ref to r",
            "column-renamed table-renamed"),
        // constraints
        arguments("alter table orders drop constraint uk_orders_nr", "unique-constraint-missing"),
        arguments(
            "alter table orders rename constraint uk_orders_nr to by_hand",
            "unique-constraint-renamed"),
        arguments(
            """
            alter table orders drop constraint uk_orders_nr;
            alter table orders add constraint uk_orders_nr unique (nr, ref)""",
            "unique-constraint-different"),
        arguments(
            """
            alter table orders drop constraint uk_orders_nr;
            alter table orders add constraint uk_orders_nr unique (nr) deferrable""",
            "unique-constraint-different"),
        arguments(
            """
            alter table orders drop constraint uk_orders_nr;
            alter table orders add constraint by_hand unique (nr) deferrable""",
            "unique-constraint-different"),
        arguments(
            """
            alter table orders drop constraint uk_orders_nr;
            alter table orders add constraint uk_orders_nr check (nr < 7)""",
            "unique-constraint-different"),
        arguments("alter table orders drop constraint ck_orders_nr", "check-constraint-missing"),
        arguments(
            "alter table orders rename constraint ck_orders_nr to by_hand",
            "check-constraint-renamed"),
        arguments(
            """
            alter table orders drop constraint ck_orders_nr;
            alter table orders add constraint ck_orders_nr check (nr > -1)""",
            "check-constraint-different"),
        arguments(
            """
            alter table orders drop constraint ck_orders_nr;
            alter table orders add constraint ck_orders_nr check (nr > 0) not valid""",
            "check-constraint-not-valid"),
        arguments(
            """
            alter table orders drop constraint ck_orders_nr;
            alter table orders add constraint by_hand check (nr > 0) not valid""",
            "check-constraint-not-valid check-constraint-renamed"),
        arguments(
            """
            alter table orders drop constraint ck_orders_nr;
            alter table orders add constraint ck_orders_nr check (nr > 0) no inherit""",
            "check-constraint-different"),
        arguments(
            "alter table customer drop constraint customer_mood_check", "check-constraint-missing"),
        arguments("alter table orders drop constraint fk_orders_customer", "foreign-key-missing"),
        arguments(
            "alter table orders rename constraint fk_orders_customer to fk_by_hand",
            "foreign-key-renamed"),
        arguments(
            """
            alter table orders drop constraint fk_orders_customer;
            alter table orders add constraint fk_orders_customer foreign key (customer_id) references customer""",
            "foreign-key-different"),
        arguments(
            """
            alter table orders drop constraint fk_orders_customer;
            alter table orders add constraint fk_orders_customer foreign key (customer_id)
              references customer on update cascade on delete cascade""",
            "foreign-key-different"),
        arguments(
            """
            alter table orders drop constraint fk_orders_customer;
            alter table orders add constraint fk_orders_customer foreign key (customer_id)
              references customer match full on delete cascade""",
            "foreign-key-different"),
        arguments(
            """
            alter table orders drop constraint fk_orders_customer;
            alter table orders add constraint fk_orders_customer foreign key (customer_id)
              references orders on delete cascade""",
            "foreign-key-different"),
        arguments(
            """
            alter table orders drop constraint fk_orders_customer;
            alter table orders add constraint fk_orders_customer foreign key (customer_id)
              references customer on delete cascade not valid""",
            "foreign-key-not-valid"),
        arguments(
            "alter table orders alter constraint fk_orders_customer deferrable initially deferred",
            "foreign-key-different"),
        arguments(
            """
            alter table orders rename constraint fk_orders_customer to aside;
            do 'begin execute (select format(''alter table orders rename constraint %I to fk_orders_customer'',
              conname) from pg_constraint where conrelid = ''orders''::regclass and conname ~ ''^fk.{20}''); end'""",
            "foreign-key-renamed foreign-key-renamed"),
        arguments(
            "alter table customer drop constraint customer_pkey cascade",
            "foreign-key-missing foreign-key-missing foreign-key-missing primary-key-missing"),
        arguments(
            "alter table customer rename constraint customer_pkey to by_hand",
            "primary-key-renamed"),
        arguments(
            """
            alter table orders drop constraint orders_pkey;
            alter table orders add constraint orders_pkey primary key (id, nr)""",
            "primary-key-different"),
        arguments(
            """
            alter table orders drop constraint orders_pkey;
            alter table orders add constraint by_hand primary key (id) deferrable""",
            "primary-key-different"),
        // sequences
        arguments("drop sequence customer_sq", "sequence-missing"),
        arguments("alter sequence customer_sq rename to numbers", "sequence-renamed"),
        arguments("alter sequence customer_sq increment by 3", "sequence-increment"),
        arguments(
            "alter sequence customer_sq start with 77 cache 20", "sequence-cache sequence-start"),
        arguments("alter sequence customer_sq minvalue -5", "sequence-minimum"),
        arguments("alter sequence customer_sq maxvalue 1000", "sequence-maximum"),
        arguments("alter sequence customer_sq cycle", "sequence-cycle"),
        arguments("alter sequence customer_sq as integer", "sequence-maximum sequence-type"),
        arguments("alter sequence customer_sq owned by customer.id", "sequence-owner"),
        // types
        arguments("alter type level add value 'URGENT'", "enum-type-labels"),
        arguments("alter type level add value 'URGENT' before 'LOW'", "enum-type-labels"),
        arguments("alter type level rename value 'LOW' to 'POOR'", "enum-type-label-renamed"),
        arguments(
            """
            alter type level rename value 'LOW' to 'A'; alter type level rename value 'HIGH' to 'LOW';
            alter type level rename value 'A' to 'HIGH'""",
            "enum-type-labels"),
        arguments("alter type level rename to height", "enum-type-renamed"),
        arguments("alter type address_type rename to place", "composite-type-renamed"),
        arguments("alter type address_type add attribute street text", "composite-type-attributes"),
        arguments("alter type address_type drop attribute zip", "composite-type-attributes"),
        // schemas
        arguments(
            "alter table reporting.totals drop constraint fk_totals_best", "foreign-key-missing"));
  }

  @ParameterizedTest
  @MethodSource("drifts")
  void putsBack(String sql, String codes) {
    database.execute(sql);
    assertThat(IndependentCatalog.of(database)).isNotEqualTo(pristine);

    CommandResult check = project.run("check", "--only", "drift").exits(3);
    assertThat(codes(check.out())).as(check.out()).containsExactlyInAnyOrder(codes.split(" "));

    project.run("repair", "--accept-loss").succeeds();
    assertThat(IndependentCatalog.differences(pristine, IndependentCatalog.of(database))).isEmpty();
    project.run("check", "--only", "drift").succeeds();
  }

  /** What goes with rows that have nowhere to come back from. */
  static Stream<Arguments> losses() {
    return Stream.of(
        arguments("drop table orders", "table-missing"),
        arguments(
            "drop table customer cascade; truncate orders, reporting.totals",
            "foreign-key-missing foreign-key-missing foreign-key-missing table-missing"),
        arguments(
            "drop type level cascade",
            "cast-missing cast-missing column-missing enum-type-missing"),
        arguments("drop type address_type cascade", "column-missing composite-type-missing"),
        arguments("drop schema reporting cascade", "schema-missing table-missing"));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void makesAnew(String sql, String codes) {
    putsBack(sql, codes);
  }

  /** What the entities do not name. */
  static Stream<Arguments> additions() {
    return Stream.of(
        arguments("create index ix_extra on orders (price)", "index-unmodelled"),
        arguments("create unique index ix_extra on customer (email, visits)", "index-unmodelled"),
        arguments(
            "alter table customer add constraint ck check (visits < 100)",
            "check-constraint-unmodelled"),
        arguments(
            "alter table customer add constraint uk unique (email, code)",
            "unique-constraint-unmodelled"),
        arguments(
            "alter table orders add constraint fk foreign key (nr) references customer not valid",
            "foreign-key-unmodelled"),
        arguments("alter table customer add legacy text", "column-unmodelled"),
        arguments("create table other (id int)", ""),
        arguments("create table orders_copy as table orders", ""),
        arguments("create sequence other", ""),
        arguments("create type other as enum ('a')", ""),
        arguments("create view v as select id, email from customer", ""),
        arguments("create materialized view m as select id, email from customer", ""),
        arguments(
            """
            create function f() returns trigger language plpgsql as 'begin return new; end';
            create trigger tr before insert on orders for each row execute function f();
            alter table orders disable trigger tr""",
            "trigger-unmodelled"),
        arguments("create rule r as on delete to orders do also nothing", ""),
        arguments(
            "alter table orders enable row level security; create policy p on orders using (nr > 0)",
            ""),
        arguments("alter table orders set (fillfactor = 70)", ""),
        arguments(
            "alter table orders alter ref set storage external, alter ref set statistics 7", ""),
        arguments("comment on constraint uk_orders_nr on orders is 'mine'", ""),
        arguments("comment on index ix_orders_ref is 'mine'", ""),
        arguments("comment on sequence customer_sq is 'mine'", ""),
        arguments("comment on type level is 'mine'", ""),
        arguments("create table child () inherits (orders)", ""),
        arguments("create statistics st on nr, ref from orders", ""),
        arguments("create domain d as text", ""),
        arguments("create publication pub for table orders", ""));
  }

  @ParameterizedTest
  @MethodSource("additions")
  void leavesAlone(String sql, String listed) {
    database.execute(sql);
    List<String> before = IndependentCatalog.of(database);
    assertThat(project.run("check", "--only", "drift").succeeds().out()).isEmpty();
    assertThat(codes(project.run("check", "-v", "--only", "drift").succeeds().out()))
        .containsExactly(listed.isEmpty() ? new String[0] : listed.split(" "));
    project.run("repair").succeeds();
    assertThat(IndependentCatalog.of(database)).isEqualTo(before);
  }

  private static List<String> codes(String out) {
    return CODE.matcher(out)
        .results()
        .map(MatchResult::group)
        .map(s -> s.substring(1, s.length() - 1))
        .toList();
  }
}

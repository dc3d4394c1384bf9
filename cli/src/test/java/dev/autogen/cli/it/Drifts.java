package dev.autogen.cli.it;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What somebody does by hand in the database of {@link DriftRepairIT}, each with the codes of what
 * is found of it.
 */
final class Drifts {

  private Drifts() {}

  /** Returns the codes that a case has one after another. */
  static List<String> codes(String inCase) {
    return inCase.isEmpty() ? List.of() : List.of(inCase.split(" "));
  }

  /** What a repair puts back. */
  static Stream<Arguments> repairable() {
    return Stream.of(indexes(), columns(), tables(), constraints(), sequences(), types(), schemas())
        .flatMap(kind -> kind);
  }

  /** What goes with rows that have nowhere to come back from. */
  static Stream<Arguments> losing() {
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

  /** What the entities do not name, and the codes that {@code check -v} lists. */
  static Stream<Arguments> unnamed() {
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
        arguments("alter table orders set (autovacuum_enabled = false)", ""),
        arguments("alter table customer set (fillfactor = 60)", ""),
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

  private static Stream<Arguments> indexes() {
    return Stream.of(
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
            "index-renamed index-renamed"));
  }

  private static Stream<Arguments> columns() {
    return Stream.of(
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
            "column-generation"));
  }

  private static Stream<Arguments> tables() {
    return Stream.of(
        arguments("comment on table customer is 'people'", "table-comment"),
        arguments("comment on table customer is null", "table-comment"),
        arguments("comment on table orders is 'mine'", "table-comment"),
        arguments("alter table orders set unlogged", "table-unlogged"),
        arguments("alter table orders reset (fillfactor)", "table-storage"),
        arguments("alter table orders set (fillfactor = 90)", "table-storage"),
        arguments("alter table orders rename to purchases", "table-renamed"),
        arguments("alter table customer rename to clients", "table-renamed"),
        arguments(
            "alter table orders rename to purchases; alter table purchases rename column ref to r",
            "column-renamed table-renamed"));
  }

  private static Stream<Arguments> constraints() {
    return Stream.of(
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
            "primary-key-different"));
  }

  private static Stream<Arguments> sequences() {
    return Stream.of(
        arguments("drop sequence customer_sq", "sequence-missing"),
        arguments("alter sequence customer_sq rename to numbers", "sequence-renamed"),
        arguments("alter sequence customer_sq increment by 3", "sequence-increment"),
        arguments(
            "alter sequence customer_sq start with 77 cache 20", "sequence-cache sequence-start"),
        arguments("alter sequence customer_sq minvalue -5", "sequence-minimum"),
        arguments("alter sequence customer_sq maxvalue 1000", "sequence-maximum"),
        arguments("alter sequence customer_sq cycle", "sequence-cycle"),
        arguments("alter sequence customer_sq as integer", "sequence-maximum sequence-type"),
        arguments("alter sequence customer_sq owned by customer.id", "sequence-owner"));
  }

  private static Stream<Arguments> types() {
    return Stream.of(
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
        arguments("alter type address_type drop attribute zip", "composite-type-attributes"));
  }

  private static Stream<Arguments> schemas() {
    return Stream.of(
        arguments(
            "alter table reporting.totals drop constraint fk_totals_best", "foreign-key-missing"));
  }
}

-- The structure of Pagila, the PostgreSQL port of the Sakila sample database (https://github.com/devrimgunduz/pagila):
-- serial-like ids without ownership, an enum, domains, arrays, a full text column, views, triggers, partitions.

create domain "bıgint" as bigint;
create domain year as integer constraint year_check check (value >= 1901 and value <= 2155);
create type mpaa_rating as enum ('G', 'PG', 'PG-13', 'R', 'NC-17');

create function _group_concat(text, text) returns text language sql immutable as $$
  select case when $2 is null then $1 when $1 is null then $2 else $1 || ', ' || $2 end $$;
create aggregate group_concat(text) (sfunc = _group_concat, stype = text);
create function last_updated() returns trigger language plpgsql as $$
begin
  new.last_update = current_timestamp;
  return new;
end $$;
create function last_day(timestamptz) returns date language sql immutable strict as $$
  select case when extract(month from $1) = 12
    then (((extract(year from $1) + 1) operator(pg_catalog.||) '-01-01')::date - interval '1 day')::date
    else ((extract(year from $1) operator(pg_catalog.||) '-'
      operator(pg_catalog.||) (extract(month from $1) + 1) operator(pg_catalog.||) '-01')::date - interval '1 day')::date
  end $$;

create sequence actor_actor_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence category_category_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence film_film_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence address_address_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence city_city_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence country_country_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence customer_customer_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence inventory_inventory_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence language_language_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence payment_payment_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence rental_rental_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence staff_staff_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;
create sequence store_store_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1;

create table country (
  country_id integer default nextval('country_country_id_seq') not null,
  country text not null,
  last_update timestamptz default now() not null,
  constraint country_pkey primary key (country_id)
);
create table city (
  city_id integer default nextval('city_city_id_seq') not null,
  city text not null,
  country_id integer not null,
  last_update timestamptz default now() not null,
  constraint city_pkey primary key (city_id)
);
create table address (
  address_id integer default nextval('address_address_id_seq') not null,
  address text not null,
  address2 text,
  district text not null,
  city_id integer not null,
  postal_code text,
  phone text not null,
  last_update timestamptz default now() not null,
  constraint address_pkey primary key (address_id)
);
create table language (
  language_id integer default nextval('language_language_id_seq') not null,
  name character(20) not null,
  last_update timestamptz default now() not null,
  constraint language_pkey primary key (language_id)
);
create table actor (
  actor_id integer default nextval('actor_actor_id_seq') not null,
  first_name text not null,
  last_name text not null,
  last_update timestamptz default now() not null,
  constraint actor_pkey primary key (actor_id)
);
create table category (
  category_id integer default nextval('category_category_id_seq') not null,
  name text not null,
  last_update timestamptz default now() not null,
  constraint category_pkey primary key (category_id)
);
create table film (
  film_id integer default nextval('film_film_id_seq') not null,
  title text not null,
  description text,
  release_year year,
  language_id integer not null,
  original_language_id integer,
  rental_duration smallint default 3 not null,
  rental_rate numeric(4,2) default 4.99 not null,
  length smallint,
  replacement_cost numeric(5,2) default 19.99 not null,
  rating mpaa_rating default 'G'::mpaa_rating,
  last_update timestamptz default now() not null,
  special_features text[],
  fulltext tsvector not null,
  constraint film_pkey primary key (film_id)
);
create table film_actor (
  actor_id integer not null,
  film_id integer not null,
  last_update timestamptz default now() not null,
  constraint film_actor_pkey primary key (actor_id, film_id)
);
create table film_category (
  film_id integer not null,
  category_id integer not null,
  last_update timestamptz default now() not null,
  constraint film_category_pkey primary key (film_id, category_id)
);
create table store (
  store_id integer default nextval('store_store_id_seq') not null,
  manager_staff_id integer not null,
  address_id integer not null,
  last_update timestamptz default now() not null,
  constraint store_pkey primary key (store_id)
);
create table staff (
  staff_id integer default nextval('staff_staff_id_seq') not null,
  first_name text not null,
  last_name text not null,
  address_id integer not null,
  email text,
  store_id integer not null,
  active boolean default true not null,
  username text not null,
  password text,
  last_update timestamptz default now() not null,
  picture bytea,
  constraint staff_pkey primary key (staff_id)
);
create table customer (
  customer_id integer default nextval('customer_customer_id_seq') not null,
  store_id integer not null,
  first_name text not null,
  last_name text not null,
  email text,
  address_id integer not null,
  activebool boolean default true not null,
  create_date date default current_date not null,
  last_update timestamptz default now(),
  active integer,
  constraint customer_pkey primary key (customer_id)
);
create table inventory (
  inventory_id integer default nextval('inventory_inventory_id_seq') not null,
  film_id integer not null,
  store_id integer not null,
  last_update timestamptz default now() not null,
  constraint inventory_pkey primary key (inventory_id)
);
create table rental (
  rental_id integer default nextval('rental_rental_id_seq') not null,
  rental_date timestamptz not null,
  inventory_id integer not null,
  customer_id integer not null,
  return_date timestamptz,
  staff_id integer not null,
  last_update timestamptz default now() not null,
  constraint rental_pkey primary key (rental_id)
);
create table payment (
  payment_id integer default nextval('payment_payment_id_seq') not null,
  customer_id integer not null,
  staff_id integer not null,
  rental_id integer not null,
  amount numeric(5,2) not null,
  payment_date timestamptz not null,
  constraint payment_pkey primary key (payment_date, payment_id)
) partition by range (payment_date);
create table payment_p2022_01 partition of payment
  for values from ('2022-01-01 00:00:00+00') to ('2022-02-01 00:00:00+00');
create table payment_p2022_02 partition of payment
  for values from ('2022-02-01 00:00:00+00') to ('2022-03-01 00:00:00+00');

create index film_fulltext_idx on film using gist (fulltext);
create index idx_actor_last_name on actor (last_name);
create index idx_fk_address_id on customer (address_id);
create index idx_fk_city_id on address (city_id);
create index idx_fk_country_id on city (country_id);
create index idx_fk_film_id on film_actor (film_id);
create index idx_fk_inventory_id on rental (inventory_id);
create index idx_fk_language_id on film (language_id);
create index idx_fk_original_language_id on film (original_language_id);
create index idx_fk_store_id on customer (store_id);
create index idx_last_name on customer (last_name);
create index idx_store_id_film_id on inventory (store_id, film_id);
create index idx_title on film (title);
create unique index idx_unq_manager_staff_id on store (manager_staff_id);
create unique index idx_unq_rental_rental_date_inventory_id_customer_id on rental (rental_date, inventory_id, customer_id);
create index idx_fk_payment_p2022_01_customer_id on payment_p2022_01 (customer_id);

alter table address add constraint address_city_id_fkey foreign key (city_id) references city (city_id) on update cascade on delete restrict;
alter table city add constraint city_country_id_fkey foreign key (country_id) references country (country_id) on update cascade on delete restrict;
alter table customer add constraint customer_address_id_fkey foreign key (address_id) references address (address_id) on update cascade on delete restrict;
alter table customer add constraint customer_store_id_fkey foreign key (store_id) references store (store_id) on update cascade on delete restrict;
alter table film_actor add constraint film_actor_actor_id_fkey foreign key (actor_id) references actor (actor_id) on update cascade on delete restrict;
alter table film_actor add constraint film_actor_film_id_fkey foreign key (film_id) references film (film_id) on update cascade on delete restrict;
alter table film_category add constraint film_category_category_id_fkey foreign key (category_id) references category (category_id) on update cascade on delete restrict;
alter table film_category add constraint film_category_film_id_fkey foreign key (film_id) references film (film_id) on update cascade on delete restrict;
alter table film add constraint film_language_id_fkey foreign key (language_id) references language (language_id) on update cascade on delete restrict;
alter table inventory add constraint inventory_film_id_fkey foreign key (film_id) references film (film_id) on update cascade on delete restrict;
alter table inventory add constraint inventory_store_id_fkey foreign key (store_id) references store (store_id) on update cascade on delete restrict;
alter table rental add constraint rental_customer_id_fkey foreign key (customer_id) references customer (customer_id) on update cascade on delete restrict;
alter table rental add constraint rental_inventory_id_fkey foreign key (inventory_id) references inventory (inventory_id) on update cascade on delete restrict;
alter table rental add constraint rental_staff_id_fkey foreign key (staff_id) references staff (staff_id) on update cascade on delete restrict;
alter table staff add constraint staff_address_id_fkey foreign key (address_id) references address (address_id) on update cascade on delete restrict;
alter table store add constraint store_address_id_fkey foreign key (address_id) references address (address_id) on update cascade on delete restrict;
alter table film add constraint film_original_language_id_fkey foreign key (original_language_id) references language (language_id) on update cascade on delete restrict;
alter table staff add constraint staff_store_id_fkey foreign key (store_id) references store (store_id);
alter table payment_p2022_01 add constraint payment_p2022_01_customer_id_fkey foreign key (customer_id) references customer (customer_id);
alter table payment_p2022_01 add constraint payment_p2022_01_staff_id_fkey foreign key (staff_id) references staff (staff_id);

create trigger film_fulltext_trigger before insert or update on film for each row
  execute function tsvector_update_trigger('fulltext', 'pg_catalog.english', 'title', 'description');
create trigger last_updated before update on actor for each row execute function last_updated();
create trigger last_updated before update on address for each row execute function last_updated();
create trigger last_updated before update on category for each row execute function last_updated();
create trigger last_updated before update on city for each row execute function last_updated();
create trigger last_updated before update on country for each row execute function last_updated();
create trigger last_updated before update on customer for each row execute function last_updated();
create trigger last_updated before update on film for each row execute function last_updated();
create trigger last_updated before update on film_actor for each row execute function last_updated();
create trigger last_updated before update on film_category for each row execute function last_updated();
create trigger last_updated before update on inventory for each row execute function last_updated();
create trigger last_updated before update on language for each row execute function last_updated();
create trigger last_updated before update on rental for each row execute function last_updated();
create trigger last_updated before update on staff for each row execute function last_updated();
create trigger last_updated before update on store for each row execute function last_updated();

create view actor_info as
  select a.actor_id, a.first_name, a.last_name, group_concat(distinct (c.name || ': ') || f.title) as film_info
  from actor a
  left join film_actor fa on a.actor_id = fa.actor_id
  left join film_category fc on fa.film_id = fc.film_id
  left join category c on fc.category_id = c.category_id
  left join film f on fa.film_id = f.film_id
  group by a.actor_id, a.first_name, a.last_name;
create view sales_by_store as
  select (c.city || ',') || cy.country as store, sum(p.amount) as total_sales
  from payment p
  join rental r on p.rental_id = r.rental_id
  join inventory i on r.inventory_id = i.inventory_id
  join store s on i.store_id = s.store_id
  join address a on s.address_id = a.address_id
  join city c on a.city_id = c.city_id
  join country cy on c.country_id = cy.country_id
  group by cy.country, c.city;
create materialized view rental_by_category as
  select c.name as category, sum(p.amount) as total_sales
  from payment p
  join rental r on p.rental_id = r.rental_id
  join inventory i on r.inventory_id = i.inventory_id
  join film_category fc on i.film_id = fc.film_id
  join category c on fc.category_id = c.category_id
  group by c.name with no data;
create unique index rental_category on rental_by_category (category);

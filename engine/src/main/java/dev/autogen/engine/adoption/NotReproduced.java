package dev.autogen.engine.adoption;

import dev.autogen.catalog.Catalog;
import dev.autogen.engine.database.Database;
import dev.autogen.engine.database.SqlResult;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names what a database has that a baseline does not create: rights, owners, policies and so on.
 */
public final class NotReproduced {

  /** Each row is a kind of thing and what has it, sorted. */
  private static final String SQL =
      """
      with s as (select oid, nspname, nspacl, nspowner from pg_namespace where nspname in (%s))
      select kind, string_agg(distinct name, ', ' order by name) from (
        select 'grants on' as kind, c.relname::text as name
          from pg_class c join s on s.oid = c.relnamespace
          where c.relacl is not null and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        union all
        select 'grants on', c.relname::text
          from pg_attribute a join pg_class c on c.oid = a.attrelid join s on s.oid = c.relnamespace
          where a.attacl is not null and not a.attisdropped
        union all
        select 'grants on', 'schema ' || nspname from s
          where nspacl is not null and nspname <> 'public'
        union all
        select 'grants on', 'function ' || p.proname
          from pg_proc p join s on s.oid = p.pronamespace
          where p.proacl is not null
            and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
        union all
        select 'owners other than ' || current_user || ' of', c.relname::text
          from pg_class c join s on s.oid = c.relnamespace
          where c.relkind in ('r', 'p', 'v', 'm') and pg_get_userbyid(c.relowner) <> current_user
        union all
        select 'row-level security of', c.relname::text
          from pg_class c join s on s.oid = c.relnamespace
          where c.relrowsecurity or exists (select from pg_policy p where p.polrelid = c.oid)
        union all
        select 'rules of', c.relname::text
          from pg_rewrite r join pg_class c on c.oid = r.ev_class join s on s.oid = c.relnamespace
          where r.rulename <> '_RETURN'
        union all
        select 'extended statistics', t.stxname::text
          from pg_statistic_ext t join s on s.oid = t.stxnamespace
        union all
        select 'publications', p.pubname::text
          from pg_publication p
          where p.puballtables or exists (
            select from pg_publication_rel r join pg_class c on c.oid = r.prrelid
              join s on s.oid = c.relnamespace
            where r.prpubid = p.oid)
        union all
        select 'statistics targets of', c.relname || '.' || a.attname
          from pg_attribute a join pg_class c on c.oid = a.attrelid join s on s.oid = c.relnamespace
          where a.attstattarget > 0 and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
        union all
        select 'tablespaces of', c.relname::text
          from pg_class c join s on s.oid = c.relnamespace where c.reltablespace <> 0
        union all
        select 'comments on constraints and indexes', c.relname || '.' || o.conname
          from pg_description d join pg_constraint o on o.oid = d.objoid
            join pg_class c on c.oid = o.conrelid join s on s.oid = c.relnamespace
          where d.classoid = 'pg_constraint'::regclass
        union all
        select 'comments on constraints and indexes', c.relname::text
          from pg_description d join pg_class c on c.oid = d.objoid
            join s on s.oid = c.relnamespace
          where d.classoid = 'pg_class'::regclass and c.relkind in ('i', 'I')
      ) found
      group by kind order by kind
      """;

  private static final int MOST_CHARACTERS = 300;

  private NotReproduced() {}

  /**
   * Returns sentences, sorted.
   *
   * @param schemas the real names of schemas that were read besides the default one
   */
  public static List<String> notes(Database database, Catalog catalog, List<String> schemas) {
    Set<String> names = new TreeSet<>(schemas);
    names.add(catalog.defaultSchema());
    catalog.schema().objects(NamedSchema.class).stream()
        .map(SchemaObject::id)
        .forEach(id -> names.add(id.name()));
    String list = names.stream().map(StringLiteral::of).collect(Collectors.joining(", "));
    List<String> notes = new ArrayList<>();
    for (List<String> row : SqlResult.of(database, SQL.formatted(list)).rows()) {
      notes.add("Not in the baseline: %s %s.".formatted(row.get(0), some(row.get(1))));
    }
    return notes;
  }

  private static String some(String names) {
    if (names.length() <= MOST_CHARACTERS) {
      return names;
    }
    int end = names.lastIndexOf(", ", MOST_CHARACTERS);
    long more = names.substring(end + 2).chars().filter(c -> c == ',').count() + 1;
    return "%s and %d more".formatted(names.substring(0, Math.max(0, end)), more);
  }
}

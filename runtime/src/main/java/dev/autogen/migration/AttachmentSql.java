package dev.autogen.migration;

/**
 * The query for what is attached to objects, from {@code pg_catalog} in one statement: a row for
 * each object that is there, and one for each thing that hangs on it, with the SQL that attaches it
 * and the SQL that takes it away.
 */
final class AttachmentSql {

  /**
   * Takes a number, the kind, the table and the name of each object. A {@code column in place}
   * keeps what depends on it.
   */
  static final String QUERY =
      """
      with given as (
        select * from unnest(?::int[], ?::text[], ?::text[], ?::text[]) g (nr, kind, rel, name)),
      named_relation as (
        select nr, c.oid from given join pg_catalog.pg_class c on c.oid = to_regclass(name)
        where kind in ('view', 'materialized view', 'sequence', 'index')),
      named_constraint as (
        select nr, k.oid, k.conrelid, k.conname, k.conindid, k.contype
        from given join pg_catalog.pg_constraint k on k.conrelid = to_regclass(rel) and k.conname = name
        where kind like '% constraint' or kind in ('primary key', 'foreign key')),
      named_column as (
        select nr, kind, a.attrelid, a.attnum
        from given join pg_catalog.pg_attribute a
          on a.attrelid = to_regclass(rel) and a.attname = name and not a.attisdropped
        where kind in ('column', 'column in place')),
      named_trigger as (
        select nr, t.oid, t.tgrelid, t.tgname, t.tgenabled
        from given join pg_catalog.pg_trigger t on t.tgrelid = to_regclass(rel) and t.tgname = name
        where kind = 'trigger'),
      named_type as (
        select nr, t.* from given join pg_catalog.pg_type t on t.oid = to_regtype(name)
        where kind in ('enum type', 'composite type', 'domain')),
      named_function as (
        select nr, p.* from given join pg_catalog.pg_proc p
          on p.pronamespace = to_regnamespace(rel)
          and format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) = name
        where kind = 'function'),
      relation as (
        select r.nr, c.*, case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                                         when 'S' then 'sequence' else 'index' end as word
        from (select nr, oid from named_relation
              union select nr, conindid from named_constraint where contype in ('p', 'u', 'x')
              union select n.nr, i.indexrelid
                    from named_relation n join pg_catalog.pg_index i on i.indrelid = n.oid) r
        join pg_catalog.pg_class c on c.oid = r.oid),
      attribute as (
        select n.nr, 'table' as word, a.*
        from named_column n join pg_catalog.pg_attribute a on (a.attrelid, a.attnum) = (n.attrelid, n.attnum)
        union all
        select r.nr, r.word, a.* from relation r join pg_catalog.pg_attribute a on a.attrelid = r.oid
        where a.attnum > 0 and not a.attisdropped and r.relkind <> 'S'),
      acl as (
        select nr, format('%s %s', case relkind when 'S' then 'sequence' else 'table' end, oid::regclass) as target,
               '' as columns, coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner)) as acl
        from relation where relkind in ('v', 'm', 'S')
        union all
        select nr, format('table %s', attrelid::regclass), format(' (%I)', attname), attacl
        from attribute where attacl is not null
        union all
        select nr, format('%s %s', case typtype when 'd' then 'domain' else 'type' end, oid::regtype), '',
               coalesce(typacl, acldefault('T', typowner))
        from named_type
        union all
        select nr, format('routine %s', oid::regprocedure), '', coalesce(proacl, acldefault('f', proowner))
        from named_function)
      select nr, '' as what, '' as attach, '' as detach
      from (select nr from named_relation union all select nr from named_constraint
            union all select nr from named_column union all select nr from named_trigger
            union all select nr from named_type union all select nr from named_function) present
      union all
      select nr, 'owner', format('alter %s %s owner to %I', word, oid::regclass, pg_get_userbyid(relowner)), ''
      from relation r where relkind in ('v', 'm')
         or relkind = 'S' and not exists (select from pg_catalog.pg_depend d
                                          where d.classid = 'pg_class'::regclass and d.objid = r.oid
                                            and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i'))
      union all
      select nr, 'owner', format('alter type %s owner to %I', oid::regtype, pg_get_userbyid(typowner)), ''
      from named_type
      union all
      select nr, 'owner', format('alter routine %s owner to %I', oid::regprocedure, pg_get_userbyid(proowner)), ''
      from named_function
      union all
      select nr, 'privilege',
             format('grant %s%s on %s to %s%s', privilege_type, columns, target,
                    case grantee when 0 then 'public' else format('%I', pg_get_userbyid(grantee)) end,
                    case when is_grantable then ' with grant option' else '' end),
             format('revoke %s%s on %s from %s', privilege_type, columns, target,
                    case grantee when 0 then 'public' else format('%I', pg_get_userbyid(grantee)) end)
      from acl cross join aclexplode(acl)
      union all
      select r.nr, 'comment', format('comment on %s %s is %L', r.word, r.oid::regclass, d.description),
             format('comment on %s %s is null', r.word, r.oid::regclass)
      from relation r join pg_catalog.pg_description d
        on d.classoid = 'pg_class'::regclass and d.objoid = r.oid and d.objsubid = 0
      where r.relkind <> 'S'
      union all
      select a.nr, 'comment', format('comment on column %s.%I is %L', attrelid::regclass, attname, d.description),
             format('comment on column %s.%I is null', attrelid::regclass, attname)
      from attribute a join pg_catalog.pg_description d
        on d.classoid = 'pg_class'::regclass and d.objoid = a.attrelid and d.objsubid = a.attnum
      where a.word in ('view', 'materialized view')
      union all
      select c.nr, 'comment',
             format('comment on constraint %I on %s is %L', conname, conrelid::regclass, d.description),
             format('comment on constraint %I on %s is null', conname, conrelid::regclass)
      from named_constraint c
      join pg_catalog.pg_description d on d.classoid = 'pg_constraint'::regclass and d.objoid = c.oid
      union all
      select t.nr, 'comment',
             format('comment on trigger %I on %s is %L', tgname, tgrelid::regclass, d.description),
             format('comment on trigger %I on %s is null', tgname, tgrelid::regclass)
      from named_trigger t
      join pg_catalog.pg_description d on d.classoid = 'pg_trigger'::regclass and d.objoid = t.oid
      union all
      select f.nr, 'comment', format('comment on routine %s is %L', f.oid::regprocedure, d.description),
             format('comment on routine %s is null', f.oid::regprocedure)
      from named_function f
      join pg_catalog.pg_description d on d.classoid = 'pg_proc'::regclass and d.objoid = f.oid
      union all
      select nr, 'state',
             format('alter table %s %s trigger %I', tgrelid::regclass,
                    case tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
                    tgname), ''
      from named_trigger where tgenabled <> 'O'
      union all
      select nr, 'tablespace', format('alter %s %s set tablespace %I', word, r.oid::regclass, s.spcname), ''
      from relation r join pg_catalog.pg_tablespace s on s.oid = r.reltablespace
      union all
      select r.nr, 'storage parameters',
             format('alter index %s set (%s)', r.oid::regclass, array_to_string(r.reloptions, ', ')), ''
      from relation r join named_constraint k on k.conindid = r.oid where r.reloptions is not null
      union all
      select r.nr, 'cluster mark', format('alter %s %s cluster on %I',
               case t.relkind when 'm' then 'materialized view' else 'table' end, i.indrelid::regclass, r.relname), ''
      from relation r join pg_catalog.pg_index i on i.indexrelid = r.oid
      join pg_catalog.pg_class t on t.oid = i.indrelid where i.indisclustered
      union all
      select r.nr, 'replica identity',
             format('alter table %s replica identity using index %I', i.indrelid::regclass, r.relname), ''
      from relation r join pg_catalog.pg_index i on i.indexrelid = r.oid where i.indisreplident
      union all
      select nr, 'statistics target',
             format('alter %s %s alter column %s set statistics %s', word, attrelid::regclass,
                    case word when 'index' then attnum::text else format('%I', attname) end, attstattarget),
             format('alter %s %s alter column %s set statistics -1', word, attrelid::regclass,
                    case word when 'index' then attnum::text else format('%I', attname) end)
      from attribute where attstattarget >= 0 and word <> 'view'
      union all
      select nr, 'attribute options',
             format('alter %s %s alter column %I set (%s)', word, attrelid::regclass, attname,
                    array_to_string(attoptions, ', ')), ''
      from attribute where attoptions is not null and word <> 'index'
      union all
      select nr, 'storage',
             format('alter %s %s alter column %I set storage %s', word, attrelid::regclass, attname,
                    case attstorage when 'p' then 'plain' when 'e' then 'external'
                                    when 'm' then 'main' else 'extended' end), ''
      from attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
      where a.attstorage <> t.typstorage and a.word in ('table', 'materialized view')
      union all
      select nr, 'compression',
             format('alter %s %s alter column %I set compression %s', word, attrelid::regclass, attname,
                    case attcompression when 'p' then 'pglz' else 'lz4' end), ''
      from attribute where attcompression <> '' and word in ('table', 'materialized view')
      union all
      select a.nr, 'default',
             format('alter view %s alter column %I set default %s', a.attrelid::regclass, a.attname,
                    pg_get_expr(d.adbin, d.adrelid)), ''
      from attribute a join pg_catalog.pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
      where a.word = 'view'
      union all
      select r.nr, 'rule', pg_get_ruledef(w.oid), ''
      from relation r join pg_catalog.pg_rewrite w on w.ev_class = r.oid where w.rulename <> '_RETURN'
      union all
      select x.nr, 'statistics',
             concat_ws(';', pg_get_statisticsobjdef(s.oid),
               format('alter statistics %I.%I owner to %I', n.nspname, s.stxname, pg_get_userbyid(s.stxowner)),
               case when s.stxstattarget >= 0
                    then format('alter statistics %I.%I set statistics %s', n.nspname, s.stxname,
                                s.stxstattarget) end,
               format('comment on statistics %I.%I is %L', n.nspname, s.stxname,
                      obj_description(s.oid, 'pg_statistic_ext'))), ''
      from (select nr, attrelid as oid, attnum from named_column where kind = 'column'
            union all select nr, oid, null from relation where relkind = 'm') x
      join pg_catalog.pg_statistic_ext s on s.stxrelid = x.oid
      join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
      where x.attnum is null
         or exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_statistic_ext'::regclass and d.objid = s.oid
                      and d.refclassid = 'pg_class'::regclass and d.refobjid = x.oid and d.refobjsubid = x.attnum)
      union all
      select nr, 'value', format('select setval(%L, %s)', v.oid::regclass, v.value), ''
      from (select nr, oid, case relkind when 'S' then pg_sequence_last_value(oid) end as value
            from relation) v
      where v.value is not null""";

  private AttachmentSql() {}
}

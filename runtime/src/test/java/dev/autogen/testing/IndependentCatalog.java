package dev.autogen.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What PostgreSQL says of a database, a line per fact, read by SQL that shares nothing with
 * autogen's own reader. Definitions are PostgreSQL's own ({@code pg_get_constraintdef} and the
 * like), names are part of them, the order of columns is not. autogen's own tables are left out,
 * and so are the constraints that 18 makes of NOT NULL: columns say it, and a rename does not reach
 * them.
 */
public final class IndependentCatalog {

  /** Relations of users that are not autogen's, with their names. */
  private static final String RELATIONS =
      """
      with relation as (
        select c.oid, c.relname, c.relkind, c.relpersistence, n.nspname,
               format('%I.%I', n.nspname, c.relname) as name,
               (select array_agg(option order by option)
                from (select unnest(c.reloptions)
                      union all select 'toast.' || unnest(toast.reloptions)) option (option)
               ) as reloptions
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          and c.relname not in ('autogen_version', 'autogen_history', 'autogen_meta')
      )
      """;

  private static final List<String> FACTS =
      List.of(
          """
          select format('schema %I', nspname) from pg_catalog.pg_namespace
          where nspname !~ '^pg_' and nspname <> 'information_schema'
          """,
          RELATIONS
              + """
              select format('relation %s kind %s persistence %s options %s', name, relkind,
                            relpersistence, coalesce(reloptions::text, '-'))
              from relation where relkind in ('r', 'p', 'v', 'm', 'f', 'c')
              """,
          RELATIONS
              + """
              select format('column %s.%I %s%s default %s identity %s generated %s collation %s storage %s',
                            r.name, a.attname, format_type(a.atttypid, a.atttypmod),
                            case when a.attnotnull then ' not null' else '' end,
                            coalesce(pg_get_expr(d.adbin, d.adrelid), '-'),
                            coalesce(nullif(a.attidentity::text, ''), '-'),
                            coalesce(nullif(a.attgenerated::text, ''), '-'),
                            case when a.attcollation = t.typcollation then '-'
                                 else a.attcollation::regcollation::text end,
                            a.attstorage)
              from relation r
              join pg_catalog.pg_attribute a on a.attrelid = r.oid
              join pg_catalog.pg_type t on t.oid = a.atttypid
              left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
              where a.attnum > 0 and not a.attisdropped and r.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
              """,
          RELATIONS
              + """
              select format('constraint %s.%I kind %s %s', r.name, k.conname, k.contype,
                            pg_get_constraintdef(k.oid))
              from relation r join pg_catalog.pg_constraint k on k.conrelid = r.oid
              where k.contype <> 'n'
              """,
          RELATIONS
              + """
              select format('index of %s %s valid %s', r.name, pg_get_indexdef(i.indexrelid), i.indisvalid)
              from relation r join pg_catalog.pg_index i on i.indrelid = r.oid where r.relkind in ('r', 'p', 'm')
              """,
          RELATIONS
              + """
              select format('sequence %s %s start %s increment %s min %s max %s cache %s cycle %s owner %s',
                            r.name, format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin,
                            s.seqmax, s.seqcache, s.seqcycle,
                            coalesce((select format('%s %s.%I', d.deptype, d.refobjid::regclass, a.attname)
                                      from pg_catalog.pg_depend d
                                      join pg_catalog.pg_attribute a
                                        on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                                      where d.classid = 'pg_class'::regclass and d.objid = r.oid
                                        and d.refclassid = 'pg_class'::regclass
                                        and d.deptype in ('a', 'i')), '-'))
              from relation r join pg_catalog.pg_sequence s on s.seqrelid = r.oid
              where not exists (select from pg_catalog.pg_depend d
                                where d.objid = r.oid
                                  and d.refobjid in (select oid from pg_catalog.pg_class
                                                     where relname in ('autogen_version',
                                                                       'autogen_history',
                                                                       'autogen_meta')))
              """,
          RELATIONS
              + """
              select format('trigger on %s %s', r.name, pg_get_triggerdef(t.oid))
              from relation r join pg_catalog.pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
              """,
          RELATIONS
              + """
              select format('view %s %s', name, pg_get_viewdef(oid)) from relation where relkind in ('v', 'm')
              """,
          """
          select format('enum %s (%s)', t.oid::regtype,
                        string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder))
          from pg_catalog.pg_type t join pg_catalog.pg_enum e on e.enumtypid = t.oid group by t.oid
          """,
          """
          select format('domain %s %s not null %s default %s', t.oid::regtype,
                        format_type(t.typbasetype, t.typtypmod), t.typnotnull, coalesce(t.typdefault, '-'))
          from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
          where t.typtype = 'd' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          """,
          """
          select format('cast %s to %s by %s method %s context %s', castsource::regtype,
                        casttarget::regtype, castfunc::regproc, castmethod, castcontext)
          from pg_catalog.pg_cast where oid >= 16384
          """,
          """
          select format('function %s', pg_get_functiondef(p.oid))
          from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
          where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and p.prokind <> 'a'
          """,
          """
          select format('extension %I', extname) from pg_catalog.pg_extension where extname <> 'plpgsql'
          """,
          """
          select format('comment on %s: %s', pg_describe_object(classoid, objoid, objsubid), description)
          from pg_catalog.pg_description where objoid >= 16384
            and not (classoid = 'pg_class'::regclass
                     and objoid in (select oid from pg_catalog.pg_class where relname like 'autogen\\_%'))
          """);

  private IndependentCatalog() {}

  /** Returns the facts of a database, sorted. */
  public static List<String> of(TestDatabase database) {
    try (Connection connection = database.connect()) {
      return of(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the facts of the database of a connection, sorted. */
  public static List<String> of(Connection connection) throws SQLException {
    List<String> facts = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      // Every name is to be shown with its schema.
      statement.execute("set search_path = pg_catalog");
      for (String sql : FACTS) {
        try (ResultSet result = statement.executeQuery(sql)) {
          while (result.next()) {
            facts.add(result.getString(1));
          }
        }
      }
      statement.execute("reset search_path");
    }
    facts.sort(null);
    return facts;
  }

  /** Returns the facts of a database and the rows of all tables, autogen's own included. */
  public static List<String> withRows(TestDatabase database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      List<String> facts = of(connection);
      List<String> tables = new ArrayList<>();
      try (ResultSet result =
          statement.executeQuery(
              """
              select format('%I.%I', schemaname, tablename) from pg_catalog.pg_tables
              where schemaname !~ '^pg_' and schemaname <> 'information_schema' order by 1
              """)) {
        while (result.next()) {
          tables.add(result.getString(1));
        }
      }
      for (String table : tables) {
        facts.add("table " + table);
        try (ResultSet rows =
            statement.executeQuery("select t::text from " + table + " t order by 1")) {
          while (rows.next()) {
            facts.add("row of " + table + " " + rows.getString(1));
          }
        }
      }
      return facts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what is in one only, a line each; empty when they agree. */
  public static List<String> differences(List<String> expected, List<String> actual) {
    SortedSet<String> missing = new TreeSet<>(expected);
    actual.forEach(missing::remove);
    SortedSet<String> unexpected = new TreeSet<>(actual);
    expected.forEach(unexpected::remove);
    List<String> lines = new ArrayList<>();
    missing.forEach(line -> lines.add("- " + line));
    unexpected.forEach(line -> lines.add("+ " + line));
    return lines;
  }
}

package dev.autogen.scanner;

import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What pg_catalog says of all that is in a database: a sorted line per fact, names included. */
final class CatalogFacts {

  private static final String OURS =
      "not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%'";

  private static final List<String> QUERIES =
      List.of(
          "select 'schema ' || n.nspname from pg_namespace n where n.nspname "
              + OURS
              + " and n.nspname not like 'pg_toast%'",
          """
          select concat_ws(' ', 'relation', n.nspname, c.relname, c.relkind, c.relpersistence,
            array_to_string(c.reloptions, ','), obj_description(c.oid, 'pg_class'))
          from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname %s
          """,
          """
          select concat_ws(' ', 'column', n.nspname, c.relname, a.attnum, a.attname,
            format_type(a.atttypid, a.atttypmod), a.attnotnull, 'identity', a.attidentity,
            'generated', a.attgenerated, 'default', pg_get_expr(d.adbin, d.adrelid),
            'collation', (select k.collname from pg_collation k where k.oid = a.attcollation),
            'comment', col_description(c.oid, a.attnum))
          from pg_attribute a join pg_class c on c.oid = a.attrelid
          join pg_namespace n on n.oid = c.relnamespace
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'c')
          and n.nspname %s
          """,
          """
          select concat_ws(' ', 'constraint', n.nspname, t.relname, k.conname, k.contype,
            pg_get_constraintdef(k.oid), k.convalidated)
          from pg_constraint k join pg_namespace n on n.oid = k.connamespace
          left join pg_class t on t.oid = k.conrelid where n.nspname %s
          """,
          """
          select 'index ' || pg_get_indexdef(i.indexrelid) || i.indisvalid
          from pg_index i join pg_class c on c.oid = i.indexrelid
          join pg_namespace n on n.oid = c.relnamespace where n.nspname %s
          """,
          """
          select concat_ws(' ', 'sequence', n.nspname, c.relname, s.seqtypid::regtype, s.seqstart,
            s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
            'owned by', (select d.refobjid::regclass || '.' || d.refobjsubid from pg_depend d
              where d.classid = 'pg_class'::regclass and d.objid = c.oid
              and d.deptype in ('a', 'i') and d.refclassid = 'pg_class'::regclass))
          from pg_sequence s join pg_class c on c.oid = s.seqrelid
          join pg_namespace n on n.oid = c.relnamespace where n.nspname %s
          """,
          """
          select concat_ws(' ', 'type', n.nspname, t.typname, t.typtype,
            (select string_agg(e.enumlabel, ',' order by e.enumsortorder)
             from pg_enum e where e.enumtypid = t.oid))
          from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname %s
          """,
          """
          select concat_ws(' ', 'cast', k.castsource::regtype, k.casttarget::regtype,
            k.castcontext, k.castmethod)
          from pg_cast k where k.oid >= 16384
          """);

  private CatalogFacts() {}

  static List<String> of(TestDatabase database) throws SQLException {
    List<String> facts = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String query : QUERIES) {
        try (ResultSet rows = statement.executeQuery(query.replace("%s", OURS))) {
          while (rows.next()) {
            facts.add(rows.getString(1));
          }
        }
      }
    }
    return facts.stream().sorted().toList();
  }

  /** Returns the facts that only one of them has, marked as in a patch. */
  static List<String> differences(List<String> expected, List<String> actual) {
    return Stream.concat(
            expected.stream().filter(fact -> !actual.contains(fact)).map(fact -> "- " + fact),
            actual.stream().filter(fact -> !expected.contains(fact)).map(fact -> "+ " + fact))
        .toList();
  }
}

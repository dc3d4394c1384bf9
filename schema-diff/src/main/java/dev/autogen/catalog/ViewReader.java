package dev.autogen.catalog;

import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.SQLException;
import java.util.List;

/** Reads views, and materialized views together with their indexes. */
final class ViewReader {

  private static final String SQL =
      """
      select c.oid, c.reltype, n.nspname, c.relname, c.relkind, c.relispopulated,
        array_to_string(c.reloptions, ', ') as options,
        pg_get_viewdef(c.oid) as query,
        (
          select array_agg(
            replace(
              pg_get_indexdef(i.indexrelid),
              format(' ON %I.%I USING ', n.nspname, c.relname),
              format(' ON %s USING ', c.oid::regclass))
            order by i.indexrelid::regclass::text)
          from pg_index i where i.indrelid = c.oid
        ) as indexes
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any (?) and c.relkind in ('v', 'm') and c.relpersistence <> 't'
        and not exists (
          select from pg_depend e
          where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'
        )
      """;

  private ViewReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          OpaqueObject view = view(session, row);
          findings.addOpaque(new Findings.Address("pg_class", row.number("oid")), view);
          findings.addAddress("pg_type", row.number("reltype"), view.id());
        });
  }

  private static OpaqueObject view(CatalogSession session, Row row) throws SQLException {
    QualifiedName name = session.name(row.text("nspname"), row.text("relname"));
    boolean materialized = row.text("relkind").equals("m");
    String words = materialized ? "materialized view " : "view ";
    String options = row.text("options");
    StringBuilder sql = new StringBuilder("create " + words + SqlIdentifier.quote(name));
    if (!options.isEmpty()) {
      sql.append(" with (").append(options).append(')');
    }
    sql.append(" as\n").append(withoutSemicolon(row.text("query")));
    if (materialized && !row.flag("relispopulated")) {
      sql.append("\nwith no data");
    }
    row.texts("indexes").forEach(index -> sql.append(";\n").append(index));
    return new OpaqueObject(
        materialized ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW,
        name,
        sql.toString(),
        "drop " + words + SqlIdentifier.quote(name),
        List.of());
  }

  private static String withoutSemicolon(String query) {
    return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
  }
}

package dev.autogen.catalog;

import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SqlIdentifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads enum types, composite types and domains. */
final class TypeReader {

  private static final String SQL =
      """
      select t.oid, t.typarray, n.nspname, t.typname, t.typtype,
        obj_description(t.oid, 'pg_type') as comment,
        (
          select array_agg(e.enumlabel::text order by e.enumsortorder)
          from pg_enum e where e.enumtypid = t.oid
        ) as labels,
        (
          select array_agg(a.attname::text order by a.attnum)
          from pg_attribute a
          where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
        ) as attribute_names,
        (
          select array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum)
          from pg_attribute a
          where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
        ) as attribute_types,
        format_type(t.typbasetype, t.typtypmod) as base_type,
        case when t.typcollation <> b.typcollation then k.collname end as collation,
        t.typdefault as default_sql, t.typnotnull,
        (
          select array_agg(
            format('constraint %I %s', c.conname, pg_get_constraintdef(c.oid)) order by c.conname)
          from pg_constraint c where c.contypid = t.oid and c.contype = 'c'
        ) as checks
      from pg_type t
      join pg_namespace n on n.oid = t.typnamespace
      left join pg_class r on r.oid = t.typrelid
      left join pg_type b on b.oid = t.typbasetype
      left join pg_collation k on k.oid = t.typcollation
      where n.nspname = any (?)
        and (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and r.relkind = 'c')
        and not exists (
          select from pg_depend e
          where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e'
        )
      """;

  private TypeReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          QualifiedName name = session.name(row.text("nspname"), row.text("typname"));
          switch (row.text("typtype")) {
            case "e" ->
                addType(
                    findings, row, new EnumType(name, row.texts("labels"), row.text("comment")));
            case "c" -> addType(findings, row, composite(session, row, name));
            case "d" -> addDomain(findings, row, domain(row, name));
            default ->
                findings.leaveAlone(ObjectId.of(ObjectKind.OTHER, name), LeftAlone.Reason.NO_WORDS);
          }
        });
  }

  private static void addType(Findings findings, Row row, SchemaObject type) throws SQLException {
    findings.add(type);
    addAddresses(findings, row, type.id());
  }

  private static void addDomain(Findings findings, Row row, OpaqueObject domain)
      throws SQLException {
    findings.addOpaque(new Findings.Address("pg_type", row.number("oid")), domain);
    addAddresses(findings, row, domain.id());
  }

  /** What uses an array of a type depends on the type of the array alone. */
  private static void addAddresses(Findings findings, Row row, ObjectId id) throws SQLException {
    findings.addAddress("pg_type", row.number("oid"), id);
    findings.addAddress("pg_type", row.number("typarray"), id);
  }

  private static CompositeType composite(CatalogSession session, Row row, QualifiedName name)
      throws SQLException {
    List<String> names = row.texts("attribute_names");
    List<String> types = row.texts("attribute_types");
    List<CompositeType.Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      attributes.add(new CompositeType.Attribute(names.get(i), session.type(types.get(i))));
    }
    return new CompositeType(name, attributes, row.text("comment"));
  }

  private static OpaqueObject domain(Row row, QualifiedName name) throws SQLException {
    String sqlName = SqlIdentifier.quote(name);
    StringBuilder sql =
        new StringBuilder("create domain " + sqlName + " as " + row.text("base_type"));
    if (!row.text("collation").isEmpty()) {
      sql.append(" collate ").append(SqlIdentifier.quote(row.text("collation")));
    }
    if (!row.text("default_sql").isEmpty()) {
      sql.append(" default ").append(row.text("default_sql"));
    }
    if (row.flag("typnotnull")) {
      sql.append(" not null");
    }
    row.texts("checks").forEach(check -> sql.append(' ').append(check));
    return new OpaqueObject(
        ObjectKind.DOMAIN, name, sql.toString(), "drop domain " + sqlName, List.of());
  }
}

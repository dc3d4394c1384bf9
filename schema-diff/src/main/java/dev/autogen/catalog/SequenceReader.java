package dev.autogen.catalog;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import java.sql.SQLException;
import java.util.Optional;

/** Reads sequences; those of identity columns are handed on to the reader of columns. */
final class SequenceReader {

  private static final String SQL =
      """
      select c.oid, n.nspname, c.relname,
        format_type(s.seqtypid, null) as type, s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
        s.seqcache, s.seqcycle,
        o.deptype, o.refobjid as table_oid, o.refobjsubid as column_number, a.attname,
        obj_description(c.oid, 'pg_class') as comment
      from pg_sequence s
      join pg_class c on c.oid = s.seqrelid
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_depend o
        on o.classid = 'pg_class'::regclass and o.objid = c.oid
        and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0 and o.deptype in ('a', 'i')
      left join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
      where n.nspname = any (?) and c.relpersistence <> 't'
        and not exists (
          select from pg_depend e
          where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'
        )
      """;

  private SequenceReader() {}

  static IdentitySequences read(CatalogSession session, Findings findings) throws SQLException {
    IdentitySequences identities = new IdentitySequences();
    session.query(
        SQL,
        row -> {
          QualifiedName name = session.name(row.text("nspname"), row.text("relname"));
          SequenceOptions options = options(session, row);
          long tableOid = row.number("table_oid");
          if (row.text("deptype").equals("i")) {
            identities.put(tableOid, row.integer("column_number"), name.name(), options);
            return;
          }
          Optional<QualifiedName> table = findings.table(tableOid);
          if (tableOid != 0 && table.isEmpty()) {
            return; // of a table that is left alone
          }
          Optional<ObjectId> owner =
              table.isPresent()
                  ? Optional.of(ObjectId.column(table.get(), row.text("attname")))
                  : Optional.empty();
          findings.add(new Sequence(name, options, owner, row.text("comment")));
          findings.addAddress(
              "pg_class", row.number("oid"), ObjectId.of(ObjectKind.SEQUENCE, name));
        });
    return identities;
  }

  private static SequenceOptions options(CatalogSession session, Row row) throws SQLException {
    return new SequenceOptions(
        session.type(row.text("type")),
        row.number("seqstart"),
        row.number("seqincrement"),
        row.number("seqmin"),
        row.number("seqmax"),
        row.number("seqcache"),
        row.flag("seqcycle"));
  }
}

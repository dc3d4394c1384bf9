package dev.autogen.catalog;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.StorageParameters;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.Optional;

/** Reads tables, and tells which are to be left alone. */
final class TableReader {

  /** Flyway's history table can have any name; its columns cannot. */
  private static final String SQL =
      """
      select c.oid, c.reltype, n.nspname, c.relname, c.relkind, c.relispartition,
        c.relpersistence = 'u' as unlogged,
        c.reloptions || array(
          select 'toast.' || o
          from pg_class t, unnest(t.reloptions) o
          where t.oid = c.reltoastrelid) as storage,
        pg_get_partkeydef(c.oid) as partition_by, d.description as comment,
        exists (select from pg_inherits i where i.inhrelid = c.oid) as inherits,
        exists (
          select from pg_depend e
          where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'
        ) as of_extension,
        4 = (
          select count(*) from pg_attribute a
          where a.attrelid = c.oid
            and a.attname in ('installed_rank', 'installed_on', 'checksum', 'success')
        ) as of_flyway
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_description d
        on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = 0
      where n.nspname = any (?) and c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't'
      """;

  private TableReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          QualifiedName name = session.name(row.text("nspname"), row.text("relname"));
          ObjectId id = ObjectId.table(name);
          Optional<LeftAlone.Reason> reason = reasonToLeaveAlone(row, name, findings.scope());
          if (reason.isPresent()) {
            findings.leaveAlone(id, reason.get());
            return;
          }
          if (row.text("relkind").equals("p")) {
            findings.leaveAlone(id, LeftAlone.Reason.PARTITIONING);
          }
          findings.addTable(
              row.number("oid"),
              new Table(
                  name,
                  row.flag("unlogged"),
                  StorageParameters.ofCatalog(row.texts("storage")),
                  row.text("partition_by"),
                  row.text("comment")));
          findings.addAddress("pg_class", row.number("oid"), id);
          findings.addAddress("pg_type", row.number("reltype"), id);
        });
  }

  private static Optional<LeftAlone.Reason> reasonToLeaveAlone(
      Row row, QualifiedName name, CatalogScope scope) throws SQLException {
    if (scope.ownTables().contains(name.name())) {
      return Optional.of(LeftAlone.Reason.OWN_TABLE);
    }
    if (scope.otherTools().contains(name.name()) || row.flag("of_flyway")) {
      return Optional.of(LeftAlone.Reason.OTHER_TOOL);
    }
    if (row.flag("of_extension")) {
      return Optional.of(LeftAlone.Reason.EXTENSION);
    }
    if (row.text("relkind").equals("f")) {
      return Optional.of(LeftAlone.Reason.FOREIGN_TABLE);
    }
    if (row.flag("relispartition")) {
      return Optional.of(LeftAlone.Reason.PARTITION);
    }
    return row.flag("inherits")
        ? Optional.of(LeftAlone.Reason.INHERITANCE_CHILD)
        : Optional.empty();
  }
}

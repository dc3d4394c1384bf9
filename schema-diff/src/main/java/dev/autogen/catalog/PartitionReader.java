package dev.autogen.catalog;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the partitions of tables, as the SQL that makes them with the indexes and constraints of
 * their own; those of their table come with it.
 */
final class PartitionReader {

  private static final String SQL =
      """
      select n.nspname, c.relname, pn.nspname as parent_schema, p.relname as parent,
        p.relispartition as of_partition, pg_get_expr(c.relpartbound, c.oid) as bound,
        pg_get_partkeydef(c.oid) as partition_by,
        array(
          select format('alter table %s add constraint %I %s',
            c.oid::regclass, k.conname, pg_get_constraintdef(k.oid))
          from pg_constraint k
          where k.conrelid = c.oid and k.conparentid = 0 and k.conislocal
            and k.contype in ('p', 'u', 'c', 'f', 'x')
          order by k.contype <> 'p', k.conname) as constraints,
        array(
          select pg_get_indexdef(x.indexrelid, 0, true)
          from pg_index x
          where x.indrelid = c.oid
            and not exists (select from pg_inherits h where h.inhrelid = x.indexrelid)
            and not exists (
              select from pg_constraint k where k.conindid = x.indexrelid and k.conrelid = c.oid)
          order by x.indexrelid::regclass::text) as indexes,
        array(
          select distinct rn.nspname || chr(9) || r.relname
          from pg_constraint k
          join pg_class r on r.oid = k.confrelid
          join pg_namespace rn on rn.oid = r.relnamespace
          where k.conrelid = c.oid and k.conparentid = 0 and k.contype = 'f') as referenced
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_inherits i on i.inhrelid = c.oid
      join pg_class p on p.oid = i.inhparent
      join pg_namespace pn on pn.oid = p.relnamespace
      where n.nspname = any (?) and c.relispartition and c.relkind in ('r', 'p')
      order by n.nspname, c.relname
      """;

  private PartitionReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          QualifiedName name = session.name(row.text("nspname"), row.text("relname"));
          QualifiedName parent = session.name(row.text("parent_schema"), row.text("parent"));
          String partitionBy = row.text("partition_by");
          List<String> statements = new ArrayList<>();
          statements.add(
              "create table %s partition of %s %s%s"
                  .formatted(
                      SqlIdentifier.quote(name),
                      SqlIdentifier.quote(parent),
                      row.text("bound"),
                      partitionBy.isEmpty() ? "" : " partition by " + partitionBy));
          statements.addAll(row.texts("constraints"));
          statements.addAll(row.texts("indexes"));
          List<ObjectId> needed = new ArrayList<>();
          needed.add(
              ObjectId.of(row.flag("of_partition") ? ObjectKind.OTHER : ObjectKind.TABLE, parent));
          for (String referenced : row.texts("referenced")) {
            String[] names = referenced.split("\t", 2);
            needed.add(ObjectId.table(session.name(names[0], names[1])));
          }
          findings.addPartition(
              new OpaqueObject(
                  ObjectKind.OTHER,
                  name,
                  String.join(";\n", statements),
                  "drop table " + SqlIdentifier.quote(name),
                  needed));
        });
  }
}

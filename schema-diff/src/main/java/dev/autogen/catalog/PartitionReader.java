package dev.autogen.catalog;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the partitions of tables, as the SQL that makes them. Their columns, and the indexes and
 * constraints that they have from their table, come with them.
 */
final class PartitionReader {

  private static final String SQL =
      """
      select n.nspname, c.relname, pn.nspname as parent_schema, p.relname as parent,
        p.relispartition as of_partition, pg_get_expr(c.relpartbound, c.oid) as bound,
        pg_get_partkeydef(c.oid) as partition_by
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
          String definition =
              "create table %s partition of %s %s%s"
                  .formatted(
                      SqlIdentifier.quote(name),
                      SqlIdentifier.quote(parent),
                      row.text("bound"),
                      partitionBy.isEmpty() ? "" : " partition by " + partitionBy);
          ObjectKind kind = row.flag("of_partition") ? ObjectKind.OTHER : ObjectKind.TABLE;
          findings.addPartition(
              new OpaqueObject(
                  ObjectKind.OTHER,
                  name,
                  definition,
                  "drop table " + SqlIdentifier.quote(name),
                  List.of(ObjectId.of(kind, parent))));
        });
  }
}

package dev.autogen.migration;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The columns of a database that have a composite type, or arrays of it. */
final class CompositeColumns {

  private static final String SQL =
      """
      select n.nspname = current_schema() as is_default, n.nspname, c.relname, a.attname
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_class c on c.oid = a.attrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_type t on t.oid = a.atttypid
       where c.relkind in ('r', 'p') and not a.attisdropped
         and pg_catalog.to_regtype(?)::oid in (t.oid, t.typelem)
       order by 2, 3, 4""";

  private CompositeColumns() {}

  static List<ObjectId> of(ObjectId type, Connection connection) throws SQLException {
    List<ObjectId> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, SqlIdentifier.quote(type.qualifiedName()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          SchemaName schema =
              row.getBoolean(1) ? SchemaName.DEFAULT : SchemaName.of(row.getString(2));
          QualifiedName table = new QualifiedName(schema, row.getString(3));
          columns.add(ObjectId.column(table, row.getString(4)));
        }
      }
    }
    return columns;
  }
}

package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The types of the columns of a database whose values are stored, not computed. */
final class StoredTypes {

  private final Connection connection;
  private final UnaryOperator<QualifiedName> bound;

  /**
   * @param bound gives names the schema that they are looked for in
   */
  StoredTypes(Connection connection, UnaryOperator<QualifiedName> bound) {
    this.connection = connection;
    this.bound = bound;
  }

  /** Returns the type of a column; empty if there is no such column, or it is a generated one. */
  Optional<SqlType> of(ObjectId column) {
    String sql =
        """
        select pg_catalog.format_type(atttypid, atttypmod) from pg_catalog.pg_attribute
         where attrelid = pg_catalog.to_regclass(?) and attname = ? and not attisdropped
           and attgenerated = ''""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, SqlIdentifier.quote(bound.apply(column.tableName())));
      statement.setString(2, column.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(SqlType.parse(row.getString(1))) : Optional.empty();
      }
    } catch (SQLException e) {
      throw AutogenException.failed(
          "The type of %s cannot be read: %s".formatted(column, SqlMessages.of(e)), e);
    }
  }
}

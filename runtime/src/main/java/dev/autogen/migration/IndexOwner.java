package dev.autogen.migration;

import dev.autogen.operation.Create;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationTarget;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** PostgreSQL finds an index without its table, so that a wrong table would not be noticed. */
final class IndexOwner {

  private static final String TABLE =
      """
      select t.relname from pg_catalog.pg_index i
      join pg_catalog.pg_class x on x.oid = i.indexrelid
      join pg_catalog.pg_namespace n on n.oid = x.relnamespace
      join pg_catalog.pg_class t on t.oid = i.indrelid
      where n.nspname = ? and x.relname = ?
      """;

  private IndexOwner() {}

  /**
   * Refuses to change or drop an index that another table has than the one that is named.
   *
   * @param defaultSchema the schema that unqualified names live in
   */
  static void require(
      Connection connection, Operation operation, PlannedRevision revision, String defaultSchema)
      throws SQLException {
    Optional<ObjectId> target =
        OperationTarget.of(operation)
            .filter(object -> object.kind() == ObjectKind.INDEX)
            .filter(object -> !(operation instanceof Create));
    if (target.isEmpty()) {
      return;
    }
    ObjectId index = target.get();
    try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
      statement.setString(1, index.schema().isDefault() ? defaultSchema : index.schema().name());
      statement.setString(2, index.name());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next() && !row.getString(1).equals(index.table())) {
          throw AutogenException.failed(
              "Revision %s names index %s of table %s, but it is one of table %s. Correct the table."
                  .formatted(revision.title(), index.name(), index.table(), row.getString(1)));
        }
      }
    }
  }
}

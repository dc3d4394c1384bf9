package dev.autogen.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads a PostgreSQL database, 14 or newer, as a schema.
 *
 * <p>It takes a constant number of statements, whatever the size of the database, in one read-only
 * transaction at {@code REPEATABLE READ}. It evaluates no expression, moves no sequence and keeps
 * no lock.
 */
public final class CatalogReader {

  private CatalogReader() {}

  /**
   * Reads what is in scope.
   *
   * <p>A connection in auto-commit mode gets a transaction of its own, which has ended when this
   * returns. Otherwise everything happens within the caller's transaction, at its isolation; its
   * settings are as before afterwards.
   *
   * @throws dev.autogen.revision.AutogenException if the server is no PostgreSQL of a supported
   *     version, or the connection's search path names no schema that its role can use
   * @throws SQLException if the database cannot be read
   */
  public static Catalog read(Connection connection, CatalogScope scope) throws SQLException {
    try (CatalogSession session = CatalogSession.open(connection, scope)) {
      Findings findings = new Findings(scope);
      SchemaReader.read(session, findings);
      TableReader.read(session, findings);
      PartitionReader.read(session, findings);
      CollationReader.read(session, findings);
      TypeReader.read(session, findings);
      IdentitySequences identities = SequenceReader.read(session, findings);
      ColumnReader.read(session, findings, identities);
      ConstraintReader.read(session, findings);
      IndexReader.read(session, findings);
      ExtensionReader.read(session, findings);
      ViewReader.read(session, findings);
      RoutineReader.read(session, findings);
      TriggerReader.read(session, findings);
      CastReader.read(session, findings);
      DependencyReader.read(session, findings);
      Catalog catalog =
          new Catalog(
              findings.schema(),
              session.serverVersion(),
              session.defaultSchema(),
              findings.partitions(),
              findings.leftAlone());
      session.restore();
      return catalog;
    }
  }
}

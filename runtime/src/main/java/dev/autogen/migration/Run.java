package dev.autogen.migration;

import java.util.Optional;

/**
 * What the parts of one run share.
 *
 * @param session its connection
 * @param tables autogen's own tables
 * @param known the revisions of this release
 */
record Run(
    Session session,
    OwnTables tables,
    KnownRevisions known,
    MigrationOptions options,
    MigrationListener listener,
    Optional<DatabaseComparison> comparison,
    Interruption interruption) {

  /** Returns the same run with other revisions. */
  Run with(KnownRevisions others) {
    return new Run(session, tables, others, options, listener, comparison, interruption);
  }

  VersionTable versions() {
    return new VersionTable(tables);
  }

  HistoryTable history() {
    return new HistoryTable(tables, known, options);
  }

  Journal journal() {
    return new Journal(tables, history());
  }

  LossCheck losses() {
    return new LossCheck(options, session.schema(), interruption);
  }

  FitCheck fit() {
    return new FitCheck(options, session.schema());
  }

  ExistingObjects existing() {
    return new ExistingObjects(session.schema());
  }
}

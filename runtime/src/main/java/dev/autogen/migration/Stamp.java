package dev.autogen.migration;

import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Records that a database is at some revisions, without running any. */
final class Stamp {

  private final Run run;

  Stamp(Run run) {
    this.run = run;
  }

  /**
   * Moves the record: of the branches that the targets are on, or with {@code purge} whatever it
   * says.
   *
   * @throws AutogenException if a target is not known, or, without {@code purge}, a head is not
   */
  MigrationResult to(Collection<String> expressions, boolean purge) throws SQLException {
    DatabaseState state = DatabaseState.read(run);
    SortedSet<String> unknown = run.known().unknown(state.heads());
    if (!unknown.isEmpty() && !purge) {
      throw AutogenException.failed(
          ("Database %s is at revision %s, which is not among the revisions here. %s To replace the"
                  + " record as it is, run 'autogen stamp --purge head', or name another revision.")
              .formatted(
                  run.session().database(), unknown.first(), new Ahead(run).remedy(state.heads())));
    }
    SortedSet<String> known = new TreeSet<>(state.heads());
    known.removeAll(unknown);
    Stamping stamping = Stamping.of(run.known().graph(), known, expressions, purge);
    SortedSet<String> after = stamping.after();
    boolean same = state.tracked() && after.equals(state.heads()) && state.unfinished().isEmpty();
    if (!same) {
      run.session()
          .inTransaction(
              connection -> {
                write(connection, state, stamping);
                return after;
              });
    }
    return new MigrationResult(
        run.session().database(),
        same ? Outcome.NOTHING_TO_DO : Outcome.CHANGED,
        state.heads(),
        stamping.moved(),
        after);
  }

  private void write(Connection connection, DatabaseState state, Stamping stamping)
      throws SQLException {
    run.tables().prepare(connection, state.tracked());
    run.journal().abandonAll(connection);
    for (AppliedRevision revision : stamping.moved()) {
      run.history().stamp(connection, revision.header(), revision.direction());
    }
    run.versions().move(connection, state.heads(), stamping.after());
  }
}

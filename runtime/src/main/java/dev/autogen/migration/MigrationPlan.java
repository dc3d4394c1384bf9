package dev.autogen.migration;

import dev.autogen.revision.RevisionHeader;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do.
 *
 * @param database the database's name
 * @param outcome what it would come to
 * @param stampedBaseline the baseline whose tables are all there, so that it would only be recorded
 * @param revisions what would be run, in order
 * @param losses what would stop it for lack of {@code --accept-loss}, such as {@code 3 values of
 *     posts.published}
 * @param misfits what would stop it because rows do not fit, such as {@code 3 rows of posts whose
 *     title is null}
 */
public record MigrationPlan(
    String database,
    MigrationResult.Outcome outcome,
    Optional<RevisionHeader> stampedBaseline,
    List<PlannedRevision> revisions,
    List<String> losses,
    List<String> misfits) {

  public MigrationPlan {
    revisions = List.copyOf(revisions);
    losses = List.copyOf(losses);
    misfits = List.copyOf(misfits);
  }
}

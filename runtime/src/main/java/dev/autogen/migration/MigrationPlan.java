package dev.autogen.migration;

import dev.autogen.revision.RevisionHeader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run would do.
 *
 * @param database the database's name
 * @param outcome what it would come to
 * @param stampedBaseline the baseline whose tables are all there, so that it would only be recorded
 * @param revisions what would be run, in order; of one that an earlier run left unfinished, the
 *     steps that are left
 * @param done for ids of {@code revisions} what an earlier run did of them, such as {@code 1 of 3
 *     steps}
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
    Map<String, String> done,
    List<String> losses,
    List<String> misfits) {

  public MigrationPlan {
    revisions = List.copyOf(revisions);
    done = Map.copyOf(done);
    losses = List.copyOf(losses);
    misfits = List.copyOf(misfits);
  }
}

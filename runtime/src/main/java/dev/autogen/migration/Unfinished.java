package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Finds, for what an interrupted run left, the planned revision that goes on with it. */
final class Unfinished {

  private Unfinished() {}

  /**
   * Returns the entry of each planned revision that has one.
   *
   * @param heads where the database is
   * @throws AutogenException if the plan leaves one unfinished, or if what has already run of a
   *     revision has changed since
   */
  static Map<String, JournalEntry> match(
      Run run, SortedSet<String> heads, List<JournalEntry> entries, List<PlannedRevision> planned) {
    Map<String, JournalEntry> matched = new HashMap<>();
    for (JournalEntry entry : entries) {
      PlannedRevision revision =
          planned.stream()
              .filter(
                  candidate ->
                      candidate.id().equals(entry.revision())
                          && candidate.direction() == entry.direction())
              .findFirst()
              .orElseThrow(() -> leftOver(run, entry));
      if (!continues(revision, entry)) {
        throw AutogenException.failed(
            ("The %s of revision %s was interrupted (%d steps done%s), and what has already run of it"
                    + " was changed since. Put the class back as it was, or finish by hand and record"
                    + " that with 'autogen stamp'%s.")
                .formatted(
                    entry.direction().word(),
                    revision.title(),
                    entry.stepsDone(),
                    entry.batches(),
                    entry.onlyBatchesDone()
                        ? ", or start over: 'autogen stamp %s' forgets the batches"
                            .formatted(heads.isEmpty() ? "base" : String.join(" ", heads))
                        : ""));
      }
      matched.put(entry.revision(), entry);
    }
    return matched;
  }

  private static boolean continues(PlannedRevision revision, JournalEntry entry) {
    int steps = revision.steps().size();
    if (entry.nothingDone()) {
      return true;
    }
    boolean longEnough =
        entry.stepsDone() <= steps
            && (entry.unitsDone() == 0
                || entry.stepsDone() < steps
                    && entry.unitsDone() <= revision.steps().get(entry.stepsDone()).units().size());
    return longEnough
        && Fingerprint.of(revision, entry.stepsDone(), entry.unitsDone())
            .equals(entry.fingerprint());
  }

  private static AutogenException leftOver(Run run, JournalEntry entry) {
    String command =
        "'autogen %s%s'"
            .formatted(
                entry.direction().word(),
                entry.direction() == Direction.UPGRADE ? " " + entry.revision() : "");
    return AutogenException.failed(
        ("Database %s has an unfinished %s. Finish it first with %s, or, after putting things right by"
                + " hand, record where the database is with 'autogen stamp'.")
            .formatted(
                run.session().database(),
                entry.words(),
                run.known().contains(entry.revision())
                    ? command
                    : "the code that has this revision"));
  }
}

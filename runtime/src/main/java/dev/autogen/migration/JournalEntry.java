package dev.autogen.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far an unfinished revision came.
 *
 * @param id the row of {@code autogen_history}
 * @param revision the revision's id
 * @param direction which way it goes
 * @param steps how many steps it had then
 * @param stepsDone how many are done
 * @param unitsDone how many units of the next step are done; more than none only outside a
 *     transaction
 * @param fingerprint SHA-256 of all that is done
 * @param position the key up to which the batches of the next step are done; empty before the
 *     first, and if that step has none
 */
record JournalEntry(
    long id,
    String revision,
    Direction direction,
    int steps,
    int stepsDone,
    int unitsDone,
    String fingerprint,
    Optional<String> position) {

  boolean nothingDone() {
    return stepsDone == 0 && unitsDone == 0 && position.isEmpty();
  }

  /** Tells whether nothing would run twice but batches if the revision started over. */
  boolean onlyBatchesDone() {
    return stepsDone == 0 && position.isPresent();
  }

  JournalEntry at(int newStepsDone, int newUnitsDone, String newFingerprint) {
    return new JournalEntry(
        id,
        revision,
        direction,
        steps,
        newStepsDone,
        newUnitsDone,
        newFingerprint,
        Optional.empty());
  }

  /** Returns the entry after a further batch of the next step. */
  JournalEntry atKey(int units, String newFingerprint, String key) {
    return new JournalEntry(
        id, revision, direction, steps, stepsDone, units, newFingerprint, Optional.of(key));
  }

  /** Returns the state in words: {@code upgrade of ae10, 1 of 3 steps done}. */
  String words() {
    return "%s of %s, %d of %d steps done%s"
        .formatted(direction.word(), revision, stepsDone, steps, batches());
  }

  /** Returns what is done in words: {@code 1 of 3 steps, 2 statements of the next}. */
  String done() {
    String statements =
        unitsDone == 0 || position.isPresent()
            ? ""
            : ", %d statement%s of the next".formatted(unitsDone, unitsDone == 1 ? "" : "s");
    return "%d of %d steps%s%s".formatted(stepsDone, steps, statements, batches());
  }

  /** Returns a revision without what is done of it; an update by batches stays as it is. */
  PlannedRevision rest(PlannedRevision whole) {
    List<PlannedStep> steps = new ArrayList<>();
    for (int i = stepsDone; i < whole.steps().size(); i++) {
      PlannedStep step = whole.steps().get(i);
      steps.add(i > stepsDone || step.transactional() ? step : step.after(unitsDone));
    }
    return whole.withSteps(steps);
  }

  /** Returns how far batches came, with a comma in front: {@code , batches up to 17}. */
  String batches() {
    return position.map(", batches up to %s"::formatted).orElse("");
  }
}

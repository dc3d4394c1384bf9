package dev.autogen.migration;

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

  /** Returns how far batches came, with a comma in front: {@code , batches up to 17}. */
  String batches() {
    return position.map(", batches up to %s"::formatted).orElse("");
  }
}

package dev.autogen.migration;

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
 */
record JournalEntry(
    long id,
    String revision,
    Direction direction,
    int steps,
    int stepsDone,
    int unitsDone,
    String fingerprint) {

  boolean nothingDone() {
    return stepsDone == 0 && unitsDone == 0;
  }

  JournalEntry at(int newStepsDone, int newUnitsDone, String newFingerprint) {
    return new JournalEntry(
        id, revision, direction, steps, newStepsDone, newUnitsDone, newFingerprint);
  }

  /** Returns the state in words: {@code upgrade of ae10: 1 of 3 steps done}. */
  String words() {
    return "%s of %s, %d of %d steps done".formatted(direction.word(), revision, stepsDone, steps);
  }
}

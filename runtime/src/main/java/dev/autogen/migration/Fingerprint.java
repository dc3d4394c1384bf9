package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of the beginning of a revision. A revision may be resumed after its rest was corrected,
 * but not after a change in what has already run.
 */
final class Fingerprint {

  private Fingerprint() {}

  /**
   * Returns the fingerprint of the first steps and the first units of the step after them.
   *
   * @throws IndexOutOfBoundsException if the revision is shorter than that
   */
  static String of(PlannedRevision revision, int steps, int units) {
    MessageDigest digest = sha256();
    for (PlannedStep step : revision.steps().subList(0, steps)) {
      step.units().forEach(unit -> add(digest, unit));
    }
    if (units > 0) {
      revision.steps().get(steps).units().subList(0, units).forEach(unit -> add(digest, unit));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, Unit unit) {
    List<String> texts =
        unit.statements().isEmpty() ? List.of("work on a connection") : unit.statements();
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

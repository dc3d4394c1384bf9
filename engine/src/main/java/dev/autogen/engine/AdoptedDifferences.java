package dev.autogen.engine;

import dev.autogen.diff.Difference;
import dev.autogen.diff.Drift;
import dev.autogen.schema.ObjectId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What entities and databases differ in because a baseline took it over, and no revision since. */
final class AdoptedDifferences {

  private AdoptedDifferences() {}

  /**
   * Returns the differences, each of which is a difference from the entities in the baseline, in
   * what the revisions make, and in the database; and no drift.
   *
   * @param live how the database differs from the entities
   * @param baseline how what the baseline makes differs from them
   * @param made how what all revisions make differs from them
   * @param drift how the database differs from the revisions
   */
  static List<Difference> of(Drift live, Drift baseline, Drift made, Drift drift) {
    Set<String> inBaseline = keys(baseline.differences());
    Set<String> inMade = keys(made.differences());
    Set<String> inDrift = keys(drift.differences());
    return live.differences().stream()
        .filter(one -> inBaseline.contains(key(one)) && inMade.contains(key(one)))
        .filter(one -> one.isSaidByModelAlone() || !inDrift.contains(key(one)))
        .toList();
  }

  /** Returns differences without those, each of which is told once. */
  static List<Difference> without(List<Difference> adopted, List<Difference> all) {
    Set<String> known = keys(adopted);
    Set<ObjectId> objects = new HashSet<>();
    adopted.forEach(one -> objects.add(one.object()));
    return all.stream()
        .filter(one -> !known.contains(key(one)))
        .filter(one -> !one.isRevised() || !objects.contains(one.object()))
        .toList();
  }

  private static Set<String> keys(List<Difference> differences) {
    Set<String> keys = new HashSet<>();
    differences.forEach(one -> keys.add(key(one)));
    return keys;
  }

  private static String key(Difference difference) {
    return difference.code() + " " + difference.object();
  }
}

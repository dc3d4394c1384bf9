package dev.autogen.engine;

import dev.autogen.diff.Made;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the revisions of two branches that do not go together. Branches do if, in either order,
 * they run and make the same: then every database comes out alike, whichever it had first.
 */
final class Clashes {

  private final BranchReplay replay;
  private final List<RevisionHeader> common;
  private final List<RevisionHeader> left;
  private final List<RevisionHeader> right;

  /**
   * @param common what both branches start from, in order
   * @param left what only the one has, in order
   * @param right what only the other has, in order
   */
  Clashes(
      BranchReplay replay,
      List<RevisionHeader> common,
      List<RevisionHeader> left,
      List<RevisionHeader> right) {
    this.replay = replay;
    this.common = List.copyOf(common);
    this.left = List.copyOf(left);
    this.right = List.copyOf(right);
  }

  /** Returns the first two that clash when the branches run in both orders. */
  Optional<Clash> inEitherOrder() {
    return clash((first, second) -> difference(first, second));
  }

  /** Returns the first two that clash when the right branch runs after the left one. */
  Optional<Clash> ofRightAfterLeft() {
    return clash((first, second) -> replay.misfit(order(first, second)).map(Clashes::apart));
  }

  /** Says why two beginnings of the branches do not go together. */
  private interface Trial {
    Optional<String> problem(List<RevisionHeader> first, List<RevisionHeader> second);
  }

  private Optional<Clash> clash(Trial trial) {
    if (left.isEmpty() || right.isEmpty() || trial.problem(left, right).isEmpty()) {
      return Optional.empty();
    }
    int one = firstThat(left, some -> trial.problem(some, right).isPresent());
    List<RevisionHeader> untilOne = left.subList(0, one + 1);
    int other = firstThat(right, some -> trial.problem(untilOne, some).isPresent());
    RevisionHeader culprit = left.get(one);
    RevisionHeader victim = right.get(other);
    String problem = trial.problem(untilOne, right.subList(0, other + 1)).orElseThrow();
    return Optional.of(
        new Clash(
            culprit,
            victim,
            changedByBoth(culprit, victim).map(id -> "both change " + id).orElse(problem)));
  }

  /** Returns the index of the last element of the shortest beginning of which that is true. */
  private static int firstThat(List<RevisionHeader> all, Predicate<List<RevisionHeader>> isSo) {
    for (int i = 0; i < all.size() - 1; i++) {
      if (isSo.test(all.subList(0, i + 1))) {
        return i;
      }
    }
    return all.size() - 1;
  }

  private Optional<String> difference(List<RevisionHeader> first, List<RevisionHeader> second) {
    List<RevisionHeader> forth = order(first, second);
    List<RevisionHeader> back = order(second, first);
    Optional<String> misfit = replay.misfit(forth).or(() -> replay.misfit(back));
    if (misfit.isPresent()) {
      return misfit.map(Clashes::apart);
    }
    return differing(replay.model(forth), replay.model(back))
        .or(() -> differing(replay.made(forth), replay.made(back)))
        .map(id -> "make different things of %s, depending on which runs first".formatted(id));
  }

  private static String apart(String reason) {
    return "do not go together: " + reason;
  }

  private List<RevisionHeader> order(List<RevisionHeader> first, List<RevisionHeader> second) {
    List<RevisionHeader> order = new ArrayList<>(common);
    order.addAll(first);
    order.addAll(second);
    return order;
  }

  /** What raw SQL makes is not known, so nothing can be said of what it may have touched. */
  private static Optional<ObjectId> differing(Made one, Made other) {
    return one.isWhole() && other.isWhole()
        ? differing(one.schema(), other.schema())
        : Optional.empty();
  }

  private static Optional<ObjectId> differing(Schema one, Schema other) {
    if (SchemaEquivalence.equivalent(one, other)) {
      return Optional.empty();
    }
    return Stream.concat(one.objects().stream(), other.objects().stream())
        .map(SchemaObject::id)
        .filter(
            id ->
                !(one.contains(id)
                    && other.contains(id)
                    && SchemaEquivalence.equivalent(
                        one.find(id).orElseThrow(), other.find(id).orElseThrow())))
        .sorted()
        .findFirst();
  }

  private Optional<ObjectId> changedByBoth(RevisionHeader one, RevisionHeader other) {
    Set<ObjectId> both = changed(replay.delta(one));
    both.retainAll(changed(replay.delta(other)));
    return both.stream().findFirst();
  }

  private static Set<ObjectId> changed(ModelDelta delta) {
    Set<ObjectId> ids = new TreeSet<>();
    Stream.concat(delta.removed().stream(), delta.added().stream())
        .forEach(fact -> ids.add(fact.id()));
    return ids;
  }
}

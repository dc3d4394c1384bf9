package dev.autogen.codegen;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.schema.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Consecutive changes of one column as one operation, where that means the same. */
final class MergedAlterations {

  private static final Set<Class<? extends Change>> REMOVALS =
      Set.of(Change.DropDefault.class, Change.DropIdentity.class, Change.DropGeneration.class);

  private static final Set<Class<? extends Change>> SOURCES_OF_VALUES =
      Set.of(
          Change.SetDefault.class,
          Change.AddIdentity.class,
          Change.SetIdentity.class,
          Change.SetGeneration.class);

  private MergedAlterations() {}

  static List<AnnotatedOperation> of(List<AnnotatedOperation> operations) {
    List<AnnotatedOperation> merged = new ArrayList<>();
    for (AnnotatedOperation operation : operations) {
      Optional<AnnotatedOperation> both =
          merged.isEmpty() ? Optional.empty() : merge(merged.get(merged.size() - 1), operation);
      if (both.isPresent()) {
        merged.set(merged.size() - 1, both.get());
      } else {
        merged.add(operation);
      }
    }
    return List.copyOf(merged);
  }

  private static Optional<AnnotatedOperation> merge(
      AnnotatedOperation first, AnnotatedOperation second) {
    if (!(first.operation() instanceof Alter one)
        || !(second.operation() instanceof Alter other)
        || one.object().kind() != ObjectKind.COLUMN
        || !one.object().equals(other.object())
        || other.changes().stream().anyMatch(change -> !canFollow(change, one.changes()))) {
      return Optional.empty();
    }
    List<Change> changes = new ArrayList<>(one.changes());
    changes.addAll(other.changes());
    List<String> notes = new ArrayList<>(first.notes());
    second.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    return Optional.of(new AnnotatedOperation(new Alter(one.object(), changes), notes));
  }

  /** In one statement PostgreSQL removes before it sets, so what was set must not be removed. */
  private static boolean canFollow(Change change, List<Change> before) {
    boolean removes = REMOVALS.contains(change.getClass());
    return before.stream()
        .map(Change::getClass)
        .noneMatch(
            kind -> kind.equals(change.getClass()) || removes && SOURCES_OF_VALUES.contains(kind));
  }
}

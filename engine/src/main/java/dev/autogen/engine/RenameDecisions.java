package dev.autogen.engine;

import dev.autogen.diff.KnownRenames;
import dev.autogen.diff.LikelyRename;
import dev.autogen.diff.LikelyRenames;
import dev.autogen.diff.Renames;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Todo;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what of the model has another name now: what the flags or the entities say, and what
 * comes from the same property as before. Whatever else looks like a rename is asked for.
 */
final class RenameDecisions {

  private final TargetMetadata then;
  private final TargetMetadata now;
  private final Renames stated;
  private final DropAdd dropAdd;
  private final Questions questions;
  private final boolean draft;

  private final Set<LikelyRename> denied = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();
  private List<LikelyRename> open = List.of();

  RenameDecisions(
      TargetMetadata then, TargetMetadata now, RevisionRequest request, Questions questions) {
    this.then = then;
    this.now = now;
    this.stated = request.renames();
    this.dropAdd = request.dropAdd();
    this.questions = questions;
    this.draft = request.draft();
  }

  /**
   * Returns the model before with the names that it has now, as far as they are, or may be, known.
   */
  Schema possibly() {
    Renames renames = known(stated, Schema.EMPTY);
    for (LikelyRename pair : likely(renames)) {
      renames = pair.in(renames);
    }
    return renames.applied(then.schema());
  }

  /**
   * Returns the renames.
   *
   * @param live the database
   * @throws AutogenException of kind QUESTION with the flags that answer it, if nobody says whether
   *     something is renamed; of kind USAGE if the flags name what does not look renamed
   */
  Renames decide(Schema live) {
    Renames decided = stated;
    while (true) {
      Renames known = known(decided, live);
      open = likely(known);
      if (open.isEmpty() || draft) {
        requireAllUsed();
        return known;
      }
      LikelyRename first = open.get(0);
      if (isRenamed(first)) {
        decided = first.in(decided);
      } else {
        denied.add(first);
      }
    }
  }

  /** Returns what is left to decide in the class, for a draft. */
  List<Operation> todos() {
    return open.stream()
        .<Operation>map(
            pair ->
                new Todo(
                    "%s: is it renamed? If so, write this revision again with %s; otherwise remove this line."
                        .formatted(pair.sentence(), pair.renameFlag())))
        .toList();
  }

  private Renames known(Renames decided, Schema live) {
    return KnownRenames.of(then, now, live, decided, this::isDenied);
  }

  private List<LikelyRename> likely(Renames known) {
    return LikelyRenames.of(then, now, known).stream()
        .filter(pair -> !isDenied(pair) && !dropAdd.all())
        .toList();
  }

  private boolean isDenied(LikelyRename pair) {
    boolean isNamed = dropAdd.names(pair);
    if (isNamed) {
      used.add(pair.text());
    }
    return isNamed || denied.contains(pair);
  }

  private boolean isRenamed(LikelyRename pair) {
    String question =
        "%s. Is it renamed, so that its data stays (y), or dropped and added (n)?"
            .formatted(pair.sentence());
    while (true) {
      Optional<String> answer = questions.ask(question);
      String word = answer.orElseThrow(this::openQuestion).strip().toLowerCase(Locale.ROOT);
      if (word.equals("y") || word.equals("yes")) {
        return true;
      }
      if (word.equals("n") || word.equals("no")) {
        return false;
      }
    }
  }

  private AutogenException openQuestion() {
    if (open.size() == 1) {
      LikelyRename pair = open.get(0);
      return AutogenException.question(
          "%s, and nothing is guessed to be renamed. Add %s to keep its data, or %s to drop it."
              .formatted(pair.sentence(), pair.renameFlag(), pair.dropAddFlag()));
    }
    String lines =
        open.stream()
            .map(
                pair ->
                    "  %s: %s or %s"
                        .formatted(pair.sentence(), pair.renameFlag(), pair.dropAddFlag()))
            .collect(Collectors.joining("\n"));
    return AutogenException.question(
        "%d pairs look renamed, and nothing is guessed:\n%s\nAdd --rename-… for what is renamed and --drop-add for what is not; --drop-add alone is for all others."
            .formatted(open.size(), lines));
  }

  private void requireAllUsed() {
    List<String> unused = new ArrayList<>(dropAdd.pairs());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw AutogenException.usage(
          "--drop-add names %s, which does not look renamed. Leave it out or correct it."
              .formatted(unused.stream().sorted().collect(Collectors.joining(", "))));
    }
  }
}

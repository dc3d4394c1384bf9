package dev.autogen.diff;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a merge has decided so far. */
final class MergeState {

  final Schema then;
  final Schema now;
  final Schema live;
  final MergeOptions options;

  /** What the database should have, in the making. */
  private final Map<ObjectId, SchemaObject> wanted = new LinkedHashMap<>();

  /** What other databases have where this one is ahead of them: the old object, or nothing. */
  private final Map<ObjectId, Optional<SchemaObject>> elsewhere = new LinkedHashMap<>();

  private final Set<ObjectId> known = new HashSet<>();
  private final Set<ObjectId> alreadyThere = new LinkedHashSet<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<SchemaObject> absent = new ArrayList<>();

  MergeState(Schema then, Schema now, Schema live, MergeOptions options) {
    this.then = then;
    this.now = now;
    this.live = live;
    this.options = options;
    live.objects().forEach(object -> wanted.put(object.id(), object));
  }

  Comparison comparison() {
    return options.comparison();
  }

  /** Says that the model once named this object of the database. */
  void isKnown(SchemaObject object) {
    known.add(object.id());
  }

  void write(SchemaObject object) {
    wanted.put(object.id(), object);
  }

  /** Puts an object in the place of one of the database, whose position it takes. */
  void replace(SchemaObject old, SchemaObject object) {
    if (old.id().equals(object.id())) {
      write(object);
      return;
    }
    Map<ObjectId, SchemaObject> all = new LinkedHashMap<>(wanted);
    wanted.clear();
    all.forEach(
        (id, kept) -> {
          SchemaObject one = id.equals(old.id()) ? object : kept;
          wanted.put(one.id(), one);
        });
  }

  void remove(SchemaObject object) {
    wanted.remove(object.id());
  }

  Optional<SchemaObject> wanted(ObjectId id) {
    return Optional.ofNullable(wanted.get(id));
  }

  /** The model dropped what this database does not have; another may. */
  void isAbsent(SchemaObject object) {
    absent.add(object);
  }

  /**
   * A change is already there. Where no revision made it, somebody did by hand, and other databases need
   * it.
   *
   * @param object the object as the database has it
   * @param undo takes the change from what other databases have
   * @param isMade whether the revisions make it, replayed
   */
  void isThere(
      SchemaObject object, UnaryOperator<Optional<SchemaObject>> undo, boolean isMade) {
    alreadyThere.add(object.id());
    Optional<SchemaObject> old =
        undo.apply(elsewhere.getOrDefault(object.id(), Optional.of(object)));
    if (isMade || options.resolutions().keepsDatabase(object.id())) {
      return;
    }
    if (!options.madeIsWhole() && !options.resolutions().takesModel(object.id())) {
      String text = SchemaText.line(object);
      String reason =
          """
          The change of %s is in the database already, and SQL of a revision may have made it: \
          taking the model writes it for other databases, keeping the database only records it."""
              .formatted(object.id());
      String before = old.map(SchemaText::line).orElse(Conflict.NONE);
      conflicts.add(new Conflict(object.id(), "origin", before, text, text, reason));
      return;
    }
    elsewhere.put(object.id(), old);
  }

  /**
   * A changed fact of which the database has a third version: undecided unless the user decided it.
   *
   * @param takeModel what to do if the model is to be taken
   */
  void disagree(Conflict conflict, Runnable takeModel) {
    if (options.resolutions().takesModel(conflict.object())) {
      takeModel.run();
    } else if (!options.resolutions().keepsDatabase(conflict.object())) {
      conflicts.add(conflict);
    }
  }

  MergeResult result(Schema original, Renames renames) {
    Completion completion = new Completion(this, wanted, known);
    Schema complete = completion.complete();
    conflicts.addAll(completion.conflicts());
    return new MergeResult(
        original,
        renames,
        complete,
        conflicts,
        List.copyOf(alreadyThere),
        new Elsewhere(live, elsewhere).operations(),
        Elsewhere.drops(absent),
        completion.notes());
  }
}

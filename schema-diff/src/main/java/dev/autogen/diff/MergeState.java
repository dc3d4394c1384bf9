package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a merge has decided so far. */
final class MergeState {

  final Schema then;
  final Schema now;
  final Schema live;
  final MergeOptions options;

  private final Repairs outcome;

  /** What gets a name that something of the database may have. */
  private final List<SchemaObject> placed = new ArrayList<>();

  /** What other databases do not have. */
  private final Set<ObjectId> created = new HashSet<>();

  private final Set<ObjectId> known = new HashSet<>();
  private final Set<ObjectId> alreadyThere = new LinkedHashSet<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<SchemaObject> absent = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  MergeState(Schema then, Schema now, Schema live, MergeOptions options) {
    this.then = then;
    this.now = now;
    this.live = live;
    this.outcome = new Repairs(live);
    this.options = options;
  }

  Comparison comparison() {
    return options.comparison();
  }

  /** Says that the model once named this object of the database. */
  void isKnown(SchemaObject object) {
    known.add(object.id());
  }

  /** Gives an object of the database other attributes. */
  void write(SchemaObject object) {
    outcome.write(object);
  }

  /** Adds an object that the database does not have. */
  void add(SchemaObject object) {
    outcome.write(object);
    placed.add(object);
  }

  /** Puts an object in the place of one of the database. */
  void replace(SchemaObject old, SchemaObject object) {
    remove(old);
    add(object);
  }

  void remove(SchemaObject object) {
    outcome.remove(object);
  }

  boolean isRemoved(SchemaObject object) {
    return outcome.isRemoved(object);
  }

  /** Returns an object of the database with what was written so far. */
  SchemaObject current(SchemaObject object) {
    return outcome.current(object);
  }

  private void reportLostNames() {
    for (SchemaObject object : placed) {
      ObjectId id = object.id();
      if (live.contains(id) && !outcome.isRemoved(id)) {
        String reason =
            "The database has another %s than the model. Rename one of them.".formatted(id);
        String line = SchemaText.line(live.find(id).orElseThrow());
        String wanted = SchemaText.line(object);
        conflicts.add(new Conflict(id, Conflict.NAME, Conflict.NONE, wanted, line, reason));
      }
    }
  }

  /** The model dropped what this database does not have; another may. */
  void isAbsent(SchemaObject object) {
    absent.add(object);
    if (object instanceof Table table) {
      absent.addAll(then.elements(table.name()));
    }
  }

  /**
   * What the model adds is already there. Where no revision made it, somebody did by hand, and
   * other databases need it.
   *
   * @param object the object as the database has it
   * @param isMade whether the revisions make it, replayed
   */
  void isThere(SchemaObject object, boolean isMade) {
    alreadyThere.add(object.id());
    if (isMade || options.resolutions().keepsDatabase(object.id())) {
      return;
    }
    if (options.madeIsWhole() || options.resolutions().takesModel(object.id())) {
      created.add(object.id());
      return;
    }
    String reason =
        """
        The model adds %s, the database has it already, and SQL of a revision may have made it: taking the \
        model writes it for other databases, keeping the database only records it."""
            .formatted(object.id());
    String text = SchemaText.line(object);
    conflicts.add(new Conflict(object.id(), "origin", Conflict.NONE, text, text, reason));
  }

  /**
   * A change of an object that stays is already there.
   *
   * @param fact what changed
   * @param isMade whether the revisions leave it like that, replayed
   */
  void isThere(SchemaObject object, String fact, boolean isMade) {
    alreadyThere.add(object.id());
    if (!isMade && options.made().contains(object.id())) {
      notes.add(
          "The %s of %s is as the model says, and no revision makes it so: other databases lack it."
              .formatted(fact, object.id()));
    }
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

  /** A drop goes by the name, which something of this database may have that is to stay. */
  private List<SchemaObject> droppable() {
    Set<OccupiedName> taken = new HashSet<>();
    live.objects().forEach(object -> taken.addAll(OccupiedName.of(object)));
    List<SchemaObject> droppable = new ArrayList<>();
    for (SchemaObject object : absent) {
      if (OccupiedName.of(object).stream().noneMatch(taken::contains)) {
        droppable.add(object);
      } else {
        notes.add(
            "%s is gone here and its name is taken; where it is still there, it stays."
                .formatted(Completion.sentence(object.id())));
      }
    }
    return droppable;
  }

  MergeResult result(Schema original, List<Operation> renaming) {
    reportLostNames();
    Completion completion = new Completion(live, outcome.objects(), known);
    Schema complete = completion.complete();
    conflicts.addAll(completion.conflicts());
    notes.addAll(completion.notes());
    return new MergeResult(
        original,
        renaming,
        complete,
        conflicts,
        List.copyOf(alreadyThere),
        new Elsewhere(live, created, droppable()).operations(),
        notes);
  }
}

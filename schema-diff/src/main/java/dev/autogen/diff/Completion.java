package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the outcome of a merge whole: what the model never named goes with the column or table it
 * stands on, and a type or sequence that something else uses stays. Both are noted.
 */
final class Completion {

  /** What stands by itself and stays while anything uses it. */
  private static final Set<ObjectKind> SHARED =
      EnumSet.of(
          ObjectKind.SCHEMA,
          ObjectKind.COLLATION,
          ObjectKind.DOMAIN,
          ObjectKind.ENUM_TYPE,
          ObjectKind.COMPOSITE_TYPE,
          ObjectKind.SEQUENCE,
          ObjectKind.FUNCTION);

  /** What a sequence can be of. */
  private static final Set<String> COUNTERS = Set.of("smallint", "integer", "bigint");

  private final Schema live;
  private final Uses uses;
  private final Map<ObjectId, SchemaObject> wanted;
  private final Set<ObjectId> known;
  private final List<String> notes = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();

  /**
   * Starts from what the merge decided.
   *
   * @param known the objects of the database that the model once named
   */
  Completion(Schema live, Map<ObjectId, SchemaObject> wanted, Set<ObjectId> known) {
    this.live = live;
    this.uses = new Uses(live);
    this.wanted = new LinkedHashMap<>(wanted);
    this.known = known;
  }

  Schema complete() {
    int size;
    do {
      size = wanted.size();
      for (SchemaObject object : live.objects()) {
        if (wanted.containsKey(object.id())) {
          missingFor(object).ifPresent(missing -> goes(object, missing));
        }
      }
    } while (wanted.size() < size);
    keepShared();
    retypeCounters();
    reportTakenNames();
    return Schema.of(wanted.values());
  }

  /** What the object cannot be without and the outcome does not have. */
  private Optional<ObjectId> missingFor(SchemaObject object) {
    boolean isUnchanged = object.equals(wanted.get(object.id()));
    if (!isUnchanged) {
      return Optional.empty();
    }
    if (object instanceof ForeignKey key && lacksKey(key)) {
      return Optional.of(ObjectId.table(key.referencedTable()));
    }
    return uses.of(object).stream()
        .filter(used -> !wanted.containsKey(used) && !SHARED.contains(used.kind()))
        .filter(used -> !isKeyOf(object, used))
        .min(Comparator.comparing(ObjectId::kind));
  }

  /** A foreign key rests on any of the keys over the columns it points to, not on all of them. */
  private static boolean isKeyOf(SchemaObject object, ObjectId used) {
    if (!(object instanceof ForeignKey key) || !used.kind().isTableElement()) {
      return false;
    }
    boolean isOwn = used.tableName().equals(key.table()) && key.columns().contains(used.name());
    boolean isTarget =
        used.tableName().equals(key.referencedTable())
            && key.referencedColumns().contains(used.name());
    return used.kind() != ObjectKind.COLUMN || !isOwn && !isTarget;
  }

  private boolean lacksKey(ForeignKey key) {
    boolean keepsOne = uses.of(key).stream().anyMatch(id -> isKey(id) && wanted.containsKey(id));
    return !keepsOne
        && new Uses(Schema.of(wanted.values())).of(key).stream().noneMatch(Completion::isKey);
  }

  private static boolean isKey(ObjectId id) {
    return id.kind().isConstraint() || id.kind() == ObjectKind.INDEX;
  }

  private void goes(SchemaObject object, ObjectId missing) {
    if (object instanceof OpaqueObject && object.id().kind() != ObjectKind.TRIGGER) {
      String reason =
          "The model drops %s, which %s needs. Drop or change that in a revision of your own first."
              .formatted(missing, object.id());
      String line = SchemaText.line(object);
      if (conflicts.stream().noneMatch(conflict -> conflict.object().equals(object.id()))) {
        conflicts.add(
            new Conflict(
                object.id(), Conflict.DEPENDENCY, Conflict.NONE, Conflict.NONE, line, reason));
      }
      return;
    }
    wanted.remove(object.id());
    if (!known.contains(object.id())) {
      notes.add("%s goes with %s.".formatted(sentence(object.id()), missing));
    }
  }

  static String sentence(ObjectId id) {
    String text = id.toString();
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private void keepShared() {
    Map<ObjectId, ObjectId> users = new HashMap<>();
    for (SchemaObject object : live.objects()) {
      boolean stays = object.equals(wanted.get(object.id()));
      if (stays) {
        uses.of(object).forEach(used -> users.putIfAbsent(used, object.id()));
      }
    }
    for (SchemaObject object : live.objects()) {
      ObjectId id = object.id();
      if (!wanted.containsKey(id)
          && SHARED.contains(id.kind())
          && users.containsKey(id)
          && !ownerWent(object)) {
        wanted.put(id, object);
        notes.add("%s stays, since %s uses it.".formatted(sentence(id), users.get(id)));
      }
    }
  }

  /**
   * The sequence of a serial column counts as far as its column can; what the model never named
   * goes along with the column.
   */
  private void retypeCounters() {
    for (Sequence sequence : live.objects(Sequence.class)) {
      boolean stays = sequence.equals(wanted.get(sequence.id())) && !known.contains(sequence.id());
      Optional<ObjectId> owner = sequence.ownedBy().filter(id -> stays);
      Optional<SqlType> was = owner.flatMap(live::find).flatMap(Completion::counterType);
      Optional<SqlType> is = owner.map(wanted::get).flatMap(Completion::counterType);
      if (is.isPresent() && was.equals(Optional.of(sequence.options().type())) && !was.equals(is)) {
        SequenceOptions options = sequence.options().withType(is.get());
        wanted.put(
            sequence.id(),
            new Sequence(sequence.name(), options, sequence.ownedBy(), sequence.comment()));
      }
    }
  }

  /** The type of a column if a sequence can have it. */
  private static Optional<SqlType> counterType(SchemaObject object) {
    return Optional.of(object)
        .filter(Column.class::isInstance)
        .map(column -> ((Column) column).type())
        .filter(type -> !type.isArray() && type.isBuiltIn() && COUNTERS.contains(type.name()));
  }

  private boolean ownerWent(SchemaObject object) {
    return object instanceof Sequence sequence
        && sequence.ownedBy().filter(owner -> !wanted.containsKey(owner)).isPresent();
  }

  /** What is new cannot have the name of what the model does not know. */
  private void reportTakenNames() {
    Map<OccupiedName, Set<ObjectId>> holders = new LinkedHashMap<>();
    for (SchemaObject object : wanted.values()) {
      for (OccupiedName name : OccupiedName.of(object)) {
        holders.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(object.id());
      }
    }
    for (Set<ObjectId> ids : holders.values()) {
      ids.stream()
          .filter(id -> ids.size() > 1 && !live.contains(id))
          .filter(id -> conflicts.stream().noneMatch(conflict -> conflict.object().equals(id)))
          .forEach(id -> conflicts.add(nameTaken(id, ids)));
    }
  }

  private Conflict nameTaken(ObjectId id, Set<ObjectId> holders) {
    ObjectId other = holders.stream().filter(one -> !one.equals(id)).findFirst().orElseThrow();
    return new Conflict(
        id,
        Conflict.NAME,
        Conflict.NONE,
        SchemaText.line(wanted.get(id)),
        SchemaText.line(wanted.get(other)),
        "The model adds %s, but %s has its name. Give one of them another name."
            .formatted(id, other));
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  List<Conflict> conflicts() {
    return List.copyOf(conflicts);
  }
}

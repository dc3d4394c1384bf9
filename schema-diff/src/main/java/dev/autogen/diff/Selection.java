package dev.autogen.diff;

import dev.autogen.operation.Replay;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TableElement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which objects of some schemas an {@link ObjectFilter} lets pass.
 *
 * <p>Some objects go with others. A constraint, an index or a generated column is left out with a
 * column of its table that it uses; a cast with its type, a trigger with its table, a sequence with
 * the column that owns it. A type or a schema is left out when all that uses it is. A foreign key
 * to a table that is left out stays: that table is there, in someone else's care.
 */
public final class Selection {

  private static final Set<ObjectKind> WANTED_BY_USERS =
      Set.of(ObjectKind.SCHEMA, ObjectKind.ENUM_TYPE, ObjectKind.COMPOSITE_TYPE, ObjectKind.DOMAIN);
  private static final Set<ObjectKind> FOLLOWERS =
      Set.of(ObjectKind.CAST, ObjectKind.TRIGGER, ObjectKind.SEQUENCE);

  private final ObjectFilter filter;
  private final Map<ObjectId, Set<ObjectId>> uses = new HashMap<>();
  private final Map<ObjectId, Set<ObjectId>> users = new HashMap<>();
  private final Map<ObjectId, Boolean> decided = new HashMap<>();

  Selection(ObjectFilter filter, List<Schema> schemas) {
    this.filter = filter;
    if (!filter.isEmpty()) {
      schemas.forEach(this::enter);
    }
  }

  private void enter(Schema schema) {
    Uses of = new Uses(schema);
    for (SchemaObject object : schema.objects()) {
      Set<ObjectId> used = of.of(object);
      uses.computeIfAbsent(object.id(), id -> new LinkedHashSet<>()).addAll(used);
      for (ObjectId one : used) {
        if (!FOLLOWERS.contains(object.id().kind())) {
          users.computeIfAbsent(one, id -> new LinkedHashSet<>()).add(object.id());
        }
      }
    }
  }

  /** Tells whether an object passes. */
  public boolean covers(ObjectId id) {
    if (filter.isEmpty()) {
      return true;
    }
    Boolean known = decided.get(id);
    if (known == null) {
      known = !filter.excludes(id) && isWanted(id);
      decided.put(id, known);
    }
    return known;
  }

  private boolean isWanted(ObjectId id) {
    if (WANTED_BY_USERS.contains(id.kind()) && users.containsKey(id)) {
      return filter.includesByName(id) || users.get(id).stream().anyMatch(this::covers);
    }
    Set<ObjectId> needed = needed(id);
    boolean isFollower = FOLLOWERS.contains(id.kind()) && !needed.isEmpty();
    return (isFollower || filter.includes(id)) && needed.stream().allMatch(this::covers);
  }

  /** Without which an object makes no sense; a foreign key points beyond its own table. */
  private Set<ObjectId> needed(ObjectId id) {
    Set<ObjectId> needed = new LinkedHashSet<>(uses.getOrDefault(id, Set.of()));
    needed.removeIf(
        used ->
            id.kind().isTableElement()
                ? used.kind() != ObjectKind.COLUMN || !used.tableName().equals(id.tableName())
                : !FOLLOWERS.contains(id.kind()) || used.kind() == ObjectKind.SCHEMA);
    return needed;
  }

  /** Tells whether none of these objects passes, though there are some. */
  public boolean coversNothingOf(Collection<SchemaObject> objects) {
    return !objects.isEmpty() && objects.stream().noneMatch(object -> covers(object.id()));
  }

  /**
   * Returns the model with what is left out as it was before: so it is no change.
   *
   * @param then the model before
   * @param now the model as the entities say
   * @param renames what of {@code then} has another name in {@code now}
   */
  public Schema held(Schema then, Schema now, Renames renames) {
    if (filter.isEmpty()) {
      return now;
    }
    Schema before = Replay.apply(renames.applicableTo(then).operations(then), then);
    Schema.Builder held = Schema.EMPTY.toBuilder();
    now.objects().stream().filter(object -> covers(object.id())).forEach(held::add);
    before.objects().stream().filter(object -> !covers(object.id())).forEach(held::add);
    Schema all = held.build();
    return Schema.of(all.objects().stream().filter(object -> hasTable(object, all)).toList());
  }

  /** What belongs to a table goes with it. */
  private static boolean hasTable(SchemaObject object, Schema schema) {
    return !(object instanceof TableElement element) || schema.table(element.table()).isPresent();
  }

  /** Returns what of a schema is left out. */
  public Schema leftOut(Schema schema) {
    return Schema.of(schema.objects().stream().filter(object -> !covers(object.id())).toList());
  }
}

package dev.autogen.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which facts of the model changed with a revision: what its {@code .model} file holds.
 *
 * <pre>
 * autogen model 1
 * # hibernate: 7.4.6
 * - column posts.title varchar(255)
 * + column posts.title varchar(500) -- com.example.blog.Post#title
 * </pre>
 *
 * <p>A fact that changed is removed and added. The lists are kept in the order of the lines: that
 * of canonical text, but of the columns of a table first those that changed, then the new ones in
 * the order given.
 *
 * @param header facts about the scan, as in {@link TargetMetadata#header}
 * @param removed what the model no longer says
 * @param added what the model says now
 * @param origins where facts come from; of a fact that is removed and added, the one added
 */
public record ModelDelta(
    Map<String, String> header,
    List<SchemaObject> removed,
    List<SchemaObject> added,
    Map<ObjectId, String> origins) {

  public ModelDelta {
    Map<ObjectId, SchemaObject> removedById = byId(removed);
    Map<ObjectId, SchemaObject> addedById = byId(added);
    List<ObjectId> order = order(removedById.keySet(), addedById.keySet());
    header = ModelText.checkedHeader(header);
    removed = order.stream().filter(removedById::containsKey).map(removedById::get).toList();
    added = order.stream().filter(addedById::containsKey).map(addedById::get).toList();
    origins = ModelText.checkedOrigins(origins, Set.copyOf(order)::contains);
  }

  /** Returns what changed from one scan to the next, under the header of the later one. */
  public static ModelDelta between(TargetMetadata then, TargetMetadata now) {
    return between(then.schema(), then.origins(), now);
  }

  /** Returns what changed since the model described that schema, under the header of the scan. */
  public static ModelDelta between(Schema then, TargetMetadata now) {
    return between(then, Map.of(), now);
  }

  private static ModelDelta between(
      Schema then, Map<ObjectId, String> originsThen, TargetMetadata now) {
    List<SchemaObject> removed = without(then, now.schema());
    List<SchemaObject> added = without(now.schema(), then);
    Map<ObjectId, String> origins = new LinkedHashMap<>();
    removed.forEach(object -> copy(object.id(), originsThen, origins));
    added.forEach(object -> origins.remove(object.id()));
    added.forEach(object -> copy(object.id(), now.origins(), origins));
    return new ModelDelta(now.header(), removed, added, origins);
  }

  private static List<SchemaObject> without(Schema schema, Schema other) {
    return schema.objects().stream()
        .filter(object -> !other.find(object.id()).filter(object::equals).isPresent())
        .toList();
  }

  private static void copy(ObjectId id, Map<ObjectId, String> from, Map<ObjectId, String> to) {
    if (from.containsKey(id)) {
      to.put(id, from.get(id));
    }
  }

  /** Tells whether the model did not change. */
  public boolean isEmpty() {
    return removed.isEmpty() && added.isEmpty();
  }

  /**
   * Returns the schema that the model describes after this change. A fact that changed keeps its
   * place, a new column comes last in its table.
   *
   * @throws IllegalArgumentException if the schema is not the one this change was made from: it
   *     lacks a fact that is removed, or has one that is added; the message names the fact's line
   */
  public Schema applyTo(Schema then) {
    Schema.Builder schema = then.toBuilder();
    applyTo(schema);
    return schema.build();
  }

  /**
   * Makes this change in a schema that is being built, as {@link #applyTo(Schema)} does in a whole
   * one; so a history of many changes is replayed without a copy for each.
   *
   * @throws IllegalArgumentException as there; the schema is of no use then
   */
  public void applyTo(Schema.Builder schema) {
    Set<ObjectId> addedIds = added.stream().map(SchemaObject::id).collect(Collectors.toSet());
    Set<ObjectId> removedIds = removed.stream().map(SchemaObject::id).collect(Collectors.toSet());
    for (SchemaObject object : removed) {
      Optional<SchemaObject> there = schema.find(object.id());
      if (!there.filter(object::equals).isPresent()) {
        throw misfit("-", object, there);
      }
      if (!addedIds.contains(object.id())) {
        schema.remove(object.id());
      }
    }
    for (SchemaObject object : added) {
      Optional<SchemaObject> there = schema.find(object.id());
      if (there.isPresent() && !removedIds.contains(object.id())) {
        throw misfit("+", object, there);
      }
      schema.put(object);
    }
  }

  private static IllegalArgumentException misfit(
      String mark, SchemaObject object, Optional<SchemaObject> there) {
    String found =
        there
            .map(one -> "the model before says '" + SchemaText.line(one) + "'")
            .orElse("the model before has no " + object.id());
    return new IllegalArgumentException(
        "The line '%s %s' does not fit: %s".formatted(mark, SchemaText.line(object), found));
  }

  /** Returns the text of the {@code .model} file; every line ends with a line feed. */
  public String print() {
    Map<ObjectId, SchemaObject> removedById = byId(removed);
    Map<ObjectId, SchemaObject> addedById = byId(added);
    StringBuilder text = new StringBuilder(ModelText.header(header));
    for (ObjectId id : order(removedById.keySet(), addedById.keySet())) {
      if (removedById.containsKey(id)) {
        Map<ObjectId, String> own = addedById.containsKey(id) ? Map.of() : origins;
        text.append("- ").append(ModelText.fact(removedById.get(id), own)).append('\n');
      }
      if (addedById.containsKey(id)) {
        text.append("+ ").append(ModelText.fact(addedById.get(id), origins)).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * Reads what {@link #print} wrote.
   *
   * @throws IllegalArgumentException if it is not such a text; the message names the line
   */
  public static ModelDelta parse(String text) {
    ModelText.Lines lines = ModelText.read(text, "+-");
    Map<ObjectId, SchemaObject> removed = new LinkedHashMap<>();
    Map<ObjectId, SchemaObject> added = new LinkedHashMap<>();
    Map<ObjectId, String> origins = new LinkedHashMap<>();
    lines.forEachFact(
        fact -> {
          Map<ObjectId, SchemaObject> facts = fact.mark() == '-' ? removed : added;
          if (facts.putIfAbsent(fact.object().id(), fact.object()) != null) {
            throw new IllegalArgumentException("There are two of " + fact.object().id());
          }
          fact.addOrigin(origins);
        });
    return new ModelDelta(
        lines.header(), List.copyOf(removed.values()), List.copyOf(added.values()), origins);
  }

  private static List<ObjectId> order(Set<ObjectId> removed, Set<ObjectId> added) {
    Set<ObjectId> ids = new LinkedHashSet<>(removed);
    ids.addAll(added);
    List<ObjectId> order = new ArrayList<>(ids);
    order.sort(SchemaText.LINE_ORDER);
    return order;
  }

  private static Map<ObjectId, SchemaObject> byId(List<SchemaObject> objects) {
    return objects.stream()
        .collect(
            Collectors.toMap(
                SchemaObject::id,
                Function.identity(),
                (one, two) -> {
                  throw new IllegalArgumentException("There are two of " + one.id());
                },
                LinkedHashMap::new));
  }
}

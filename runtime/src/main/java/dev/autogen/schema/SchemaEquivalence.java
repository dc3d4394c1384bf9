package dev.autogen.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Equality in meaning, {@code a ≡ b}: equal up to
 *
 * <ul>
 *   <li>the position of columns,
 *   <li>the names of constraints that {@link GeneratedNames#isGenerated(Constraint)} knows for
 *       generated, and of identity columns' sequences; a stated name differs from another and from
 *       a generated one,
 *   <li>the spelling of SQL ({@link SqlExpressions#normalizeLexically}), and the order of what
 *       {@code AND} joins in a check or predicate; {@code DEFAULT NULL} is no default,
 *   <li>the order of a primary key's columns, of a foreign key's pairs, and of included columns,
 *   <li>implied modifiers of types ({@link SqlType#equivalentTo}).
 * </ul>
 *
 * <p>This is an equivalence relation. It asks no server: expressions of two origins are compared in
 * PostgreSQL's own form, which whoever compares them has to obtain first.
 */
public final class SchemaEquivalence {

  private SchemaEquivalence() {}

  /** Tells whether both describe the same database. */
  public static boolean equivalent(Schema one, Schema other) {
    return count(one.objects()).equals(count(other.objects()));
  }

  /** Tells whether both are the same object: of the same name, too, unless it is generated. */
  public static boolean equivalent(SchemaObject one, SchemaObject other) {
    return CanonicalForm.of(one).equals(CanonicalForm.of(other));
  }

  /**
   * Returns what differs, a readable line each, empty exactly if both are equivalent: {@code only
   * in the first: …}, {@code only in the second: …}, or {@code changed: … became …} for two with
   * the same id. Of several that differ in a generated name alone, those left over are named.
   */
  public static List<String> differences(Schema one, Schema other) {
    Map<ObjectId, SchemaObject> onlyOther = new LinkedHashMap<>();
    remainder(other.objects(), one.objects()).forEach(object -> onlyOther.put(object.id(), object));
    List<String> lines = new ArrayList<>();
    for (SchemaObject object : remainder(one.objects(), other.objects())) {
      SchemaObject counterpart = onlyOther.remove(object.id());
      lines.add(
          counterpart == null
              ? "only in the first: " + SchemaText.line(object)
              : "changed: " + SchemaText.line(object) + " became " + SchemaText.line(counterpart));
    }
    onlyOther.values().forEach(o -> lines.add("only in the second: " + SchemaText.line(o)));
    return List.copyOf(lines);
  }

  /**
   * Returns the objects of the first collection that have no equivalent of their own in the second.
   */
  private static List<SchemaObject> remainder(
      Collection<SchemaObject> objects, Collection<SchemaObject> others) {
    Map<String, Integer> available = count(others);
    Set<SchemaObject> exact = new HashSet<>(others);
    List<SchemaObject> sorted = new ArrayList<>(SchemaText.inOrder(objects));
    sorted.sort(Comparator.comparing(object -> !exact.contains(object)));
    List<SchemaObject> remaining = new ArrayList<>();
    for (SchemaObject object : sorted) {
      String form = form(object);
      int count = available.getOrDefault(form, 0);
      if (count == 0) {
        remaining.add(object);
      } else {
        available.put(form, count - 1);
      }
    }
    return SchemaText.inOrder(remaining);
  }

  private static Map<String, Integer> count(Collection<SchemaObject> objects) {
    Map<String, Integer> counts = new TreeMap<>();
    objects.forEach(object -> counts.merge(form(object), 1, Integer::sum));
    return counts;
  }

  /** Canonical text is exact, so equal lines are equal objects. */
  private static String form(SchemaObject object) {
    return SchemaText.line(CanonicalForm.of(object));
  }
}

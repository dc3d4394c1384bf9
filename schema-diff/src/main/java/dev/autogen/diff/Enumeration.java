package dev.autogen.diff;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlExpressions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What takes a list of names, before and after: an enum type, or a column of text whose check lists
 * them.
 *
 * @param holder the enum type or column
 * @param before the names before
 * @param after the names after
 */
record Enumeration(ObjectId holder, List<String> before, List<String> after) {

  /** Returns those that two schemas have. */
  static List<Enumeration> inBoth(Schema before, Schema after) {
    Map<ObjectId, List<String>> namesBefore = names(before);
    List<Enumeration> both = new ArrayList<>();
    names(after)
        .forEach(
            (holder, names) -> {
              if (namesBefore.containsKey(holder)) {
                both.add(new Enumeration(holder, namesBefore.get(holder), names));
              }
            });
    return both;
  }

  /** Returns the names that each enum type and column of a schema takes. */
  static Map<ObjectId, List<String>> names(Schema schema) {
    Map<ObjectId, List<String>> names = new LinkedHashMap<>();
    schema.objects(EnumType.class).forEach(type -> names.put(type.id(), type.labels()));
    for (CheckConstraint check : schema.objects(CheckConstraint.class)) {
      List<String> texts = ListedValues.texts(check);
      Set<String> columns = texts.isEmpty() ? Set.of() : SqlExpressions.columns(check.expression());
      if (columns.size() == 1) {
        names.put(ObjectId.column(check.table(), columns.iterator().next()), texts);
      }
    }
    return names;
  }

  /** Returns the names that go, but for those that are renamed for certain. */
  List<String> gone(Renames known) {
    return left(before, after, known);
  }

  /** Returns the names that come, but for those that are new names for certain. */
  List<String> added(Renames known) {
    return left(after, before, known);
  }

  private List<String> left(List<String> some, List<String> others, Renames known) {
    return some.stream()
        .filter(name -> !others.contains(name) && !known.namesValue(holder, name))
        .toList();
  }

  /** Tells whether the order says that one name took the place of the other. */
  boolean isInPlace(String was, String is) {
    return before.size() == after.size() && before.indexOf(was) == after.indexOf(is);
  }
}

package dev.autogen.codegen.entity;

import dev.autogen.schema.QualifiedName;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which entities have ids that other entities give them; never in a circle. */
final class IdDependencies {

  private final Map<QualifiedName, Set<QualifiedName>> needs = new HashMap<>();

  /**
   * Lets the id of one entity come from another.
   *
   * @return false if that would be a circle
   */
  boolean add(QualifiedName table, QualifiedName from) {
    if (reaches(from, table)) {
      return false;
    }
    needs.computeIfAbsent(table, key -> new LinkedHashSet<>()).add(from);
    return true;
  }

  private boolean reaches(QualifiedName from, QualifiedName to) {
    return from.equals(to)
        || needs.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(next, to));
  }
}

package dev.autogen.codegen.entity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives each property of a class a name of its own, and so a getter. */
final class PropertyNaming {

  private final Set<String> getters = new HashSet<>(Set.of("Class"));

  /** Returns the first candidate that is free, or the last with a number. */
  String take(List<String> candidates) {
    for (String name : candidates) {
      if (getters.add(JavaWords.capitalized(name))) {
        return name;
      }
    }
    String last = candidates.get(candidates.size() - 1);
    for (int number = 2; ; number++) {
      if (getters.add(JavaWords.capitalized(last) + number)) {
        return last + number;
      }
    }
  }
}

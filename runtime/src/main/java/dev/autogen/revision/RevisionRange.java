package dev.autogen.revision;

import java.util.Set;

/**
 * What an expression {@code A:B} names.
 *
 * @param from the ids of the left side; empty for base
 * @param to the ids of the right side; empty for base
 */
public record RevisionRange(Set<String> from, Set<String> to) {

  public RevisionRange {
    from = Set.copyOf(from);
    to = Set.copyOf(to);
  }

  /** Tells whether an expression is a range rather than one revision. */
  public static boolean isRange(String expression) {
    return expression.indexOf(':') >= 0;
  }
}

package dev.autogen.engine;

import dev.autogen.diff.LikelyRename;
import java.util.Set;

/**
 * What the user says is no rename, however much it looks like one: the old goes with its data, and
 * the new is another thing.
 *
 * @param all whether nothing is
 * @param pairs single ones as the command line names them: {@code posts.body:content}
 */
public record DropAdd(boolean all, Set<String> pairs) {

  /** Nothing is said. */
  public static final DropAdd NONE = new DropAdd(false, Set.of());

  public DropAdd {
    pairs = Set.copyOf(pairs);
  }

  /** Tells whether the pair is named. */
  boolean names(LikelyRename pair) {
    return pairs.contains(pair.text());
  }
}

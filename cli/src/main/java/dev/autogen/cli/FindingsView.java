package dev.autogen.cli;

import dev.autogen.diff.Difference;
import dev.autogen.engine.Cause;
import dev.autogen.schema.ObjectId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found, for people: few differences a line each, and many by their cause, so that
 * hundreds are a page.
 */
final class FindingsView {

  /** A screen has room for as many. */
  private static final int MOST_LINES = 20;

  private static final int EXAMPLES = 3;

  private final PrintWriter out;
  private final boolean whole;
  private final Map<ObjectId, String> origins;

  /**
   * A view.
   *
   * @param whole whether all is listed, however much it is
   * @param origins where modelled objects come from
   */
  FindingsView(PrintWriter out, boolean whole, Map<ObjectId, String> origins) {
    this.out = out;
    this.whole = whole;
    this.origins = origins;
  }

  /** Prints lines under a title; nothing if there are none. */
  void lines(String title, List<?> lines) {
    if (!lines.isEmpty()) {
      out.println(title);
      lines.forEach(line -> out.println("  " + line));
    }
  }

  /** Prints differences under a title; nothing if there are none. */
  void differences(String title, List<Difference> differences) {
    if (differences.size() <= MOST_LINES) {
      lines(title, differences.stream().map(this::line).toList());
      return;
    }
    Map<Cause, List<Difference>> byCause = new EnumMap<>(Cause.class);
    for (Difference difference : differences) {
      byCause.computeIfAbsent(Cause.of(difference), cause -> new ArrayList<>()).add(difference);
    }
    out.println(title);
    byCause.forEach(this::group);
  }

  private void group(Cause cause, List<Difference> differences) {
    out.println("  %d: %s [%s]".formatted(differences.size(), cause.sentence(), cause.code()));
    int shown = whole || differences.size() <= EXAMPLES + 1 ? differences.size() : EXAMPLES;
    differences.subList(0, shown).forEach(difference -> out.println("    " + line(difference)));
    if (shown < differences.size()) {
      out.println("    and %d more; -v lists all.".formatted(differences.size() - shown));
    }
  }

  private String line(Difference difference) {
    String origin = origins.get(difference.object());
    return origin == null
        ? difference.toString()
        : "%s (%s) [%s]".formatted(difference.sentence(), origin, difference.code());
  }
}

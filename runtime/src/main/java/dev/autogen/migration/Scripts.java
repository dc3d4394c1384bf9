package dev.autogen.migration;

import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The scripts for somebody else to run, part by part as they are made. */
final class Scripts {

  private final KnownRevisions known;
  private final MigrationOptions options;
  private final Consumer<String> parts;

  Scripts(KnownRevisions known, MigrationOptions options, Consumer<String> parts) {
    this.known = known;
    this.options = options;
    this.parts = parts;
  }

  /** Returns all parts as one text. */
  static String text(Consumer<Consumer<String>> script) {
    StringBuilder text = new StringBuilder();
    script.accept(text::append);
    return text.toString();
  }

  void upgrade(String from, String to) {
    SortedSet<String> heads = start(from);
    run(Direction.UPGRADE, heads, known.graph().upgradePath(heads, to));
  }

  void downgrade(String from, String to) {
    SortedSet<String> heads = start(from);
    run(Direction.DOWNGRADE, heads, known.graph().downgradePath(heads, to));
  }

  void stamp(String from, Collection<String> targets) {
    SortedSet<String> heads = start(from);
    Stamping stamping = Stamping.of(known.graph(), heads, targets, false);
    MigrationScript script = begun(heads);
    script.stamp(stamping);
    script.end();
  }

  void of(Preparation prepared) {
    run(prepared.itinerary().state().heads(), prepared.revisions());
  }

  private void run(Direction direction, Set<String> from, List<RevisionHeader> path) {
    run(from, new Planner(known, options).plan(direction, path));
  }

  private void run(Set<String> from, List<PlannedRevision> revisions) {
    SortedSet<String> heads = new TreeSet<>(from);
    MigrationScript script = begun(heads);
    for (PlannedRevision revision : revisions) {
      SortedSet<String> after = Migration.headsAfter(known, heads, revision);
      script.revision(revision, heads, after);
      heads = after;
    }
    script.end();
  }

  private MigrationScript begun(SortedSet<String> heads) {
    MigrationScript script = new MigrationScript(known, options, parts);
    if (heads.isEmpty()) {
      script.createTables();
    } else {
      script.requireHeads(heads);
    }
    return script;
  }

  /** Returns the rows of the version table: what another of them needs has none of its own. */
  private SortedSet<String> start(String expressions) {
    RevisionGraph graph = known.graph();
    SortedSet<String> ids = new TreeSet<>();
    for (String expression : expressions.split(",")) {
      ids.addAll(graph.resolve(expression.strip(), Set.of()));
    }
    SortedSet<String> rows = new TreeSet<>(ids);
    for (String id : ids) {
      Set<String> below = graph.ancestors(Set.of(id));
      rows.removeIf(other -> !other.equals(id) && below.contains(other));
    }
    return rows;
  }
}

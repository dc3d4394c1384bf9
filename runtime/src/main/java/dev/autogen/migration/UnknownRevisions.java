package dev.autogen.migration;

import dev.autogen.migration.HistoryRecord.How;
import dev.autogen.revision.RevisionHeader;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The applied revisions that no class here has, as the history tells of them: a newer release, or
 * another git branch, brought them in.
 */
final class UnknownRevisions {

  private final Run run;
  private final Map<String, Optional<HistoryRecord>> passages = new TreeMap<>();

  private UnknownRevisions(Run run) {
    this.run = run;
  }

  /** Finds those of some heads, and all unknown ones that these build on. */
  static UnknownRevisions of(Run run, Collection<String> heads) throws SQLException {
    UnknownRevisions unknown = new UnknownRevisions(run);
    Set<String> open = run.known().unknown(heads);
    while (!open.isEmpty()) {
      Map<String, HistoryRecord> rows =
          run.history().latestUpgrades(run.session().connection(), open);
      open.forEach(id -> unknown.passages.put(id, Optional.ofNullable(rows.get(id))));
      open = run.known().unknown(rows.values().stream().flatMap(UnknownRevisions::needs).toList());
      open.removeAll(unknown.passages.keySet());
    }
    return unknown;
  }

  private static Stream<String> needs(HistoryRecord row) {
    return Stream.concat(row.parents().stream(), row.dependsOn().stream());
  }

  boolean isEmpty() {
    return passages.isEmpty();
  }

  /** Returns the ids whose passage the history does not tell. */
  List<String> untold() {
    return passages.keySet().stream().filter(id -> passages.get(id).isEmpty()).toList();
  }

  /** Returns the rows that brought them in, the newest first. */
  List<HistoryRecord> newestFirst() {
    return passages.values().stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingLong(HistoryRecord::id).reversed())
        .toList();
  }

  /** Returns the known revisions that an unknown one builds on, by way of unknown ones too. */
  Set<String> knownBelow(String id) {
    Set<String> found = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(id));
    while (!open.isEmpty()) {
      String one = open.pop();
      if (run.known().contains(one)) {
        found.add(one);
      } else if (seen.add(one)) {
        passages.get(one).stream().flatMap(UnknownRevisions::needs).forEach(open::push);
      }
    }
    return found;
  }

  static RevisionHeader header(HistoryRecord row) {
    return new RevisionHeader(
        row.revision(), row.parents(), row.message(), "", false, List.of(), row.dependsOn());
  }

  /** Returns what messages say of those heads that are unknown, by id. */
  static List<UnknownRevision> describe(Run run, Collection<String> heads) throws SQLException {
    UnknownRevisions unknown = of(run, heads);
    List<UnknownRevision> described = new ArrayList<>();
    for (String head : run.known().unknown(heads)) {
      described.add(unknown.describe(head));
    }
    return described;
  }

  /** Returns what messages say of one of them. */
  UnknownRevision describe(String id) throws SQLException {
    Optional<HistoryRecord> passage = passages.get(id);
    return new UnknownRevision(
        id,
        passage,
        passage.isEmpty() ? "it has no row for it" : downgrade(passage.get()).missing(),
        knownBelow(id));
  }

  /** Returns the way back that the history keeps with a passage. */
  KeptDowngrade downgrade(HistoryRecord row) throws SQLException {
    if (row.how() == How.STAMPED) {
      return KeptDowngrade.missing("it was stamped, not run");
    }
    return KeptDowngradeText.read(run.session().connection(), run.tables(), row.id())
        .orElseGet(() -> KeptDowngrade.missing("a release that kept no downgrades applied it"));
  }
}

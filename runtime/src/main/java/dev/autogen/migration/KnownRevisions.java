package dev.autogen.migration;

import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The revisions of this release: their graph, and their classes. */
final class KnownRevisions {

  private final RevisionGraph graph;
  private final Map<String, LoadedRevision> byId = new LinkedHashMap<>();

  KnownRevisions(RevisionGraph graph, Collection<LoadedRevision> revisions) {
    this.graph = graph;
    revisions.forEach(revision -> byId.put(revision.id(), revision));
  }

  /** Returns the same classes in a graph that has these revisions too. */
  KnownRevisions with(Collection<RevisionHeader> others) {
    List<RevisionHeader> headers = new ArrayList<>(graph.sorted());
    headers.addAll(others);
    Map<String, String> classNames = new HashMap<>();
    byId.forEach((id, revision) -> classNames.put(id, revision.className()));
    return new KnownRevisions(RevisionGraph.of(headers, classNames), byId.values());
  }

  RevisionGraph graph() {
    return graph;
  }

  LoadedRevision get(String id) {
    return byId.get(id);
  }

  boolean contains(String id) {
    return byId.containsKey(id);
  }

  SortedSet<String> unknown(Collection<String> ids) {
    SortedSet<String> unknown = new TreeSet<>(ids);
    unknown.removeIf(byId::containsKey);
    return unknown;
  }

  /**
   * Returns the header with ids for labels, so that a release without these classes can read it.
   */
  RevisionHeader withResolvedDependencies(RevisionHeader header) {
    List<String> ids =
        header.dependsOn().stream()
            .map(
                dependency ->
                    contains(dependency)
                        ? dependency
                        : graph.labelled(dependency).orElse(dependency))
            .toList();
    return header.withDependsOn(ids.toArray(String[]::new));
  }
}

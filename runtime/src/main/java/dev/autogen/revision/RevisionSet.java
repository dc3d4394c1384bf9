package dev.autogen.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The revisions of one database, with the graph they form. */
public final class RevisionSet {

  private final Map<String, LoadedRevision> revisions;
  private final RevisionGraph graph;

  private RevisionSet(Map<String, LoadedRevision> revisions, RevisionGraph graph) {
    this.revisions = revisions;
    this.graph = graph;
  }

  /**
   * Returns the set of those revisions.
   *
   * @throws AutogenException if two have the same id, or they form no graph; see {@link
   *     RevisionGraph#of(Collection)}
   */
  public static RevisionSet of(Collection<LoadedRevision> loaded) {
    Map<String, LoadedRevision> byId = new LinkedHashMap<>();
    Map<String, String> classNames = new HashMap<>();
    List<RevisionHeader> headers = new ArrayList<>();
    for (LoadedRevision revision : loaded) {
      LoadedRevision other = byId.putIfAbsent(revision.id(), revision);
      if (other != null) {
        throw AutogenException.failed(
            "%s and %s have the same revision id, %s. Give one of them another."
                .formatted(other.className(), revision.className(), revision.id()));
      }
      classNames.put(revision.id(), revision.className());
      headers.add(revision.header());
    }
    return new RevisionSet(Map.copyOf(byId), RevisionGraph.of(headers, classNames));
  }

  /**
   * Finds the revisions of a package, its subpackages not included: those in its directories, jars
   * and nested jars, and those that a {@code META-INF/autogen/revisions} lists, as the annotation
   * processor writes it, where the package itself cannot be listed.
   *
   * @throws AutogenException if there is none, one cannot be loaded, or they form no graph
   */
  public static RevisionSet ofPackage(String packageName, ClassLoader loader) {
    return of(new RevisionScan(packageName, loader).revisions());
  }

  public RevisionGraph graph() {
    return graph;
  }

  /**
   * Returns the revision of that whole id.
   *
   * @throws AutogenException if there is none
   */
  public LoadedRevision get(String id) {
    return revisions.get(graph.get(id).id());
  }

  /** Returns all revisions, each after those it needs. */
  public List<LoadedRevision> all() {
    return graph.sorted().stream().map(header -> revisions.get(header.id())).toList();
  }
}

package dev.autogen.revision;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Revisions and how they follow each other. Pure: it knows neither files nor databases; where a
 * database stands is given as the ids in its version table, of which an empty set is base.
 *
 * <p>A revision <em>needs</em> those it revises and those it depends on. Only the former make
 * branches: a head is a revision that no other revises.
 */
public final class RevisionGraph {

  private final NavigableMap<String, RevisionHeader> revisions = new TreeMap<>();
  private final Map<String, String> classNames;
  private final Map<String, Set<String>> byClass = new HashMap<>();
  private final BranchLabels labels = new BranchLabels();
  private final Map<String, Set<String>> parents = new HashMap<>();
  private final Map<String, Set<String>> children = new HashMap<>();
  private final Map<String, Set<String>> needs = new HashMap<>();
  private final Map<String, Set<String>> neededBy = new HashMap<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<RevisionHeader> sorted;
  private final Set<String> heads;
  private final Set<String> bases;

  private RevisionGraph(Collection<RevisionHeader> headers, Map<String, String> classNames) {
    this.classNames = Map.copyOf(classNames);
    headers.forEach(this::register);
    revisions.values().forEach(this::registerNames);
    revisions.values().forEach(this::connect);
    this.sorted = List.copyOf(new RevisionOrder(revisions, needs).sorted(neededBy));
    sorted.forEach(revision -> positions.put(revision.id(), positions.size()));
    this.heads = without(children);
    this.bases = without(parents);
  }

  /**
   * Returns the graph of those revisions.
   *
   * @throws AutogenException if two have the same id or label, one revises or depends on what is
   *     not there, or they form a cycle
   */
  public static RevisionGraph of(Collection<RevisionHeader> headers) {
    return of(headers, Map.of());
  }

  /**
   * Returns the graph of those revisions, which can be named by their classes too.
   *
   * @param classNames for each id the name of its class
   * @throws AutogenException if two have the same id or label, one revises or depends on what is
   *     not there, or they form a cycle
   */
  public static RevisionGraph of(
      Collection<RevisionHeader> headers, Map<String, String> classNames) {
    return new RevisionGraph(headers, classNames);
  }

  private void register(RevisionHeader revision) {
    if (revisions.putIfAbsent(revision.id(), revision) != null) {
      throw AutogenException.failed(
          "Two revisions have the id %s. Give one of them another.".formatted(revision.id()));
    }
    for (Map<String, Set<String>> edges : List.of(parents, children, needs, neededBy)) {
      edges.put(revision.id(), new LinkedHashSet<>(2));
    }
  }

  private void registerNames(RevisionHeader revision) {
    for (String label : revision.branchLabels()) {
      Optional<String> other = labels.put(label, revision.id());
      if (other.isPresent() || revisions.containsKey(label)) {
        throw AutogenException.failed(
            "The branch label %s of revision %s is also %s. Choose another."
                .formatted(
                    label,
                    revision.id(),
                    other.map(id -> "that of revision " + id).orElse("an id")));
      }
    }
    String className = classNames.get(revision.id());
    if (className != null) {
      String simpleName = className.substring(className.lastIndexOf('.') + 1);
      for (String name : List.of(className, simpleName)) {
        byClass.computeIfAbsent(name, key -> new TreeSet<>()).add(revision.id());
      }
    }
  }

  private void connect(RevisionHeader revision) {
    for (String parent : revision.revises()) {
      if (!revisions.containsKey(parent)) {
        throw absent(revision, "revises", parent);
      }
      link(parent, revision.id(), parents, children);
      link(parent, revision.id(), needs, neededBy);
    }
    for (String dependency : revision.dependsOn()) {
      String id = labels.start(dependency).orElse(dependency);
      if (!revisions.containsKey(id)) {
        throw absent(revision, "depends on", dependency);
      }
      link(id, revision.id(), needs, neededBy);
    }
  }

  private static void link(
      String first, String second, Map<String, Set<String>> back, Map<String, Set<String>> forth) {
    back.get(second).add(first);
    forth.get(first).add(second);
  }

  private AutogenException absent(RevisionHeader revision, String verb, String missing) {
    String className = classNames.get(revision.id());
    return AutogenException.failed(
        "Revision %s%s %s %s, which is not there. Bring its class back, or correct the id."
            .formatted(
                revision.id(), className == null ? "" : " (" + className + ")", verb, missing));
  }

  public boolean isEmpty() {
    return revisions.isEmpty();
  }

  public Optional<RevisionHeader> find(String id) {
    return Optional.ofNullable(revisions.get(id));
  }

  /**
   * Returns the revision of that whole id.
   *
   * @throws AutogenException if there is none
   */
  public RevisionHeader get(String id) {
    return find(id)
        .orElseThrow(() -> AutogenException.failed("There is no revision %s.".formatted(id)));
  }

  /** Returns all revisions, each after those it needs, by id where that leaves a choice. */
  public List<RevisionHeader> sorted() {
    return sorted;
  }

  /** Returns the ids of the revisions that no other revises. */
  public Set<String> heads() {
    return heads;
  }

  /**
   * Returns the ids of the heads that no revision depends on either: what the version table holds
   * when all revisions are applied.
   */
  public Set<String> effectiveHeads() {
    return tips(heads);
  }

  /** Returns those of the ids that none of the others needs, directly or not. */
  public Set<String> tips(Collection<String> ids) {
    Set<String> below = new HashSet<>();
    ids.forEach(id -> below.addAll(edges(needs, id)));
    Set<String> tips = new TreeSet<>(ids);
    tips.removeAll(reachable(below, needs));
    return Collections.unmodifiableSet(tips);
  }

  /** Returns the ids of the revisions that revise no other. */
  public Set<String> bases() {
    return bases;
  }

  private Set<String> without(Map<String, Set<String>> edges) {
    Set<String> ids = new TreeSet<>(revisions.keySet());
    ids.removeIf(id -> !edges.get(id).isEmpty());
    return Collections.unmodifiableSet(ids);
  }

  /** Returns the ids of the revisions that revise this one: several where branches start. */
  public Set<String> children(String id) {
    return edges(children, id);
  }

  /** Returns the ids of the revisions that this one revises: several for a merge. */
  public Set<String> parents(String id) {
    return edges(parents, id);
  }

  Set<String> needs(String id) {
    return edges(needs, id);
  }

  /**
   * Tells whether one of the ids is that revision or needs it, directly or not. What comes before
   * it in order cannot, so that only what lies between is looked at.
   */
  boolean areAbove(Collection<String> ids, String id) {
    int lowest = positions.get(get(id).id());
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(ids);
    while (!open.isEmpty()) {
      String one = open.remove();
      if (one.equals(id)) {
        return true;
      }
      requireKnown(one);
      if (positions.get(one) > lowest && seen.add(one)) {
        open.addAll(needs.get(one));
      }
    }
    return false;
  }

  private Set<String> edges(Map<String, Set<String>> edges, String id) {
    return Collections.unmodifiableSet(edges.get(get(id).id()));
  }

  /**
   * Returns these ids and all that they need, directly or not: what is applied where these are
   * heads.
   */
  public Set<String> ancestors(Collection<String> ids) {
    return reachable(ids, needs);
  }

  /** Returns these ids and all that need them, directly or not. */
  public Set<String> descendants(Collection<String> ids) {
    return reachable(ids, neededBy);
  }

  /** Returns a revision with all before and after it on its branch, dependencies left aside. */
  Set<String> lineage(String id) {
    Set<String> ids = reachable(List.of(id), parents);
    ids.addAll(reachable(List.of(id), children));
    return ids;
  }

  private Set<String> reachable(Collection<String> starts, Map<String, Set<String>> edges) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (String start : starts) {
      requireKnown(start);
      open.add(start);
    }
    while (!open.isEmpty()) {
      String id = open.remove();
      if (reached.add(id)) {
        open.addAll(edges.get(id));
      }
    }
    return reached;
  }

  private void requireKnown(String id) {
    if (!revisions.containsKey(id)) {
      throw AutogenException.failed(
          ("The database is at revision %s, which no class has. Get the code that has it, or "
                  + "say where the database stands with 'autogen stamp --purge'.")
              .formatted(id));
    }
  }

  /**
   * Returns the branch labels that hold for a revision: its branch's, up to where it was branched
   * off.
   */
  public Set<String> branchLabels(String id) {
    return labels.holdingOn(get(id).id(), this::branch);
  }

  private Set<String> branch(String start) {
    Set<String> branch = reachable(List.of(start), children);
    String id = start;
    while (parents.get(id).size() == 1) {
      id = parents.get(id).iterator().next();
      if (children.get(id).size() > 1) {
        break;
      }
      branch.add(id);
    }
    return branch;
  }

  /** Returns the id of the revision that has a label. */
  public Optional<String> labelled(String label) {
    return labels.start(label);
  }

  /** Returns the ids of the revisions whose class has this name, with or without its package. */
  Set<String> ofClass(String name) {
    return byClass.getOrDefault(name, Set.of());
  }

  /** Returns the ids that start with the text, in order. */
  List<String> startingWith(String text) {
    return List.copyOf(revisions.subMap(text, true, text + Character.MAX_VALUE, false).keySet());
  }

  /** Returns the revisions of those ids, each after those it needs. */
  public List<RevisionHeader> inOrder(Collection<String> ids) {
    return ids.stream().sorted(Comparator.comparing(positions::get)).map(revisions::get).toList();
  }

  /**
   * Returns the ids that an expression names: a whole id or a start that only one has, a class
   * name, a branch label, {@code head}, {@code heads}, {@code base} (which is the empty set),
   * {@code current}, {@code +N} and {@code -N} from where the database is, {@code REV+N}, {@code
   * REV-N}, and any of them on a branch, as in {@code LABEL@head}.
   *
   * @param current the ids in the version table
   * @throws AutogenException if it names nothing, or is ambiguous
   */
  public Set<String> resolve(String expression, Collection<String> current) {
    return new RevisionResolver(this, current).resolve(RevisionExpression.parse(expression));
  }

  /**
   * Returns what {@code A:B} names. A side that is left out is base, or all heads; a right side
   * such as {@code +2} counts from the left one.
   *
   * @throws AutogenException if a side names nothing or is ambiguous
   */
  public RevisionRange range(String expression, Collection<String> current) {
    return new RevisionResolver(this, current).range(expression);
  }

  /**
   * Returns the revisions of a range, both ends included, each after those it needs.
   *
   * @throws AutogenException if the range is not one from older to newer revisions
   */
  public List<RevisionHeader> between(RevisionRange range) {
    return new RevisionPath(this).between(range);
  }

  /**
   * Returns the revisions to apply so that the targets are, in order; none if they are.
   *
   * @param current the ids in the version table
   * @param targets ids
   * @throws AutogenException if a target is older than where the database is, or a current id is
   *     unknown
   */
  public List<RevisionHeader> upgradePath(Collection<String> current, Collection<String> targets) {
    return new RevisionPath(this).upgrade(current, targets);
  }

  /**
   * Returns the revisions to apply so that those the expression names are.
   *
   * @throws AutogenException as {@link #resolve} and the other {@code upgradePath} do
   */
  public List<RevisionHeader> upgradePath(Collection<String> current, String expression) {
    return new RevisionPath(this).upgrade(current, expression);
  }

  /**
   * Returns the revisions to undo, in that order, so that the one the expression names is a head of
   * what is applied; none if it is. What needs a revision that is undone is undone too. {@code
   * LABEL@base} undoes one branch, {@code base} all.
   *
   * @throws AutogenException if the expression names several revisions, or one that is not applied
   */
  public List<RevisionHeader> downgradePath(Collection<String> current, String expression) {
    return new RevisionPath(this).downgrade(current, expression);
  }

  /** Returns the ids that belong into the version table after a revision was applied. */
  public Set<String> headsAfterUpgrade(Collection<String> current, String id) {
    return new RevisionPath(this).headsAfterUpgrade(current, id);
  }

  /** Returns the ids that belong into the version table after a revision was undone. */
  public Set<String> headsAfterDowngrade(Collection<String> current, String id) {
    return new RevisionPath(this).headsAfterDowngrade(current, id);
  }
}

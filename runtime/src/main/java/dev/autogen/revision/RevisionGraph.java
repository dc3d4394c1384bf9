package dev.autogen.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Revisions and how they follow each other. Pure: it knows neither files nor databases; where a
 * database stands is given as the ids in its version table, of which an empty set is base.
 *
 * <p>A revision <em>needs</em> those it revises and those it depends on. Only the former make
 * branches: a head is a revision that no other revises.
 */
public final class RevisionGraph {

  private final Map<String, String> classNames;
  private final Map<String, Set<String>> byClass = new HashMap<>();
  private final BranchLabels labels = new BranchLabels();

  /** All revisions in order; a revision's place here is its number. */
  private final List<RevisionHeader> sorted;

  private final Map<String, Integer> numbers;
  private final List<String> ids;
  private final Links parents;
  private final Links children;
  private final Links needs;
  private final Links neededBy;
  private final Set<String> heads;
  private final Set<String> bases;

  private RevisionGraph(Collection<RevisionHeader> headers, Map<String, String> classNames) {
    this.classNames = Map.copyOf(classNames);
    List<RevisionHeader> byId = new ArrayList<>(headers);
    byId.sort(Comparator.comparing(RevisionHeader::id));
    this.ids = byId.stream().map(RevisionHeader::id).toList();
    Map<String, Integer> ranks = numbered(ids);
    byId.forEach(revision -> registerNames(revision, ranks.keySet()));
    HeaderLinks read = new HeaderLinks(byId, ranks, labels, classNames);
    Links needsByRank = read.needs();
    int[] order = new RevisionOrder(byId, needsByRank).sorted();
    this.sorted = Arrays.stream(order).mapToObj(byId::get).toList();
    this.numbers = numbered(sorted.stream().map(RevisionHeader::id).toList());
    this.parents = read.parents().renumbered(order);
    this.children = parents.reversed();
    this.needs = needsByRank.renumbered(order);
    this.neededBy = needs.reversed();
    this.heads = sortedIds(children.leaves());
    this.bases = sortedIds(parents.leaves());
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

  private static Map<String, Integer> numbered(List<String> ids) {
    Map<String, Integer> numbers = new HashMap<>(ids.size() * 2);
    for (String id : ids) {
      if (numbers.put(id, numbers.size()) != null) {
        throw AutogenException.failed(
            "Two revisions have the id %s. Give one of them another.".formatted(id));
      }
    }
    return numbers;
  }

  private void registerNames(RevisionHeader revision, Set<String> all) {
    for (String label : revision.branchLabels()) {
      Optional<String> other = labels.put(label, revision.id());
      if (other.isPresent() || all.contains(label)) {
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

  public boolean isEmpty() {
    return sorted.isEmpty();
  }

  public Optional<RevisionHeader> find(String id) {
    return Optional.ofNullable(numbers.get(id)).map(sorted::get);
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
    BitSet below = new BitSet();
    ids.forEach(id -> needs.of(number(id)).forEach(below::set));
    Set<String> tips = new TreeSet<>(ids);
    tips.removeAll(subset(needs.reachable(below)));
    return Collections.unmodifiableSet(tips);
  }

  /** Returns the ids of the revisions that revise no other. */
  public Set<String> bases() {
    return bases;
  }

  private Set<String> sortedIds(BitSet members) {
    return Collections.unmodifiableSet(new TreeSet<>(subset(members)));
  }

  private RevisionSubset subset(BitSet members) {
    return new RevisionSubset(sorted, numbers, members);
  }

  private int number(String id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw AutogenException.failed("There is no revision %s.".formatted(id));
    }
    return number;
  }

  /** Returns the ids of the revisions that revise this one: several where branches start. */
  public Set<String> children(String id) {
    return new TreeSet<>(ends(children, id));
  }

  /** Returns the ids of the revisions that this one revises: several for a merge. */
  public Set<String> parents(String id) {
    return new LinkedHashSet<>(ends(parents, id));
  }

  Set<String> needs(String id) {
    return new LinkedHashSet<>(ends(needs, id));
  }

  private List<String> ends(Links links, String id) {
    return links.of(number(id)).mapToObj(end -> sorted.get(end).id()).toList();
  }

  /** Tells whether one of the ids is that revision or needs it, directly or not. */
  boolean areAbove(Collection<String> ids, String id) {
    return needs.lead(ids.stream().mapToInt(this::known), number(id));
  }

  /**
   * Returns these ids and all that they need, directly or not: what is applied where these are
   * heads; each after those it needs.
   */
  public Set<String> ancestors(Collection<String> ids) {
    return upTo(ids);
  }

  RevisionSubset upTo(Collection<String> ids) {
    return subset(needs.reachable(numbers(ids)));
  }

  /** Returns these ids and all that need them, directly or not; each after those it needs. */
  public Set<String> descendants(Collection<String> ids) {
    return from(ids);
  }

  /** Returns these ids and all that revise them, directly or not, dependencies left aside. */
  public Set<String> successors(Collection<String> ids) {
    return subset(children.reachable(numbers(ids)));
  }

  RevisionSubset from(Collection<String> ids) {
    return subset(neededBy.reachable(numbers(ids)));
  }

  /** Returns a revision with all before and after it on its branch, dependencies left aside. */
  Set<String> lineage(String id) {
    BitSet members = parents.reachable(numbers(List.of(id)));
    members.or(children.reachable(numbers(List.of(id))));
    return subset(members);
  }

  private BitSet numbers(Collection<String> ids) {
    BitSet members = new BitSet(sorted.size());
    ids.forEach(id -> members.set(known(id)));
    return members;
  }

  private int known(String id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw AutogenException.failed(
          ("The database is at revision %s, which no class has. Get the code that has it, or "
                  + "say where the database stands with 'autogen stamp --purge head'.")
              .formatted(id));
    }
    return number;
  }

  /**
   * Returns the branch labels that hold for a revision: its branch's, up to where it was branched
   * off.
   */
  public Set<String> branchLabels(String id) {
    return labels.holdingOn(number(id), sorted.size(), this::branch);
  }

  private BitSet branch(String labelled) {
    BitSet branch = children.reachable(numbers(List.of(labelled)));
    below(labelled).forEach(branch::set);
    return branch;
  }

  /** Returns the revision that the branch of another begins with, behind where it branched off. */
  String branchStart(String id) {
    return sorted.get(below(id).reduce((upper, lower) -> lower).getAsInt()).id();
  }

  /** Returns the numbers of a revision and those below it on its branch, downwards. */
  private IntStream below(String id) {
    IntStream.Builder below = IntStream.builder();
    int one = number(id);
    below.add(one);
    while (parents.count(one) == 1) {
      one = parents.of(one).findFirst().getAsInt();
      if (children.count(one) > 1) {
        break;
      }
      below.add(one);
    }
    return below.build();
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
    int found = Collections.binarySearch(ids, text);
    return ids.subList(found < 0 ? -found - 1 : found, ids.size()).stream()
        .takeWhile(id -> id.startsWith(text))
        .toList();
  }

  /** Returns the revisions of those ids, each after those it needs. */
  public List<RevisionHeader> inOrder(Collection<String> some) {
    BitSet members = new BitSet(sorted.size());
    some.forEach(id -> members.set(number(id)));
    return subset(members).headers();
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

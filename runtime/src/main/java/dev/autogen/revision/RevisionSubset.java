package dev.autogen.revision;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The ids of some revisions of a graph, each after those that it needs. Immutable. */
final class RevisionSubset extends AbstractSet<String> {

  private final List<RevisionHeader> sorted;
  private final Map<String, Integer> numbers;
  private final BitSet members;

  /**
   * @param sorted all revisions of the graph in order
   * @param numbers the place of each in it
   * @param members the numbers of those that are meant
   */
  RevisionSubset(List<RevisionHeader> sorted, Map<String, Integer> numbers, BitSet members) {
    this.sorted = sorted;
    this.numbers = numbers;
    this.members = members;
  }

  /** Returns those that are not in another subset of the same graph. */
  RevisionSubset without(RevisionSubset others) {
    BitSet rest = (BitSet) members.clone();
    rest.andNot(others.members);
    return new RevisionSubset(sorted, numbers, rest);
  }

  /** Returns those that are in another subset of the same graph too. */
  RevisionSubset within(RevisionSubset others) {
    BitSet common = (BitSet) members.clone();
    common.and(others.members);
    return new RevisionSubset(sorted, numbers, common);
  }

  /** Returns the revisions, each after those it needs. */
  List<RevisionHeader> headers() {
    return members.stream().mapToObj(sorted::get).toList();
  }

  @Override
  public boolean contains(Object id) {
    Integer number = numbers.get(id);
    return number != null && members.get(number);
  }

  @Override
  public Iterator<String> iterator() {
    return members.stream().mapToObj(number -> sorted.get(number).id()).iterator();
  }

  @Override
  public int size() {
    return members.cardinality();
  }
}

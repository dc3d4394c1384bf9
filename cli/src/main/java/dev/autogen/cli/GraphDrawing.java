package dev.autogen.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Draws revisions as {@code git log --graph} does: the newest first, a lane for each line that goes
 * on downwards.
 *
 * <pre>
 * *   d  merge
 * |\
 * | * c2
 * * | c1
 * |/
 * * a
 * </pre>
 */
final class GraphDrawing {

  private final List<String> rows = new ArrayList<>();

  /** For each lane the id that it leads to. */
  private final List<String> lanes = new ArrayList<>();

  /** Where a line has just ended with a root; what follows there is no child of it. */
  private int endedAt = -1;

  private GraphDrawing() {}

  /**
   * A revision to draw.
   *
   * @param id its id
   * @param parents the ids that lines go down to; those that are not drawn are left out
   * @param symbol a character for it
   * @param lines what stands beside it
   */
  record Node(String id, List<String> parents, String symbol, List<String> lines) {}

  /**
   * Returns the rows.
   *
   * @param nodes each after all that it is a parent of
   */
  static List<String> draw(List<Node> nodes) {
    Set<String> drawn = new HashSet<>();
    nodes.forEach(node -> drawn.add(node.id()));
    GraphDrawing drawing = new GraphDrawing();
    nodes.forEach(
        node -> drawing.add(node, node.parents().stream().filter(drawn::contains).toList()));
    return drawing.rows;
  }

  private void add(Node node, List<String> parents) {
    if (!lanes.contains(node.id()) && lanes.size() == endedAt) {
      rows.add(plain(-1));
    }
    endedAt = -1;
    int lane = laneOf(node.id());
    makeRoom(lane, parents.size());
    Iterator<String> texts = node.lines().iterator();
    int width = 2 * (lanes.size() + Math.max(0, parents.size() - 1));
    put(nodeRow(lane, node.symbol(), parents.size()), width, texts);
    if (parents.isEmpty()) {
      end(lane, width, texts);
    } else {
      fork(lane, parents, width, texts);
      joinThoseOfOneEnd();
    }
  }

  private int laneOf(String id) {
    if (!lanes.contains(id)) {
      lanes.add(id);
    }
    return lanes.indexOf(id);
  }

  /** Lanes that lead to the same revision become one at once, so that the graph stays narrow. */
  private void joinThoseOfOneEnd() {
    for (int lane = lanes.size() - 1; lane > 0; lane--) {
      int first = lanes.indexOf(lanes.get(lane));
      if (first < lane) {
        join(lane, first);
      }
    }
  }

  /** Leads a lane to another on its left; those on its right follow by one. */
  private void join(int from, int to) {
    for (int at = from; at > to; at--) {
      Row row = new Row();
      for (int lane = 0; lane < lanes.size(); lane++) {
        if (lane < from) {
          row.set(2 * lane, '|');
        } else if (lane > from) {
          row.set(at == from ? 2 * lane - 1 : 2 * lane - 2, at == from ? '/' : '|');
        }
      }
      rows.add(row.set(2 * at - 1, '/').toString());
    }
    lanes.remove(from);
  }

  /** Moves the lanes on the right away, where more than two lines come out of a node. */
  private void makeRoom(int lane, int parents) {
    for (int moved = 0; moved < parents - 2 && lane < lanes.size() - 1; moved++) {
      Row row = new Row();
      for (int other = 0; other < lanes.size(); other++) {
        row.set(other <= lane ? 2 * other : 2 * (other + moved) + 1, other <= lane ? '|' : '\\');
      }
      rows.add(row.toString());
    }
  }

  private String nodeRow(int lane, String symbol, int parents) {
    int room = Math.max(0, parents - 2);
    Row row = new Row();
    for (int other = 0; other < lanes.size(); other++) {
      row.set(2 * (other > lane ? other + room : other), '|');
    }
    row.set(2 * lane, symbol.charAt(0));
    for (int dash = 1; dash < 2 * room; dash++) {
      row.set(2 * lane + dash, '-');
    }
    return (room == 0 ? row : row.set(2 * (lane + room), '.')).toString();
  }

  private void end(int lane, int width, Iterator<String> texts) {
    while (texts.hasNext()) {
      put(plain(lane), width, texts);
    }
    if (lane < lanes.size() - 1) {
      Row row = new Row();
      for (int other = 0; other < lanes.size(); other++) {
        if (other != lane) {
          row.set(other < lane ? 2 * other : 2 * other - 1, other < lane ? '|' : '/');
        }
      }
      rows.add(row.toString());
    }
    lanes.remove(lane);
    endedAt = lane;
  }

  private void fork(int lane, List<String> parents, int width, Iterator<String> texts) {
    int more = parents.size() - 1;
    if (more > 0) {
      Row row = new Row();
      for (int other = 0; other < lanes.size(); other++) {
        row.set(other <= lane ? 2 * other : 2 * (other + more) - 1, other <= lane ? '|' : '\\');
      }
      for (int parent = 1; parent <= more; parent++) {
        row.set(2 * (lane + parent) - 1, '\\');
      }
      put(row.toString(), width, texts);
    }
    lanes.set(lane, parents.get(0));
    lanes.addAll(lane + 1, parents.subList(1, parents.size()));
    while (texts.hasNext()) {
      put(plain(-1), width, texts);
    }
  }

  private String plain(int without) {
    Row row = new Row();
    for (int lane = 0; lane < lanes.size(); lane++) {
      if (lane != without) {
        row.set(2 * lane, '|');
      }
    }
    return row.toString();
  }

  private void put(String row, int width, Iterator<String> texts) {
    String text = texts.hasNext() ? texts.next() : "";
    rows.add((row + " ".repeat(Math.max(0, width - row.length())) + text).stripTrailing());
  }

  /** Characters at columns. */
  private static final class Row {

    private final StringBuilder text = new StringBuilder();

    Row set(int column, char character) {
      while (text.length() <= column) {
        text.append(' ');
      }
      text.setCharAt(column, character);
      return this;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}

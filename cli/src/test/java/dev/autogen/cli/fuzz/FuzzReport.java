package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was done in a run, counted. */
final class FuzzReport {

  /** How often everything must occur in a thousand pairs. */
  private static final int LEAST = 20;

  private static final int PAIRS = 1000;

  private final Map<Construct, Map<EditKind, Integer>> edits = new java.util.LinkedHashMap<>();
  private final Map<String, Integer> operations = new TreeMap<>();
  private final List<PairResult> failing = new ArrayList<>();
  private int pairs;
  private int refused;
  private int withRows;
  private int tables;
  private int filled;

  FuzzReport(Constructs constructs) {
    for (Construct construct : constructs.all()) {
      Map<EditKind, Integer> counts = new TreeMap<>();
      construct.edits().forEach(kind -> counts.put(kind, 0));
      edits.put(construct, counts);
    }
  }

  void add(PairResult result) {
    if (!result.isOfModels()) {
      refused++;
      return;
    }
    pairs++;
    withRows += result.outcome().hadRows() ? 1 : 0;
    tables += result.tables();
    filled += result.tables() - result.unfilled().size();
    result
        .pair()
        .effective()
        .forEach(edit -> edits.get(edit.construct()).merge(edit.kind(), 1, Integer::sum));
    result
        .outcome()
        .operations()
        .forEach(words -> operations.merge(words.split(" ", 2)[0], 1, Integer::sum));
    if (!result.isRight()) {
      failing.add(result);
    }
  }

  List<PairResult> failing() {
    return List.copyOf(failing);
  }

  /** Returns what occurred too seldom, a line each, if there were pairs enough to ask. */
  List<String> tooSeldom() {
    List<String> lines = new ArrayList<>();
    if (withRows * 10 < pairs * 8) {
      lines.add("only %d of %d pairs had rows in their tables".formatted(withRows, pairs));
    }
    if (pairs < PAIRS) {
      return lines;
    }
    edits.forEach(
        (construct, counts) ->
            counts.forEach(
                (kind, count) -> {
                  if (count < LEAST) {
                    lines.add("%s: %d times".formatted(new Cell(construct, kind), count));
                  }
                }));
    operations.forEach(
        (operation, count) -> {
          if (count < LEAST) {
            lines.add("%s: %d times".formatted(operation, count));
          }
        });
    return lines;
  }

  /** Returns the counts as tables. */
  String print() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d pairs, %d right; rows in %d of them, in %d of %d tables; Hibernate refuses %d%n%n"
            .formatted(pairs, pairs - failing.size(), withRows, filled, tables, refused));
    text.append(
        "%-32s %6s %6s %6s %6s%n".formatted("construct", "add", "change", "drop", "rename"));
    edits.forEach(
        (construct, counts) -> {
          text.append("%-32s".formatted(construct.name()));
          for (EditKind kind : EditKind.values()) {
            Integer count = counts.get(kind);
            text.append(" %6s".formatted(count == null ? "-" : count));
          }
          text.append('\n');
        });
    text.append('\n');
    operations.forEach(
        (operation, count) -> text.append("%-32s %6d%n".formatted(operation, count)));
    return text.toString();
  }
}

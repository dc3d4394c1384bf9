package dev.autogen.cli;

import dev.autogen.engine.seed.SeedPlan;
import dev.autogen.engine.seed.SeedPlan.PlannedColumn;
import dev.autogen.engine.seed.SeedPlan.PlannedTable;
import dev.autogen.engine.seed.SeedResult;
import dev.autogen.engine.seed.SeedResult.CopiedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a copy of another database's tables is shown. */
final class SeedView {

  private SeedView() {}

  /** Returns what would be copied, a line for each table. */
  static List<String> lines(SeedPlan plan) {
    int width = plan.tables().stream().mapToInt(one -> one.table().length()).max().orElse(0);
    return plan.tables().stream()
        .map(
            one ->
                line(
                    one.table(),
                    width,
                    rows(one.rows())
                        + (one.table().equals(one.source()) ? "" : " from " + one.source())))
        .toList();
  }

  /** Returns what was copied, a line for each table. */
  static List<String> lines(SeedResult result) {
    int width = result.tables().stream().mapToInt(one -> one.table().length()).max().orElse(0);
    return result.tables().stream()
        .map(
            one ->
                line(
                    one.table(),
                    width,
                    one.rows() == one.written()
                        ? rows(one.rows())
                        : "%d of %s".formatted(one.written(), rows(one.rows()))))
        .toList();
  }

  private static String line(String table, int width, String text) {
    return table + " ".repeat(width - table.length() + 2) + text;
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  /** Returns what has another name, and what is left out. */
  static List<String> remarks(SeedPlan plan) {
    List<String> remarks = new ArrayList<>();
    for (PlannedTable table : plan.tables()) {
      boolean isRenamed = !table.table().equals(table.source());
      // In a database that folds names to upper case all columns would be listed.
      List<String> renamed =
          table.columns().stream()
              .filter(column -> !column.column().equalsIgnoreCase(column.source()))
              .map(column -> column.column() + " from " + column.source())
              .toList();
      if (isRenamed || !renamed.isEmpty()) {
        remarks.add(
            "Matched: %s%s%s"
                .formatted(
                    table.table(),
                    isRenamed ? " from " + table.source() : "",
                    renamed.isEmpty() ? "" : " (" + String.join(", ", renamed) + ")"));
      }
    }
    add(remarks, "Only in the source: ", tables(plan.onlyInSource(), "table "));
    add(remarks, "Only in the source: ", columns(plan, true));
    add(remarks, "Only here: ", tables(plan.onlyHere(), "table "));
    add(remarks, "Only here: ", columns(plan, false));
    remarks.addAll(plan.notes());
    return remarks;
  }

  private static void add(List<String> remarks, String title, List<String> names) {
    if (!names.isEmpty()) {
      remarks.add(title + String.join(", ", names));
    }
  }

  private static List<String> tables(List<String> names, String kind) {
    return names.stream().map(name -> kind + name).toList();
  }

  private static List<String> columns(SeedPlan plan, boolean inSource) {
    return plan.tables().stream()
        .flatMap(
            table ->
                (inSource ? table.onlyInSource() : table.onlyHere())
                    .stream()
                        .map(
                            name ->
                                "column "
                                    + (inSource ? table.source() : table.table())
                                    + "."
                                    + name))
        .toList();
  }

  /** Returns what happened besides the rows. */
  static List<String> remarks(SeedResult result) {
    List<String> remarks = new ArrayList<>();
    if (!result.sequences().isEmpty()) {
      remarks.add(
          result.sequences().stream()
              .map(one -> one.sequence() + " goes on at " + one.next())
              .collect(Collectors.joining(", ")));
    }
    remarks.addAll(result.notes());
    long left = result.tables().stream().mapToLong(one -> one.rows() - one.written()).sum();
    if (left > 0) {
      remarks.add("%s not written: a trigger of the table leaves them out.".formatted(rows(left)));
    }
    return remarks;
  }

  static Map<String, Object> json(SeedPlan plan) {
    return Json.object(
        "database", plan.database(),
        "source", plan.source(),
        "tables", plan.tables().stream().map(SeedView::json).toList(),
        "onlyInSource", plan.onlyInSource(),
        "onlyHere", plan.onlyHere(),
        "notes", plan.notes());
  }

  private static Map<String, Object> json(PlannedTable table) {
    return Json.object(
        "table", table.table(),
        "source", table.source(),
        "rows", table.rows(),
        "columns", table.columns().stream().map(SeedView::json).toList(),
        "onlyInSource", table.onlyInSource(),
        "onlyHere", table.onlyHere());
  }

  private static Map<String, Object> json(PlannedColumn column) {
    return Json.object("column", column.column(), "source", column.source());
  }

  static Map<String, Object> json(SeedResult result) {
    List<String> notes = new ArrayList<>(result.plan().notes());
    notes.addAll(result.notes());
    return Json.object(
        "database", result.plan().database(),
        "source", result.plan().source(),
        "tables", result.tables().stream().map(SeedView::json).toList(),
        "sequences",
            result.sequences().stream()
                .map(one -> Json.object("sequence", one.sequence(), "next", one.next()))
                .toList(),
        "onlyInSource", result.plan().onlyInSource(),
        "onlyHere", result.plan().onlyHere(),
        "notes", notes);
  }

  private static Map<String, Object> json(CopiedTable table) {
    return Json.object(
        "table", table.table(),
        "source", table.source(),
        "rows", table.rows(),
        "written", table.written());
  }
}

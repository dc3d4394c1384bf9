package dev.autogen.catalog;

import dev.autogen.schema.SqlIdentifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Requests packed into as few temporary tables as their columns allow, and those into the lines
 * that {@link StableText} takes.
 */
final class ExpressionBatch {

  /**
   * One line for the server.
   *
   * @param unit the number of the temporary table it is about; lines of one unit are together
   * @param kind {@code setup}, {@code table}, or how an expression is used
   * @param target the quoted name of the table, the exact name of a column with a default, or the
   *     type of a generated column
   * @param body a statement to execute, or an expression
   */
  record Line(int unit, String kind, String target, String body) {}

  /** Each constraint more makes the next change of a table slower; each table costs, too. */
  private static final int EXPRESSIONS_PER_TABLE = 8;

  private static final class Unit {
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, String> targets = new LinkedHashMap<>();
    private final List<ExpressionRequest> requests = new ArrayList<>();

    boolean takes(ExpressionRequest request, int perTable) {
      return requests.size() < perTable
          && request.columns().entrySet().stream()
              .allMatch(
                  column ->
                      columns
                          .getOrDefault(column.getKey(), column.getValue())
                          .equals(column.getValue()));
    }

    void add(ExpressionRequest request) {
      columns.putAll(request.columns());
      requests.add(request);
      if (request.part() == ExpressionSite.Part.DEFAULT) {
        targets.computeIfAbsent(request.target(), type -> "autogen_default_" + targets.size());
      }
    }
  }

  private record Place(List<String> setup, String table) {}

  private final List<Line> lines = new ArrayList<>();
  private final Map<Integer, ExpressionRequest> requests = new HashMap<>();

  private ExpressionBatch() {}

  static ExpressionBatch of(Collection<ExpressionRequest> requests) {
    return pack(requests, EXPRESSIONS_PER_TABLE);
  }

  /** Gives each request a temporary table of its own. */
  static ExpressionBatch oneByOne(Collection<ExpressionRequest> requests) {
    return pack(requests, 1);
  }

  private static ExpressionBatch pack(Collection<ExpressionRequest> requests, int perTable) {
    Map<Place, List<Unit>> units = new LinkedHashMap<>();
    for (ExpressionRequest request : requests) {
      List<Unit> candidates =
          units.computeIfAbsent(
              new Place(request.setup(), request.table()), place -> new ArrayList<>());
      candidates.stream()
          .filter(unit -> unit.takes(request, perTable))
          .findFirst()
          .orElseGet(
              () -> {
                Unit unit = new Unit();
                candidates.add(unit);
                return unit;
              })
          .add(request);
    }
    ExpressionBatch batch = new ExpressionBatch();
    int number = 0;
    for (Map.Entry<Place, List<Unit>> place : units.entrySet()) {
      for (Unit unit : place.getValue()) {
        batch.add(number++, place.getKey(), unit);
      }
    }
    return batch;
  }

  private void add(int number, Place place, Unit unit) {
    place.setup().forEach(sql -> lines.add(new Line(number, "setup", "", sql)));
    Map<String, String> columns = new LinkedHashMap<>(unit.columns);
    unit.targets.forEach((type, name) -> columns.put(name, type));
    String table = SqlIdentifier.quote(place.table());
    String definitions =
        columns.entrySet().stream()
            .map(column -> ExpressionRequest.definition(column.getKey(), column.getValue()))
            .collect(Collectors.joining(", "));
    lines.add(
        new Line(
            number, "table", table, "create temporary table " + table + " (" + definitions + ")"));
    for (ExpressionRequest request : unit.requests) {
      requests.put(lines.size(), request);
      lines.add(line(number, request, unit));
    }
  }

  private static Line line(int number, ExpressionRequest request, Unit unit) {
    return switch (request.part()) {
      case DEFAULT ->
          new Line(number, "default", unit.targets.get(request.target()), request.sql());
      case STORED -> new Line(number, "stored", request.target(), request.sql());
      case VIRTUAL -> new Line(number, "virtual", request.target(), request.sql());
      case CHECK, INDEX_PREDICATE -> new Line(number, "check", "", request.sql());
      case INDEX_KEY -> new Line(number, "key", "", request.sql());
      case EXCLUSION -> new Line(number, "exclusion", "", request.sql());
    };
  }

  List<Line> lines() {
    return lines;
  }

  /** Returns the request of the line of that number, from 0; none for one that only prepares. */
  Optional<ExpressionRequest> request(int line) {
    return Optional.ofNullable(requests.get(line));
  }
}

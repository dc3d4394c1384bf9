package dev.autogen.migration;

import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Step;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether a baseline is run or, where all of it is there already, only recorded. */
final class Baseline {

  private final ExistingObjects existing;
  private final Optional<DatabaseComparison> comparison;
  private final String schema;

  Baseline(ExistingObjects existing, Optional<DatabaseComparison> comparison, String schema) {
    this.existing = existing;
    this.comparison = comparison;
    this.schema = schema;
  }

  /**
   * Tells whether the database has all that the baseline creates.
   *
   * @return false if it has none of the tables
   * @throws AutogenException if it has some of them, or has them otherwise, or nothing can tell
   */
  boolean isThere(Connection connection, PlannedRevision baseline) throws SQLException {
    List<String> present = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (ObjectId table : tablesOf(baseline)) {
      String name = table.toString().substring("table ".length());
      (existing.contains(connection, table) ? present : missing).add(name);
    }
    if (present.isEmpty()) {
      return false;
    }
    if (!missing.isEmpty()) {
      throw AutogenException.question(
          ("Of the tables of baseline %s the database has %s, but not %s. Make it one or the other,"
                  + " or record what it is with 'autogen stamp'.")
              .formatted(baseline.title(), some(present), some(missing)));
    }
    if (comparison.isEmpty()) {
      throw AutogenException.question(
          ("The tables of baseline %s are there already (%s), and nothing here can compare them with"
                  + " it. Run 'autogen upgrade', or 'autogen stamp %s' if they are the same.")
              .formatted(baseline.title(), some(present), baseline.id()));
    }
    List<String> differences =
        comparison.get().differences(connection, baseline.operations(), schema);
    if (!differences.isEmpty()) {
      throw AutogenException.question(
          ("The tables of baseline %s are there already, but differ: %s. Change one of the two, or"
                  + " run 'autogen stamp %s' to take the database as it is.")
              .formatted(baseline.title(), some(differences), baseline.id()));
    }
    return true;
  }

  private static List<ObjectId> tablesOf(PlannedRevision baseline) {
    return baseline.operations().stream()
        .flatMap(Baseline::flattened)
        .filter(CreateTable.class::isInstance)
        .map(operation -> ((CreateTable) operation).table().id())
        .toList();
  }

  private static Stream<Operation> flattened(Operation operation) {
    return operation instanceof Step step ? step.operations().stream() : Stream.of(operation);
  }

  private static String some(List<String> texts) {
    String listed = texts.stream().limit(20).collect(Collectors.joining(", "));
    return texts.size() <= 20 ? listed : listed + " and " + (texts.size() - 20) + " more";
  }
}

package dev.autogen.engine.seed;

import dev.autogen.engine.seed.SeedRequest.Existing;
import dev.autogen.migration.MigrationOptions;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows that are in the tables before anything is copied. */
final class ExistingRows {

  /** Counting stops here: more would only take longer. */
  private static final long ENOUGH = 1_000_000;

  private final TargetCatalog catalog;
  private final Connection connection;
  private final List<QualifiedName> tables;

  ExistingRows(TargetCatalog catalog, Connection connection, List<TablePair> pairs) {
    this.catalog = catalog;
    this.connection = connection;
    this.tables = pairs.stream().map(TablePair::target).sorted().toList();
  }

  /** Keeps everybody else from writing into the tables until the transaction ends. */
  void lock() throws SQLException {
    execute("set local lock_timeout = '30s'");
    execute("lock table " + names() + " in share row exclusive mode");
  }

  /**
   * Makes sure that the request says what becomes of them.
   *
   * @param environment what the database is for
   * @throws AutogenException of kind QUESTION if there are some and nothing was said; of kind LOSS
   *     if they may not be deleted; of kind FAILED if they cannot be
   */
  void requireDecided(SeedRequest request, String environment) throws SQLException {
    if (request.existing() == Existing.APPEND) {
      return;
    }
    Map<String, Long> counts = counts();
    if (request.existing() == Existing.REFUSE) {
      if (!counts.isEmpty()) {
        throw AutogenException.question(
            "There are rows already: %s. Keep them with --append, delete them first with --truncate, or leave tables out with --exclude."
                .formatted(words(counts)));
      }
      return;
    }
    requireClosed();
    boolean anyIsAccepted =
        request.acceptAllLosses() && environment.equals(MigrationOptions.DEVELOPMENT);
    counts.keySet().removeIf(table -> anyIsAccepted || isAccepted(table, request));
    if (!counts.isEmpty()) {
      throw AutogenException.loss(
          "--truncate would delete %s. If they may go, run again with %s%s"
              .formatted(
                  words(counts),
                  counts.keySet().stream()
                      .map(table -> "--accept-loss " + table)
                      .collect(Collectors.joining(" ")),
                  request.acceptAllLosses()
                      ? ", by name: the environment is not %s."
                          .formatted(MigrationOptions.DEVELOPMENT)
                      : "."));
    }
  }

  /** Deletes them if the request says so; never cascades, for what is deleted was counted. */
  void clear(SeedRequest request) throws SQLException {
    if (request.existing() == Existing.TRUNCATE) {
      execute("truncate table " + names());
    }
  }

  private void requireClosed() {
    for (ForeignKey key : catalog.schema().objects(ForeignKey.class)) {
      if (tables.contains(key.referencedTable()) && !tables.contains(key.table())) {
        throw AutogenException.failed(
            "PostgreSQL empties %s only together with %s, which refers to it and is not copied. Delete its rows by hand and use --append, or copy both."
                .formatted(key.referencedTable().name(), key.table().name()));
      }
    }
  }

  private boolean isAccepted(String table, SeedRequest request) {
    return request.acceptedLosses().contains(table)
        || request.acceptedLosses().contains(catalog.schemaName() + "." + table);
  }

  private static String words(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(
            entry ->
                "%s of %s"
                    .formatted(
                        entry.getValue() < ENOUGH
                            ? Sentences.count(entry.getValue(), "row")
                            : ENOUGH + " or more rows",
                        entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** Counts them in the tables that have some; those too that this role does not see. */
  private Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (QualifiedName table : tables) {
      String sql =
          "select count(*) from (select from %s limit %d) t".formatted(catalog.sql(table), ENOUGH);
      try (Statement statement = connection.createStatement();
          ResultSet count = statement.executeQuery(sql)) {
        count.next();
        if (count.getLong(1) > 0) {
          counts.put(table.name(), count.getLong(1));
        }
      }
    }
    return counts;
  }

  private String names() {
    return tables.stream().map(catalog::sql).collect(Collectors.joining(", "));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package dev.autogen.engine.seed;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The foreign keys that are checked when all rows are there. Those that cannot be deferred are made
 * to for the time of the transaction, which nobody else sees ({@code ALTER TABLE … ALTER
 * CONSTRAINT}); where the role may not do that, their columns are filled in a second pass.
 */
final class DeferredKeys {

  private final TargetCatalog catalog;
  private final Connection connection;
  private final CopyOrder order;
  private final Map<QualifiedName, TablePair> pairs;
  private final List<ForeignKey> altered = new ArrayList<>();
  private final Map<QualifiedName, SecondPass> secondPasses = new LinkedHashMap<>();

  DeferredKeys(
      TargetCatalog catalog, Connection connection, List<TablePair> pairs, CopyOrder order) {
    this.catalog = catalog;
    this.connection = connection;
    this.order = order;
    this.pairs = pairs.stream().collect(Collectors.toMap(TablePair::target, pair -> pair));
  }

  /**
   * Defers them.
   *
   * @throws AutogenException if the role may not, and the columns take no nulls
   */
  void defer() throws SQLException {
    Map<QualifiedName, Set<String>> filled = new TreeMap<>();
    for (ForeignKey key : order.late()) {
      if (isOwned(key.table())) {
        execute("alter table %s alter constraint %s deferrable initially deferred", key);
        altered.add(key);
      } else {
        filled
            .computeIfAbsent(key.table(), table -> new LinkedHashSet<>())
            .addAll(filledLater(key));
      }
    }
    for (Map.Entry<QualifiedName, Set<String>> entry : filled.entrySet()) {
      begin(entry.getKey(), List.copyOf(entry.getValue()));
    }
    if (!order.deferrable().isEmpty()) {
      execute(
          "set constraints %s deferred"
              .formatted(
                  order.deferrable().stream()
                      .map(this::name)
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
  }

  private boolean isOwned(QualifiedName table) throws SQLException {
    String sql =
        "select pg_catalog.pg_has_role(relowner, 'USAGE') from pg_catalog.pg_class"
            + " where oid = pg_catalog.to_regclass(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, catalog.sql(table));
      try (ResultSet owner = statement.executeQuery()) {
        return owner.next() && owner.getBoolean(1);
      }
    }
  }

  private List<String> filledLater(ForeignKey key) {
    List<String> copied = pairs.get(key.table()).targetColumns();
    List<String> id = keyOf(key.table());
    List<String> columns =
        CopyOrder.nullable(key, catalog.schema()).stream().filter(copied::contains).toList();
    if (columns.isEmpty() || id.isEmpty() || !copied.containsAll(id)) {
      throw AutogenException.failed(
          "Foreign key %s leads from %s %s, and can neither be deferred nor be null at first. Run as the owner of the table, or make the constraint deferrable."
              .formatted(
                  key.name(),
                  key.table().name(),
                  key.table().equals(key.referencedTable())
                      ? "to itself"
                      : "back to itself by way of " + key.referencedTable().name()));
    }
    return columns;
  }

  private List<String> keyOf(QualifiedName table) {
    return catalog.schema().primaryKey(table).map(PrimaryKey::columns).orElse(List.of());
  }

  private void begin(QualifiedName table, List<String> filled) throws SQLException {
    SecondPass pass =
        new SecondPass(
            connection,
            catalog.sql(table),
            "autogen_seed_" + (secondPasses.size() + 1),
            pairs.get(table).targetColumns(),
            keyOf(table),
            filled);
    pass.begin();
    secondPasses.put(table, pass);
  }

  /** Returns what fills columns of a table later, if anything does. */
  Optional<SecondPass> secondPass(QualifiedName table) {
    return Optional.ofNullable(secondPasses.get(table));
  }

  /**
   * Fills what was left out, checks them, and makes them what they were.
   *
   * @throws AutogenException naming a row that points nowhere
   */
  void check() throws SQLException {
    for (ForeignKey key : order.deferrable()) {
      check(key);
    }
    for (ForeignKey key : altered) {
      check(key);
    }
    Savepoint before = connection.setSavepoint();
    try {
      for (SecondPass pass : secondPasses.values()) {
        pass.fill();
      }
      execute("set constraints all immediate");
    } catch (SQLException e) {
      connection.rollback(before);
      throw Rejection.message(e)
          .map(
              message ->
                  AutogenException.failed(
                      "The rows do not fit together: %s. Nothing was written."
                          .formatted(Rejection.said(message)),
                      e))
          .orElseThrow(() -> e);
    }
    for (ForeignKey key : altered) {
      execute("alter table %s alter constraint %s not deferrable", key);
    }
  }

  private void check(ForeignKey key) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      execute("set constraints " + name(key) + " immediate");
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (connection.isClosed()) {
        throw e;
      }
      connection.rollback(before);
      throw AutogenException.failed(
          "%s of source table %s does not fit into %s: %s points to no row of %s (foreign key %s). Nothing was written."
              .formatted(
                  orphan(key),
                  pairs.get(key.table()).source().name(),
                  key.table().name(),
                  String.join(", ", key.columns()),
                  key.referencedTable().name(),
                  key.name()),
          e);
    }
  }

  /** Finds a row that points nowhere; its key here is its key in the source. */
  private String orphan(ForeignKey key) throws SQLException {
    List<String> shown = new ArrayList<>();
    catalog.schema().primaryKey(key.table()).ifPresent(primary -> shown.addAll(primary.columns()));
    key.columns().stream().filter(name -> !shown.contains(name)).forEach(shown::add);
    String pairs =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                i ->
                    "p.%s = c.%s"
                        .formatted(
                            SqlIdentifier.quote(key.referencedColumns().get(i)),
                            SqlIdentifier.quote(key.columns().get(i))))
            .collect(Collectors.joining(" and "));
    String present =
        key.columns().stream()
            .map(name -> "c.%s is not null".formatted(SqlIdentifier.quote(name)))
            .collect(Collectors.joining(" and "));
    String sql =
        "select %s from %s c where %s and not exists (select from %s p where %s) order by 1 limit 1"
            .formatted(
                shown.stream()
                    .map(name -> "c." + SqlIdentifier.quote(name) + "::text")
                    .collect(Collectors.joining(", ")),
                catalog.sql(key.table()),
                present,
                catalog.sql(key.referencedTable()),
                pairs);
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      if (!found.next()) {
        return "A row";
      }
      List<String> values = new ArrayList<>();
      for (int i = 0; i < shown.size(); i++) {
        values.add(shown.get(i) + " = " + found.getString(i + 1));
      }
      return "Row " + String.join(", ", values);
    }
  }

  private String name(ForeignKey key) {
    return SqlIdentifier.quote(catalog.schemaName()) + "." + SqlIdentifier.quote(key.name());
  }

  private void execute(String template, ForeignKey key) throws SQLException {
    execute(template.formatted(catalog.sql(key.table()), SqlIdentifier.quote(key.name())));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

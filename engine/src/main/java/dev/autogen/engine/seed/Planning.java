package dev.autogen.engine.seed;

import dev.autogen.diff.Selection;
import dev.autogen.engine.seed.SeedPlan.PlannedColumn;
import dev.autogen.engine.seed.SeedPlan.PlannedTable;
import dev.autogen.engine.seed.TablePair.ColumnPair;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what goes where, and in which order. */
final class Planning {

  private static final int LISTED = 12;

  private final SourceDatabase source;
  private final TargetCatalog target;
  private final SeedRequest request;
  private final Selection managed;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param managed which objects autogen looks after
   */
  Planning(SourceDatabase source, TargetCatalog target, SeedRequest request, Selection managed) {
    this.source = source;
    this.target = target;
    this.request = request;
    this.managed = managed;
  }

  /**
   * What is copied, in its order.
   *
   * @param pairs the tables, in their order
   * @param order why in this one
   * @param shown the same for people, with all that is left out
   */
  record Outcome(List<TablePair> pairs, CopyOrder order, SeedPlan shown) {}

  /**
   * Finds out.
   *
   * @param database what messages call the database
   * @throws AutogenException if nothing matches, or a table could not take any row
   */
  Outcome plan(String database) {
    SourceCatalog catalog = SourceCatalog.of(source);
    List<String> sourceNames = catalog.tables();
    Map<String, QualifiedName> targets = new HashMap<>();
    target.tables().stream()
        .filter(name -> managed.covers(ObjectId.table(name)))
        .forEach(name -> targets.put(name.name(), name));
    List<String> targetNames = targets.keySet().stream().sorted().toList();
    requireTables(database, sourceNames, targetNames);
    NameMatch match = NameMatch.of(sourceNames, targetNames);
    match.unclear().forEach(one -> notes.add("Left out: table " + one + "."));
    TableChoice choice = new TableChoice(request);
    Map<QualifiedName, TablePair> pairs = new HashMap<>();
    for (Map.Entry<String, String> one : match.pairs().entrySet()) {
      String name = one.getValue();
      if (choice.covers(one.getKey(), name)) {
        TablePair pair = pair(catalog.table(one.getKey()), targets.get(name));
        if (pair.columns().isEmpty()) {
          notes.add("Left out: table %s, whose columns are all others.".formatted(name));
        } else {
          pairs.put(pair.target(), pair);
        }
      }
    }
    if (pairs.isEmpty()) {
      throw AutogenException.failed(
          "No table of the source %s means one of database %s%s. The source has %s, the database has %s."
              .formatted(
                  source.shown(),
                  database,
                  choice.isEmpty() ? "" : " that is chosen",
                  listed(sourceNames),
                  listed(targetNames)));
    }
    CopyOrder order = CopyOrder.of(pairs.keySet(), target.schema());
    List<TablePair> ordered = order.tables().stream().map(pairs::get).toList();
    return new Outcome(
        ordered,
        order,
        new SeedPlan(
            database,
            source.shown(),
            ordered.stream().map(TablePair::planned).toList(),
            match.onlyInSource().stream().filter(choice::covers).toList(),
            match.onlyHere().stream().filter(choice::covers).toList(),
            notes));
  }

  private void requireTables(String database, List<String> sources, List<String> targets) {
    if (targets.isEmpty()) {
      throw AutogenException.failed(
          "Database %s has no tables to copy into. Run 'autogen upgrade' first."
              .formatted(database));
    }
    if (sources.isEmpty()) {
      throw AutogenException.failed(
          "The source %s has no tables. Correct --from, or name its schema with --from-schema."
              .formatted(source.shown()));
    }
    Set<String> all = new HashSet<>(sources);
    all.addAll(targets);
    TableChoice.requireSomeOf("--tables", request.tables(), all);
    TableChoice.requireSomeOf("--exclude", request.exclude(), all);
  }

  private static String listed(List<String> names) {
    return names.size() <= LISTED
        ? Sentences.list(names)
        : String.join(", ", names.subList(0, LISTED)) + ", …";
  }

  private TablePair pair(SourceTable from, QualifiedName to) {
    Map<String, SourceColumn> sources = new HashMap<>();
    from.columns().forEach(column -> sources.put(column.name(), column));
    List<TargetColumn> takers =
        target.columns(to).stream().filter(column -> !column.isGenerated()).toList();
    NameMatch match =
        NameMatch.of(
            from.columns().stream().map(SourceColumn::name).toList(),
            takers.stream().map(TargetColumn::name).toList());
    match.unclear().forEach(one -> notes.add("Left out: column " + one + " in " + to.name() + "."));
    Map<String, String> sourceNames = new HashMap<>();
    match.pairs().forEach((there, here) -> sourceNames.put(here, there));
    long rows = source.rows(from);
    List<ColumnPair> columns = new ArrayList<>();
    for (TargetColumn taker : takers) {
      String name = sourceNames.get(taker.name());
      if (name != null) {
        SourceColumn giver = sources.get(name);
        columns.add(new ColumnPair(giver, taker, unit(from, giver, taker)));
      } else if (taker.isRequired() && rows > 0) {
        throw AutogenException.failed(
            "Column %s.%s takes no nulls and has no default, and table %s of the source has no column for it. Give it a default, or leave the table out with --exclude %1$s."
                .formatted(to.name(), taker.name(), from.name()));
      }
    }
    return new TablePair(
        from,
        to,
        columns,
        new PlannedTable(
            to.name(),
            from.name(),
            rows,
            columns.stream()
                .map(one -> new PlannedColumn(one.target().name(), one.source().name()))
                .toList(),
            withoutGenerated(to, match.onlyInSource()),
            match.onlyHere()));
  }

  /** What PostgreSQL computes by itself is not lost when it is not copied. */
  private List<String> withoutGenerated(QualifiedName table, List<String> names) {
    List<String> generated =
        target.columns(table).stream()
            .filter(TargetColumn::isGenerated)
            .map(TargetColumn::name)
            .toList();
    Set<String> computed = NameMatch.of(names, generated).pairs().keySet();
    return names.stream().filter(name -> !computed.contains(name)).toList();
  }

  private Optional<EpochUnit> unit(SourceTable table, SourceColumn from, TargetColumn to) {
    if (!to.isMoment() || !mayHoldNumbers(from)) {
      return Optional.empty();
    }
    Optional<EpochUnit> unit =
        source
            .largestNumber(table, from)
            .map(largest -> request.epoch().orElseGet(() -> EpochUnit.ofLargest(largest)));
    unit.ifPresent(
        one ->
            notes.add(
                "Numbers of %s.%s are taken for %s since 1970 (--from-epoch)."
                    .formatted(table.name(), from.name(), one.word())));
    return unit;
  }

  private boolean mayHoldNumbers(SourceColumn column) {
    if (source.product() == SourceProduct.SQLITE) {
      return true;
    }
    return switch (column.jdbcType()) {
      case Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }
}

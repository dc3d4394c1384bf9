package dev.autogen.migration;

import dev.autogen.operation.Create;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at the rows before a run: those that PostgreSQL would refuse to convert, or that a new
 * constraint does not hold for, stop it before its first statement, all of them in one message.
 * What operations before have changed by then is left to PostgreSQL.
 */
final class FitCheck {

  private final MigrationOptions options;
  private final String schema;

  /**
   * @param schema the schema that unqualified names live in
   */
  FitCheck(MigrationOptions options, String schema) {
    this.options = options;
    this.schema = schema;
  }

  /**
   * Looks at all that the revisions need of the objects and rows that are there now.
   *
   * @throws AutogenException naming what stands in the way, or how many rows of which table do not
   *     fit
   */
  void beforeRun(Connection connection, List<PlannedRevision> revisions) throws SQLException {
    List<Obstacles.Obstacle> obstacles = new Obstacles(schema).of(connection, revisions);
    if (!obstacles.isEmpty()) {
      throw AutogenException.failed(
          ("PostgreSQL would refuse: %s. Drop that in the revision with %s before, and create"
                  + " it again after. Nothing was changed.")
              .formatted(
                  obstacles.stream()
                      .map(Obstacles.Obstacle::sentence)
                      .collect(Collectors.joining("; ")),
                  obstacles.stream()
                      .flatMap(obstacle -> obstacle.words().stream())
                      .distinct()
                      .collect(Collectors.joining(" and "))));
    }
    new FileColumns(connection, this::bound).require(revisions);
    for (PlannedRevision revision : revisions) {
      List<String> lost = Keepsakes.lost(connection, revision, schema);
      if (!lost.isEmpty()) {
        throw AutogenException.failed(
            "Revision %s drops and creates again in different transactions, so that %s would go. Put both into one op.step(...), or state it in the revision."
                .formatted(revision.title(), String.join(", ", lost)));
      }
    }
    List<String> misfits = misfits(connection, revisions);
    if (!misfits.isEmpty()) {
      throw AutogenException.failed(
          "The rows that are there do not fit: %s. Correct them, or change the revision, and run again. Nothing was changed."
              .formatted(String.join("; ", misfits)));
    }
  }

  /** Returns in words what {@link #beforeRun} would name. */
  List<String> misfits(Connection connection, List<PlannedRevision> revisions) throws SQLException {
    List<Demand> demands = demands(connection, revisions);
    Map<QualifiedName, List<Demand>> byTable = new LinkedHashMap<>();
    demands.forEach(d -> byTable.computeIfAbsent(d.table(), t -> new ArrayList<>()).add(d));
    List<String> misfits = new ArrayList<>();
    for (List<Demand> ofTable : byTable.values()) {
      misfits.addAll(look(connection, ofTable));
    }
    return misfits;
  }

  private List<Demand> demands(Connection connection, List<PlannedRevision> revisions)
      throws SQLException {
    Map<SqlType, List<String>> labels = new HashMap<>();
    Deque<RenameEnumValue> renamed = new ArrayDeque<>();
    Demands finder =
        new Demands(
            this::bound,
            new StoredTypes(connection, this::bound)::of,
            type -> Optional.ofNullable(labels.get(type)),
            connection.getMetaData().getDatabaseMajorVersion());
    List<Demand> demands = new ArrayList<>();
    for (Outlook.Seen seen : Outlook.of(revisions)) {
      finder.of(seen.operation()).stream()
          .filter(demand -> seen.isAsBefore(ObjectId.table(demand.table())))
          .filter(demand -> seen.areAsBefore(demand.reads()))
          .forEach(demands::add);
      if (seen.operation() instanceof Create create && create.object() instanceof EnumType type) {
        labels.put(SqlType.named(type.name()), withFormerNames(type, renamed));
      } else if (seen.operation() instanceof RenameEnumValue rename) {
        renamed.push(rename);
      }
    }
    return demands;
  }

  /** The rows have the names that values had before the run. */
  private static List<String> withFormerNames(
      EnumType type, Collection<RenameEnumValue> lastFirst) {
    List<String> labels = new ArrayList<>(type.labels());
    lastFirst.stream()
        .filter(rename -> rename.type().equals(type.name()) && labels.contains(rename.to()))
        .forEach(rename -> labels.add(rename.from()));
    return labels;
  }

  /** One look at the table for all that single rows tell. */
  private static List<String> look(Connection connection, List<Demand> demands)
      throws SQLException {
    List<Demand> ofRows = demands.stream().filter(d -> !d.condition().isEmpty()).toList();
    List<String> misfits = new ArrayList<>();
    Optional<List<Long>> together =
        ofRows.size() > 1 ? counts(connection, together(ofRows)) : Optional.empty();
    for (Demand demand : demands) {
      int place = ofRows.indexOf(demand);
      Optional<Long> count =
          place >= 0 && together.isPresent()
              ? Optional.of(together.get().get(place))
              : counts(connection, demand.count()).map(all -> all.get(0));
      count.filter(n -> n > 0).ifPresent(n -> misfits.add(sentence(n, demand)));
    }
    return misfits;
  }

  private static String together(List<Demand> demands) {
    return demands.stream()
        .map(demand -> "count(*) filter (where %s)".formatted(demand.condition()))
        .collect(Collectors.joining(", ", "select ", " from " + demands.get(0).from()));
  }

  /**
   * Returns the first row of a query, with the rows that row-level security hides; empty if the
   * server cannot tell, and then the operation itself will.
   */
  private static Optional<List<Long>> counts(Connection connection, String sql)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("set local row_security = off");
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        List<Long> counts = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          counts.add(row.getLong(i));
        }
        return Optional.of(counts);
      }
    } catch (SQLException e) {
      if (SqlMessages.stateOf(e).matches("(08.*)?")) {
        throw e;
      }
      return Optional.empty();
    } finally {
      connection.rollback(before);
    }
  }

  private static String sentence(long count, Demand demand) {
    return "%d %s of %s %s"
        .formatted(
            count,
            count == 1 ? "row" : "rows",
            SqlIdentifier.quote(demand.table()),
            demand.words());
  }

  private QualifiedName bound(QualifiedName name) {
    return name.schema().isDefault() && !options.schema().isEmpty()
        ? new QualifiedName(SchemaName.of(options.schema()), name.name())
        : name;
  }
}

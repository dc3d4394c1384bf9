package dev.autogen.migration;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Step;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts the rows and values that a run would delete or change, and stops it unless they were given
 * up by name: before the first statement for all that is there by then, and again right before each
 * operation, with the table locked, so that nothing slips in between.
 */
final class LossCheck {

  /** Counting stops here: more would only take longer. */
  private static final long ENOUGH = 1_000_000;

  /** The class of error codes for overflows and the like. */
  private static final String DATA_EXCEPTION = "22";

  private final MigrationOptions options;
  private final String schema;
  private final Interruption interruption;

  /**
   * @param schema the schema that unqualified names live in
   * @param interruption tells whether counting was only cancelled
   */
  LossCheck(MigrationOptions options, String schema, Interruption interruption) {
    this.options = options;
    this.schema = schema;
    this.interruption = interruption;
  }

  /** What a drop would delete: {@code 3 values of posts.published}. */
  private record Loss(ObjectId object, String name, String words) {}

  /**
   * Looks at all that the revisions drop of what is there now.
   *
   * @throws AutogenException naming each loss that was not accepted
   */
  void beforeRun(Connection connection, List<PlannedRevision> revisions) throws SQLException {
    stopUnlessNone(find(connection, revisions), "The run");
  }

  /** Returns in words what {@link #beforeRun} would name, such as {@code 3 rows of posts}. */
  List<String> lossesOf(Connection connection, List<PlannedRevision> revisions)
      throws SQLException {
    return named(find(connection, revisions)).stream().map(Loss::words).toList();
  }

  private List<Loss> find(Connection connection, List<PlannedRevision> revisions)
      throws SQLException {
    List<Loss> losses = new ArrayList<>();
    Set<QualifiedName> changed = new HashSet<>();
    for (PlannedRevision revision : revisions) {
      for (Operation operation : flattened(revision.operations())) {
        List<DataAtRisk> risks = DataAtRisk.of(operation, connection);
        for (DataAtRisk risk : risks) {
          // Its name means another object by then, or none that has rows now.
          if (!changed.contains(risk.table())) {
            lossOf(connection, risk, false).ifPresent(losses::add);
          }
        }
        changedTable(operation).ifPresent(changed::add);
      }
    }
    return losses;
  }

  /**
   * Looks at what one operation is about to delete; in a transaction it locks the table first.
   *
   * @throws AutogenException if the loss was not accepted
   */
  void beforeOperation(
      Connection connection, Operation operation, PlannedRevision revision, boolean locking)
      throws SQLException {
    List<Loss> losses = new ArrayList<>();
    for (DataAtRisk risk : DataAtRisk.of(operation, connection)) {
      lossOf(connection, risk, locking).ifPresent(losses::add);
    }
    stopUnlessNone(losses, "Revision " + revision.title());
  }

  private static List<Operation> flattened(List<Operation> operations) {
    return operations.stream()
        .flatMap(o -> o instanceof Step step ? step.operations().stream() : List.of(o).stream())
        .toList();
  }

  private static Optional<QualifiedName> changedTable(Operation operation) {
    if (operation instanceof CreateTable create) {
      return Optional.of(create.table().name());
    }
    if (operation instanceof Create create && create.object() instanceof Column column) {
      return Optional.of(column.table());
    }
    if (operation instanceof Rename rename && rename.object().kind() == ObjectKind.TABLE) {
      return Optional.of(rename.object().qualifiedName().sibling(rename.to()));
    }
    if (operation instanceof Rename rename && rename.object().kind() == ObjectKind.COLUMN) {
      return Optional.of(rename.object().tableName());
    }
    return Optional.empty();
  }

  private Optional<Loss> lossOf(Connection connection, DataAtRisk risk, boolean locking)
      throws SQLException {
    if (accepted(risk.object())) {
      return Optional.empty();
    }
    String table = SqlIdentifier.quote(bound(risk.table()));
    Optional<String> rows = risk.lostRows(connection, table);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    if (locking) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("lock table " + table + " in access exclusive mode");
      }
    }
    String count = count(connection, rows.get());
    if (count.equals("0")) {
      return Optional.empty();
    }
    String name = risk.object().dottedName();
    String what = (risk.ofTable() ? "row" : "value") + (count.equals("1") ? "" : "s");
    return Optional.of(new Loss(risk.object(), name, "%s %s of %s".formatted(count, what, name)));
  }

  /**
   * Counts rows, those included that row-level security hides from this role: with {@code
   * row_security} off PostgreSQL refuses rather than leaving some out. A value that cannot be
   * converted is not lost, for PostgreSQL then refuses the conversion.
   */
  private String count(Connection connection, String fromAndWhere) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local row_security = off");
      try (ResultSet row =
          statement.executeQuery(
              "select count(*) from (select from %s limit %d) t".formatted(fromAndWhere, ENOUGH))) {
        row.next();
        return row.getLong(1) < ENOUGH ? row.getString(1) : ENOUGH + " or more";
      }
    } catch (SQLException e) {
      if (SqlMessages.stateOf(e).startsWith(DATA_EXCEPTION)) {
        return "0";
      }
      if (SqlMessages.stateOf(e).matches("(08.*)?") || interruption.isRequested()) {
        throw e;
      }
      return "an unknown number of";
    } finally {
      connection.rollback(before);
    }
  }

  private void stopUnlessNone(List<Loss> losses, String who) {
    if (losses.isEmpty()) {
      return;
    }
    List<Loss> named = named(losses);
    throw AutogenException.loss(
        "%s would lose %s. If they may go, run again with %s%s"
            .formatted(
                who,
                named.stream().map(Loss::words).collect(Collectors.joining(", ")),
                named.stream()
                    .map(loss -> "--accept-loss " + shellWord(loss.name()))
                    .collect(Collectors.joining(" ")),
                options.acceptAllLosses()
                    ? ", by name: the environment is not %s."
                        .formatted(MigrationOptions.DEVELOPMENT)
                    : "."));
  }

  /** A column goes with its table. */
  private static List<Loss> named(List<Loss> losses) {
    Set<ObjectId> objects = losses.stream().map(Loss::object).collect(Collectors.toSet());
    return losses.stream()
        .filter(
            loss ->
                loss.object().kind() == ObjectKind.TABLE
                    || !objects.contains(ObjectId.table(loss.object().tableName())))
        .distinct()
        .toList();
  }

  private boolean accepted(ObjectId object) {
    return (options.acceptAllLosses() && options.isDevelopment())
        || namesOf(object).stream().anyMatch(options.acceptedLosses()::contains);
  }

  private List<String> namesOf(ObjectId object) {
    List<String> names = new ArrayList<>();
    String table = object.tableName().name();
    List<String> tables =
        object.schema().isDefault()
            ? List.of(table, schema + "." + table)
            : List.of(object.schema().name() + "." + table);
    names.addAll(tables);
    if (object.kind() == ObjectKind.COLUMN) {
      tables.forEach(prefix -> names.add(prefix + "." + object.name()));
    }
    return names;
  }

  private QualifiedName bound(QualifiedName name) {
    return name.schema().isDefault() && !options.schema().isEmpty()
        ? new QualifiedName(SchemaName.of(options.schema()), name.name())
        : name;
  }

  /** Returns a name as a shell takes it for one word. */
  private static String shellWord(String name) {
    return name.matches("[\\w.]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}

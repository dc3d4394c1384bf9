package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds what undoes an operation, given the state before it. */
final class Reversal implements Operation.Visitor<List<Operation>> {

  private final SchemaState state;
  private final Application application;

  Reversal(SchemaState state) {
    this.state = state;
    this.application = new Application(state);
  }

  /**
   * Returns what undoes the operations, in the order to run; the state is the one behind them then.
   */
  List<Operation> reverseAll(List<Operation> operations) {
    List<List<Operation>> undone = new ArrayList<>();
    for (Operation operation : operations) {
      undone.add(operation.accept(this));
      if (!(operation instanceof Step)) {
        operation.accept(application);
      }
    }
    Collections.reverse(undone);
    return undone.stream().flatMap(List::stream).toList();
  }

  @Override
  public List<Operation> createTable(CreateTable operation) {
    return List.of(Drop.of(operation.table().id()));
  }

  @Override
  public List<Operation> create(Create operation) {
    SchemaObject object = operation.object();
    if (object instanceof OpaqueObject opaque) {
      return List.of(new Drop(opaque.id(), false, opaque.dropSql()));
    }
    List<Operation> undo = new ArrayList<>(List.of(Drop.of(object.id())));
    if (object instanceof PrimaryKey key) {
      undo.addAll(nullableAgain(key));
    }
    return undo;
  }

  /** A primary key makes its columns not null, and they stay so without it. */
  private List<Operation> nullableAgain(PrimaryKey key) {
    List<Operation> undo = new ArrayList<>();
    for (String column : key.columns()) {
      state
          .column(key.table(), column)
          .filter(Column::nullable)
          .ifPresent(c -> undo.add(Alter.of(c.id(), new Change.SetNullable(true))));
    }
    return undo;
  }

  @Override
  public List<Operation> drop(Drop operation) {
    return Application.toDrop(state, operation)
        .map(object -> Recreation.of(Removal.of(state, object)))
        .orElse(List.of());
  }

  @Override
  public List<Operation> alter(Alter operation) {
    Alteration alteration = new Alteration(state, operation);
    SchemaObject before = alteration.before();
    SchemaObject after = alteration.after();
    if (before instanceof Column was && after instanceof Column is) {
      return becameGenerated(is, was)
          ? generatedAgain(was)
          : alterations(was.id(), ColumnChanges.between(is, was), false);
    }
    if (before instanceof CompositeType was
        && after instanceof CompositeType is
        && state.users(was.id()).isEmpty()
        && !was.attributes().equals(is.attributes())) {
      return List.of(Drop.of(was.id()), new Create(was));
    }
    return alterations(
        before.id(), ObjectChanges.between(after, before), before instanceof CompositeType);
  }

  private static List<Operation> alterations(ObjectId id, List<Change> changes, boolean singly) {
    if (singly) {
      return changes.stream().map(change -> (Operation) Alter.of(id, change)).toList();
    }
    return changes.isEmpty() ? List.of() : List.of(new Alter(id, changes));
  }

  private static boolean becameGenerated(Column from, Column to) {
    return to.defaultValue() instanceof ColumnDefault.Generated
        && !(from.defaultValue() instanceof ColumnDefault.Generated);
  }

  /** A column becomes generated only when it is made, so all that belongs to it is made with it. */
  private List<Operation> generatedAgain(Column column) {
    Rebuild rebuild = Rebuild.of(state, List.of(column));
    List<Operation> undo = new ArrayList<>(rebuild.drops());
    undo.addAll(rebuild.creations());
    return undo;
  }

  @Override
  public List<Operation> rename(Rename operation) {
    ObjectId id =
        state.resolve(operation.object()).map(SchemaObject::id).orElse(operation.object());
    return List.of(new Rename(id.renamed(operation.to()), id.name()));
  }

  @Override
  public List<Operation> addEnumValue(AddEnumValue operation) {
    EnumType type = Application.enumType(state, operation.type(), "add a value to");
    return EnumReplacement.of(state, type);
  }

  @Override
  public List<Operation> renameEnumValue(RenameEnumValue operation) {
    return List.of(new RenameEnumValue(operation.type(), operation.to(), operation.from()));
  }

  /** PostgreSQL has no word for it, so a constraint that was not valid is made anew. */
  @Override
  public List<Operation> validateConstraint(ValidateConstraint operation) {
    Constraint constraint = Application.constraint(state, operation);
    boolean wasValid = Application.validated(constraint, true).equals(constraint);
    return wasValid ? List.of() : List.of(Drop.of(constraint.id()), new Create(constraint));
  }

  @Override
  public List<Operation> executeSql(ExecuteSql operation) {
    return List.of(
        operation.reverse().isBlank()
            ? new Irreversible(
                "Nothing says how to undo the SQL '%s'.".formatted(firstLine(operation.sql())))
            : new ExecuteSql(operation.reverse(), operation.sql()));
  }

  private static String firstLine(String sql) {
    return sql.strip().lines().findFirst().orElse("").strip();
  }

  /** The values stay: which of them were null before is not known any more. */
  @Override
  public List<Operation> backfill(Backfill operation) {
    return List.of();
  }

  @Override
  public List<Operation> bulkInsert(BulkInsert operation) {
    return List.of(RowRemoval.of(operation, state));
  }

  @Override
  public List<Operation> callConnection(CallConnection operation) {
    return List.of(new Irreversible("Nothing says how to undo work on the connection."));
  }

  /** What was ensured may have been there before, so it is left alone. */
  @Override
  public List<Operation> ensure(Ensure operation) {
    return List.of();
  }

  @Override
  public List<Operation> step(Step operation) {
    List<Operation> undo = reverseAll(operation.operations());
    return undo.isEmpty() ? List.of() : List.of(new Step(operation.transactional(), undo));
  }

  @Override
  public List<Operation> irreversible(Irreversible operation) {
    return List.of(operation);
  }

  @Override
  public List<Operation> todo(Todo operation) {
    return List.of(operation);
  }
}

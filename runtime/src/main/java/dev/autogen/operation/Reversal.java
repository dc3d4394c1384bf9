package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what undoes an operation, given the state before it. */
final class Reversal implements Operation.Visitor<List<Operation>> {

  private static final Pattern CREATE = Pattern.compile("(?i)^\\s*create\\s+(?!or\\s+replace\\b)");

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
    List<Timeouts.Bounded> undone = new ArrayList<>();
    Map<SetTimeout.Kind, SetTimeout> timeouts = new EnumMap<>(SetTimeout.Kind.class);
    for (Operation operation : operations) {
      if (operation instanceof SetTimeout timeout) {
        timeouts.put(timeout.kind(), timeout);
      }
      undone.add(new Timeouts.Bounded(timeouts.values(), operation.accept(this)));
      if (!(operation instanceof Step)) {
        operation.accept(application);
      }
    }
    Collections.reverse(undone);
    return Timeouts.stated(undone);
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
    if (!operation.ifExists() && Application.madeUnseen(state, operation.object())) {
      return List.of(madeUnseen(operation.object()));
    }
    return Application.toDrop(state, operation)
        .map(object -> Recreation.of(Removal.of(state, object)))
        .map(undo -> undo.stream().map(Reversal::stillTrue).toList())
        .orElse(List.of());
  }

  /** A text that mentions what has another name since then would fail, or mean something else. */
  private static Operation stillTrue(Operation operation) {
    return operation instanceof Create create
            && create.object() instanceof OpaqueObject object
            && !LaterRenames.of(object).isEmpty()
        ? outdated(object)
        : operation;
  }

  private static Operation outdated(OpaqueObject object) {
    return new Irreversible(
        "Nothing says how to write %s now: %s after it was made by '%s'."
            .formatted(
                object.id(),
                String.join(", and ", LaterRenames.of(object)),
                LaterRenames.written(object)));
  }

  private static Operation madeUnseen(ObjectId object) {
    return new Irreversible("No revision says what %s was.".formatted(object));
  }

  @Override
  public List<Operation> alter(Alter operation) {
    if (Application.madeUnseen(state, operation.object())) {
      return List.of(madeUnseen(operation.object()));
    }
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
    if (before instanceof OpaqueObject was && after instanceof OpaqueObject is) {
      return redefinition(is, was);
    }
    return alterations(
        before.id(), ObjectChanges.between(after, before), before instanceof CompositeType);
  }

  /**
   * What is dropped loses its grants and comment, and cannot be while others use it; so a view is
   * replaced too, unless it visibly has more columns now than before, which PostgreSQL refuses.
   */
  private List<Operation> redefinition(OpaqueObject from, OpaqueObject to) {
    if (from.definition().equals(to.definition())) {
      return List.of();
    }
    if (!LaterRenames.of(to).isEmpty()) {
      return List.of(outdated(to));
    }
    boolean isReplaced =
        to.kind() == ObjectKind.FUNCTION
            || !state.users(to.id()).isEmpty()
            || to.kind() == ObjectKind.VIEW
                && !ViewColumns.visiblyMore(from.definition(), to.definition());
    return isReplaced
        ? List.of(
            Alter.of(
                to.id(),
                new Change.SetDefinition(
                    CREATE.matcher(to.definition()).replaceFirst("create or replace "))))
        : List.of(new Drop(to.id(), false, to.dropSql()), new Create(to));
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
  public List<Operation> executeUpdate(ExecuteUpdate operation) {
    return List.of(
        operation.reverse().isBlank()
            ? new Irreversible(
                "Nothing says how to undo the SQL '%s'.".formatted(firstLine(operation.sql())))
            : new ExecuteUpdate(
                operation.reverse(),
                operation.reverseParameters(),
                operation.sql(),
                operation.parameters()));
  }

  @Override
  public List<Operation> batchUpdate(BatchUpdate operation) {
    return List.of(
        new Irreversible(
            "Nothing says what the rows of %s had before their update by batches."
                .formatted(operation.table().name())));
  }

  /** Which of the rows are still those of the file, only the revision's author can tell. */
  @Override
  public List<Operation> insertFile(InsertFile operation) {
    return List.of(
        new Irreversible(
            "Nothing says which rows of %s are those of %s."
                .formatted(operation.table().name(), operation.file().name())));
  }

  /** It undoes nothing; {@link Timeouts} puts it before what it bounds. */
  @Override
  public List<Operation> setTimeout(SetTimeout operation) {
    return List.of();
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

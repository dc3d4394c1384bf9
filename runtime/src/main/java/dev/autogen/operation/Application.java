package dev.autogen.operation;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applies operations to a state, one after another. */
final class Application implements Operation.Visitor<Void> {

  private static final Set<ObjectKind> OPAQUE =
      Set.of(
          ObjectKind.EXTENSION,
          ObjectKind.DOMAIN,
          ObjectKind.TRIGGER,
          ObjectKind.FUNCTION,
          ObjectKind.CAST,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.OTHER);

  private final SchemaState state;

  Application(SchemaState state) {
    this.state = state;
  }

  void applyAll(List<Operation> operations) {
    operations.forEach(operation -> operation.accept(this));
  }

  @Override
  public Void createTable(CreateTable operation) {
    new Creation(state).createTable(operation);
    return null;
  }

  @Override
  public Void create(Create operation) {
    if (!isOfView(state, operation.object().id())) {
      operation.object().accept(new Creation(state));
    }
    return null;
  }

  @Override
  public Void drop(Drop operation) {
    toDrop(state, operation)
        .ifPresent(
            object -> Removal.of(state, object).forEach(removed -> state.remove(removed.id())));
    return null;
  }

  /**
   * Returns the object that is to go; empty if it is absent and may be, or if SQL of a revision may
   * have made it.
   */
  static Optional<SchemaObject> toDrop(SchemaState state, Drop operation) {
    Optional<SchemaObject> object = state.resolve(operation.object());
    if (object.isEmpty() && !operation.ifExists() && !madeUnseen(state, operation.object())) {
      throw Refusal.absent("drop", operation.object());
    }
    return object;
  }

  /**
   * Tells whether an object is not known, but of a kind that SQL of a revision may have made: what
   * autogen does not take apart, as the columns and indexes of a view and the index of a
   * constraint.
   */
  static boolean madeUnseen(SchemaState state, ObjectId object) {
    return !state.contains(object)
        && (OPAQUE.contains(object.kind())
            || isOfView(state, object)
            || isIndexOfConstraint(state, object));
  }

  /** Tells whether what is taken for a table, or for a part of one, is a view or a part of it. */
  private static boolean isOfView(SchemaState state, ObjectId object) {
    return (object.kind().isTableElement() || object.kind() == ObjectKind.TABLE)
        && view(state, object.tableName()).isPresent();
  }

  private static Optional<ObjectId> view(SchemaState state, QualifiedName name) {
    return Stream.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW)
        .map(kind -> ObjectId.of(kind, name))
        .filter(state::contains)
        .findFirst();
  }

  private static boolean isIndexOfConstraint(SchemaState state, ObjectId object) {
    return object.kind() == ObjectKind.INDEX
        && state.constraint(object.tableName(), object.name()).isPresent();
  }

  @Override
  public Void alter(Alter operation) {
    if (madeUnseen(state, operation.object())) {
      return null;
    }
    Alteration alteration = new Alteration(state, operation);
    state.replace(alteration.before().id(), alteration.after());
    return null;
  }

  @Override
  public Void rename(Rename operation) {
    Rename known = new Rename(renamed(operation.object()), operation.to());
    if (!madeUnseen(state, known.object())) {
      Renaming.run(state, known);
    }
    return null;
  }

  /** A view can be renamed as a table, and a constraint as its index. */
  private ObjectId renamed(ObjectId object) {
    if (object.kind() == ObjectKind.TABLE) {
      return view(state, object.qualifiedName()).orElse(object);
    }
    return isIndexOfConstraint(state, object)
        ? state.constraint(object.tableName(), object.name()).orElseThrow().id()
        : object;
  }

  @Override
  public Void addEnumValue(AddEnumValue operation) {
    EnumType type = enumType(state, operation.type(), "add a value to");
    state.replace(type.id(), EnumLabels.add(type, operation));
    return null;
  }

  @Override
  public Void renameEnumValue(RenameEnumValue operation) {
    EnumType type = enumType(state, operation.type(), "rename a value of");
    state.replace(type.id(), EnumLabels.rename(type, operation));
    List<Column> columns = state.users(type.id(), Column.class);
    Rewriting rewriting =
        new Rewriting() {
          @Override
          String defaultSql(Column column, String sql) {
            return EnumLabels.renameInDefault(column, sql, operation);
          }

          @Override
          String expression(QualifiedName table, String sql) {
            return EnumLabels.rename(sql, namesIn(table, columns), operation);
          }
        };
    Set<SchemaObject> affected = new LinkedHashSet<>(state.users(type.id()));
    columns.forEach(column -> affected.addAll(state.elements(column.table())));
    affected.forEach(object -> state.replace(object.id(), object.accept(rewriting)));
    return null;
  }

  private static Set<String> namesIn(QualifiedName table, List<Column> columns) {
    return columns.stream()
        .filter(column -> column.table().equals(table))
        .map(Column::name)
        .collect(Collectors.toSet());
  }

  static EnumType enumType(SchemaState state, QualifiedName name, String verb) {
    ObjectId id = ObjectId.of(ObjectKind.ENUM_TYPE, name);
    return state.find(id).map(EnumType.class::cast).orElseThrow(() -> Refusal.absent(verb, id));
  }

  @Override
  public Void validateConstraint(ValidateConstraint operation) {
    Constraint constraint = constraint(state, operation);
    state.replace(constraint.id(), validated(constraint, true));
    return null;
  }

  static Constraint constraint(SchemaState state, ValidateConstraint operation) {
    ObjectId id =
        ObjectId.in(operation.table(), ObjectKind.CHECK_CONSTRAINT, operation.constraint());
    return state
        .constraint(operation.table(), operation.constraint())
        .orElseThrow(() -> Refusal.absent("validate", id));
  }

  static Constraint validated(Constraint constraint, boolean validated) {
    if (constraint instanceof CheckConstraint check) {
      return new CheckConstraint(
          check.table(), check.name(), check.expression(), check.noInherit(), validated);
    }
    if (constraint instanceof ForeignKey key) {
      return key.withValidated(validated);
    }
    throw Refusal.to(
        "validate", constraint.id(), "only a check or foreign key can be. Remove this operation.");
  }

  /**
   * What is there is left as it is: the migrator, not this replay, knows whether it is the same.
   */
  @Override
  public Void ensure(Ensure operation) {
    if (!state.contains(created(operation))) {
      operation.operation().accept(this);
    }
    return null;
  }

  private static ObjectId created(Ensure operation) {
    return operation.operation() instanceof CreateTable createTable
        ? createTable.table().id()
        : ((Create) operation.operation()).object().id();
  }

  @Override
  public Void step(Step operation) {
    applyAll(operation.operations());
    return null;
  }

  @Override
  public Void executeSql(ExecuteSql operation) {
    return null;
  }

  @Override
  public Void backfill(Backfill operation) {
    return null;
  }

  @Override
  public Void bulkInsert(BulkInsert operation) {
    return null;
  }

  @Override
  public Void executeUpdate(ExecuteUpdate operation) {
    return null;
  }

  @Override
  public Void batchUpdate(BatchUpdate operation) {
    return null;
  }

  @Override
  public Void insertFile(InsertFile operation) {
    return null;
  }

  @Override
  public Void setTimeout(SetTimeout operation) {
    return null;
  }

  @Override
  public Void callConnection(CallConnection operation) {
    return null;
  }

  @Override
  public Void irreversible(Irreversible operation) {
    return null;
  }

  @Override
  public Void todo(Todo operation) {
    return null;
  }
}

package dev.autogen.operation;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import java.util.Optional;

/** What an operation is about; nothing for SQL, steps and the like. */
public final class OperationTarget implements Operation.Visitor<Optional<ObjectId>> {

  private static final OperationTarget INSTANCE = new OperationTarget();

  private OperationTarget() {}

  /** Returns the object that an operation changes, as it is called before. */
  public static Optional<ObjectId> of(Operation operation) {
    return operation.accept(INSTANCE);
  }

  /** Returns the name of that object, or of the table that it belongs to. */
  public static Optional<QualifiedName> nameOf(Operation operation) {
    return of(operation)
        .map(
            object ->
                object.kind().isTableElement() || object.kind() == ObjectKind.TABLE
                    ? object.tableName()
                    : object.qualifiedName());
  }

  @Override
  public Optional<ObjectId> createTable(CreateTable operation) {
    return Optional.of(operation.table().id());
  }

  @Override
  public Optional<ObjectId> create(Create operation) {
    return Optional.of(operation.object().id());
  }

  @Override
  public Optional<ObjectId> drop(Drop operation) {
    return Optional.of(operation.object());
  }

  @Override
  public Optional<ObjectId> alter(Alter operation) {
    return Optional.of(operation.object());
  }

  @Override
  public Optional<ObjectId> rename(Rename operation) {
    return Optional.of(operation.object());
  }

  @Override
  public Optional<ObjectId> addEnumValue(AddEnumValue operation) {
    return Optional.of(ObjectId.of(ObjectKind.ENUM_TYPE, operation.type()));
  }

  @Override
  public Optional<ObjectId> renameEnumValue(RenameEnumValue operation) {
    return Optional.of(ObjectId.of(ObjectKind.ENUM_TYPE, operation.type()));
  }

  @Override
  public Optional<ObjectId> validateConstraint(ValidateConstraint operation) {
    return Optional.of(ObjectId.table(operation.table()));
  }

  @Override
  public Optional<ObjectId> backfill(Backfill operation) {
    return Optional.of(ObjectId.table(operation.table()));
  }

  @Override
  public Optional<ObjectId> bulkInsert(BulkInsert operation) {
    return Optional.of(ObjectId.table(operation.table()));
  }

  @Override
  public Optional<ObjectId> insertFile(InsertFile operation) {
    return Optional.of(ObjectId.table(operation.table()));
  }

  @Override
  public Optional<ObjectId> batchUpdate(BatchUpdate operation) {
    return Optional.of(ObjectId.table(operation.table()));
  }

  @Override
  public Optional<ObjectId> ensure(Ensure operation) {
    return operation.operation().accept(this);
  }

  @Override
  public Optional<ObjectId> step(Step operation) {
    return Optional.empty();
  }

  @Override
  public Optional<ObjectId> executeSql(ExecuteSql operation) {
    return Optional.empty();
  }

  @Override
  public Optional<ObjectId> executeUpdate(ExecuteUpdate operation) {
    return Optional.empty();
  }

  @Override
  public Optional<ObjectId> setTimeout(SetTimeout operation) {
    return Optional.empty();
  }

  @Override
  public Optional<ObjectId> callConnection(CallConnection operation) {
    return Optional.empty();
  }

  @Override
  public Optional<ObjectId> irreversible(Irreversible operation) {
    return Optional.empty();
  }

  @Override
  public Optional<ObjectId> todo(Todo operation) {
    return Optional.empty();
  }
}

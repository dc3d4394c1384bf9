package dev.autogen.codegen;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import java.util.Optional;

/** The table or other object that an operation is about; none for SQL, steps and the like. */
final class OperationTarget implements Operation.Visitor<Optional<QualifiedName>> {

  private static final OperationTarget INSTANCE = new OperationTarget();

  private OperationTarget() {}

  static Optional<QualifiedName> of(Operation operation) {
    return operation.accept(INSTANCE);
  }

  private static Optional<QualifiedName> of(ObjectId object) {
    return Optional.of(
        object.kind().isTableElement() || object.kind() == ObjectKind.TABLE
            ? object.tableName()
            : object.qualifiedName());
  }

  @Override
  public Optional<QualifiedName> createTable(CreateTable operation) {
    return Optional.of(operation.table().name());
  }

  @Override
  public Optional<QualifiedName> create(Create operation) {
    return of(operation.object().id());
  }

  @Override
  public Optional<QualifiedName> drop(Drop operation) {
    return of(operation.object());
  }

  @Override
  public Optional<QualifiedName> alter(Alter operation) {
    return of(operation.object());
  }

  @Override
  public Optional<QualifiedName> rename(Rename operation) {
    return of(operation.object());
  }

  @Override
  public Optional<QualifiedName> addEnumValue(AddEnumValue operation) {
    return Optional.of(operation.type());
  }

  @Override
  public Optional<QualifiedName> renameEnumValue(RenameEnumValue operation) {
    return Optional.of(operation.type());
  }

  @Override
  public Optional<QualifiedName> validateConstraint(ValidateConstraint operation) {
    return Optional.of(operation.table());
  }

  @Override
  public Optional<QualifiedName> backfill(Backfill operation) {
    return Optional.of(operation.table());
  }

  @Override
  public Optional<QualifiedName> bulkInsert(BulkInsert operation) {
    return Optional.of(operation.table());
  }

  @Override
  public Optional<QualifiedName> ensure(Ensure operation) {
    return operation.operation().accept(this);
  }

  @Override
  public Optional<QualifiedName> step(Step operation) {
    return Optional.empty();
  }

  @Override
  public Optional<QualifiedName> executeSql(ExecuteSql operation) {
    return Optional.empty();
  }

  @Override
  public Optional<QualifiedName> callConnection(CallConnection operation) {
    return Optional.empty();
  }

  @Override
  public Optional<QualifiedName> irreversible(Irreversible operation) {
    return Optional.empty();
  }

  @Override
  public Optional<QualifiedName> todo(Todo operation) {
    return Optional.empty();
  }
}

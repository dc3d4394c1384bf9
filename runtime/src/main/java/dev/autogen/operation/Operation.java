package dev.autogen.operation;

/**
 * One change of a database: an immutable value that neither knows the state before nor a
 * connection.
 */
public sealed interface Operation
    permits CreateTable,
        Create,
        Drop,
        Alter,
        Rename,
        AddEnumValue,
        RenameEnumValue,
        ValidateConstraint,
        ExecuteSql,
        ExecuteUpdate,
        Backfill,
        BatchUpdate,
        BulkInsert,
        InsertFile,
        SetTimeout,
        CallConnection,
        Ensure,
        Step,
        Irreversible,
        Todo {

  /** Calls the method of the visitor that is for this kind of operation. */
  <R> R accept(Visitor<R> visitor);

  /** One answer for each kind of operation; Java 17's exhaustive dispatch. */
  interface Visitor<R> {
    R createTable(CreateTable operation);

    R create(Create operation);

    R drop(Drop operation);

    R alter(Alter operation);

    R rename(Rename operation);

    R addEnumValue(AddEnumValue operation);

    R renameEnumValue(RenameEnumValue operation);

    R validateConstraint(ValidateConstraint operation);

    R executeSql(ExecuteSql operation);

    R executeUpdate(ExecuteUpdate operation);

    R backfill(Backfill operation);

    R batchUpdate(BatchUpdate operation);

    R bulkInsert(BulkInsert operation);

    R insertFile(InsertFile operation);

    R setTimeout(SetTimeout operation);

    R callConnection(CallConnection operation);

    R ensure(Ensure operation);

    R step(Step operation);

    R irreversible(Irreversible operation);

    R todo(Todo operation);
  }
}

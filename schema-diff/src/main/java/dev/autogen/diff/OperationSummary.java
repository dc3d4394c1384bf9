package dev.autogen.diff;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ExecuteUpdate;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.operation.SetTimeout;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.TableElement;
import java.util.stream.Collectors;

/**
 * Operations as lines for people: {@code Add column posts.published boolean not null default true}.
 */
public final class OperationSummary implements Operation.Visitor<String> {

  private static final int LONGEST_SQL = 80;

  private OperationSummary() {}

  /** Returns one line, without a full stop. */
  public static String describe(Operation operation) {
    return operation.accept(new OperationSummary());
  }

  @Override
  public String createTable(CreateTable operation) {
    long columns = operation.elements().stream().filter(Column.class::isInstance).count();
    return "Create %s with %d column%s"
        .formatted(operation.table().id(), columns, columns == 1 ? "" : "s");
  }

  @Override
  public String create(Create operation) {
    SchemaObject object = operation.object();
    boolean standsAlone = !(object instanceof TableElement) || object instanceof Index;
    String what = object instanceof NamedSchema ? object.id().toString() : SchemaText.line(object);
    return (standsAlone ? "Create " : "Add ") + what;
  }

  @Override
  public String drop(Drop operation) {
    return "Drop " + operation.object() + (operation.ifExists() ? " if it is there" : "");
  }

  @Override
  public String alter(Alter operation) {
    ChangeSummary summary = new ChangeSummary();
    String changes =
        operation.changes().stream()
            .map(change -> change.accept(summary))
            .collect(Collectors.joining(", "));
    return "Alter %s: %s".formatted(operation.object(), changes);
  }

  @Override
  public String rename(Rename operation) {
    return "Rename %s to %s".formatted(operation.object(), operation.to());
  }

  @Override
  public String addEnumValue(AddEnumValue operation) {
    String place =
        switch (operation.placement()) {
          case BEFORE -> " before " + operation.neighbour();
          case AFTER -> " after " + operation.neighbour();
          case LAST -> "";
        };
    return "Add value %s to enum %s%s".formatted(operation.value(), name(operation.type()), place);
  }

  @Override
  public String renameEnumValue(RenameEnumValue operation) {
    return "Rename value %s of enum %s to %s"
        .formatted(operation.from(), name(operation.type()), operation.to());
  }

  @Override
  public String validateConstraint(ValidateConstraint operation) {
    return "Validate constraint %s.%s".formatted(name(operation.table()), operation.constraint());
  }

  @Override
  public String executeSql(ExecuteSql operation) {
    return "Execute " + shortened(operation.sql());
  }

  @Override
  public String backfill(Backfill operation) {
    return "Fill %s with %s where it is null"
        .formatted(ObjectId.column(operation.table(), operation.column()), operation.expression());
  }

  @Override
  public String bulkInsert(BulkInsert operation) {
    int rows = operation.rows().size();
    return "Insert %d row%s into %s"
        .formatted(rows, rows == 1 ? "" : "s", ObjectId.table(operation.table()));
  }

  @Override
  public String executeUpdate(ExecuteUpdate operation) {
    return "Execute " + shortened(operation.sql());
  }

  @Override
  public String batchUpdate(BatchUpdate operation) {
    return "Update %s by batches in the order of %s"
        .formatted(ObjectId.table(operation.table()), operation.key());
  }

  @Override
  public String insertFile(InsertFile operation) {
    return "Insert the rows of %s into %s"
        .formatted(operation.file().name(), ObjectId.table(operation.table()));
  }

  @Override
  public String setTimeout(SetTimeout operation) {
    return "Set %s to %s".formatted(operation.kind().parameter(), operation.value());
  }

  @Override
  public String callConnection(CallConnection operation) {
    return "Run code of the revision on the connection";
  }

  @Override
  public String ensure(Ensure operation) {
    return describe(operation.operation()) + " unless it is there";
  }

  @Override
  public String step(Step operation) {
    String how =
        operation.transactional() ? "In a transaction of their own: " : "Outside a transaction: ";
    return how
        + operation.operations().stream()
            .map(OperationSummary::describe)
            .collect(Collectors.joining("; "));
  }

  @Override
  public String irreversible(Irreversible operation) {
    return "Cannot be undone: " + operation.reason();
  }

  @Override
  public String todo(Todo operation) {
    return "To be decided: " + operation.question();
  }

  private static String name(QualifiedName name) {
    return name.schema().isDefault() ? name.name() : name.schema().name() + "." + name.name();
  }

  private static String shortened(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_SQL ? line : line.substring(0, LONGEST_SQL - 1) + "…";
  }
}

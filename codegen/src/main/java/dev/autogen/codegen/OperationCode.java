package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Atom;
import dev.autogen.codegen.Expression.Call;
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
import dev.autogen.operation.Literal;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.operation.SetTimeout;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations as calls on an {@code Operations}: each becomes one call, but {@code execute} with its
 * {@code reversedBy}. {@link Statements} says on what. It reads what {@link PrintableOperations}
 * leaves.
 */
final class OperationCode implements Operation.Visitor<List<Call>> {

  @Override
  public List<Call> createTable(CreateTable operation) {
    return List.of(new CreationCode().table(operation));
  }

  @Override
  public List<Call> create(Create operation) {
    return List.of(
        operation.object() instanceof OpaqueObject
            ? SqlObjectCode.of(operation)
            : operation.object().accept(new CreationCode()));
  }

  @Override
  public List<Call> drop(Drop operation) {
    return List.of(
        SqlObjectCode.hasWords(operation.object().kind())
            ? SqlObjectCode.of(operation)
            : ofObject("drop", operation.object(), List.of()));
  }

  @Override
  public List<Call> rename(Rename operation) {
    return List.of(
        SqlObjectCode.hasWords(operation.object().kind())
            ? SqlObjectCode.of(operation)
            : ofObject("rename", operation.object(), List.of(JavaText.of(operation.to()))));
  }

  /** Returns {@code dropColumn("posts", "title", …)} and the like. */
  private static Call ofObject(String verb, ObjectId object, List<Expression> others) {
    List<Expression> arguments = new ArrayList<>();
    if (object.kind().isTableElement()) {
      arguments.add(JavaText.of(object.tableName().name()));
    }
    arguments.add(JavaText.of(object.name()));
    arguments.addAll(others);
    return Call.of(verb + noun(object), arguments);
  }

  private static String noun(ObjectId object) {
    return switch (object.kind()) {
      case TABLE -> "Table";
      case COLUMN -> "Column";
      case INDEX -> "Index";
      case SEQUENCE -> "Sequence";
      case ENUM_TYPE -> "Enum";
      case COMPOSITE_TYPE -> "CompositeType";
      case SCHEMA -> "Schema";
      default -> "Constraint";
    };
  }

  @Override
  public List<Call> alter(Alter operation) {
    return List.of(
        SqlObjectCode.hasWords(operation.object().kind())
            ? SqlObjectCode.of(operation)
            : AlterationCode.of(operation));
  }

  @Override
  public List<Call> addEnumValue(AddEnumValue operation) {
    String type = operation.type().name();
    String value = operation.value();
    return List.of(
        switch (operation.placement()) {
          case LAST -> texts("addEnumValue", type, value);
          case BEFORE -> texts("addEnumValueBefore", type, value, operation.neighbour());
          case AFTER -> texts("addEnumValueAfter", type, value, operation.neighbour());
        });
  }

  @Override
  public List<Call> renameEnumValue(RenameEnumValue operation) {
    return List.of(
        texts("renameEnumValue", operation.type().name(), operation.from(), operation.to()));
  }

  @Override
  public List<Call> validateConstraint(ValidateConstraint operation) {
    return List.of(texts("validateConstraint", operation.table().name(), operation.constraint()));
  }

  private static Call texts(String method, String name, String... others) {
    return ConstraintCode.named(method, name, List.of(others));
  }

  @Override
  public List<Call> executeSql(ExecuteSql operation) {
    Call execute = Call.of("execute", JavaText.sql(operation.sql()));
    return operation.reverse().isBlank()
        ? List.of(execute)
        : List.of(execute, Call.of("reversedBy", JavaText.sql(operation.reverse())));
  }

  @Override
  public List<Call> backfill(Backfill operation) {
    return List.of(
        Call.of(
            "backfill",
            JavaText.of(operation.table().name()),
            JavaText.of(operation.column()),
            JavaText.sql(operation.expression())));
  }

  @Override
  public List<Call> bulkInsert(BulkInsert operation) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(JavaText.of(operation.table().name()));
    arguments.add(Call.of("columns", operation.columns().stream().map(JavaText::of).toList()));
    operation.rows().forEach(row -> arguments.add(row(row)));
    return List.of(new Call("bulkInsert", arguments, operation.rows().size() > 1));
  }

  /** The compiler warns of a single null, which might be meant to be the array of values. */
  private static Expression row(List<Literal> values) {
    List<Expression> literals = values.stream().map(SqlLiteralCode::rowValue).toList();
    Expression aloneNull = Call.of("sql", new Atom("\"null\""));
    return Call.of(
        "row", literals.equals(List.of(new Atom("null"))) ? List.of(aloneNull) : literals);
  }

  @Override
  public List<Call> executeUpdate(ExecuteUpdate operation) {
    Call execute =
        Call.of("executeUpdate", DataCode.update(operation.sql(), operation.parameters()));
    return operation.reverse().isBlank()
        ? List.of(execute)
        : List.of(
            execute,
            Call.of(
                "reversedBy", DataCode.update(operation.reverse(), operation.reverseParameters())));
  }

  @Override
  public List<Call> batchUpdate(BatchUpdate operation) {
    return List.of(DataCode.batchUpdate(operation));
  }

  @Override
  public List<Call> insertFile(InsertFile operation) {
    return List.of(
        Call.of(
            "bulkInsert", JavaText.of(operation.table().name()), DataCode.file(operation.file())));
  }

  @Override
  public List<Call> setTimeout(SetTimeout operation) {
    String method =
        switch (operation.kind()) {
          case LOCK -> "lockTimeout";
          case STATEMENT -> "statementTimeout";
        };
    return List.of(Call.of(method, DataCode.duration(operation.timeout())));
  }

  @Override
  public List<Call> ensure(Ensure operation) {
    return operation.operation().accept(this);
  }

  @Override
  public List<Call> step(Step operation) {
    return List.of(
        Call.of(
            operation.transactional() ? "step" : "outsideTransaction",
            Statements.lambda("step", AnnotatedOperation.of(operation.operations()))));
  }

  @Override
  public List<Call> irreversible(Irreversible operation) {
    return List.of(Call.of("irreversible", JavaText.sql(operation.reason())));
  }

  @Override
  public List<Call> todo(Todo operation) {
    return List.of(Call.of("todo", JavaText.sql(operation.question())));
  }

  @Override
  public List<Call> callConnection(CallConnection operation) {
    throw new IllegalArgumentException("Java code that needs a connection cannot be printed");
  }
}

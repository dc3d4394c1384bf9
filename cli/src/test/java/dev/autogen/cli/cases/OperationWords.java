package dev.autogen.cli.cases;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Change;
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
import dev.autogen.schema.Constraint;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Operations in the vocabulary of {@code alembic-cases.md}: a line for each thing that is done,
 * such as {@code alter_type t.x}.
 */
public final class OperationWords implements Operation.Visitor<Stream<String>> {

  private final List<Schema> models;

  private OperationWords(List<Schema> models) {
    this.models = models;
  }

  /**
   * Returns the words of operations, in their order.
   *
   * @param models the models before and after: a recorded operation has a constraint's name, but
   *     not its kind
   */
  public static List<String> of(List<Operation> operations, Schema... models) {
    OperationWords words = new OperationWords(List.of(models));
    return operations.stream().flatMap(operation -> operation.accept(words)).toList();
  }

  @Override
  public Stream<String> createTable(CreateTable operation) {
    return Stream.of("create_table " + name(operation.table().id()));
  }

  @Override
  public Stream<String> create(Create operation) {
    ObjectId id = operation.object().id();
    String verb = id.kind().isTableElement() ? "add_" : "create_";
    return Stream.of(verb + kind(id) + " " + name(id));
  }

  @Override
  public Stream<String> drop(Drop operation) {
    ObjectId id = operation.object();
    return Stream.of("drop_%s %s".formatted(kindOf(id, id.name()), name(id)));
  }

  @Override
  public Stream<String> alter(Alter operation) {
    return operation.changes().stream()
        .map(change -> verb(operation.object(), change) + " " + name(operation.object()))
        .distinct();
  }

  /** {@code SetType} is {@code alter_type}, and what is of identity is {@code set_identity}. */
  private static String verb(ObjectId id, Change change) {
    String kind = change.getClass().getSimpleName();
    return switch (kind) {
      case "SetType" -> "alter_type";
      case "DropDefault" -> "set_default";
      case "AddIdentity", "DropIdentity" -> "set_identity";
      case "SetGeneration", "DropGeneration" -> "set_generated";
      case "SetSequence", "SetOwner" -> "alter_sequence";
      case "SetComment" -> kind(id) + "_comment";
      default -> kind.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    };
  }

  @Override
  public Stream<String> rename(Rename operation) {
    ObjectId id = operation.object();
    return Stream.of(
        "rename_%s %s to %s".formatted(kindOf(id, operation.to()), name(id), operation.to()));
  }

  @Override
  public Stream<String> addEnumValue(AddEnumValue operation) {
    return Stream.of("enum_add_value " + name(operation.type()) + "." + operation.value());
  }

  @Override
  public Stream<String> renameEnumValue(RenameEnumValue operation) {
    return Stream.of(
        "enum_rename_value %s.%s to %s"
            .formatted(name(operation.type()), operation.from(), operation.to()));
  }

  @Override
  public Stream<String> validateConstraint(ValidateConstraint operation) {
    return Stream.of("validate " + name(operation.table()) + "." + operation.constraint());
  }

  @Override
  public Stream<String> executeSql(ExecuteSql operation) {
    String sql = operation.sql().strip();
    return Stream.of("execute " + sql.split("\\s+", 2)[0].toLowerCase(Locale.ROOT));
  }

  @Override
  public Stream<String> backfill(Backfill operation) {
    return Stream.of("backfill " + name(operation.table()) + "." + operation.column());
  }

  @Override
  public Stream<String> bulkInsert(BulkInsert operation) {
    return Stream.of("bulk_insert " + name(operation.table()));
  }

  @Override
  public Stream<String> executeUpdate(ExecuteUpdate operation) {
    return Stream.of("execute " + operation.sql().strip().split("\\s+", 2)[0]);
  }

  @Override
  public Stream<String> batchUpdate(BatchUpdate operation) {
    return Stream.of("batch_update " + name(operation.table()));
  }

  @Override
  public Stream<String> insertFile(InsertFile operation) {
    return Stream.of("bulk_insert " + name(operation.table()));
  }

  @Override
  public Stream<String> setTimeout(SetTimeout operation) {
    return Stream.of("set_" + operation.kind().parameter());
  }

  @Override
  public Stream<String> callConnection(CallConnection operation) {
    return Stream.of("connection");
  }

  @Override
  public Stream<String> ensure(Ensure operation) {
    return operation.operation().accept(this).map(words -> "ensure " + words);
  }

  /** In which transaction something happens is no part of what is done. */
  @Override
  public Stream<String> step(Step operation) {
    return operation.operations().stream().flatMap(inner -> inner.accept(this));
  }

  @Override
  public Stream<String> irreversible(Irreversible operation) {
    return Stream.of("irreversible");
  }

  @Override
  public Stream<String> todo(Todo operation) {
    return Stream.of("todo");
  }

  private String kindOf(ObjectId id, String laterName) {
    if (!id.kind().isConstraint()) {
      return kind(id);
    }
    return models.stream()
        .flatMap(model -> constraint(model, id, laterName))
        .findFirst()
        .map(constraint -> kind(constraint.id()))
        .orElse("constraint");
  }

  private static Stream<Constraint> constraint(Schema model, ObjectId id, String laterName) {
    return Stream.of(id.name(), laterName)
        .flatMap(name -> model.constraint(id.tableName(), name).stream());
  }

  private static String kind(ObjectId id) {
    return switch (id.kind().words()) {
      case "primary key" -> "pk";
      case "unique constraint" -> "unique";
      case "check constraint" -> "check";
      case "foreign key" -> "fk";
      case "exclusion constraint" -> "exclude";
      case "enum type" -> "enum";
      case "composite type" -> "composite";
      default -> id.kind().words().replace(' ', '_');
    };
  }

  private static String name(QualifiedName name) {
    return name(ObjectId.table(name));
  }

  private static String name(ObjectId id) {
    return id.toString().substring(id.kind().words().length() + 1);
  }
}

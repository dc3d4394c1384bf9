package dev.autogen.codegen;

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
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Operations in the form in which a revision class records them: what has no word of its own in
 * {@link dev.autogen.revision.Operations} becomes SQL, what needs two words two operations,
 * consecutive changes of one column become one.
 */
final class PrintableOperations implements Operation.Visitor<List<Operation>> {

  private static final Set<ObjectKind> NAMED_BY_WORDS =
      Set.of(
          ObjectKind.TABLE,
          ObjectKind.COLUMN,
          ObjectKind.INDEX,
          ObjectKind.SEQUENCE,
          ObjectKind.ENUM_TYPE,
          ObjectKind.COMPOSITE_TYPE,
          ObjectKind.SCHEMA);

  private PrintableOperations() {}

  /** Returns the operations in that form; the notes of each stay with the first that it becomes. */
  static List<AnnotatedOperation> of(List<AnnotatedOperation> operations) {
    PrintableOperations visitor = new PrintableOperations();
    List<AnnotatedOperation> printable = new ArrayList<>();
    for (AnnotatedOperation operation : operations) {
      List<String> notes = operation.notes();
      for (Operation one : operation.operation().accept(visitor)) {
        printable.add(new AnnotatedOperation(one, notes));
        notes = List.of();
      }
    }
    return MergedAlterations.of(printable);
  }

  private static List<Operation> plain(List<Operation> operations) {
    return of(AnnotatedOperation.of(operations)).stream()
        .map(AnnotatedOperation::operation)
        .toList();
  }

  private static Operation asSql(Operation operation, String reverse) {
    return new ExecuteSql(sql(operation), reverse);
  }

  private static String sql(Operation operation) {
    return String.join(";\n", new SqlRenderer().render(operation));
  }

  @Override
  public List<Operation> createTable(CreateTable operation) {
    Set<String> keyColumns = new HashSet<>();
    for (TableElement element : operation.elements()) {
      if (element instanceof PrimaryKey key) {
        keyColumns.addAll(key.columns());
      }
    }
    List<TableElement> elements = new ArrayList<>();
    List<Operation> printable = new ArrayList<>();
    for (TableElement element : operation.elements()) {
      TableElement own = element.in(operation.table().name());
      if (own instanceof Index) {
        printable.addAll(create(new Create(own)));
      } else if (own instanceof Column column && keyColumns.contains(column.name())) {
        elements.add(column.withNullable(false));
      } else {
        elements.add(
            own instanceof Column column ? PrintableCreation.notNullIdentity(column) : own);
      }
    }
    printable.add(0, new CreateTable(operation.table(), elements));
    return printable;
  }

  @Override
  public List<Operation> create(Create operation) {
    return operation.object().accept(new PrintableCreation());
  }

  @Override
  public List<Operation> ensure(Ensure operation) {
    if (operation.operation() instanceof CreateTable table) {
      List<Operation> printable = new ArrayList<>();
      createTable(table).forEach(one -> printable.add(new Ensure(one)));
      return printable;
    }
    List<Operation> printable = new ArrayList<>(create((Create) operation.operation()));
    printable.set(
        0, printable.get(0) instanceof Create create ? new Ensure(create) : asSql(operation, ""));
    return printable;
  }

  @Override
  public List<Operation> drop(Drop operation) {
    ObjectId object = operation.object();
    if (SqlObjectCode.hasWords(object.kind())) {
      return List.of(SqlObjectCode.recorded(operation).orElseGet(() -> asSql(operation, "")));
    }
    if (!operation.sql().isEmpty() || !hasWord(object)) {
      return List.of(asSql(operation, ""));
    }
    return List.of(new Drop(anyConstraint(object), operation.ifExists(), ""));
  }

  @Override
  public List<Operation> rename(Rename operation) {
    ObjectId object = operation.object();
    if (SqlObjectCode.recorded(operation).isPresent()) {
      return List.of(operation);
    }
    if (!hasWord(object)) {
      Rename back = new Rename(object.renamed(operation.to()), object.name());
      return List.of(asSql(operation, sql(back)));
    }
    return List.of(new Rename(anyConstraint(object), operation.to()));
  }

  private static boolean hasWord(ObjectId object) {
    return object.kind().isConstraint() || NAMED_BY_WORDS.contains(object.kind());
  }

  /** {@code dropConstraint} and {@code renameConstraint} record any kind as a check constraint. */
  private static ObjectId anyConstraint(ObjectId object) {
    return object.kind().isConstraint()
        ? ObjectId.in(object.tableName(), ObjectKind.CHECK_CONSTRAINT, object.name())
        : object;
  }

  @Override
  public List<Operation> alter(Alter operation) {
    ObjectId object = operation.object();
    return switch (object.kind()) {
      case COLUMN -> operation.changes().isEmpty() ? List.of() : List.of(operation);
      case TABLE, FOREIGN_KEY, ENUM_TYPE, INDEX ->
          operation.changes().stream().map(change -> single(object, change)).toList();
      case SEQUENCE -> alterSequence(operation);
      case COMPOSITE_TYPE -> alterCompositeType(operation);
      default -> List.of(SqlObjectCode.recorded(operation).orElseGet(() -> asSql(operation, "")));
    };
  }

  private static Operation single(ObjectId object, Change change) {
    Alter alter = Alter.of(object, named(change));
    boolean hasWord =
        switch (object.kind()) {
          case FOREIGN_KEY -> change instanceof Change.SetDeferrability;
          case INDEX -> change instanceof Change.SetTablespace;
          default ->
              change instanceof Change.SetComment
                  || change instanceof Change.SetUnlogged
                  || change instanceof Change.SetTablespace
                  || change instanceof Change.SetStorageParameter;
        };
    return hasWord ? alter : asSql(alter, "");
  }

  /** A word names the tablespace, the default one too. */
  private static Change named(Change change) {
    return change instanceof Change.SetTablespace to && to.tablespace().isEmpty()
        ? new Change.SetTablespace("pg_default")
        : change;
  }

  /** {@code alterSequence} records how it counts, its owner and its comment, in this order. */
  private static List<Operation> alterSequence(Alter operation) {
    List<Operation> printable = new ArrayList<>();
    List<Change> ordered = new ArrayList<>();
    for (Class<?> kind :
        List.of(Change.SetSequence.class, Change.SetOwner.class, Change.SetComment.class)) {
      for (Change change : operation.changes()) {
        if (!kind.isInstance(change)) {
          continue;
        }
        if (change instanceof Change.SetOwner owner && ownedElsewhere(operation.object(), owner)) {
          printable.add(asSql(Alter.of(operation.object(), change), ""));
        } else {
          ordered.add(change);
        }
      }
    }
    if (!ordered.isEmpty()) {
      printable.add(0, new Alter(operation.object(), ordered));
    }
    return printable;
  }

  private static boolean ownedElsewhere(ObjectId sequence, Change.SetOwner owner) {
    return owner.ownedBy().filter(column -> !column.schema().equals(sequence.schema())).isPresent();
  }

  private static List<Operation> alterCompositeType(Alter operation) {
    List<Change> attributes =
        operation.changes().stream()
            .filter(change -> !(change instanceof Change.SetComment))
            .toList();
    List<Operation> printable = new ArrayList<>();
    if (!attributes.isEmpty()) {
      printable.add(new Alter(operation.object(), attributes));
    }
    operation.changes().stream()
        .filter(Change.SetComment.class::isInstance)
        .forEach(change -> printable.add(Alter.of(operation.object(), change)));
    return printable;
  }

  @Override
  public List<Operation> step(Step operation) {
    List<Operation> inner = plain(operation.operations());
    return inner.isEmpty() ? List.of() : List.of(new Step(operation.transactional(), inner));
  }

  @Override
  public List<Operation> bulkInsert(BulkInsert operation) {
    if (operation.rows().isEmpty()) {
      return List.of();
    }
    return List.of(operation.columns().isEmpty() ? asSql(operation, "") : operation);
  }

  @Override
  public List<Operation> executeSql(ExecuteSql operation) {
    return operation.sql().isBlank() ? List.of() : List.of(operation);
  }

  @Override
  public List<Operation> executeUpdate(ExecuteUpdate operation) {
    return List.of(operation);
  }

  @Override
  public List<Operation> batchUpdate(BatchUpdate operation) {
    return List.of(operation);
  }

  @Override
  public List<Operation> insertFile(InsertFile operation) {
    return List.of(operation);
  }

  @Override
  public List<Operation> setTimeout(SetTimeout operation) {
    return List.of(operation);
  }

  @Override
  public List<Operation> callConnection(CallConnection operation) {
    throw new IllegalArgumentException(
        "Java code that needs a connection cannot be printed. Copy it by hand.");
  }

  @Override
  public List<Operation> addEnumValue(AddEnumValue operation) {
    return List.of(operation);
  }

  @Override
  public List<Operation> renameEnumValue(RenameEnumValue operation) {
    return List.of(operation);
  }

  @Override
  public List<Operation> validateConstraint(ValidateConstraint operation) {
    return List.of(operation);
  }

  @Override
  public List<Operation> backfill(Backfill operation) {
    return List.of(operation);
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

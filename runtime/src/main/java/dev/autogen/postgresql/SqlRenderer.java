package dev.autogen.postgresql;

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
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlScript;
import dev.autogen.schema.StringLiteral;
import java.util.List;

/**
 * Writes operations as SQL of PostgreSQL 14 to 18, without knowing the state of the database.
 *
 * <p>Names in the default schema are unqualified, or qualified with the schema that a renderer is
 * bound to. SQL that a revision states itself (defaults, checks, {@code op.execute}) is never
 * changed: there the search path decides.
 */
public final class SqlRenderer {

  private final SqlNames names;

  /** Creates a renderer that leaves names in the default schema unqualified. */
  public SqlRenderer() {
    this(SchemaName.DEFAULT);
  }

  private SqlRenderer(SchemaName defaultSchema) {
    this.names = new SqlNames(defaultSchema);
  }

  /** Returns a renderer that qualifies names in the default schema with the given one. */
  public static SqlRenderer bound(String schema) {
    return new SqlRenderer(SchemaName.of(schema));
  }

  /**
   * Returns the statements of an operation in the order in which they run, without semicolons at
   * their ends. In a step outside a transaction indexes are built and dropped {@code CONCURRENTLY}.
   * What is no SQL (work on a connection, {@link Irreversible}, {@link Todo}) has no statements.
   *
   * @throws IllegalArgumentException if an operation cannot be said in SQL, such as a change that
   *     its object cannot have, or a text with the character 0
   */
  public List<String> render(Operation operation) {
    return operation.accept(new Statements(false));
  }

  /**
   * Returns the operations as a script for {@code psql}: each statement ends in a semicolon, an
   * empty line separates operations. What is no SQL becomes a comment.
   *
   * @throws IllegalArgumentException as {@link #render} does
   */
  public String script(List<Operation> operations) {
    return new SqlScriptWriter(new Statements(false)).write(operations);
  }

  /** Returns the statements by which an update by batches runs. */
  public BatchSql batches(BatchUpdate operation) {
    return new BatchSql(names, operation);
  }

  /** Returns the statements that insert the rows of a file. */
  public FileInsertSql rows(InsertFile operation) {
    return new FileInsertSql(names, operation);
  }

  /** The statements of each kind of operation. */
  final class Statements implements Operation.Visitor<List<String>> {
    private final boolean concurrently;

    private Statements(boolean concurrently) {
      this.concurrently = concurrently;
    }

    FileInsertSql rows(InsertFile operation) {
      return SqlRenderer.this.rows(operation);
    }

    /** Returns the statements for use within that step. */
    Statements within(Step step) {
      return new Statements(!step.transactional());
    }

    @Override
    public List<String> createTable(CreateTable operation) {
      return creation(false).table(operation);
    }

    @Override
    public List<String> create(Create operation) {
      return operation.object().accept(creation(false));
    }

    @Override
    public List<String> ensure(Ensure operation) {
      return operation.operation() instanceof CreateTable createTable
          ? creation(true).table(createTable)
          : ((Create) operation.operation()).object().accept(creation(true));
    }

    private CreationSql creation(boolean ifNotExists) {
      return new CreationSql(names, concurrently, ifNotExists);
    }

    @Override
    public List<String> drop(Drop operation) {
      return new DropSql(names, concurrently).drop(operation);
    }

    @Override
    public List<String> alter(Alter operation) {
      return new AlterationSql(names).alter(operation);
    }

    @Override
    public List<String> rename(Rename operation) {
      return List.of(new RenameSql(names).rename(operation));
    }

    @Override
    public List<String> addEnumValue(AddEnumValue operation) {
      String neighbour = StringLiteral.of(operation.neighbour());
      String place =
          switch (operation.placement()) {
            case BEFORE -> " before " + neighbour;
            case AFTER -> " after " + neighbour;
            case LAST -> "";
          };
      return List.of(
          "alter type %s add value %s%s"
              .formatted(names.name(operation.type()), StringLiteral.of(operation.value()), place));
    }

    @Override
    public List<String> renameEnumValue(RenameEnumValue operation) {
      return List.of(
          "alter type %s rename value %s to %s"
              .formatted(
                  names.name(operation.type()),
                  StringLiteral.of(operation.from()),
                  StringLiteral.of(operation.to())));
    }

    @Override
    public List<String> validateConstraint(ValidateConstraint operation) {
      return List.of(
          "alter table %s validate constraint %s"
              .formatted(names.name(operation.table()), names.name(operation.constraint())));
    }

    @Override
    public List<String> executeSql(ExecuteSql operation) {
      return SqlScript.split(operation.sql());
    }

    @Override
    public List<String> backfill(Backfill operation) {
      String column = names.name(operation.column());
      return List.of(
          "update %s set %s = %s where %s is null"
              .formatted(
                  names.name(operation.table()),
                  column,
                  Expressions.asDefault(operation.expression()),
                  column));
    }

    @Override
    public List<String> bulkInsert(BulkInsert operation) {
      return new InsertSql(names).insert(operation);
    }

    /** The constants in the places of question marks; run, the statement has its parameters. */
    @Override
    public List<String> executeUpdate(ExecuteUpdate operation) {
      return List.of(QuestionMarks.filled(operation.sql(), operation.parameters()));
    }

    /** All batches in one. */
    @Override
    public List<String> batchUpdate(BatchUpdate operation) {
      return List.of(batches(operation).all());
    }

    /** What is run instead of inserts; a script has those. */
    @Override
    public List<String> insertFile(InsertFile operation) {
      return List.of(rows(operation).copy());
    }

    @Override
    public List<String> setTimeout(SetTimeout operation) {
      return List.of(
          "set %s%s = '%s'"
              .formatted(
                  concurrently ? "" : "local ", operation.kind().parameter(), operation.value()));
    }

    @Override
    public List<String> step(Step operation) {
      return operation.operations().stream()
          .flatMap(inner -> inner.accept(within(operation)).stream())
          .toList();
    }

    @Override
    public List<String> callConnection(CallConnection operation) {
      return List.of();
    }

    @Override
    public List<String> irreversible(Irreversible operation) {
      return List.of();
    }

    @Override
    public List<String> todo(Todo operation) {
      return List.of();
    }
  }
}

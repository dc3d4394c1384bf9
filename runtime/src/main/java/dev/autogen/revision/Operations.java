package dev.autogen.revision;

import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.ConnectionWork;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.SetTimeout;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.schema.SchemaName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a revision does to a database: the {@code op} of {@link Revision#upgrade}.
 *
 * <p>Its methods only record, in order; a {@link #connection} alone sees a database. Names are
 * exact catalog names, never folded, split or quoted, and the table always comes first. They are
 * those of the default schema unless {@link #in} says otherwise. What is given wrongly is an {@link
 * IllegalArgumentException}; once the method or lambda that was given an {@code Operations} has
 * returned, it throws {@link IllegalStateException}.
 */
public final class Operations extends DataOperations {

  private final Map<String, String> context;

  private Operations(Recording recording, SchemaName schema, Map<String, String> context) {
    super(recording, schema);
    this.context = context;
  }

  /** Returns what the work records, in order. */
  public static List<Operation> record(Consumer<Operations> work) {
    return record(Map.of(), work);
  }

  /**
   * Returns what the work records, in order.
   *
   * @param context what {@link #context} gives
   */
  public static List<Operation> record(Map<String, String> context, Consumer<Operations> work) {
    return record(SchemaName.DEFAULT, Map.copyOf(context), work);
  }

  private static List<Operation> record(
      SchemaName schema, Map<String, String> context, Consumer<Operations> work) {
    Requirements.given("What is to be recorded", work);
    Recording recording = new Recording();
    try {
      work.accept(new Operations(recording, schema, context));
    } finally {
      recording.close();
    }
    return recording.close();
  }

  private List<Operation> recordApart(Consumer<Operations> work) {
    return recording.suspendedDuring(() -> record(schema, context, work));
  }

  /** Returns the same operations for the objects of another schema. */
  public Operations in(String schemaName) {
    return new Operations(recording, schemaName(schemaName), context);
  }

  /** Returns what the command line gave with {@code -x KEY=VALUE}. */
  public Map<String, String> context() {
    return context;
  }

  /**
   * Runs one or several SQL statements as they are. What undoes them is said by {@code reversedBy}.
   */
  public RecordedSql execute(String sql) {
    int position = recording.add(new ExecuteSql(Requirements.sql("A statement", sql), ""));
    return new RecordedSql(recording, position);
  }

  /**
   * Hands the connection to code that needs the data, when the revision runs. Scripts ({@code
   * --sql}) leave it out and say so.
   *
   * @param work what to do within the transaction of the step; must neither commit nor close
   */
  public void connection(ConnectionWork work) {
    add(new CallConnection(Requirements.given("The work on the connection", work)));
  }

  /**
   * Records operations that run in a transaction of their own, apart from those before and after.
   */
  public void step(Consumer<Operations> work) {
    addStep(true, work);
  }

  /**
   * Records operations of which each statement commits by itself. Indexes are created and dropped
   * {@code concurrently}: this is what the step is for.
   */
  public void outsideTransaction(Consumer<Operations> work) {
    addStep(false, work);
  }

  private void addStep(boolean transactional, Consumer<Operations> work) {
    List<Operation> operations = recordApart(work);
    if (operations.stream().anyMatch(Step.class::isInstance)) {
      throw new IllegalArgumentException(
          "A step is within another. Write them one after the other.");
    }
    if (operations.stream().anyMatch(BatchUpdate.class::isInstance)) {
      throw new IllegalArgumentException(
          "A batch update is within a step, but each of its batches commits by itself. Write it"
              + " beside the step.");
    }
    if (!operations.isEmpty()) {
      add(new Step(transactional, operations));
    }
  }

  /**
   * Lets statements wait no longer than this for a lock, from here on to the end of the revision or
   * of the step that this is in; zero waits for ever. Without it the migrator's own bound holds.
   */
  public void lockTimeout(Duration timeout) {
    setTimeout(SetTimeout.Kind.LOCK, "lock timeout", timeout);
  }

  /**
   * Lets statements run no longer than this, from here on to the end of the revision or of the step
   * that this is in; zero lets them run for ever.
   */
  public void statementTimeout(Duration timeout) {
    setTimeout(SetTimeout.Kind.STATEMENT, "statement timeout", timeout);
  }

  private void setTimeout(SetTimeout.Kind kind, String what, Duration timeout) {
    Requirements.given("The " + what, timeout);
    boolean tooShort = timeout.toMillis() == 0 && !timeout.isZero();
    if (timeout.isNegative() || tooShort || timeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "The %s is %s, but must be from 1 ms to %d days, or zero for none."
              .formatted(what, timeout, Duration.ofMillis(Integer.MAX_VALUE).toDays()));
    }
    add(new SetTimeout(kind, Duration.ofMillis(timeout.toMillis())));
  }

  /**
   * Creates what is not there: each object that the lambda creates is made if absent, skipped if it
   * is there and equal; if it is there and differs, the revision stops.
   *
   * @throws IllegalArgumentException if the lambda does anything but create
   */
  public void ensure(Consumer<Operations> creations) {
    for (Operation operation : recordApart(creations)) {
      if (!(operation instanceof Create) && !(operation instanceof CreateTable)) {
        throw new IllegalArgumentException("Only what creates an object can stand in ensure.");
      }
      add(new Ensure(operation));
    }
  }

  /**
   * Drops what is there: each object that the lambda drops is skipped if it is absent.
   *
   * @throws IllegalArgumentException if the lambda does anything but drop
   */
  public void ifExists(Consumer<Operations> drops) {
    List<Drop> recorded = new ArrayList<>();
    for (Operation operation : recordApart(drops)) {
      if (!(operation instanceof Drop drop)) {
        throw new IllegalArgumentException("Only what drops an object can stand in ifExists.");
      }
      recorded.add(new Drop(drop.object(), true, drop.sql()));
    }
    recorded.forEach(this::add);
  }

  /** Says that there is no way in this direction; autogen refuses it before any statement. */
  public void irreversible(String why) {
    add(new Irreversible(Requirements.text("The reason why it is irreversible", why)));
  }

  /** Marks something that is still to be decided; autogen refuses to run it. */
  public void todo(String question) {
    add(new Todo(Requirements.text("The question of what is to do", question)));
  }
}

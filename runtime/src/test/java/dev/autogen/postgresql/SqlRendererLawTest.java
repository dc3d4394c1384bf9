package dev.autogen.postgresql;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationArbitraries;
import dev.autogen.operation.OperationText;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** PostgreSQL takes the SQL of whatever {@link Replay} takes. */
class SqlRendererLawTest {

  private static final String EMPTY =
      """
      do $$
      declare
        name text;
      begin
        for name in
          select nspname from pg_namespace
          where nspname !~ '^pg_' and nspname <> 'information_schema'
        loop
          execute format('drop schema %I cascade', name);
        end loop;
      end
      $$;
      create schema public
      """;

  private static TestDatabase database;

  @BeforeContainer
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterContainer
  static void dropDatabase() {
    database.close();
  }

  @Provide
  Arbitrary<OperationArbitraries.Change> changes() {
    return OperationArbitraries.changes();
  }

  @Property(seed = "20261120", tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void whatCanBeReplayedCanBeRun(@ForAll("changes") OperationArbitraries.Change change)
      throws SQLException {
    Assume.that(Collections.disjoint(newNames(change, true), newNames(change, false)));
    List<Operation> creations = creations(change.before());
    List<Operation> undo = Replay.reverse(change.operations(), change.before());
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(EMPTY);
      run(statement, creations);
      run(statement, change.operations());
      if (undo.stream().noneMatch(Irreversible.class::isInstance)) {
        run(statement, undo);
      }
    }
  }

  /**
   * Returns the names that operations give to sequences, or to all else. PostgreSQL refuses a
   * sequence of the name of a type, but not the other way round, so that their order matters.
   */
  private static Set<String> newNames(OperationArbitraries.Change change, boolean ofSequences) {
    Set<String> names = new HashSet<>();
    for (Operation operation : change.operations()) {
      if (operation instanceof Create create
          && (create.object() instanceof Sequence) == ofSequences) {
        names.add(create.object().id().name());
      } else if (operation instanceof Rename rename
          && (rename.object().kind() == ObjectKind.SEQUENCE) == ofSequences) {
        names.add(rename.to());
      }
    }
    return names;
  }

  private static void run(Statement statement, List<Operation> operations) {
    for (Operation operation : operations) {
      for (String sql : new SqlRenderer().render(operation)) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          throw new AssertionError(
              "%s%n%s%nin%n%s".formatted(e.getMessage(), sql, OperationText.print(operations)), e);
        }
      }
    }
  }

  /** Creates what can be created, until all is there. */
  private static List<Operation> creations(Schema schema) {
    List<Operation> left = new ArrayList<>();
    List<Operation> owners = new ArrayList<>();
    for (SchemaObject object :
        schema.objects().stream().sorted(Comparator.comparing(SchemaObject::id)).toList()) {
      if (object instanceof Sequence sequence) {
        left.add(new Create(Sequence.of(sequence.name(), sequence.options())));
        owners.add(Alter.of(object.id(), new Change.SetOwner(sequence.ownedBy())));
      } else if (object instanceof Table table) {
        List<TableElement> columns = List.copyOf(schema.columns(table.name()));
        left.add(new CreateTable(table, columns));
      } else if (!(object instanceof Column)) {
        left.add(new Create(object));
      }
    }
    List<Operation> ordered = new ArrayList<>();
    Schema state = Schema.EMPTY;
    while (!left.isEmpty()) {
      int before = left.size();
      for (Operation operation : List.copyOf(left)) {
        Optional<Schema> after = tryApply(operation, state);
        if (after.isPresent()) {
          state = after.get();
          ordered.add(operation);
          left.remove(operation);
        }
      }
      if (left.size() == before) {
        throw new IllegalStateException(
            left.stream().map(OperationText::print).collect(Collectors.joining("\n")));
      }
    }
    ordered.addAll(owners);
    return ordered;
  }

  private static Optional<Schema> tryApply(Operation operation, Schema schema) {
    try {
      return Optional.of(Replay.apply(operation, schema));
    } catch (IllegalStateException refused) {
      return Optional.empty();
    }
  }
}

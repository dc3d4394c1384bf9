package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaArbitraries;
import dev.autogen.schema.SchemaEquivalence;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The laws of the differ, over random schemas: any two, and one with an edit of it. Each operation
 * is replayed by itself, and replaying refuses what PostgreSQL would refuse.
 */
class SchemaDiffLawsTest {

  /** What only people write, and what only renames that people state ask for. */
  private static final Set<String> NEVER_PLANNED =
      Set.of(
          "Backfill",
          "BatchUpdate",
          "BulkInsert",
          "CallConnection",
          "Ensure",
          "ExecuteSql",
          "ExecuteUpdate",
          "InsertFile",
          "Irreversible",
          "RenameEnumValue",
          "SetDefinition",
          "SetTablespace",
          "SetTimeout",
          "Step",
          "Todo");

  private static final Set<String> SEEN = new TreeSet<>();

  /** A schema and what somebody made of it. */
  record Edit(Schema before, Schema after) {}

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }

  @Provide
  Arbitrary<Edit> edits() {
    Arbitrary<Long> seeds = Arbitraries.longs();
    Arbitrary<Integer> counts = Arbitraries.integers().between(1, 12);
    return Combinators.combine(schemas(), seeds, counts)
        .as((schema, seed, count) -> new Edit(schema, SchemaEdits.edited(schema, seed, count)));
  }

  @Property(seed = "20261120", tries = 250)
  void turnsAnySchemaIntoAnyOther(@ForAll("schemas") Schema a, @ForAll("schemas") Schema b) {
    assertTurnsInto(a, b, DiffOptions.OLDEST);
  }

  @Property(seed = "20261120", tries = 400)
  void turnsASchemaIntoAnEditOfIt(@ForAll("edits") Edit edit) {
    assertTurnsInto(edit.before(), edit.after(), DiffOptions.OLDEST);
    assertTurnsInto(edit.after(), edit.before(), new DiffOptions(18));
  }

  @Property(seed = "20261120", tries = 200)
  void createsFromNothingAndDropsToNothing(@ForAll("schemas") Schema schema) {
    assertTurnsInto(Schema.EMPTY, schema, DiffOptions.OLDEST);
    assertTurnsInto(schema, Schema.EMPTY, DiffOptions.OLDEST);
  }

  @Property(seed = "20261120", tries = 200)
  void findsNothingBetweenASchemaAndItself(@ForAll("schemas") Schema schema) {
    assertThat(SchemaDiff.between(schema, schema, Renames.NONE)).isEmpty();
  }

  @Property(seed = "20261120", tries = 200)
  void mergesAnEditIntoTheDatabaseItWasMadeFor(@ForAll("edits") Edit edit) {
    MergeResult result =
        ThreeWayMerge.merge(edit.before(), edit.after(), edit.before(), MergeOptions.PLAIN);
    assertThat(result.conflicts()).isEmpty();
    assertThat(result.alsoWrite()).isEmpty();
    Schema merged = Replay.apply(result.operations(DiffOptions.OLDEST), edit.before());
    assertThat(SchemaEquivalence.differences(merged, result.wanted())).isEmpty();
    // A generated name that the model has now is no reason to rename anything.
    assertThat(SchemaDiff.between(merged, edit.after(), Renames.NONE))
        .allMatch(operation -> operation instanceof Rename);
  }

  /**
   * The laws mean little where nothing happens: these edits, always the same, ask for every change.
   */
  @Property(tries = 500, seed = "1")
  void triesEveryKindOfChange(@ForAll("edits") Edit edit) {
    SchemaDiff.between(edit.before(), edit.after(), Renames.NONE, new DiffOptions(18))
        .forEach(SchemaDiffLawsTest::see);
  }

  @AfterContainer
  static void everyKindOfChangeWasSeen() {
    Set<String> all =
        Stream.of(Operation.class, Change.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    all.removeAll(NEVER_PLANNED);
    assertThat(SEEN).containsAll(all);
  }

  private static void assertTurnsInto(Schema a, Schema b, DiffOptions options) {
    List<Operation> operations = SchemaDiff.between(a, b, Renames.NONE, options);
    Schema outcome = Replay.apply(operations, a);
    assertThat(SchemaEquivalence.differences(outcome, b)).isEmpty();
    assertThat(operations.isEmpty()).isEqualTo(SchemaEquivalence.equivalent(a, b));
    assertThat(SchemaDiff.between(a, b, Renames.NONE, options)).isEqualTo(operations);
  }

  private static void see(Operation operation) {
    SEEN.add(operation.getClass().getSimpleName());
    if (operation instanceof Alter alter) {
      alter.changes().forEach(change -> SEEN.add(change.getClass().getSimpleName()));
    }
  }
}

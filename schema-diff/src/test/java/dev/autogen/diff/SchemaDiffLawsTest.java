package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Operation;
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

  /** What the differ can say and these schemas cannot ask of it. */
  private static final Set<String> NEVER_PLANNED = Set.of("SetDefinition");

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

  @Property(tries = 300)
  void turnsAnySchemaIntoAnyOther(@ForAll("schemas") Schema a, @ForAll("schemas") Schema b) {
    assertTurnsInto(a, b, DiffOptions.OLDEST);
  }

  @Property(tries = 700)
  void turnsASchemaIntoAnEditOfIt(@ForAll("edits") Edit edit) {
    assertTurnsInto(edit.before(), edit.after(), DiffOptions.OLDEST);
    assertTurnsInto(edit.after(), edit.before(), new DiffOptions(18));
  }

  @Property(tries = 200)
  void createsFromNothingAndDropsToNothing(@ForAll("schemas") Schema schema) {
    assertTurnsInto(Schema.EMPTY, schema, DiffOptions.OLDEST);
    assertTurnsInto(schema, Schema.EMPTY, DiffOptions.OLDEST);
  }

  @Property(tries = 200)
  void findsNothingBetweenASchemaAndItself(@ForAll("schemas") Schema schema) {
    assertThat(SchemaDiff.between(schema, schema, Renames.NONE)).isEmpty();
  }

  @Property(tries = 200)
  void mergesAnEditIntoTheDatabaseItWasMadeFor(@ForAll("edits") Edit edit) {
    MergeResult result =
        ThreeWayMerge.merge(edit.before(), edit.after(), edit.before(), MergeOptions.PLAIN);
    assertThat(result.conflicts()).isEmpty();
    Schema merged = Replay.apply(result.operations(DiffOptions.OLDEST), edit.before());
    assertThat(SchemaEquivalence.equivalent(merged, result.wanted())).isTrue();
  }

  /** The laws mean little where nothing happens. */
  @AfterContainer
  static void everyKindOfChangeWasSeen() {
    Set<String> all =
        Stream.of(Operation.class, Change.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    all.removeAll(NEVER_PLANNED);
    all.removeAll(
        Set.of(
            "RenameEnumValue",
            "Backfill",
            "BulkInsert",
            "CallConnection",
            "Ensure",
            "Step",
            "Irreversible",
            "Todo"));
    assertThat(SEEN).containsAll(all);
  }

  private static void assertTurnsInto(Schema a, Schema b, DiffOptions options) {
    List<Operation> operations = SchemaDiff.between(a, b, Renames.NONE, options);
    Schema state = a;
    for (Operation operation : operations) {
      see(operation);
      state = Replay.apply(operation, state);
    }
    assertThat(SchemaEquivalence.differences(state, b)).isEmpty();
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

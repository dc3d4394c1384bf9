package dev.autogen.operation;

import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random operations for the laws of the product, each valid for the schema that it meets. */
public final class OperationArbitraries {

  private static final int MOST_OPERATIONS = 12;
  private static final int ATTEMPTS = 6;

  /** A schema, and operations that can be applied to it one after another. */
  public record Change(Schema before, List<Operation> operations) {
    @Override
    public String toString() {
      return before + "\n" + OperationText.print(operations);
    }
  }

  private OperationArbitraries() {}

  /** Returns random schemas with operations that are valid for them. */
  public static Arbitrary<Change> changes() {
    return SchemaArbitraries.schemas()
        .flatMap(schema -> operations(schema).map(operations -> new Change(schema, operations)));
  }

  /**
   * Returns lists of operations that {@link Replay#apply(List, Schema)} takes for the schema:
   * creations, drops, alterations and renames of all kinds of objects, some of them in steps. All
   * are reversible, and none only touches rows.
   */
  public static Arbitrary<List<Operation>> operations(Schema schema) {
    return seeds().map(seeds -> inSteps(seeds, sequence(schema, seeds)));
  }

  private static Arbitrary<List<Long>> seeds() {
    return Arbitraries.longs().list().ofMaxSize(MOST_OPERATIONS);
  }

  /** A seed stands for one operation, so that fewer seeds are a simpler case. */
  private static List<Operation> sequence(Schema schema, List<Long> seeds) {
    List<Operation> operations = new ArrayList<>();
    Schema state = schema;
    for (long seed : seeds) {
      Random random = new Random(seed);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Operation proposal = new RandomOperations(random, state).propose();
        Optional<Schema> after = tryApply(proposal, state);
        if (after.isPresent()) {
          operations.add(proposal);
          state = after.get();
          break;
        }
      }
    }
    return operations;
  }

  private static Optional<Schema> tryApply(Operation operation, Schema schema) {
    try {
      return Optional.of(Replay.apply(operation, schema));
    } catch (IllegalStateException refused) {
      return Optional.empty();
    }
  }

  private static List<Operation> inSteps(List<Long> seeds, List<Operation> operations) {
    if (seeds.isEmpty() || seeds.get(0) % 4 != 0 || operations.size() < 2) {
      return operations;
    }
    int middle = operations.size() / 2;
    List<Operation> steps = new ArrayList<>(operations.subList(0, middle));
    steps.add(new Step(seeds.get(0) % 8 == 0, operations.subList(middle, operations.size())));
    return steps;
  }
}

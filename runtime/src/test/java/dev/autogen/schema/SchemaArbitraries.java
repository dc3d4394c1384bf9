package dev.autogen.schema;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Random schemas for the laws of the product: rich, consistent, and shrinking to small ones. */
public final class SchemaArbitraries {

  private static final int MOST_DECISIONS = 1200;

  private SchemaArbitraries() {}

  /**
   * Returns schemas that PostgreSQL 15 to 18 create without complaint, and read back as equivalent:
   * all SQL in them is in the form in which the server prints it with {@link SchemaName#DEFAULT}
   * first in its search path. Up to six tables in up to two schemas.
   */
  public static Arbitrary<Schema> schemas() {
    return decisions().map(RandomSchema::of);
  }

  /**
   * Returns two schemas each that have much in common: in either of them some of the objects are
   * missing, and in the second some are different. Both are as {@link #schemas()} says, and
   * PostgreSQL can change the first into the second without the help of a {@code USING} clause.
   * Where columns are in another order, nothing else needs to be done.
   */
  public static Arbitrary<List<Schema>> pairs() {
    return Combinators.combine(decisions(), decisions(), decisions())
        .as(
            (first, second, third) -> {
              Schema whole = RandomSchema.of(first);
              return List.of(
                  new SchemaVariation(new Choices(second)).thinned(whole),
                  new SchemaVariation(new Choices(third)).of(whole));
            });
  }

  /**
   * Returns any object, with any text for names, SQL and comments: PostgreSQL would not take it.
   */
  public static Arbitrary<SchemaObject> objects() {
    return AnyObjects.objects();
  }

  /** Returns text that looks like SQL, is full of quotes and comments, and is mostly not valid. */
  public static Arbitrary<String> sql() {
    return AnyObjects.sql();
  }

  private static Arbitrary<List<Integer>> decisions() {
    return Arbitraries.integers()
        .between(0, 1_000_000)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases()
        .list()
        .ofMaxSize(MOST_DECISIONS)
        .withSizeDistribution(RandomDistribution.uniform());
  }
}

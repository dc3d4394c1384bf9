package dev.autogen.diff;

import static dev.autogen.diff.Merges.ABSENT;
import static dev.autogen.diff.Merges.merge;
import static dev.autogen.diff.Merges.with;
import static dev.autogen.diff.Merges.written;
import static dev.autogen.diff.ThreeWayMergeTest.State.NONE;
import static dev.autogen.diff.ThreeWayMergeTest.State.ONE;
import static dev.autogen.diff.ThreeWayMergeTest.State.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.SchemaEquivalence;
import java.lang.reflect.RecordComponent;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of DESIGN section 6, cell by cell, with every kind of object in it. */
class ThreeWayMergeTest {

  /** What an object may be then, now and in the database. */
  enum State {
    NONE,
    ONE,
    OTHER;

    String of(String one, String other) {
      return switch (this) {
        case NONE -> ABSENT;
        case ONE -> one;
        case OTHER -> other;
      };
    }
  }

  /** A cell; the merge is of its model then, its model now, and what is there. */
  private enum Cell {
    NEVER_IN_THE_MODEL(NONE, NONE, ONE, ThreeWayMergeTest::assertNothing),
    NEW(NONE, ONE, NONE, ThreeWayMergeTest::assertWrites),
    NEW_AND_MADE_HERE(NONE, ONE, ONE, ThreeWayMergeTest::assertEnsures),
    NEW_AND_ANOTHER_IS_THERE(NONE, ONE, OTHER, ThreeWayMergeTest::assertAsks),
    THE_SAME_AND_LOST(ONE, ONE, NONE, ThreeWayMergeTest::assertNothing),
    THE_SAME_AND_CHANGED_HERE(ONE, ONE, OTHER, ThreeWayMergeTest::assertNothing),
    CHANGED(ONE, OTHER, ONE, ThreeWayMergeTest::assertWrites),
    CHANGED_AND_LOST(ONE, OTHER, NONE, ThreeWayMergeTest::assertAsksOfLost),
    CHANGED_AND_THERE(ONE, OTHER, OTHER, ThreeWayMergeTest::assertRecords),
    GONE(ONE, NONE, ONE, ThreeWayMergeTest::assertDrops),
    GONE_AND_LOST(ONE, NONE, NONE, ThreeWayMergeTest::assertDropsIfThere);

    private final State then;
    private final State now;
    private final State live;
    private final Consumer<Merge> outcome;

    Cell(State then, State now, State live, Consumer<Merge> outcome) {
      this.then = then;
      this.now = now;
      this.live = live;
      this.outcome = outcome;
    }

    Merge merge(String one, String other) {
      return new Merge(then.of(one, other), now.of(one, other), live.of(one, other));
    }

    boolean needsAnother() {
      return EnumSet.of(then, now, live).contains(OTHER);
    }
  }

  /** Lines of a model then, of one now, and of a database. */
  private record Merge(String then, String now, String live) {

    MergeResult result() {
      return result(MergeOptions.PLAIN);
    }

    MergeResult result(MergeOptions options) {
      return merge(then, now, live, options);
    }
  }

  static Stream<Arguments> cells() {
    return Stream.of(Cell.values())
        .flatMap(
            cell ->
                (cell.needsAnother() ? MergeTable.changeable() : MergeTable.objects())
                    .map(
                        sample ->
                            arguments(
                                cell,
                                cell.merge((String) sample.get()[0], (String) sample.get()[1]))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void mergesEachCell(Cell cell, Merge merge) {
    cell.outcome.accept(merge);
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#objects")
  void onlyRecordsWhatARevisionMadeByHand(String object, String other) {
    MergeOptions options = MergeOptions.PLAIN.withMade(with(object), true);
    MergeResult result = merge(ABSENT, object, object, options);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.alreadyThere()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#objects")
  void asksWhereRawSqlHidesWhoMadeIt(String object, String other) {
    MergeOptions unsure = MergeOptions.PLAIN.withMade(with(ABSENT), false);
    MergeResult result = merge(ABSENT, object, object, unsure);
    assertThat(result.conflicts()).isNotEmpty();
    String name = result.conflicts().get(0).name();

    MergeResult recorded =
        merge(ABSENT, object, object, unsure.withResolutions(keepDatabase(result)));
    assertThat(recorded.operations(DiffOptions.OLDEST)).as(name).isEmpty();
    MergeResult ensured = merge(ABSENT, object, object, unsure.withResolutions(takeModel(result)));
    assertThat(ensured.alsoWrite()).as(name).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#parts")
  void mergesEachPartOfAConstraintOrIndex(String then, String now, String other, String part) {
    assertMergesFact(then, now, other);
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#attributes")
  void mergesEachAttribute(String then, String now, String other, String attribute) {
    assertThat(assertMergesFact(then, now, other).fact()).isEqualTo(attribute);
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#switches")
  void mergesEachSwitch(String then, String now, String attribute) {
    assertMerges(then, now);
    assertMerges(now, then);
    assertNothing(new Merge(then, then, now));
  }

  @Test
  void coversEveryKindOfObject() {
    assertThat(MergeTable.kinds())
        .containsAll(
            EnumSet.complementOf(
                EnumSet.of(
                    // Opaque objects all, as views are.
                    ObjectKind.EXTENSION,
                    ObjectKind.COLLATION,
                    ObjectKind.DOMAIN,
                    ObjectKind.TRIGGER,
                    ObjectKind.FUNCTION,
                    ObjectKind.CAST,
                    ObjectKind.MATERIALIZED_VIEW,
                    ObjectKind.OTHER)));
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#components")
  void coversEveryComponentOfEveryKind(Class<?> kind, Set<String> covered) {
    assertThat(covered)
        .as(kind.getSimpleName())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(kind.getRecordComponents())
                .map(RecordComponent::getName)
                // How a table is partitioned cannot be altered, and entities do not say it; where
                // something is stored is a matter of one server.
                .filter(
                    name -> !Set.of("table", "name", "partitionBy", "tablespace").contains(name))
                .toList());
  }

  private static void assertNothing(Merge merge) {
    MergeResult result = merge.result();
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.alreadyThere()).isEmpty();
    assertThat(result.conflicts()).isEmpty();
  }

  private static void assertWrites(Merge merge) {
    MergeResult result = merge.result();
    assertThat(SchemaEquivalence.differences(result.wanted(), with(merge.now()))).isEmpty();
    assertThat(result.operations(DiffOptions.OLDEST)).isNotEmpty();
    assertThat(result.alsoWrite()).isEmpty();
    assertThat(result.alreadyThere()).isEmpty();
    assertThat(result.conflicts()).isEmpty();
  }

  private static void assertRecords(Merge merge) {
    MergeResult result = merge.result();
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.alreadyThere()).hasSize(1);
  }

  /** Elsewhere it may not be there. */
  private static void assertEnsures(Merge merge) {
    MergeResult result = merge.result();
    assertThat(written(result)).hasSize(1).allMatch(line -> line.endsWith(" unless it is there"));
    assertThat(result.alreadyThere()).isNotEmpty();
  }

  private static void assertDrops(Merge merge) {
    MergeResult result = merge.result();
    assertThat(SchemaEquivalence.differences(result.wanted(), with(merge.now()))).isEmpty();
    assertThat(written(result)).hasSize(1).allMatch(line -> line.startsWith("Drop "));
  }

  private static void assertDropsIfThere(Merge merge) {
    assertThat(written(merge.result()))
        .hasSize(1)
        .allMatch(line -> line.endsWith(" if it is there"));
  }

  /** Asks, and does what the answer says. */
  private static void assertAsks(Merge merge) {
    MergeResult open = merge.result();
    assertThat(open.conflicts()).hasSize(1);
    assertThat(open.conflicts().get(0).message())
        .contains("--take-model " + open.conflicts().get(0).name())
        .contains("--keep-database " + open.conflicts().get(0).name());
    MergeResult kept = merge.result(MergeOptions.PLAIN.withResolutions(keepDatabase(open)));
    assertThat(kept.conflicts()).isEmpty();
    assertThat(kept.operations(DiffOptions.OLDEST)).isEmpty();

    MergeResult taken = merge.result(MergeOptions.PLAIN.withResolutions(takeModel(open)));
    assertThat(taken.conflicts()).isEmpty();
    assertThat(SchemaEquivalence.differences(taken.wanted(), with(merge.now()))).isEmpty();
  }

  private static void assertAsksOfLost(Merge merge) {
    assertAsks(merge);
    assertThat(merge.result().conflicts().get(0).live()).isEqualTo("none");
  }

  private static void assertMerges(String then, String now) {
    assertWrites(new Merge(then, now, then));
    assertRecords(new Merge(then, now, now));
  }

  /** Returns the conflict with what somebody else made of the fact. */
  private static Conflict assertMergesFact(String then, String now, String other) {
    assertMerges(then, now);
    assertNothing(new Merge(then, then, other));
    Merge asked = new Merge(then, now, other);
    assertAsks(asked);
    return asked.result().conflicts().get(0);
  }

  private static Resolutions takeModel(MergeResult open) {
    return new Resolutions(names(open), Set.of());
  }

  private static Resolutions keepDatabase(MergeResult open) {
    return new Resolutions(Set.of(), names(open));
  }

  private static Set<String> names(MergeResult open) {
    return Set.copyOf(open.conflicts().stream().map(Conflict::name).toList());
  }
}

package dev.autogen.diff;

import static dev.autogen.diff.Merges.ABSENT;
import static dev.autogen.diff.Merges.merge;
import static dev.autogen.diff.Merges.with;
import static dev.autogen.diff.Merges.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.SchemaEquivalence;
import java.lang.reflect.RecordComponent;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of DESIGN section 6, cell by cell: what the model said, what it says, what there is.
 */
class ThreeWayMergeTest {

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#objects")
  void leavesWhatTheModelNeverNamed(String object, String other) {
    MergeResult result = merge(ABSENT, ABSENT, object);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.alreadyThere()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#objects")
  void createsWhatIsNewInTheModel(String object, String other) {
    MergeResult result = merge(ABSENT, object, ABSENT);
    assertThat(SchemaEquivalence.differences(result.wanted(), with(object))).isEmpty();
    assertThat(result.operations(DiffOptions.OLDEST)).isNotEmpty();
    assertThat(result.alsoWrite()).isEmpty();
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
  void ensuresElsewhereWhatSomebodyMadeHere(String object, String other) {
    MergeResult result = merge(ABSENT, object, object);
    assertThat(written(result)).hasSize(1).allMatch(line -> line.endsWith(" unless it is there"));
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
  @MethodSource("dev.autogen.diff.MergeTable#changeable")
  void asksWhereTheNewObjectIsThereAndAnother(String object, String other) {
    MergeResult result = merge(ABSENT, object, other);
    assertThat(result.conflicts()).hasSize(1);
    assertDecides(ABSENT, object, other, result);
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#objects")
  void leavesUnchangedWhatTheDatabaseLost(String object, String other) {
    MergeResult result = merge(object, object, ABSENT);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#changeable")
  void asksWhereTheModelChangesWhatTheDatabaseLost(String object, String other) {
    MergeResult result = merge(object, other, ABSENT);
    assertThat(result.conflicts()).hasSize(1);
    assertThat(result.conflicts().get(0).live()).isEqualTo("none");
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#changeable")
  void leavesUnchangedWhatTheDatabaseHasOtherwise(String object, String other) {
    MergeResult result = merge(object, object, other);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#changeable")
  void changesWhatTheDatabaseHasAsItWas(String object, String other) {
    MergeResult result = merge(object, other, object);
    assertThat(SchemaEquivalence.differences(result.wanted(), with(other))).isEmpty();
    assertThat(result.operations(DiffOptions.OLDEST)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#changeable")
  void recordsAChangeThatIsThere(String object, String other) {
    MergeResult result = merge(object, other, other);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.alreadyThere()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#objects")
  void dropsWhatLeftTheModel(String object, String other) {
    MergeResult result = merge(object, ABSENT, object);
    assertThat(SchemaEquivalence.differences(result.wanted(), with(ABSENT))).isEmpty();
    assertThat(written(result)).hasSize(1).allMatch(line -> line.startsWith("Drop "));
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#objects")
  void dropsIfItExistsWhatIsGoneHere(String object, String other) {
    MergeResult result = merge(object, ABSENT, ABSENT);
    assertThat(written(result)).hasSize(1).allMatch(line -> line.endsWith(" if it is there"));
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#parts")
  void mergesEachPartOfAConstraintOrIndex(String then, String now, String other, String part) {
    assertMerges(then, now);
    MergeResult result = merge(then, now, other);
    assertThat(result.conflicts()).hasSize(1);
    assertDecides(then, now, other, result);
    assertThat(merge(then, then, other).operations(DiffOptions.OLDEST)).isEmpty();
  }

  @Test
  void coversEveryKindOfObject() {
    assertThat(MergeTable.kinds())
        .containsAll(
            EnumSet.complementOf(
                EnumSet.of(
                    // Opaque objects all, as views are.
                    ObjectKind.EXTENSION,
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
                .filter(name -> !Set.of("table", "name").contains(name))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#attributes")
  void mergesEachAttribute(String then, String now, String other, String attribute) {
    assertMerges(then, now);
    MergeResult result = merge(then, now, other);
    assertThat(result.conflicts()).singleElement().extracting(Conflict::fact).isEqualTo(attribute);
    assertDecides(then, now, other, result);
    assertThat(merge(then, then, other).operations(DiffOptions.OLDEST)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.diff.MergeTable#switches")
  void mergesEachSwitch(String then, String now, String attribute) {
    assertMerges(then, now);
    assertMerges(now, then);
    assertThat(merge(then, then, now).operations(DiffOptions.OLDEST)).isEmpty();
  }

  private static void assertMerges(String then, String now) {
    MergeResult written = merge(then, now, then);
    assertThat(SchemaEquivalence.differences(written.wanted(), with(now))).isEmpty();
    assertThat(written.conflicts()).isEmpty();
    assertThat(written.alreadyThere()).isEmpty();

    MergeResult there = merge(then, now, now);
    assertThat(there.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(there.alreadyThere()).hasSize(1);
  }

  private static void assertDecides(String then, String now, String live, MergeResult open) {
    assertThat(open.conflicts().get(0).message())
        .contains("--take-model " + open.conflicts().get(0).name())
        .contains("--keep-database " + open.conflicts().get(0).name());
    MergeResult kept =
        merge(then, now, live, MergeOptions.PLAIN.withResolutions(keepDatabase(open)));
    assertThat(kept.conflicts()).isEmpty();
    assertThat(kept.operations(DiffOptions.OLDEST)).isEmpty();

    MergeResult taken = merge(then, now, live, MergeOptions.PLAIN.withResolutions(takeModel(open)));
    assertThat(taken.conflicts()).isEmpty();
    assertThat(SchemaEquivalence.differences(taken.wanted(), with(now))).isEmpty();
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

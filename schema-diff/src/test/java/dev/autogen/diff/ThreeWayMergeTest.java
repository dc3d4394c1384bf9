package dev.autogen.diff;

import static dev.autogen.diff.Merges.ABSENT;
import static dev.autogen.diff.Merges.merge;
import static dev.autogen.diff.Merges.with;
import static dev.autogen.diff.Merges.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.autogen.schema.SchemaEquivalence;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of DESIGN section 6, cell by cell: what the model said, what it says, what there is.
 */
class ThreeWayMergeTest {

  /** One object of every kind: as it is, and as somebody else made it. */
  static Stream<Arguments> objects() {
    return Stream.of(
        arguments("table s\ncolumn s.a integer", "table s comment 'other'\ncolumn s.a integer"),
        arguments("column t.c varchar(10)", "column t.c varchar(99)"),
        arguments("sequence s", "sequence s increment 50"),
        arguments("enum e ('a')", "enum e ('b')"),
        arguments("composite p (a integer)", "composite p (a text)"),
        arguments("unique t.uq (n)", "unique t.uq (id, n)"),
        arguments("check t.ck (n > 0)", "check t.ck (n > 9)"),
        arguments(
            "exclusion t.ex EXCLUDE USING gist (n WITH =)",
            "exclusion t.ex EXCLUDE USING gist (n WITH <>)"),
        arguments(
            "foreign key t.fk (n) references t (id)",
            "foreign key t.fk (n) references t (id) on delete cascade"),
        arguments("index t.ix (n)", "index t.ix (n desc)"));
  }

  /** One attribute of every kind of object with attributes, in three states. */
  static Stream<Arguments> attributes() {
    return Stream.of(
        arguments("table s", "table s comment 'b'", "table s comment 'c'", "comment"),
        arguments(
            "column t.c varchar(1)", "column t.c varchar(2)", "column t.c varchar(3)", "type"),
        arguments(
            "column t.c integer default 1",
            "column t.c integer default 2",
            "column t.c integer default 3",
            "default"),
        arguments(
            "column t.c text",
            "column t.c text collate \"C\"",
            "column t.c text collate \"POSIX\"",
            "collation"),
        arguments(
            "column t.c text",
            "column t.c text comment 'b'",
            "column t.c text comment 'c'",
            "comment"),
        arguments("sequence s", "sequence s increment 2", "sequence s increment 3", "increment"),
        arguments("sequence s", "sequence s start 2", "sequence s start 3", "start"),
        arguments("sequence s", "sequence s cache 2", "sequence s cache 3", "cache"),
        arguments("sequence s", "sequence s maximum 20", "sequence s maximum 30", "maximum"),
        arguments("sequence s comment 'a'", "sequence s comment 'b'", "sequence s", "comment"),
        arguments(
            "enum e ('a', 'b', 'c')", "enum e ('c', 'b', 'a')", "enum e ('b', 'a', 'c')", "labels"),
        arguments(
            "enum e ('a') comment 'a'", "enum e ('a') comment 'b'", "enum e ('a')", "comment"),
        arguments(
            "composite p (a integer)",
            "composite p (a bigint)",
            "composite p (a text)",
            "attributes"));
  }

  /** Attributes with two states only, which nobody can make a third of. */
  static Stream<Arguments> switches() {
    return Stream.of(
        arguments("table s", "table s unlogged", "unlogged"),
        arguments("column t.c integer", "column t.c integer not null", "nullability"),
        arguments("sequence s", "sequence s cycle", "cycle"),
        arguments("sequence s", "sequence s owned by t.id", "owner"));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void leavesWhatTheModelNeverNamed(String object, String other) {
    MergeResult result = merge(ABSENT, ABSENT, object);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.alreadyThere()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void createsWhatIsNewInTheModel(String object, String other) {
    MergeResult result = merge(ABSENT, object, ABSENT);
    assertThat(SchemaEquivalence.differences(result.wanted(), with(object))).isEmpty();
    assertThat(result.operations(DiffOptions.OLDEST)).isNotEmpty();
    assertThat(result.alsoWrite()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void onlyRecordsWhatARevisionMadeByHand(String object, String other) {
    MergeOptions options = MergeOptions.PLAIN.withMade(with(object), true);
    MergeResult result = merge(ABSENT, object, object, options);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.alreadyThere()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void ensuresElsewhereWhatSomebodyMadeHere(String object, String other) {
    MergeResult result = merge(ABSENT, object, object);
    assertThat(written(result)).hasSize(1).allMatch(line -> line.endsWith(" unless it is there"));
    assertThat(result.alreadyThere()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
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
  @MethodSource("objects")
  void asksWhereTheNewObjectIsThereAndAnother(String object, String other) {
    MergeResult result = merge(ABSENT, object, other);
    assertThat(result.conflicts()).hasSize(1);
    assertDecides(ABSENT, object, other, result);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void leavesUnchangedWhatTheDatabaseLost(String object, String other) {
    MergeResult result = merge(object, object, ABSENT);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void asksWhereTheModelChangesWhatTheDatabaseLost(String object, String other) {
    MergeResult result = merge(object, other, ABSENT);
    assertThat(result.conflicts()).hasSize(1);
    assertThat(result.conflicts().get(0).live()).isEqualTo("none");
  }

  @ParameterizedTest
  @MethodSource("objects")
  void leavesUnchangedWhatTheDatabaseHasOtherwise(String object, String other) {
    MergeResult result = merge(object, object, other);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void changesWhatTheDatabaseHasAsItWas(String object, String other) {
    MergeResult result = merge(object, other, object);
    assertThat(SchemaEquivalence.differences(result.wanted(), with(other))).isEmpty();
    assertThat(result.operations(DiffOptions.OLDEST)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void recordsAChangeThatIsThere(String object, String other) {
    MergeResult result = merge(object, other, other);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.alreadyThere()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void dropsWhatLeftTheModel(String object, String other) {
    MergeResult result = merge(object, ABSENT, object);
    assertThat(SchemaEquivalence.differences(result.wanted(), with(ABSENT))).isEmpty();
    assertThat(written(result)).hasSize(1).allMatch(line -> line.startsWith("Drop "));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void dropsIfItExistsWhatIsGoneHere(String object, String other) {
    MergeResult result = merge(object, ABSENT, ABSENT);
    assertThat(written(result)).hasSize(1).allMatch(line -> line.endsWith(" if it is there"));
    assertThat(result.dropIfExists()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void mergesEachAttribute(String then, String now, String other, String attribute) {
    assertMerges(then, now);
    MergeResult result = merge(then, now, other);
    assertThat(result.conflicts()).singleElement().extracting(Conflict::fact).isEqualTo(attribute);
    assertDecides(then, now, other, result);
    assertThat(merge(then, then, other).operations(DiffOptions.OLDEST)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("switches")
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

package dev.autogen.diff;

import static dev.autogen.diff.Models.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriftTest {

  private static final String TABLE =
      "table t\ncolumn t.id bigint not null\ncolumn t.n integer\nprimary key t.t_pkey (id)\n";

  private static Schema with(String lines) {
    return schema(TABLE + lines);
  }

  private static Drift of(String now, String live) {
    return drift(Made.NOTHING, with(now), with(live));
  }

  private static Drift made(String made, String now, String live) {
    return drift(Made.of(with(made)), with(now), with(live));
  }

  private static Drift drift(Made made, Schema now, Schema live) {
    return Drift.of(now, made, live, Comparison.EQUIVALENCE);
  }

  private static List<String> codes(Drift drift) {
    return drift.differences().stream().map(Difference::code).toList();
  }

  private static List<String> sentences(List<Difference> differences) {
    return differences.stream().map(Difference::sentence).toList();
  }

  private static Drift.Repair repair(Drift drift) {
    return drift.repair(difference -> true, DiffOptions.OLDEST);
  }

  private static List<String> written(Drift.Repair repair) {
    return repair.operations().stream().map(OperationSummary::describe).toList();
  }

  /** Returns the operations of a repair, after seeing that nothing differs once they are done. */
  private static List<String> repaired(Made made, String now, String live) {
    Drift.Repair repair = repair(drift(made, with(now), with(live)));
    Schema outcome = Replay.apply(repair.operations(), with(live));
    assertThat(drift(made, with(now), outcome).differences()).isEmpty();
    return written(repair);
  }

  private static List<String> repaired(String now, String live) {
    return repaired(Made.NOTHING, now, live);
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        arguments(
            "table s\ncolumn s.a integer", "", "table-missing", "Create table s with 1 column"),
        arguments("column t.c text", "", "column-missing", "Add column t.c text"),
        arguments("sequence s", "", "sequence-missing", "Create sequence s"),
        arguments("enum e ('a')", "", "enum-type-missing", "Create enum e ('a')"),
        arguments("check t.ck (n > 0)", "", "check-constraint-missing", "Add check t.ck (n > 0)"),
        arguments("unique t.uq (n)", "", "unique-constraint-missing", "Add unique t.uq (n)"),
        arguments("index t.ix (n)", "", "index-missing", "Create index t.ix (n)"),
        arguments(
            "column t.c text",
            "column t.c varchar(9)",
            "column-type",
            "Alter column t.c: type text"),
        arguments(
            "column t.c text not null",
            "column t.c text",
            "column-nullability",
            "Alter column t.c: not null"),
        arguments(
            "column t.c integer default 1",
            "column t.c integer",
            "column-default",
            "Alter column t.c: default 1"),
        arguments(
            "column t.c text collate \"C\"",
            "column t.c text",
            "column-collation",
            "Alter column t.c: type text, collation C"),
        arguments(
            "column t.c text comment 'a'",
            "column t.c text",
            "column-comment",
            "Alter column t.c: comment 'a'"),
        arguments("table s comment 'a'", "table s", "table-comment", "Alter table s: comment 'a'"),
        arguments("table s", "table s unlogged", "table-unlogged", "Alter table s: logged"),
        arguments(
            "sequence s increment 50",
            "sequence s",
            "sequence-increment",
            "Alter sequence s: increment 50, start 1, minimum 1, maximum 9223372036854775807, cache 1"),
        arguments("enum e ('a', 'b')", "enum e ('a')", "enum-type-labels", "Add value b to enum e"),
        arguments(
            "foreign key t.fk (n) references t (id)",
            "foreign key t.fk (n) references t (id) not valid",
            "foreign-key-not-valid",
            "Validate constraint t.fk"),
        arguments(
            "check t.ck (n > 0)",
            "check t.ck (n > 0) not valid",
            "check-constraint-not-valid",
            "Validate constraint t.ck"));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void findsAndRepairs(String now, String live, String code, String repair) {
    assertThat(codes(of(now, live))).containsExactly(code);
    assertThat(repaired(now, live)).containsExactly(repair);
  }

  @Test
  void replacesWhatSomebodyChanged() {
    String now = "foreign key t.fk6s0a1b2c3d4e5f6g7h8i9j0ka (n) references t (id)";
    String live = "foreign key t.mine (n) references t (id) on delete cascade";
    assertThat(codes(of(now, live))).containsExactly("foreign-key-different");
    assertThat(repaired(now, live))
        .containsExactly(
            "Drop foreign key t.mine",
            "Add foreign key t.fk6s0a1b2c3d4e5f6g7h8i9j0ka (n) references t (id)");
    assertThat(codes(of("check t.ck (n > 0)", "check t.ck (n > 1)")))
        .containsExactly("check-constraint-different");
  }

  @Test
  void makesAnInvalidIndexAnew() {
    String now = "index t.ix (n)";
    String live = "index t.ix (n) invalid";
    assertThat(sentences(of(now, live).differences()))
        .containsExactly("The index t.ix is invalid and not used; a build of it failed.");
    assertThat(repaired(now, live)).containsExactly("Drop index t.ix", "Create index t.ix (n)");
  }

  @Test
  void findsAColumnThatMakesInsertsFail() {
    Drift drift = of("", "column t.legacy text not null");
    assertThat(sentences(drift.differences()))
        .containsExactly(
            "The model does not name column t.legacy, which is not null without a default: inserts fail.");
    Drift.Repair repair = repair(drift);
    assertThat(repair.operations()).isEmpty();
    assertThat(repair.differences()).isEmpty();
    assertThat(repair.left()).hasSize(1);
    assertThat(codes(of("", "column t.legacy text not null default ''"))).isEmpty();
  }

  @Test
  void listsApartWhatTheModelDoesNotName() {
    String live =
        """
        column t.legacy text
        check t.ck (n > 0)
        index t.ix (n)
        enum e ('a', 'b')
        table other
        index t.broken (id) invalid
        """;
    Drift drift = of("enum e ('a', 'b')", live);
    assertThat(drift.differences()).isEmpty();
    assertThat(sentences(drift.unmodelled()))
        .containsExactly(
            "The model does not name column t.legacy.",
            "The model does not name check constraint t.ck: rows that break it are refused.",
            "The model does not name index t.broken, which is invalid and not used; a build of it"
                + " failed.",
            "The model does not name index t.ix.");
  }

  @Test
  void takesAUniqueIndexForAUniqueConstraint() {
    assertThat(codes(of("unique t.uq (n)", "index t.ix (n) unique"))).isEmpty();
    assertThat(codes(of("unique t.uq (n)", "index t.ix (n) unique where n > 0")))
        .containsExactly("unique-constraint-missing");
  }

  @Test
  void takesNoNoticeOfNamesThatNoRevisionGave() {
    assertThat(codes(of("unique t.uq (n)", "unique t.other (n)"))).isEmpty();
  }

  @Test
  void repairsWhatIsChosen() {
    Drift.Repair repair =
        of("column t.c text not null default 'a'", "column t.c text")
            .repair(difference -> difference.code().equals("column-default"), DiffOptions.OLDEST);
    assertThat(written(repair)).containsExactly("Alter column t.c: default 'a'");
  }

  static Stream<Arguments> names() {
    return Stream.of(
        arguments("unique t.uq (n)", "unique t.mine (n)", "unique-constraint-renamed"),
        arguments("unique t.t_n_key (n)", "unique t.mine (n)", "unique-constraint-renamed"),
        arguments("check t.ck (n > 0)", "check t.mine (n > 0)", "check-constraint-renamed"),
        arguments(
            "foreign key t.fk (n) references t (id)",
            "foreign key t.mine (n) references t (id)",
            "foreign-key-renamed"),
        arguments(
            "exclusion t.ex EXCLUDE USING gist (n WITH =)",
            "exclusion t.mine EXCLUDE USING gist (n WITH =)",
            "exclusion-constraint-renamed"),
        arguments("index t.ix (n)", "index t.mine (n)", "index-renamed"),
        arguments("table s\ncolumn s.a text", "table mine\ncolumn mine.a text", "table-renamed"),
        arguments("column t.c text", "column t.mine text", "column-renamed"),
        arguments("sequence s increment 50", "sequence mine increment 50", "sequence-renamed"),
        arguments("enum e ('a')", "enum mine ('a')", "enum-type-renamed"),
        arguments("enum e ('a', 'b')", "enum e ('a', 'c')", "enum-type-label-renamed"),
        arguments("composite c (a text)", "composite mine (a text)", "composite-type-renamed"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void givesBackANameThatARevisionGave(String model, String live, String code) {
    assertThat(codes(made(model, model, live))).containsExactly(code);
    assertThat(repaired(Made.of(with(model)), model, live))
        .singleElement()
        .asString()
        .startsWith("Rename ");
  }

  @Test
  void givesNamesBackThatWereExchanged() {
    String model = "check t.a (n > 1)\ncheck t.b (n > 2)\ncheck t.c (n > 3)";
    String live = "check t.b (n > 1)\ncheck t.c (n > 2)\ncheck t.a (n > 3)";
    Drift drift = made(model, model, live);
    assertThat(codes(drift)).hasSize(3).containsOnly("check-constraint-renamed");
    List<Operation> operations =
        drift
            .repair(difference -> difference.object().name().equals("a"), DiffOptions.OLDEST)
            .operations();
    assertThat(Replay.apply(operations, with(live))).isEqualTo(with(model));
  }

  @Test
  void leavesNamesThatAreAsGood() {
    String hashed = "unique t.uk6s0a1b2c3d4e5f6g7h8i9j0ka (n)";
    assertThat(codes(made(hashed, hashed, "unique t.t_n_key (n)"))).isEmpty();
    assertThat(codes(made("unique t.uq (n)", hashed, hashed))).isEmpty();
    assertThat(codes(made("unique t.uq (n)", hashed, "unique t.uq (n)"))).isEmpty();
  }

  @Test
  void leavesNamesThatNoRevisionGaveHere() {
    Schema model = with("unique t.uq (n)");
    Schema live = with("unique t.mine (n)");
    Made stamped = new Made(model, true, name -> false, name -> false);
    Made hidden = new Made(model, false, name -> true, "mine"::equals);
    assertThat(codes(drift(stamped, model, live))).isEmpty();
    assertThat(codes(drift(hidden, model, live))).isEmpty();
  }

  @Test
  void saysWhatHasTheNameThatIsNeeded() {
    Drift drift = made("index t.ix (n)", "index t.ix (n)", "index t.mine (n)\nsequence ix");
    assertThat(sentences(drift.differences()))
        .containsExactly(
            "The index t.ix is called mine in the database, where sequence ix has its name.");
    assertThat(repair(drift).left()).hasSize(1);
    Drift lost = made("index t.ix (n)", "index t.ix (n)", "sequence ix");
    assertThat(sentences(lost.differences()))
        .containsExactly(
            "The database has no index t.ix, and sequence ix has a name that it needs. Rename that,"
                + " or drop it.");
    assertThat(repair(lost).operations()).isEmpty();
  }

  @Test
  void guessesNoRenameWhereTwoCouldBeMeant() {
    String column = "column t.c text";
    assertThat(codes(made(column, column, "column t.x text\ncolumn t.y text")))
        .containsExactly("column-missing");
    assertThat(codes(made("sequence s", "sequence s", "sequence mine")))
        .containsExactly("sequence-missing");
  }

  @Test
  void takesNothingThatARevisionMadeForRenamed() {
    Drift drift =
        made("column t.c text\ncolumn t.kept text", "column t.c text", "column t.kept text");
    assertThat(codes(drift)).containsExactly("column-missing");
  }

  @Test
  void takesARevisionsWordForWhatItChanged() {
    String model = "column t.c varchar(9)";
    String made = "column t.c varchar(99)";
    Drift drift = made(made, model, made);
    assertThat(drift.differences()).isEmpty();
    assertThat(sentences(drift.unmodelled()))
        .containsExactly(
            "The type of column t.c is varchar(99), as a revision makes it, and varchar(9) in the"
                + " model.");
    assertThat(codes(made(made, model, model))).isEmpty();
    assertThat(repaired(Made.of(with(made)), model, "column t.c text"))
        .containsExactly("Alter column t.c: type varchar(99)");
  }

  @Test
  void makesWhatAChosenObjectNeeds() {
    String now = "enum e ('a')\ntable s\ncolumn s.a e not null\nprimary key s.s_pkey (a)";
    Drift.Repair repair =
        of(now, "").repair(one -> one.object().name().equals("s"), DiffOptions.OLDEST);
    assertThat(repair.differences())
        .extracting(Difference::code)
        .containsExactly("enum-type-missing", "table-missing");
    assertThat(Replay.apply(repair.operations(), with(""))).isEqualTo(with(now));
  }
}

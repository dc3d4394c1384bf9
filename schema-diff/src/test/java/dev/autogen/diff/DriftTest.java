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

  private static Drift of(Schema now, Schema live) {
    return Drift.of(now, Made.NOTHING, live, Comparison.EQUIVALENCE);
  }

  private static List<Difference> drift(Schema now, Schema live) {
    return of(now, live).differences();
  }

  private static List<String> repair(Schema now, Schema live) {
    List<Operation> operations =
        of(now, live).repair(difference -> true, DiffOptions.OLDEST).operations();
    assertThat(drift(now, Replay.apply(operations, live))).isEmpty();
    return operations.stream().map(OperationSummary::describe).toList();
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
    assertThat(drift(with(now), with(live))).extracting(Difference::code).containsExactly(code);
    assertThat(repair(with(now), with(live))).containsExactly(repair);
  }

  @Test
  void replacesWhatSomebodyChanged() {
    Schema now = with("foreign key t.fk6s0a1b2c3d4e5f6g7h8i9j0ka (n) references t (id)");
    Schema live = with("foreign key t.mine (n) references t (id) on delete cascade");
    assertThat(drift(now, live))
        .extracting(Difference::code)
        .containsExactly("foreign-key-different");
    assertThat(repair(now, live))
        .containsExactly(
            "Drop foreign key t.mine",
            "Add foreign key t.fk6s0a1b2c3d4e5f6g7h8i9j0ka (n) references t (id)");
    assertThat(drift(with("check t.ck (n > 0)"), with("check t.ck (n > 1)")))
        .extracting(Difference::code)
        .containsExactly("check-constraint-different");
  }

  @Test
  void makesAnInvalidIndexAnew() {
    Schema now = with("index t.ix (n)");
    assertThat(drift(now, with("index t.ix (n) invalid")))
        .singleElement()
        .extracting(Difference::sentence)
        .isEqualTo("The index t.ix is invalid and not used; a build of it failed.");
    assertThat(repair(now, with("index t.ix (n) invalid")))
        .containsExactly("Drop index t.ix", "Create index t.ix (n)");
  }

  @Test
  void findsAColumnThatMakesInsertsFail() {
    Schema live = with("column t.legacy text not null");
    assertThat(drift(with(""), live))
        .singleElement()
        .extracting(Difference::sentence)
        .isEqualTo(
            "The model does not name column t.legacy, which is not null without a default: inserts fail.");
    Drift.Repair repair = of(with(""), live).repair(any -> true, DiffOptions.OLDEST);
    assertThat(repair.operations()).isEmpty();
    assertThat(repair.differences()).isEmpty();
    assertThat(repair.left()).hasSize(1);
    assertThat(drift(with(""), with("column t.legacy text not null default ''"))).isEmpty();
  }

  @Test
  void listsApartWhatTheModelDoesNotName() {
    Schema live =
        with(
            "column t.legacy text\ncheck t.ck (n > 0)\nindex t.ix (n)\nenum e ('a', 'b')\ntable other\nindex t.broken (id) invalid");
    Drift drift = of(with("enum e ('a', 'b')"), live);
    assertThat(drift.differences()).isEmpty();
    assertThat(drift.unmodelled())
        .extracting(Difference::sentence)
        .containsExactly(
            "The model does not name column t.legacy.",
            "The model does not name check constraint t.ck: rows that break it are refused.",
            "The model does not name index t.broken, which is invalid and not used; a build of it"
                + " failed.",
            "The model does not name index t.ix.");
  }

  @Test
  void takesAUniqueIndexForAUniqueConstraint() {
    assertThat(drift(with("unique t.uq (n)"), with("index t.ix (n) unique"))).isEmpty();
    assertThat(drift(with("unique t.uq (n)"), with("index t.ix (n) unique where n > 0")))
        .extracting(Difference::code)
        .containsExactly("unique-constraint-missing");
  }

  @Test
  void takesNoNoticeOfNamesThatNoRevisionGave() {
    assertThat(drift(with("unique t.uq (n)"), with("unique t.other (n)"))).isEmpty();
  }

  @Test
  void repairsWhatIsChosen() {
    List<Operation> operations =
        of(with("column t.c text not null default 'a'"), with("column t.c text"))
            .repair(difference -> difference.code().equals("column-default"), DiffOptions.OLDEST)
            .operations();
    assertThat(operations.stream().map(OperationSummary::describe))
        .containsExactly("Alter column t.c: default 'a'");
  }

  private static Drift made(String made, String now, String live) {
    return Drift.of(with(now), Made.of(with(made)), with(live), Comparison.EQUIVALENCE);
  }

  private static List<String> repaired(Drift drift, String live) {
    List<Operation> operations = drift.repair(difference -> true, DiffOptions.OLDEST).operations();
    Replay.apply(operations, with(live));
    return operations.stream().map(OperationSummary::describe).toList();
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
    Drift drift = made(model, model, live);
    assertThat(drift.differences()).extracting(Difference::code).containsExactly(code);
    assertThat(repaired(drift, live)).singleElement().asString().startsWith("Rename ");
  }

  @Test
  void givesNamesBackThatWereExchanged() {
    String model = "check t.a (n > 1)\ncheck t.b (n > 2)\ncheck t.c (n > 3)";
    String live = "check t.b (n > 1)\ncheck t.c (n > 2)\ncheck t.a (n > 3)";
    Drift drift = made(model, model, live);
    assertThat(drift.differences())
        .extracting(Difference::code)
        .containsOnly("check-constraint-renamed")
        .hasSize(3);
    List<Operation> operations =
        drift
            .repair(difference -> difference.object().name().equals("a"), DiffOptions.OLDEST)
            .operations();
    assertThat(Replay.apply(operations, with(live))).isEqualTo(with(model));
  }

  @Test
  void leavesNamesThatAreAsGood() {
    String hashed = "unique t.uk6s0a1b2c3d4e5f6g7h8i9j0ka (n)";
    assertThat(made(hashed, hashed, "unique t.t_n_key (n)").differences()).isEmpty();
    assertThat(made("unique t.uq (n)", hashed, hashed).differences()).isEmpty();
    assertThat(made("unique t.uq (n)", hashed, "unique t.uq (n)").differences()).isEmpty();
  }

  @Test
  void leavesNamesThatNoRevisionGaveHere() {
    Made stamped = new Made(with("unique t.uq (n)"), true, name -> false, name -> false);
    Made hidden = new Made(with("unique t.uq (n)"), false, name -> true, "mine"::equals);
    for (Made made : List.of(stamped, hidden)) {
      assertThat(
              Drift.of(
                      with("unique t.uq (n)"),
                      made,
                      with("unique t.mine (n)"),
                      Comparison.EQUIVALENCE)
                  .differences())
          .isEmpty();
    }
  }

  @Test
  void saysWhatHasTheNameThatIsNeeded() {
    Drift drift = made("index t.ix (n)", "index t.ix (n)", "index t.mine (n)\nsequence ix");
    assertThat(drift.differences())
        .extracting(Difference::sentence)
        .containsExactly(
            "The index t.ix is called mine in the database, where sequence ix has its name.");
    assertThat(drift.repair(any -> true, DiffOptions.OLDEST).left()).hasSize(1);
    Drift lost = made("index t.ix (n)", "index t.ix (n)", "sequence ix");
    assertThat(lost.differences())
        .extracting(Difference::sentence)
        .containsExactly(
            "The database has no index t.ix, and sequence ix has a name that it needs. Rename that,"
                + " or drop it.");
    assertThat(lost.repair(any -> true, DiffOptions.OLDEST).operations()).isEmpty();
  }

  @Test
  void guessesNoRenameWhereTwoCouldBeMeant() {
    assertThat(
            made("column t.c text", "column t.c text", "column t.x text\ncolumn t.y text")
                .differences())
        .extracting(Difference::code)
        .containsExactly("column-missing");
    assertThat(made("sequence s", "sequence s", "sequence mine").differences())
        .extracting(Difference::code)
        .containsExactly("sequence-missing");
  }

  @Test
  void takesNothingThatARevisionMadeForRenamed() {
    Drift drift =
        made("column t.c text\ncolumn t.kept text", "column t.c text", "column t.kept text");
    assertThat(drift.differences()).extracting(Difference::code).containsExactly("column-missing");
  }

  @Test
  void takesARevisionsWordForWhatItChanged() {
    String model = "column t.c varchar(9)";
    String made = "column t.c varchar(99)";
    assertThat(made(made, model, made).differences()).isEmpty();
    assertThat(made(made, model, made).unmodelled())
        .extracting(Difference::sentence)
        .containsExactly(
            "The type of column t.c is varchar(99), as a revision makes it, and varchar(9) in the"
                + " model.");
    assertThat(made(made, model, model).differences()).isEmpty();
    assertThat(repaired(made(made, model, "column t.c text"), "column t.c text"))
        .containsExactly("Alter column t.c: type varchar(99)");
  }

  @Test
  void makesWhatAChosenObjectNeeds() {
    Schema now = with("enum e ('a')\ntable s\ncolumn s.a e not null\nprimary key s.s_pkey (a)");
    Drift.Repair repair =
        of(now, with("")).repair(one -> one.object().name().equals("s"), DiffOptions.OLDEST);
    assertThat(repair.differences())
        .extracting(Difference::code)
        .containsExactly("enum-type-missing", "table-missing");
    assertThat(Replay.apply(repair.operations(), with(""))).isEqualTo(now);
  }
}

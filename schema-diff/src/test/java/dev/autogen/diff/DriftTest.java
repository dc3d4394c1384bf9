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

  private static List<Difference> drift(Schema now, Schema live) {
    return Drift.between(now, live, Comparison.EQUIVALENCE);
  }

  private static List<String> repair(Schema now, Schema live) {
    List<Operation> operations =
        Drift.repair(now, live, Comparison.EQUIVALENCE, difference -> true, DiffOptions.OLDEST);
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
    assertThat(
            Drift.repair(with(""), live, Comparison.EQUIVALENCE, any -> true, DiffOptions.OLDEST))
        .isEmpty();
    assertThat(drift(with(""), with("column t.legacy text not null default ''"))).isEmpty();
  }

  @Test
  void listsApartWhatTheModelDoesNotName() {
    Schema live =
        with(
            "column t.legacy text\ncheck t.ck (n > 0)\nindex t.ix (n)\nenum e ('a', 'b')\ntable other\nindex t.broken (id) invalid");
    assertThat(drift(with("enum e ('a')"), live))
        .extracting(Difference::code)
        .containsExactly("index-invalid");
    assertThat(Drift.unmodelled(with("enum e ('a')"), live, Comparison.EQUIVALENCE))
        .extracting(Difference::code)
        .containsExactly(
            "enum-type-labels-unmodelled",
            "column-unmodelled",
            "check-constraint-unmodelled",
            "index-unmodelled",
            "index-unmodelled");
  }

  @Test
  void takesAUniqueIndexForAUniqueConstraint() {
    assertThat(drift(with("unique t.uq (n)"), with("index t.ix (n) unique"))).isEmpty();
    assertThat(drift(with("unique t.uq (n)"), with("index t.ix (n) unique where n > 0")))
        .extracting(Difference::code)
        .containsExactly("unique-constraint-missing");
  }

  @Test
  void takesNoNoticeOfNames() {
    assertThat(drift(with("unique t.uq (n)"), with("unique t.other (n)"))).isEmpty();
  }

  @Test
  void repairsWhatIsChosen() {
    List<Operation> operations =
        Drift.repair(
            with("column t.c text not null default 'a'"),
            with("column t.c text"),
            Comparison.EQUIVALENCE,
            difference -> difference.code().equals("column-default"),
            DiffOptions.OLDEST);
    assertThat(operations.stream().map(OperationSummary::describe))
        .containsExactly("Alter column t.c: default 'a'");
  }
}

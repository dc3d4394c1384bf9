package dev.autogen.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.autogen.diff.Renames;
import dev.autogen.diff.SchemaDiff;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Todo;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.AutogenException.Kind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionsTest {

  private static final String TRUTH = "case when c then 'Y' when not c then 'N' end";

  private static Schema posts(String column) {
    return SchemaText.parse("autogen schema 1\ntable posts\ncolumn posts.c " + column);
  }

  private static List<Operation> upgrade(Conversions conversions, Schema before, Schema after) {
    return conversions.into(SchemaDiff.between(before, after, Renames.NONE), before);
  }

  private static Conversions given(Map<String, String> sql) {
    return new Conversions(sql, question -> Optional.empty(), false);
  }

  private static List<String> sql(List<Operation> operations) {
    return operations.stream().flatMap(o -> new SqlRenderer().render(o).stream()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "varchar(40)>uuid",
        "text>integer",
        "text>jsonb",
        "varchar(9)>date",
        "varchar(5)>boolean",
        "smallint>boolean",
        "boolean>integer",
        "boolean>varchar(5)",
        "integer>integer[]",
        "integer[]>integer",
        "uuid>bytea",
        "bytea>uuid",
        "timestamp>timestamptz",
        "integer>text",
        "varchar(9)>text",
        "jsonb>text",
        "date>timestamp",
        "text>inet"
      })
  void whatHasOneWayOnlyIsNotAsked(String types) {
    String[] both = types.split(">");

    assertThat(upgrade(given(Map.of()), posts(both[0]), posts(both[1]))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text>bytea",
        "bytea>text",
        "oid>bytea",
        "oid>text",
        "text>oid",
        "bytea>oid",
        "text>tsvector",
        "integer>uuid",
        "boolean>char(1)",
        "date>time",
        "interval>bigint",
        "text[]>text",
        "integer>date",
        "json>integer"
      })
  void whatHasSeveralIsAsked(String types) {
    String[] both = types.split(">");

    assertThatExceptionOfType(AutogenException.class)
        .isThrownBy(() -> upgrade(given(Map.of()), posts(both[0]), posts(both[1])))
        .matches(e -> e.kind() == Kind.QUESTION)
        .withMessageContaining("--using \"posts.c=");
  }

  @Test
  void theQuestionNamesTheFlagAndAProposal() {
    assertThatExceptionOfType(AutogenException.class)
        .isThrownBy(() -> upgrade(given(Map.of()), posts("boolean"), posts("char(1)")))
        .withMessage(
            "posts.c changes from boolean to char(1), and nothing says which values become which."
                + " Add --using \"posts.c="
                + TRUTH
                + "\" with the conversion as SQL, or --draft to decide in the class.");
  }

  @Test
  void theFlagDecides() {
    List<Operation> operations =
        upgrade(given(Map.of("posts.c", "c || ''")), posts("text"), posts("varchar(9)"));

    assertThat(sql(operations))
        .containsExactly("alter table posts alter column c type varchar(9) using c || ''");
  }

  @Test
  void aFlagForNoChangeOfTypeIsAnError() {
    assertThatExceptionOfType(AutogenException.class)
        .isThrownBy(() -> upgrade(given(Map.of("posts.d", "1")), posts("text"), posts("uuid")))
        .withMessageContaining("posts.d")
        .matches(e -> e.kind() == Kind.USAGE);
  }

  @Test
  void aDraftLeavesTheQuestionInTheClass() {
    List<Operation> operations =
        upgrade(
            new Conversions(Map.of(), question -> Optional.empty(), true),
            posts("text"),
            posts("tsvector"));

    assertThat(operations).hasSize(2).first().isInstanceOf(Todo.class);
  }

  private static Schema byOrdinal() {
    return posts("smallint\ncheck posts.k (c between 0 and 1)");
  }

  private static Schema byName() {
    return posts("varchar(9)\ncheck posts.k (c in ('DRAFT', 'SENT'))");
  }

  @Test
  void ordinalsAndNamesOfAnEnumerationAreAsked() {
    assertThatExceptionOfType(AutogenException.class)
        .isThrownBy(() -> upgrade(given(Map.of()), byOrdinal(), byName()))
        .withMessageContaining("posts.c=case c when 0 then 'DRAFT' when 1 then 'SENT' end");
    assertThatExceptionOfType(AutogenException.class)
        .isThrownBy(() -> upgrade(given(Map.of()), byName(), byOrdinal()))
        .withMessageContaining("posts.c=case c when 'DRAFT' then 0 when 'SENT' then 1 end");
  }

  private static List<Operation> downgradeAfter(String using) {
    Conversions conversions = given(Map.of("posts.c", using));
    List<Operation> upgrade = upgrade(conversions, byOrdinal(), byName());
    return conversions.back(
        Replay.reverse(upgrade, byOrdinal()), Replay.apply(upgrade, byOrdinal()));
  }

  @Test
  void theWayBackOfAProposalIsKnown() {
    assertThat(sql(downgradeAfter("case c when 0 then 'DRAFT' when 1 then 'SENT' end")))
        .contains(
            "alter table posts alter column c type smallint"
                + " using case c when 'DRAFT' then 0 when 'SENT' then 1 end");
  }

  @Test
  void textThatPostgresqlWroteIsReadAgain() {
    Schema before = posts("tsvector");
    Conversions conversions = given(Map.of());
    List<Operation> upgrade = upgrade(conversions, before, posts("text"));

    assertThat(
            sql(conversions.back(Replay.reverse(upgrade, before), Replay.apply(upgrade, before))))
        .containsExactly("alter table posts alter column c type tsvector using c::tsvector");
  }

  @Test
  void theWayBackOfAnotherAnswerIsLeftToTheReader() {
    assertThat(downgradeAfter("case c when 1 then 'DRAFT' else 'SENT' end"))
        .anyMatch(Todo.class::isInstance);
  }

  @Test
  void aTimeZoneThatIsTakenForUtcIsNoted() {
    Schema before = posts("timestamp");
    List<Operation> operations = upgrade(given(Map.of()), before, posts("timestamptz"));

    assertThat(Conversions.timeZoneNotes(operations, before))
        .singleElement()
        .asString()
        .contains("posts.c becomes timestamptz as a time in UTC");
  }
}

package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions and triggers are called, in the words and in the SQL of them. */
class SqlObjectNamesTest implements Words {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(integer)            | f(int)",
        "f(integer,text)       | f(integer, text)",
        "f(int4, int8, int2)   | f(integer, bigint, smallint)",
        "f(bool,varchar)       | f(boolean, character varying)",
        "f(decimal(10,2))      | f(numeric)",
        "f(timestamptz)        | f(timestamp with time zone)",
        "f(float8,character)   | f(double precision, char)",
        "f(int[])              | f(integer[])",
        "f(a  integer)         | f(a integer)",
        "f()                   | f( )",
      })
  void aSignatureHasManySpellings(String one, String other) {
    assertThat(((Drop) recorded(op -> op.dropFunction(one))).object())
        .isEqualTo(((Drop) recorded(op -> op.dropFunction(other))).object());
  }

  @Test
  void aFunctionIsFoundByAnotherSpellingOfItsSignature() {
    List<Operation> operations =
        Operations.record(
            op -> {
              op.createFunction(
                  "f(int4,character varying, timestamp with time zone)",
                  "create function f(a int, b varchar(9) default '', c timestamptz) returns int return 1");
              op.dropFunction("f(integer, varchar,timestamptz)");
            });
    Schema made = Replay.apply(operations.get(0), Schema.EMPTY);

    assertThat(Replay.reverse(operations.get(1), made))
        .hasSize(1)
        .first()
        .isInstanceOf(Create.class);
  }

  @Test
  void anAggregateIsDroppedAsOne() {
    Create create =
        (Create)
            recorded(
                op ->
                    op.createFunction(
                        "total(integer)",
                        "create aggregate total(integer) (sfunc = int4pl, stype = integer)"));

    assertThat(((OpaqueObject) create.object()).dropSql())
        .isEqualTo("drop aggregate total(integer)");
  }

  private void assertRefused(Consumer<Operations> work, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> recorded(work)).withMessage(message);
  }

  @Test
  void theSqlOfAnotherTriggerIsRefused() {
    assertRefused(
        op ->
            op.createTrigger(
                "t", "zz", "create trigger yy before insert on t execute function f()"),
        "Trigger zz on t is given the SQL of trigger yy on t. Give both the same name and table.");
    assertRefused(
        op ->
            op.createTrigger(
                "t",
                "zz",
                "create or replace trigger zz before update of a on app.u execute function f()"),
        "Trigger zz on t is given the SQL of trigger zz on u. Give both the same name and table.");
  }

  @Test
  void theSqlOfAnotherFunctionIsRefused() {
    assertRefused(
        op -> op.createFunction("f(text)", "create function f(a integer) returns int return 1"),
        "Function f(text) is given the SQL of function f(a integer). Give both the same name and"
            + " types of arguments.");
    assertRefused(
        op -> op.replaceFunction("f()", "create or replace function g() returns int return 1"),
        "Function f() is given the SQL of function g(). Give both the same name and types of"
            + " arguments.");
    assertRefused(
        op ->
            op.createFunction("f(integer)", "create procedure f(a int, b int) language sql as ''"),
        "Function f(integer) is given the SQL of procedure f(a int, b int). Give both the same name"
            + " and types of arguments.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(integer)     | create function app.f(in a int default 1, out b text) as ''",
        "f(mood)        | create function f(m app.mood) returns int return 1",
        "f(text)        | /* first */ create function \"f\"(text) returns int return 1",
        "f(text[])      | create function f(variadic texts text[]) returns int return 1",
        "f(variadic text[]) | create function f(variadic texts text[]) returns int return 1",
        "f(a integer)   | create function f(a integer) returns int return 1",
        "f(integer)     | create function f(a t.id%type) returns int return 1",
        "f(integer)     | create function f(a int) returns table (b int, c int) language sql as ''",
        "f(numeric, boolean) | create function f(a decimal(3, 1), b bool = false) returns int return 1",
        "p(integer, text) | create procedure p(a int, out b text) language sql as ''",
        "f(text)        | do 'create the function elsewhere'",
        "f(text)        | set role x; create function g() returns int return 1",
      })
  void whatIsTheSameOrCannotBeToldIsTaken(String signature, String sql) {
    assertThatCode(() -> recorded(op -> op.createFunction(signature, sql)))
        .doesNotThrowAnyException();
  }

  @Test
  void aTriggerMayBeQuotedOrQualified() {
    assertThatCode(
            () ->
                recorded(
                    op ->
                        op.createTrigger(
                            "My t",
                            "A on b",
                            "create constraint trigger \"A on b\" after insert or update of \"on\" on"
                                + " app.\"My t\" execute function f()")))
        .doesNotThrowAnyException();
  }
}

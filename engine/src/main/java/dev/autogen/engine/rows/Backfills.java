package dev.autogen.engine.rows;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Todo;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives existing rows a value where a new column asks for one. PostgreSQL refuses a new {@code NOT
 * NULL} column without default on a table with rows, and whether there are rows differs from
 * database to database; so the value is asked for when the revision is written. A plain column that
 * takes the place of a generated one gets what that computed, and one that the entities imply a
 * value for gets that.
 */
public final class Backfills {

  private final ColumnAnswers given;
  private final Function<String, Optional<String>> ask;
  private final boolean draft;
  private final List<Lack> open = new ArrayList<>();

  /**
   * Backfills as the user gives them.
   *
   * @param given SQL by {@code table.column}
   * @param ask asks somebody for the others; empty if nobody answers
   * @param draft whether an open one becomes a {@link Todo}
   */
  public Backfills(
      Map<String, String> given, Function<String, Optional<String>> ask, boolean draft) {
    this.given = new ColumnAnswers("--backfill", given);
    this.ask = ask;
    this.draft = draft;
  }

  /**
   * A column whose value in existing rows nobody knows.
   *
   * @param reason what it is, as the end of a sentence
   * @param example a value of its type, as SQL
   */
  private record Lack(Column column, String reason, String example) {

    String name() {
      return column.id().dottedName();
    }

    String question() {
      return "%s %s. Which value do existing rows get (as SQL, such as %s)?"
          .formatted(name(), reason, example);
    }

    String todo() {
      return "%s %s: which value do existing rows get? Replace this by op.backfill(…)."
          .formatted(name(), reason);
    }

    String flag() {
      boolean isWord = example.matches("\\w+");
      return "--backfill %s=%s".formatted(name(), isWord ? example : "\"" + example + "\"");
    }
  }

  /**
   * Returns the operations with a backfill wherever one is needed or given.
   *
   * @param before the schema that the operations start from
   * @param values plain ones, by the schema that they lead to
   * @throws AutogenException naming the flags, if one is needed that nobody gives
   */
  public List<Operation> into(List<Operation> operations, Schema before, PlainValues values) {
    RequiredValues required = new RequiredValues(operations, before);
    Map<ObjectId, String> computed = ComputedColumns.dropped(operations, before);
    List<Operation> result = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Create create && create.object() instanceof Column column) {
        Optional<Lack> lack =
            required
                .reason(column)
                .map(reason -> new Lack(column, reason, values.of(column).orElse("''")));
        Optional<String> value =
            given
                .of(column.id())
                .or(
                    () ->
                        Optional.ofNullable(computed.get(column.id())).filter(v -> isPlain(column)))
                .or(() -> lack.flatMap(one -> values.implied(column)));
        result.addAll(
            value.isPresent() || lack.isEmpty() ? added(column, value) : asked(lack.get()));
      } else if (operation instanceof Alter alter && setsNotNull(alter)) {
        ObjectId id = alter.object();
        given.of(id).ifPresent(sql -> result.add(new Backfill(id.tableName(), id.name(), sql)));
        result.add(alter);
      } else {
        result.add(operation);
      }
    }
    if (!open.isEmpty()) {
      throw openQuestion();
    }
    given.requireAllUsed("does not become not null");
    return result;
  }

  private static boolean isPlain(Column column) {
    return !(column.defaultValue() instanceof ColumnDefault.Generated);
  }

  private static boolean setsNotNull(Alter alter) {
    return alter.changes().contains(new Change.SetNullable(false));
  }

  private static List<Operation> added(Column column, Optional<String> value) {
    return value.isPresent() ? adding(column, value.get()) : List.of(new Create(column));
  }

  /** Adds a column to a table with rows, which get a value before it becomes not null. */
  static List<Operation> adding(Column column, String value) {
    return adding(column, new Backfill(column.table(), column.name(), value));
  }

  private static List<Operation> adding(Column column, Operation filling) {
    List<Operation> operations = new ArrayList<>();
    operations.add(new Create(column.withNullable(true)));
    operations.add(filling);
    if (!column.nullable()) {
      operations.add(Alter.of(column.id(), new Change.SetNullable(false)));
    }
    return operations;
  }

  private List<Operation> asked(Lack lack) {
    if (draft) {
      return adding(lack.column(), new Todo(lack.todo()));
    }
    Optional<String> answer = ask.apply(lack.question());
    if (answer.isEmpty()) {
      open.add(lack);
    }
    return added(lack.column(), answer);
  }

  private AutogenException openQuestion() {
    String sentences =
        open.stream()
            .map(lack -> lack.name() + " " + lack.reason())
            .collect(Collectors.joining("; "));
    return AutogenException.question(
        "%s: existing rows need %s. Add %s with the value as SQL, or --draft to decide in the class."
            .formatted(
                sentences,
                open.size() == 1 ? "a value" : "values",
                open.stream().map(Lack::flag).collect(Collectors.joining(" "))));
  }
}

package dev.autogen.engine;

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives existing rows a value where a column becomes {@code NOT NULL}. PostgreSQL refuses a new
 * column without default on a table with rows, and whether there are rows differs from database to
 * database; so the value is asked for when the revision is written. A plain column that takes the
 * place of a generated one gets what that computed.
 */
final class Backfills {

  private final Map<String, String> given;
  private final Questions questions;
  private final boolean draft;
  private final Set<String> used = new LinkedHashSet<>();
  private final Map<String, Column> open = new LinkedHashMap<>();
  private final Map<ObjectId, String> computed = new LinkedHashMap<>();

  /**
   * Backfills as the user gives them.
   *
   * @param given SQL by {@code table.column}
   * @param questions who is asked for the others
   * @param draft whether an open one becomes a {@link Todo}
   */
  Backfills(Map<String, String> given, Questions questions, boolean draft) {
    this.given = given;
    this.questions = questions;
    this.draft = draft;
  }

  /**
   * Returns the operations with a backfill wherever one is needed or given.
   *
   * @param before the schema that the operations start from
   * @throws AutogenException naming the flags, if one is needed that nobody gives
   */
  List<Operation> into(List<Operation> operations, Schema before) {
    computed.putAll(ComputedColumns.dropped(operations, before));
    List<Operation> result = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Create create && create.object() instanceof Column column) {
        addColumn(operation, column, result);
      } else if (operation instanceof Alter alter && setsNotNull(alter)) {
        setNotNull(alter, result);
      } else {
        result.add(operation);
      }
    }
    if (!open.isEmpty()) {
      throw openQuestion();
    }
    requireAllUsed();
    return result;
  }

  private void addColumn(Operation operation, Column column, List<Operation> result) {
    boolean needed = !column.nullable() && column.defaultValue() instanceof ColumnDefault.None;
    Optional<String> value =
        value(column.id())
            .or(
                () ->
                    column.defaultValue() instanceof ColumnDefault.Generated
                        ? Optional.empty()
                        : Optional.ofNullable(computed.get(column.id())));
    if (!needed && value.isEmpty()) {
      result.add(operation);
      return;
    }
    if (value.isEmpty() && needed && !draft) {
      value = questions.ask(question(column));
    }
    if (value.isEmpty() && !draft) {
      open.put(flagName(column.id()), column);
      return;
    }
    result.add(new Create(column.withNullable(true)));
    result.add(
        value
            .<Operation>map(sql -> new Backfill(column.table(), column.name(), sql))
            .orElseGet(() -> new Todo(todo(column))));
    if (!column.nullable()) {
      result.add(Alter.of(column.id(), new Change.SetNullable(false)));
    }
  }

  private void setNotNull(Alter alter, List<Operation> result) {
    value(alter.object())
        .ifPresent(
            sql ->
                result.add(new Backfill(alter.object().tableName(), alter.object().name(), sql)));
    result.add(alter);
  }

  private static boolean setsNotNull(Alter alter) {
    return alter.changes().contains(new Change.SetNullable(false));
  }

  private Optional<String> value(ObjectId column) {
    String name = flagName(column);
    Optional<String> value = Optional.ofNullable(given.get(name));
    value.ifPresent(sql -> used.add(name));
    return value;
  }

  private static String flagName(ObjectId column) {
    String schema = column.schema().isDefault() ? "" : column.schema().name() + ".";
    return schema + column.table() + "." + column.name();
  }

  private static String question(Column column) {
    return "%s is new, not null, and has no default. Which value do existing rows get (as SQL, such as %s)?"
        .formatted(flagName(column.id()), example(column));
  }

  private static String todo(Column column) {
    return "%s is not null and has no default: which value do existing rows get? Replace this by op.backfill(…)."
        .formatted(flagName(column.id()));
  }

  private AutogenException openQuestion() {
    List<String> flags =
        open.entrySet().stream()
            .map(entry -> "--backfill %s=%s".formatted(entry.getKey(), example(entry.getValue())))
            .toList();
    String subject =
        open.size() == 1
            ? "%s is new, not null, and has no default: existing rows need a value."
                .formatted(open.keySet().iterator().next())
            : "New columns are not null and have no default: existing rows need values.";
    return AutogenException.question(
        "%s Add %s with the value as SQL, or --draft to decide in the class."
            .formatted(subject, String.join(" ", flags)));
  }

  /** A value of the column's type, for the flag that is shown. */
  private static String example(Column column) {
    if (column.type().isArray()) {
      return "\"'{}'\"";
    }
    return switch (column.type().name()) {
      case "boolean" -> "false";
      case "smallint", "integer", "bigint", "numeric", "real", "double precision" -> "0";
      case "timestamp", "timestamptz", "date", "time", "timetz" -> "\"now()\"";
      case "uuid" -> "\"gen_random_uuid()\"";
      case "json", "jsonb" -> "\"'{}'\"";
      default -> "\"''\"";
    };
  }

  private void requireAllUsed() {
    Set<String> unused = new LinkedHashSet<>(given.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw AutogenException.usage(
          "--backfill names %s, which does not become not null in this revision. Leave it out or correct it."
              .formatted(String.join(", ", unused)));
    }
  }
}

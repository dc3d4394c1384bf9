package dev.autogen.cli;

import dev.autogen.diff.Renames;
import dev.autogen.diff.ValueRename;
import dev.autogen.engine.DropAdd;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.QualifiedName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What the user says is a new name and not another thing. */
final class RenameOptions {

  private static final Pattern TABLE = Pattern.compile("(?:([^.:]+)\\.)?([^.:]+):([^.:]+)");
  private static final Pattern COLUMN =
      Pattern.compile("(?:([^.:]+)\\.)?([^.:]+)\\.([^.:]+):([^.:]+)");

  private static final Pattern VALUE =
      Pattern.compile("([^.:]+(?:\\.[^.:]+){0,2})\\.([^.:]+):([^.:]+)");

  /** No pair is written so; an empty text is no fallback to picocli. */
  private static final String ALL = "*";

  @Option(
      names = "--rename-table",
      paramLabel = "A:B",
      description = "Table A is called B now, its rows stay; repeatable.")
  List<String> tables = List.of();

  @Option(
      names = "--rename-column",
      paramLabel = "T.A:B",
      description = "Column A of table T is called B now, its values stay; repeatable.")
  List<String> columns = List.of();

  @Option(
      names = "--rename-value",
      paramLabel = "X.A:B",
      description =
          "Value A of X, an enum type or table.column, is called B now; rows that have it get the new one; repeatable.")
  List<String> values = List.of();

  @Option(
      names = "--drop-add",
      paramLabel = "A:B",
      arity = "0..1",
      fallbackValue = ALL,
      description =
          "Table, T.column, TYPE.value or T.column.value A is not called B now: it goes with its data; repeatable. Without A:B: nothing else is renamed.")
  List<String> dropAdd = List.of();

  DropAdd dropAdd() {
    Set<String> pairs = new LinkedHashSet<>(dropAdd);
    return new DropAdd(pairs.remove(ALL), pairs);
  }

  Renames renames() {
    Renames renames = Renames.NONE;
    for (String table : tables) {
      Matcher parts = match(TABLE, table, "--rename-table", "old_name:new_name");
      renames = renames.table(name(parts), parts.group(3));
    }
    for (String column : columns) {
      Matcher parts = match(COLUMN, column, "--rename-column", "table.old_name:new_name");
      renames = renames.column(name(parts), parts.group(3), parts.group(4));
    }
    for (String value : values) {
      Matcher parts = match(VALUE, value, "--rename-value", "type.OLD:NEW or table.column.OLD:NEW");
      List<String> holder = List.of(parts.group(1).split("\\."));
      renames = renames.value(new ValueRename(holder, parts.group(2), parts.group(3)));
    }
    return renames;
  }

  private static QualifiedName name(Matcher parts) {
    return parts.group(1) == null
        ? QualifiedName.of(parts.group(2))
        : QualifiedName.of(parts.group(1), parts.group(2));
  }

  private static Matcher match(Pattern pattern, String text, String option, String form) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw AutogenException.usage("%s takes %s, but '%s' is given.".formatted(option, form, text));
    }
    return matcher;
  }
}

package dev.autogen.postgresql;

import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.List;

/** The clauses of sequences and identity columns. */
final class SequenceSql {

  private final SqlNames names;

  SequenceSql(SqlNames names) {
    this.names = names;
  }

  /** Returns the options of {@code create sequence}: what differs from PostgreSQL's defaults. */
  String creation(SequenceOptions options) {
    List<String> clauses = deviations(options);
    if (!options.type().equals(SqlType.of("bigint"))) {
      clauses.add(0, "as " + names.type(options.type()));
    }
    return String.join(" ", clauses);
  }

  /** Returns the options of {@code alter sequence}: all, since those before are not known. */
  String alteration(SequenceOptions options) {
    return "as " + names.type(options.type()) + " " + String.join(" ", all(options));
  }

  /** Returns {@code generated … as identity (…)}, for a column of that table. */
  String identity(ColumnDefault.Identity identity, QualifiedName table) {
    List<String> clauses = deviations(identity.options());
    if (!identity.sequence().isEmpty()) {
      clauses.add(0, "sequence name " + names.name(table.sibling(identity.sequence())));
    }
    return "generated %s as identity%s"
        .formatted(
            generation(identity), clauses.isEmpty() ? "" : " (" + String.join(" ", clauses) + ")");
  }

  /** Returns the clauses of {@code alter column} for an identity: all but its sequence's name. */
  String identityAlteration(ColumnDefault.Identity identity) {
    return "set generated %s set %s"
        .formatted(generation(identity), String.join(" set ", all(identity.options())));
  }

  /**
   * Returns what sets the new sequence of an identity above the values that are there: it starts at
   * its beginning.
   */
  String startAbove(ObjectId column, SequenceOptions options) {
    String sequence =
        "pg_get_serial_sequence(%s, %s)"
            .formatted(StringLiteral.of(names.tableOf(column)), StringLiteral.of(column.name()));
    return "select "
        + setAbove(column, sequence, String.valueOf(options.start()), options.increment());
  }

  /**
   * Returns what sets a sequence above the values of the column that owns it, which only the
   * database knows to be numbers. If the sequence was there already it never goes back.
   */
  String startAbove(ObjectId column, Sequence sequence) {
    String name = StringLiteral.of(names.name(sequence.name()));
    return """
        do $start$
        begin
          if (select atttypid from pg_catalog.pg_attribute
              where attrelid = %s::regclass and attname = %s)
              in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) then
            perform %s;
          end if;
        end
        $start$"""
        .formatted(
            StringLiteral.of(names.tableOf(column)),
            StringLiteral.of(column.name()),
            setAbove(column, name, "nextval(" + name + ")", sequence.options().increment()));
  }

  private String setAbove(ObjectId column, String sequence, String atLeast, long increment) {
    boolean ascending = increment > 0;
    return "setval(%s, %s(%s(%s) %s %d, %s), false) from %s"
        .formatted(
            sequence,
            ascending ? "greatest" : "least",
            ascending ? "max" : "min",
            names.name(column.name()),
            ascending ? "+" : "-",
            Math.abs(increment),
            atLeast,
            names.tableOf(column));
  }

  private static String generation(ColumnDefault.Identity identity) {
    return identity.always() ? "always" : "by default";
  }

  private static List<String> all(SequenceOptions options) {
    SequenceOptions defaults = SequenceOptions.defaultsFor(options.type(), options.increment());
    return List.of(
        "increment by " + options.increment(),
        bound("minvalue", options.minimum(), defaults.minimum()),
        bound("maxvalue", options.maximum(), defaults.maximum()),
        "start with " + options.start(),
        "cache " + options.cache(),
        options.cycle() ? "cycle" : "no cycle");
  }

  /**
   * Leaves a bound that follows from the type to PostgreSQL, which knows the type of the column.
   */
  private static String bound(String word, long value, long implied) {
    return value == implied ? "no " + word : word + " " + value;
  }

  private static List<String> deviations(SequenceOptions options) {
    SequenceOptions defaults = SequenceOptions.defaultsFor(options.type(), options.increment());
    long impliedStart = options.increment() > 0 ? options.minimum() : options.maximum();
    List<String> clauses = new ArrayList<>();
    if (options.start() != impliedStart) {
      clauses.add("start with " + options.start());
    }
    if (options.increment() != 1) {
      clauses.add("increment by " + options.increment());
    }
    if (options.minimum() != defaults.minimum()) {
      clauses.add("minvalue " + options.minimum());
    }
    if (options.maximum() != defaults.maximum()) {
      clauses.add("maxvalue " + options.maximum());
    }
    if (options.cache() != defaults.cache()) {
      clauses.add("cache " + options.cache());
    }
    if (options.cycle()) {
      clauses.add("cycle");
    }
    return clauses;
  }
}

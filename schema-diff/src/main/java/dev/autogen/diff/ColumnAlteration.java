package dev.autogen.diff;

import dev.autogen.diff.Planned.Effect;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.ValueConversion;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.SchemaEquivalence;
import java.util.ArrayList;
import java.util.List;

/** How one column becomes another of the same name. */
final class ColumnAlteration {

  private final Column before;
  private final Column after;
  private final boolean defaultUsesReplaced;
  private final boolean tableIsChecked;
  private final DiffOptions options;

  /**
   * Compares two columns.
   *
   * @param defaultUsesReplaced whether the default needs something that is dropped on the way
   * @param tableIsChecked whether the table has checks
   */
  ColumnAlteration(
      Column before,
      Column after,
      boolean defaultUsesReplaced,
      boolean tableIsChecked,
      DiffOptions options) {
    this.before = before;
    this.after = after;
    this.defaultUsesReplaced = defaultUsesReplaced;
    this.tableIsChecked = tableIsChecked;
    this.options = options;
  }

  /**
   * Tells whether statements can change the column; otherwise it is dropped and added, which loses
   * nothing where its values are computed.
   */
  boolean isPossible() {
    boolean isGenerated = after.defaultValue() instanceof ColumnDefault.Generated;
    if (before.defaultValue() instanceof ColumnDefault.Generated generated) {
      return isGenerated
          ? sameDefault() && !retypes() || !retypes() && takesExpression(generated)
          : generated.stored();
    }
    return !isGenerated;
  }

  /**
   * Of a virtual column PostgreSQL 18 refuses {@code SET EXPRESSION} where its table has a check
   * (ATExecSetExpression in tablecmds.c).
   */
  private boolean takesExpression(ColumnDefault.Generated generated) {
    return options.canSetGeneration()
        && (generated.stored() || !tableIsChecked)
        && after.defaultValue() instanceof ColumnDefault.Generated other
        && other.stored() == generated.stored();
  }

  /** Tells whether the type or the collation changes. */
  boolean retypes() {
    return !same(before.withType(after.type()).withCollation(after.collation()));
  }

  /** Tells whether checks and other expressions over the column must be made anew. */
  boolean breaksExpressions() {
    return retypes() && !TypeCompatibility.keepsExpressions(before.type(), after.type());
  }

  /** Tells whether foreign keys from and to the column must be made anew. */
  boolean breaksForeignKeys() {
    return retypes() && !TypeCompatibility.keepsForeignKeys(before.type(), after.type());
  }

  /**
   * Tells whether what is dropped must be dropped before: a key needs its type and its NOT NULL.
   */
  boolean isDisturbing() {
    return retypes() || !before.nullable() && after.nullable();
  }

  private boolean same(Column changed) {
    return SchemaEquivalence.equivalent(before, changed);
  }

  private boolean sameDefault() {
    return same(before.withDefault(after.defaultValue()));
  }

  private boolean removesDefault() {
    ColumnDefault old = before.defaultValue();
    if (old.getClass() != after.defaultValue().getClass()) {
      return !old.equals(ColumnDefault.NONE);
    }
    return old instanceof ColumnDefault.Expression
            && (defaultUsesReplaced || changesBaseType() && retypes())
        || renamesSequence();
  }

  /** No statement for a column renames the sequence of its identity; a new one takes its place. */
  private boolean renamesSequence() {
    return before.defaultValue() instanceof ColumnDefault.Identity old
        && after.defaultValue() instanceof ColumnDefault.Identity wanted
        && !same(
            before.withDefault(
                new ColumnDefault.Identity(old.always(), old.options(), wanted.sequence())));
  }

  private boolean changesBaseType() {
    return !before.type().name().equals(after.type().name())
        || !before.type().schema().equals(after.type().schema())
        || before.type().isArray() != after.type().isArray();
  }

  /** Returns what changes the column, in the order in which PostgreSQL takes it. */
  List<Planned> planned(Place place) {
    List<Planned> planned = new ArrayList<>();
    List<Change> changes = changes();
    Column start = before;
    if (removesDefault()) {
      if (changes.stream().allMatch(ColumnAlteration::goesWithRemoval)) {
        changes.add(0, removal());
      } else {
        start = before.withDefault(ColumnDefault.NONE);
        Alter alter = Alter.of(before.id(), removal());
        planned.add(Planned.change(alter, Effect.TIES, before, start, place));
      }
    }
    if (!changes.isEmpty()) {
      Alter alter = new Alter(before.id(), changes);
      Effect effect = isDisturbing() ? Effect.DISTURBS : Effect.CHANGES;
      planned.add(Planned.change(alter, effect, start, after, place));
    }
    return planned;
  }

  private static boolean goesWithRemoval(Change change) {
    return change instanceof Change.SetNullable || change instanceof Change.SetComment;
  }

  /**
   * What is in the way of the new type or the new default. PostgreSQL converts a default together
   * with the type only where an assignment cast exists, and keeps the cast in it.
   */
  private Change removal() {
    if (before.defaultValue() instanceof ColumnDefault.Identity) {
      return new Change.DropIdentity();
    }
    return before.defaultValue() instanceof ColumnDefault.Generated
        ? new Change.DropGeneration()
        : new Change.DropDefault();
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    if (retypes()) {
      changes.add(
          new Change.SetType(
              after.type(), ValueConversion.using(before.name(), before.type(), after.type())));
      if (!before.collation().equals(after.collation()) || !after.collation().isEmpty()) {
        changes.add(new Change.SetCollation(after.collation()));
      }
    }
    if (before.nullable() != after.nullable()) {
      changes.add(new Change.SetNullable(after.nullable()));
    }
    addDefault(changes);
    if (!before.comment().equals(after.comment())) {
      changes.add(new Change.SetComment(after.comment()));
    }
    return changes;
  }

  private void addDefault(List<Change> changes) {
    ColumnDefault wanted = after.defaultValue();
    if (sameDefault() && !removesDefault()) {
      return;
    }
    if (wanted instanceof ColumnDefault.Expression expression) {
      changes.add(new Change.SetDefault(expression.sql()));
    } else if (wanted instanceof ColumnDefault.Generated generated) {
      changes.add(new Change.SetGeneration(generated.sql()));
    } else if (wanted instanceof ColumnDefault.Identity identity) {
      changes.add(
          before.defaultValue() instanceof ColumnDefault.Identity && !removesDefault()
              ? new Change.SetIdentity(identity)
              : new Change.AddIdentity(identity));
    }
  }
}

package dev.autogen.revision;

import dev.autogen.operation.Change;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What becomes different in a column; all else stays. What {@link Operations#alterColumn} hands to
 * its lambda. Immutable: every method returns another set of changes, so chain them.
 */
public final class ColumnChanges {

  private final String column;
  private final List<Change> changes;

  private ColumnChanges(String column, List<Change> changes) {
    this.column = column;
    this.changes = changes;
  }

  static ColumnChanges of(String column) {
    return new ColumnChanges(column, List.of());
  }

  List<Change> changes() {
    return changes;
  }

  /** Has another type; PostgreSQL must know how to assign old values to it. */
  public ColumnChanges type(SqlType type) {
    Requirements.given("The type of column " + column, type);
    return and(new Change.SetType(type, ""));
  }

  /**
   * Computes the values of the new type with this SQL, such as {@code title::integer}. Comes after
   * {@link #type}.
   */
  public ColumnChanges using(String sql) {
    Requirements.sql("The conversion of column " + column, sql);
    Change.SetType type =
        newType()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Column %s has a conversion without a new type. Write .type(…).using(…)."
                            .formatted(column)));
    List<Change> others = new ArrayList<>(changes);
    others.set(others.indexOf(type), new Change.SetType(type.type(), sql));
    return new ColumnChanges(column, List.copyOf(others));
  }

  /** Takes no nulls any more. */
  public ColumnChanges notNull() {
    return and(new Change.SetNullable(false));
  }

  /** Takes nulls. */
  public ColumnChanges nullable() {
    return and(new Change.SetNullable(true));
  }

  /**
   * Has this value by default.
   *
   * @param value a text, a number, a boolean, a {@code java.time} value and so on; never read as
   *     SQL
   */
  public ColumnChanges defaultTo(Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "The default of column %s is null, which is no default. Write .dropDefault()."
              .formatted(column));
    }
    return and(new Change.SetDefault(Defaults.value(column, value).sql()));
  }

  /** Has the value of this SQL by default, such as {@code now()}. */
  public ColumnChanges defaultSql(String sql) {
    return and(new Change.SetDefault(Defaults.sql(column, sql).sql()));
  }

  /** Has no default any more. */
  public ColumnChanges dropDefault() {
    return and(new Change.DropDefault());
  }

  /**
   * Becomes an identity column, {@code by default}; it must be not null and without default. It
   * counts from above the values that are there.
   */
  public ColumnChanges addIdentity() {
    return addIdentity(sequence -> sequence);
  }

  /**
   * Becomes an identity column, {@code by default}, that counts as said. Of a column that is not a
   * {@code bigint} say so, as in {@code s -> s.as(integer())}.
   */
  public ColumnChanges addIdentity(UnaryOperator<SequenceDefinition> options) {
    return addIdentity(false, options);
  }

  /** Becomes an identity column, {@code always}; it must be not null and without default. */
  public ColumnChanges addIdentityAlways() {
    return addIdentityAlways(sequence -> sequence);
  }

  /** Becomes an identity column, {@code always}, that counts as said. */
  public ColumnChanges addIdentityAlways(UnaryOperator<SequenceDefinition> options) {
    return addIdentity(true, options);
  }

  private ColumnChanges addIdentity(boolean always, UnaryOperator<SequenceDefinition> options) {
    return and(
        new Change.AddIdentity(
            SequenceDefinition.unnamed(options).identity(always, identityType())));
  }

  /**
   * Counts as said from now on, {@code by default}; what is not said becomes PostgreSQL's default,
   * the current value stays.
   */
  public ColumnChanges setIdentity(UnaryOperator<SequenceDefinition> options) {
    return setIdentity(false, options);
  }

  /** Counts as said from now on, {@code always}; what is not said becomes PostgreSQL's default. */
  public ColumnChanges setIdentityAlways(UnaryOperator<SequenceDefinition> options) {
    return setIdentity(true, options);
  }

  private ColumnChanges setIdentity(boolean always, UnaryOperator<SequenceDefinition> options) {
    return and(
        new Change.SetIdentity(
            SequenceDefinition.unnamed(options).identity(always, identityType())));
  }

  private SqlType identityType() {
    return newType().map(Change.SetType::type).orElse(SqlType.of("bigint"));
  }

  /** Becomes a plain column that keeps its values. */
  public ColumnChanges dropIdentity() {
    return and(new Change.DropIdentity());
  }

  /**
   * Is computed by other SQL, and computed anew (PostgreSQL 17); it is a generated column already.
   */
  public ColumnChanges generatedAs(String sql) {
    return and(new Change.SetGeneration(Defaults.generated(column, sql, true).sql()));
  }

  /** Becomes a plain column that keeps its stored values. */
  public ColumnChanges dropGenerated() {
    return and(new Change.DropGeneration());
  }

  /** Is sorted by the collation of this exact name, such as {@code C}. */
  public ColumnChanges collate(String collation) {
    Requirements.name("the collation of column " + column, collation);
    return and(new Change.SetCollation(collation));
  }

  /** Is sorted by the collation of its type. */
  public ColumnChanges defaultCollation() {
    return and(new Change.SetCollation(""));
  }

  /** Has this comment; an empty one removes it, as in PostgreSQL. */
  public ColumnChanges comment(String comment) {
    Requirements.given("The comment of column " + column, comment);
    return and(new Change.SetComment(comment));
  }

  private Optional<Change.SetType> newType() {
    return changes.stream()
        .filter(Change.SetType.class::isInstance)
        .map(Change.SetType.class::cast)
        .findFirst();
  }

  private ColumnChanges and(Change change) {
    if (changes.stream().anyMatch(other -> other.getClass().equals(change.getClass()))) {
      throw new IllegalArgumentException(
          "The change of column %s says twice what its %s becomes."
              .formatted(column, attribute(change)));
    }
    List<Change> all = new ArrayList<>(changes);
    all.add(change);
    return new ColumnChanges(column, List.copyOf(all));
  }

  private static String attribute(Change change) {
    String words = change.getClass().getSimpleName().replaceFirst("^(Set|Add|Drop)", "");
    return words.equals("Nullable") ? "nullability" : words.toLowerCase(Locale.ROOT);
  }
}

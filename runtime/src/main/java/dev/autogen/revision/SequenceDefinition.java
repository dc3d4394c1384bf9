package dev.autogen.revision;

import dev.autogen.operation.Change;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A sequence, or how the sequence of an identity column counts. What is not said is PostgreSQL's
 * default: from 1 by 1, without an end. Immutable: every method returns another definition.
 */
public final class SequenceDefinition {

  /** The column it goes with, by table and name. */
  private record Owner(String table, String column) {}

  private enum Quantity {
    START,
    INCREMENT,
    MINIMUM,
    MAXIMUM,
    CACHE
  }

  /** What was said of how it counts. */
  private record Counting(Optional<SqlType> type, Map<Quantity, Long> numbers, boolean cycle) {

    static final Counting DEFAULT = new Counting(Optional.empty(), Map.of(), false);

    Counting with(Quantity quantity, long number) {
      Map<Quantity, Long> others = new EnumMap<>(Quantity.class);
      others.putAll(numbers);
      others.put(quantity, number);
      return new Counting(type, Map.copyOf(others), cycle);
    }

    SequenceOptions options(SqlType impliedType) {
      SequenceOptions defaults =
          SequenceOptions.defaultsFor(
              type.orElse(impliedType), numbers.getOrDefault(Quantity.INCREMENT, 1L));
      SequenceOptions bounded =
          defaults
              .withMinimum(numbers.getOrDefault(Quantity.MINIMUM, defaults.minimum()))
              .withMaximum(numbers.getOrDefault(Quantity.MAXIMUM, defaults.maximum()));
      long first = bounded.increment() > 0 ? bounded.minimum() : bounded.maximum();
      return bounded
          .withStart(numbers.getOrDefault(Quantity.START, first))
          .withCache(numbers.getOrDefault(Quantity.CACHE, 1L))
          .withCycle(cycle);
    }
  }

  private final String name;
  private final Counting counting;
  private final Optional<Owner> owner;
  private final boolean ownerless;
  private final Optional<String> comment;

  private SequenceDefinition(
      String name,
      Counting counting,
      Optional<Owner> owner,
      boolean ownerless,
      Optional<String> comment) {
    this.name = name;
    this.counting = counting;
    this.owner = owner;
    this.ownerless = ownerless;
    this.comment = comment;
  }

  static SequenceDefinition of(String name) {
    return new SequenceDefinition(
        Requirements.name("a sequence", name),
        Counting.DEFAULT,
        Optional.empty(),
        false,
        Optional.empty());
  }

  /** Returns what the options make of the sequence of an identity column, which needs no name. */
  static SequenceDefinition unnamed(UnaryOperator<SequenceDefinition> options) {
    Requirements.given("What an identity counts", options);
    return Requirements.given(
        "What an identity counts",
        options.apply(
            new SequenceDefinition(
                "", Counting.DEFAULT, Optional.empty(), false, Optional.empty())));
  }

  /** Has this name. For an identity column PostgreSQL otherwise chooses one. */
  public SequenceDefinition named(String otherName) {
    Requirements.name("a sequence", otherName);
    return new SequenceDefinition(otherName, counting, owner, ownerless, comment);
  }

  /** Counts in {@code smallint()}, {@code integer()} or {@code bigint()}, the default. */
  public SequenceDefinition as(SqlType type) {
    Requirements.given("The type of a sequence", type);
    if (!List.of("smallint", "integer", "bigint").contains(type.toString())) {
      throw new IllegalArgumentException(
          "A sequence cannot count in %s. Choose smallint, integer or bigint.".formatted(type));
    }
    return with(new Counting(Optional.of(type), counting.numbers, counting.cycle));
  }

  /** Gives this value first. */
  public SequenceDefinition startWith(long value) {
    return with(counting.with(Quantity.START, value));
  }

  /** Counts in steps of this size, downwards if negative; JPA's {@code allocationSize}. */
  public SequenceDefinition incrementBy(long step) {
    if (step == 0) {
      throw new IllegalArgumentException("A sequence cannot have the increment 0.");
    }
    return with(counting.with(Quantity.INCREMENT, step));
  }

  /** Gives no value below this one. */
  public SequenceDefinition minValue(long value) {
    return with(counting.with(Quantity.MINIMUM, value));
  }

  /** Gives no value above this one. */
  public SequenceDefinition maxValue(long value) {
    return with(counting.with(Quantity.MAXIMUM, value));
  }

  /** Is taken by sessions this many values at a time. */
  public SequenceDefinition cache(long values) {
    if (values < 1) {
      throw new IllegalArgumentException(
          "A sequence cannot cache %d values; 1 is the least.".formatted(values));
    }
    return with(counting.with(Quantity.CACHE, values));
  }

  /** Starts again at its end. */
  public SequenceDefinition cycle() {
    return with(new Counting(counting.type, counting.numbers, true));
  }

  private SequenceDefinition with(Counting other) {
    return new SequenceDefinition(name, other, owner, ownerless, comment);
  }

  /**
   * Goes with this column, of a table in the same schema: it is dropped when the column is, and
   * starts above its values when it is created.
   */
  public SequenceDefinition ownedBy(String table, String column) {
    Requirements.name("the table that owns a sequence", table);
    Requirements.name("the column that owns a sequence", column);
    return new SequenceDefinition(
        name, counting, Optional.of(new Owner(table, column)), false, comment);
  }

  /** Goes with no column any more; for {@link Operations#alterSequence}. */
  public SequenceDefinition ownedByNone() {
    return new SequenceDefinition(name, counting, Optional.empty(), true, comment);
  }

  /** Has this comment. */
  public SequenceDefinition comment(String text) {
    Requirements.given("The comment of a sequence", text);
    return new SequenceDefinition(name, counting, owner, ownerless, Optional.of(text));
  }

  String name() {
    return name;
  }

  Sequence in(SchemaName schema) {
    return new Sequence(
        new QualifiedName(schema, name),
        counting.options(SequenceOptions.DEFAULT.type()),
        ownerIn(schema),
        comment.orElse(""));
  }

  /** Returns the changes that an existing sequence needs, of what was said. */
  List<Change> changesIn(SchemaName schema) {
    List<Change> changes = new ArrayList<>();
    if (!counting.equals(Counting.DEFAULT)) {
      changes.add(new Change.SetSequence(counting.options(SequenceOptions.DEFAULT.type())));
    }
    if (ownerless || owner.isPresent()) {
      changes.add(new Change.SetOwner(ownerIn(schema)));
    }
    comment.ifPresent(text -> changes.add(new Change.SetComment(text)));
    return changes;
  }

  private Optional<ObjectId> ownerIn(SchemaName schema) {
    return owner.map(
        column -> ObjectId.column(new QualifiedName(schema, column.table()), column.column()));
  }

  ColumnDefault.Identity identity(boolean always, SqlType columnType) {
    if (owner.isPresent() || ownerless || comment.isPresent()) {
      throw new IllegalArgumentException(
          "The sequence of an identity column has no owner or comment of its own.");
    }
    return new ColumnDefault.Identity(always, counting.options(columnType), name);
  }
}

package dev.autogen.codegen.entity;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ColumnDefault.Identity;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlIdentifier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the values of a column that counts come from.
 *
 * @param kind how Hibernate is told
 * @param definition what defines the column where the type and the default cannot; empty otherwise
 * @param sequence the sequence that Hibernate asks, with {@link Kind#SEQUENCE}, or that comes with
 *     the column
 */
record IdGeneration(Kind kind, String definition, Optional<Sequence> sequence) {

  private static final IdGeneration NONE = new IdGeneration(Kind.NONE, "", Optional.empty());

  private static final Map<String, String> SERIALS =
      Map.of("smallint", "smallserial", "integer", "serial", "bigint", "bigserial");

  /** How Hibernate is told of it. */
  enum Kind {
    /** Not at all: the application gives the value, or a default does. */
    NONE,
    /** {@code @GeneratedValue(strategy = IDENTITY)}. */
    IDENTITY,
    /** {@code @GeneratedValue(strategy = SEQUENCE)}. */
    SEQUENCE,
    /** {@code @Generated}: the database gives it when a row is inserted, and it is read back. */
    ON_INSERT
  }

  /**
   * Finds out.
   *
   * @param isWholeId whether the column alone is the id of its entity
   */
  static IdGeneration of(Schema schema, Column column, boolean isWholeId) {
    if (column.defaultValue() instanceof Identity identity) {
      return identity(column, identity, isWholeId);
    }
    Optional<Sequence> sequence = sequenceOfDefault(schema, column);
    if (sequence.filter(found -> isSerial(column, found)).isPresent()) {
      return new IdGeneration(Kind.ON_INSERT, SERIALS.get(column.type().name()), sequence);
    }
    boolean isInId =
        schema
            .primaryKey(column.table())
            .filter(key -> key.columns().contains(column.name()))
            .isPresent();
    if (!isInId || !isCountable(column)) {
      return NONE;
    }
    return sequence
        .or(() -> isWholeId ? sequenceByName(schema, column) : Optional.empty())
        .filter(IdGeneration::canBeAsked)
        .map(found -> new IdGeneration(Kind.SEQUENCE, "", Optional.of(found)))
        .orElse(NONE);
  }

  private static IdGeneration identity(Column column, Identity identity, boolean isWholeId) {
    SequenceOptions usual = SequenceOptions.defaultsFor(column.type(), 1);
    boolean isUsual = identity.options().equals(usual);
    if (isWholeId && !identity.always() && isUsual) {
      return new IdGeneration(Kind.IDENTITY, "", Optional.empty());
    }
    String definition =
        "%s generated %s as identity%s"
            .formatted(
                column.type(),
                identity.always() ? "always" : "by default",
                isUsual ? "" : " (" + words(identity.options()) + ")");
    boolean asIdentity = isWholeId && !identity.always();
    return new IdGeneration(
        asIdentity ? Kind.IDENTITY : Kind.ON_INSERT, definition, Optional.empty());
  }

  private static String words(SequenceOptions options) {
    SequenceOptions usual = SequenceOptions.defaultsFor(options.type(), options.increment());
    String more = SqlNames.options(options, usual);
    return "start with %d increment by %d%s"
        .formatted(options.start(), options.increment(), more.isEmpty() ? "" : " " + more);
  }

  private static boolean isCountable(Column column) {
    return column.type().isBuiltIn()
        && !column.type().isArray()
        && SERIALS.containsKey(column.type().name());
  }

  private static Optional<Sequence> sequenceOfDefault(Schema schema, Column column) {
    if (!(column.defaultValue() instanceof ColumnDefault.Expression expression)
        || !expression.sql().startsWith("nextval(")) {
      return Optional.empty();
    }
    Set<QualifiedName> names = SqlExpressions.sequences(expression.sql());
    return names.size() == 1 ? find(schema, names.iterator().next()) : Optional.empty();
  }

  private static Optional<Sequence> find(Schema schema, QualifiedName name) {
    return schema.find(ObjectId.of(ObjectKind.SEQUENCE, name), Sequence.class);
  }

  /** As PostgreSQL makes it: owned, of the type of the column, under the name it chooses. */
  private static boolean isSerial(Column column, Sequence sequence) {
    String name = GeneratedNames.sequence(column.table().name(), column.name(), taken -> false);
    return isCountable(column)
        && !column.nullable()
        && sequence.ownedBy().filter(column.id()::equals).isPresent()
        && sequence.name().equals(column.table().sibling(name))
        && sequence.options().equals(SequenceOptions.defaultsFor(column.type(), 1));
  }

  /** Hibernate names the sequence of an entity after its table; people name it as a serial's. */
  private static Optional<Sequence> sequenceByName(Schema schema, Column column) {
    QualifiedName table = column.table();
    if (!column.defaultValue().equals(ColumnDefault.NONE)) {
      return Optional.empty();
    }
    return Stream.of(table.name() + "_seq", table.name() + "_" + column.name() + "_seq")
        .map(SqlIdentifier::truncate)
        .map(table::sibling)
        .flatMap(name -> find(schema, name).stream())
        .filter(sequence -> sequence.ownedBy().isEmpty())
        .findFirst();
  }

  /** Hibernate counts upwards, in steps and from a start that are integers. */
  private static boolean canBeAsked(Sequence sequence) {
    SequenceOptions options = sequence.options();
    return options.increment() > 0
        && options.increment() <= Integer.MAX_VALUE
        && options.start() > 0
        && options.start() <= Integer.MAX_VALUE;
  }
}

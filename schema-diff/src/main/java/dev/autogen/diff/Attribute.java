package dev.autogen.diff;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A fact about an object that is merged and compared by itself. Constraints and indexes have none:
 * they are compared as a whole. The labels of an enum type are none either; see {@link EnumLabels}.
 *
 * @param name its name in messages, such as {@code type}
 * @param code its word in the codes of findings, which several may share
 * @param copy gives the first object with the attribute of the second
 * @param text the value in words
 */
record Attribute(
    String name,
    String code,
    BinaryOperator<SchemaObject> copy,
    Function<SchemaObject, String> text) {

  private static final String STORAGE = "storage";

  private static final List<Attribute> COLUMN =
      List.of(
          of("type", Column.class, (a, b) -> a.withType(b.type()), a -> a.type().toString()),
          of(
              "nullability",
              Column.class,
              (a, b) -> a.withNullable(b.nullable()),
              a -> a.nullable() ? "nullable" : "not null"),
          of("default", Column.class, (a, b) -> a.withDefault(b.defaultValue()), Attribute::value),
          of(
              "collation",
              Column.class,
              (a, b) -> a.withCollation(b.collation()),
              a -> orNone(a.collation())),
          of(
              "comment",
              Column.class,
              (a, b) -> a.withComment(b.comment()),
              a -> orNone(a.comment())));

  private static final List<Attribute> TABLE =
      List.of(
          of(
              "unlogged",
              Table.class,
              (a, b) -> a.withUnlogged(b.unlogged()),
              a -> a.unlogged() ? "unlogged" : "logged"),
          of(
              "comment",
              Table.class,
              (a, b) -> a.withComment(b.comment()),
              a -> orNone(a.comment())));

  private static final List<Attribute> SEQUENCE =
      List.of(
          option("type", (a, b) -> with(a, b.type(), a.increment()), SequenceOptions::type),
          option(
              "increment", (a, b) -> with(a, a.type(), b.increment()), SequenceOptions::increment),
          option("start", (a, b) -> a.withStart(b.start()), SequenceOptions::start),
          option("minimum", (a, b) -> a.withMinimum(b.minimum()), SequenceOptions::minimum),
          option("maximum", (a, b) -> a.withMaximum(b.maximum()), SequenceOptions::maximum),
          option("cache", (a, b) -> a.withCache(b.cache()), SequenceOptions::cache),
          option("cycle", (a, b) -> a.withCycle(b.cycle()), SequenceOptions::cycle),
          of(
              "owner",
              Sequence.class,
              (a, b) -> new Sequence(a.name(), a.options(), b.ownedBy(), a.comment()),
              a -> a.ownedBy().map(Object::toString).orElse("none")),
          of(
              "comment",
              Sequence.class,
              (a, b) -> new Sequence(a.name(), a.options(), a.ownedBy(), b.comment()),
              a -> orNone(a.comment())));

  private static final List<Attribute> ENUM =
      List.of(
          of(
              "comment",
              EnumType.class,
              (a, b) -> new EnumType(a.name(), a.labels(), b.comment()),
              a -> orNone(a.comment())));

  /** The labels as a whole, for those who do not merge them one by one. */
  static final Attribute LABELS =
      of(
          "labels",
          EnumType.class,
          (a, b) -> a.withLabels(b.labels()),
          a -> String.join(", ", a.labels()));

  private static final List<Attribute> COMPOSITE =
      List.of(
          of(
              "attributes",
              CompositeType.class,
              (a, b) -> new CompositeType(a.name(), b.attributes(), a.comment()),
              a ->
                  a.attributes().stream()
                      .map(one -> one.name() + " " + one.type())
                      .collect(Collectors.joining(", "))),
          of(
              "comment",
              CompositeType.class,
              (a, b) -> new CompositeType(a.name(), a.attributes(), b.comment()),
              a -> orNone(a.comment())));

  private static final List<Attribute> OPAQUE =
      List.of(of("definition", OpaqueObject.class, (a, b) -> b, OpaqueObject::definition));

  /** Returns the attributes of an object in its states, which have not all the same. */
  static List<Attribute> of(SchemaObject object, SchemaObject other) {
    List<Attribute> attributes = new ArrayList<>(object.accept(new ByKind()));
    if (object instanceof Table one && other instanceof Table two) {
      one.storage().namesWith(two.storage()).stream()
          .map(Attribute::storage)
          .forEach(attributes::add);
    }
    return attributes;
  }

  /** A parameter that nobody named is nobody's: the database may have it as it likes. */
  private static Attribute storage(String parameter) {
    Attribute attribute =
        of(
            parameter,
            Table.class,
            (a, b) -> a.withStorage(a.storage().with(parameter, b.storage().value(parameter))),
            a -> a.storage().value(parameter).orElse("default"));
    return new Attribute(parameter, STORAGE, attribute.copy, attribute.text);
  }

  /** Returns the attribute's name for two values of it: a default may be an identity. */
  String nameFor(SchemaObject one, SchemaObject other) {
    if (!name.equals("default")) {
      return name;
    }
    List<ColumnDefault> values =
        List.of(((Column) one).defaultValue(), ((Column) other).defaultValue());
    if (values.stream().anyMatch(ColumnDefault.Identity.class::isInstance)) {
      return "identity";
    }
    return values.stream().anyMatch(ColumnDefault.Generated.class::isInstance)
        ? "generation"
        : name;
  }

  /** Returns the attribute's word in codes for two values of it. */
  String codeFor(SchemaObject one, SchemaObject other) {
    return code.equals(name) ? nameFor(one, other) : code;
  }

  /** Tells whether two objects agree in this attribute. */
  boolean same(SchemaObject one, SchemaObject other, Comparison comparison) {
    return comparison.same(one, other, form -> copy.apply(one, form));
  }

  /**
   * Tells whether the database may lack this because it has no place for it: PostgreSQL takes the
   * parameters of a TOAST table that is not there, and forgets them.
   */
  boolean isForgotten(SchemaObject live) {
    return code.equals(STORAGE)
        && name.startsWith("toast.")
        && ((Table) live).storage().value(name).isEmpty();
  }

  private static <T extends SchemaObject> Attribute of(
      String name, Class<T> type, BinaryOperator<T> copy, Function<T, String> text) {
    return new Attribute(
        name,
        name,
        (to, from) -> copy.apply(type.cast(to), type.cast(from)),
        object -> text.apply(type.cast(object)));
  }

  private static Attribute option(
      String name, BinaryOperator<SequenceOptions> copy, Function<SequenceOptions, Object> value) {
    return of(
        name,
        Sequence.class,
        (a, b) ->
            new Sequence(a.name(), copy.apply(a.options(), b.options()), a.ownedBy(), a.comment()),
        a -> value.apply(a.options()).toString());
  }

  private static SequenceOptions with(SequenceOptions options, SqlType type, long increment) {
    return new SequenceOptions(
        type,
        options.start(),
        increment,
        options.minimum(),
        options.maximum(),
        options.cache(),
        options.cycle());
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }

  /** Where its value comes from, as canonical text says it after the type. */
  private static String value(Column column) {
    Column bare = Column.of(column.table(), column.name(), column.type());
    String text =
        SchemaText.line(bare.withDefault(column.defaultValue()))
            .substring(SchemaText.line(bare).length())
            .strip();
    return column.defaultValue() instanceof ColumnDefault.Expression
        ? text.substring("default ".length())
        : orNone(text);
  }

  private static final class ByKind implements SchemaObject.Visitor<List<Attribute>> {

    @Override
    public List<Attribute> namedSchema(NamedSchema schema) {
      return List.of();
    }

    @Override
    public List<Attribute> enumType(EnumType type) {
      return ENUM;
    }

    @Override
    public List<Attribute> compositeType(CompositeType type) {
      return COMPOSITE;
    }

    @Override
    public List<Attribute> sequence(Sequence sequence) {
      return SEQUENCE;
    }

    @Override
    public List<Attribute> table(Table table) {
      return TABLE;
    }

    @Override
    public List<Attribute> column(Column column) {
      return COLUMN;
    }

    @Override
    public List<Attribute> primaryKey(PrimaryKey key) {
      return List.of();
    }

    @Override
    public List<Attribute> uniqueConstraint(UniqueConstraint constraint) {
      return List.of();
    }

    @Override
    public List<Attribute> checkConstraint(CheckConstraint constraint) {
      return List.of();
    }

    @Override
    public List<Attribute> exclusionConstraint(ExclusionConstraint constraint) {
      return List.of();
    }

    @Override
    public List<Attribute> foreignKey(ForeignKey key) {
      return List.of();
    }

    @Override
    public List<Attribute> index(Index index) {
      return List.of();
    }

    @Override
    public List<Attribute> opaqueObject(OpaqueObject object) {
      return OPAQUE;
    }
  }
}

package dev.autogen.schema;

import dev.autogen.schema.ColumnDefault.Expression;
import dev.autogen.schema.ColumnDefault.Generated;
import dev.autogen.schema.ColumnDefault.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Any value of every record, with any text in it: what canonical text must carry, sensible or not.
 */
final class AnyObjects {

  private static final List<String> FRAGMENTS =
      List.of(
          "a",
          "sql",
          "\"B c\"",
          "'it''s'",
          "E'\\n'",
          "$$",
          "$x$",
          "(",
          ")",
          "[",
          "]",
          ",",
          "::",
          "text",
          "--",
          "/*",
          "*/",
          "'",
          "\"",
          "\n",
          "\t",
          " ",
          "  ",
          ";",
          "and",
          "<",
          "-",
          "+",
          "@",
          "1.5",
          "lower(a)",
          "not null",
          "comment 'x'",
          "where",
          "desc",
          "null",
          "U&\"\\000a\"",
          "\u2028",
          "ä");

  private AnyObjects() {}

  static Arbitrary<String> sql() {
    Arbitrary<String> fragments =
        Arbitraries.of(FRAGMENTS).list().ofMaxSize(8).map(list -> String.join("", list));
    Arbitrary<String> spaced =
        Arbitraries.of(FRAGMENTS).list().ofMaxSize(6).map(list -> String.join(" ", list));
    return Arbitraries.oneOf(fragments, spaced, Arbitraries.strings().ofMaxLength(12));
  }

  static Arbitrary<String> text() {
    return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("")), Tuple.of(1, sql()));
  }

  private static Arbitrary<StorageParameters> storage() {
    Arbitrary<String> value = sql().filter(text -> text.indexOf('\0') < 0);
    return Arbitraries.maps(Arbitraries.of("fillfactor", "toast.autovacuum_enabled"), value)
        .ofMaxSize(2)
        .map(values -> new StorageParameters(new TreeMap<>(values)));
  }

  static Arbitrary<String> name() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "id", "posts", "Order", "a.b", "quo\"te", "two\nlines", "select", "not null"),
        sql().filter(text -> !text.isEmpty()));
  }

  static Arbitrary<QualifiedName> qualifiedName() {
    Arbitrary<SchemaName> schema =
        Arbitraries.oneOf(Arbitraries.just(SchemaName.DEFAULT), name().map(SchemaName::of));
    return Combinators.combine(schema, name()).as(QualifiedName::new);
  }

  static Arbitrary<SqlType> type() {
    Arbitrary<SqlType> builtIn = Arbitraries.of(SqlTypeTest.CANONICAL).map(SqlType::parse);
    Arbitrary<SqlType> unknown = Arbitraries.just(SqlType.of("hstore"));
    Arbitrary<SqlType> named =
        qualifiedName()
            .filter(name -> !name.schema().equals(SchemaName.PG_CATALOG))
            .map(SqlType::named);
    Arbitrary<SqlType> modified =
        Combinators.combine(
                named,
                Arbitraries.integers().between(-1000, 1_000_000).list().ofMaxSize(2),
                Arbitraries.of("", "Point,4326"))
            .as(
                (type, modifiers, fields) ->
                    new SqlType(
                        type.schema(),
                        type.name(),
                        fields.isEmpty() ? modifiers : List.of(),
                        fields,
                        0));
    return Combinators.combine(Arbitraries.oneOf(builtIn, unknown, modified), bool())
        .as((type, array) -> array ? type.array() : type);
  }

  private static Arbitrary<Boolean> bool() {
    return Arbitraries.of(false, true);
  }

  private static Arbitrary<List<String>> names() {
    return name().list().ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<List<String>> include() {
    return name().list().ofMaxSize(2);
  }

  static Arbitrary<SequenceOptions> options() {
    return Combinators.combine(
            Arbitraries.of("smallint", "integer", "bigint").map(SqlType::of),
            Arbitraries.longs(),
            Arbitraries.longs().filter(increment -> increment != 0),
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.longs().greaterOrEqual(1),
            bool(),
            bool())
        .as(
            (type, start, increment, minimum, maximum, cache, cycle, usual) ->
                usual
                    ? SequenceOptions.defaultsFor(type, increment)
                    : new SequenceOptions(type, start, increment, minimum, maximum, cache, cycle));
  }

  private static Arbitrary<ColumnDefault> defaultValue() {
    return Arbitraries.oneOf(
        Arbitraries.just(ColumnDefault.NONE),
        sql().map(Expression::new),
        Combinators.combine(bool(), options(), text()).as(Identity::new),
        Combinators.combine(sql(), bool()).as(Generated::new));
  }

  private static Arbitrary<Column> column() {
    return Combinators.combine(
            qualifiedName(), name(), type(), bool(), defaultValue(), text(), text())
        .as(Column::new);
  }

  private static Arbitrary<IndexKey> key() {
    return Combinators.combine(name(), bool(), text(), text(), Arbitraries.of(IndexKey.Order.class))
        .as(IndexKey::new);
  }

  private static Arbitrary<Index> index() {
    Arbitrary<Index> plain =
        Combinators.combine(qualifiedName(), name(), bool(), key().list().ofMinSize(1).ofMaxSize(3))
            .as(Index::of);
    return Combinators.combine(
            plain,
            Arbitraries.of("btree", "gin", "My Method"),
            include(),
            bool(),
            text(),
            text(),
            bool())
        .as(
            (index, method, include, nulls, where, storage, valid) ->
                new Index(
                    index.table(),
                    index.name(),
                    index.unique(),
                    method,
                    index.keys(),
                    include,
                    nulls,
                    where,
                    storage,
                    valid));
  }

  private static Arbitrary<ForeignKey> foreignKey() {
    return Combinators.combine(
            qualifiedName(),
            name(),
            names(),
            qualifiedName(),
            Arbitraries.of(ReferentialAction.class),
            Arbitraries.of(ReferentialAction.class),
            Arbitraries.of(Deferrability.class),
            Arbitraries.integers().between(0, 3))
        .as(
            (table, name, columns, target, update, delete, deferrability, flags) ->
                new ForeignKey(
                    table,
                    name,
                    columns,
                    target,
                    columns.stream().map(column -> "t" + column).toList(),
                    update,
                    delete,
                    (flags & 1) == 0,
                    deferrability,
                    (flags & 2) == 0));
  }

  private static Arbitrary<ObjectId> id() {
    return Combinators.combine(Arbitraries.of(ObjectKind.class), qualifiedName(), name())
        .as(
            (kind, name, other) ->
                kind.isTableElement() ? ObjectId.in(name, kind, other) : ObjectId.of(kind, name));
  }

  private static Arbitrary<OpaqueObject> opaque() {
    List<ObjectKind> kinds =
        Arrays.stream(ObjectKind.values()).filter(kind -> !kind.isTableElement()).toList();
    return Combinators.combine(
            Arbitraries.of(kinds), qualifiedName(), text(), text(), id().list().ofMaxSize(3))
        .as(OpaqueObject::new);
  }

  private static Arbitrary<CompositeType> composite() {
    return Combinators.combine(
            qualifiedName(),
            Combinators.combine(name(), type())
                .as(CompositeType.Attribute::new)
                .list()
                .ofMaxSize(3),
            text())
        .as(CompositeType::new);
  }

  static Arbitrary<SchemaObject> objects() {
    Arbitrary<Deferrability> deferrability = Arbitraries.of(Deferrability.class);
    Stream<Arbitrary<? extends SchemaObject>> all =
        Stream.of(
            name().map(name -> new NamedSchema(SchemaName.of(name))),
            Combinators.combine(qualifiedName(), text().list().ofMaxSize(4), text())
                .as(EnumType::new),
            composite(),
            Combinators.combine(
                    qualifiedName(),
                    options(),
                    Combinators.combine(qualifiedName(), name()).as(ObjectId::column).optional(),
                    text())
                .as(Sequence::new),
            Combinators.combine(qualifiedName(), bool(), storage(), text(), text()).as(Table::new),
            column(),
            Combinators.combine(qualifiedName(), name(), names(), include(), deferrability)
                .as(PrimaryKey::new),
            Combinators.combine(qualifiedName(), name(), names(), include(), bool(), deferrability)
                .as(UniqueConstraint::new),
            Combinators.combine(qualifiedName(), name(), sql(), bool(), bool())
                .as(CheckConstraint::new),
            Combinators.combine(qualifiedName(), name(), sql()).as(ExclusionConstraint::new),
            foreignKey(),
            index(),
            opaque());
    return Arbitraries.oneOf(all.map(AnyObjects::widened).toList());
  }

  private static Arbitrary<SchemaObject> widened(Arbitrary<? extends SchemaObject> objects) {
    return objects.map(object -> object);
  }
}

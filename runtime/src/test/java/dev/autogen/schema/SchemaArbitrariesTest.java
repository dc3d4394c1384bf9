package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A law that holds over dull schemas says little: these are the shares of what makes them hard. */
class SchemaArbitrariesTest {

  private record Feature(String name, double percent, Predicate<Schema> test) {}

  private static final List<Feature> FEATURES =
      List.of(
          new Feature("no table at all", 3, s -> s.objects(Table.class).isEmpty()),
          new Feature("three tables or more", 30, s -> s.objects(Table.class).size() >= 3),
          new Feature("foreign key across tables", 40, s -> any(s, SchemaArbitrariesTest::crosses)),
          new Feature("foreign key to the own table", 30, s -> any(s, k -> !crosses(k))),
          new Feature("cycle of foreign keys", 10, SchemaArbitrariesTest::hasCycle),
          new Feature("composite foreign key", 30, s -> any(s, k -> k.columns().size() > 1)),
          new Feature("foreign key into another schema", 3, SchemaArbitrariesTest::crossesSchemas),
          new Feature("columns shared by constraints", 15, SchemaArbitrariesTest::sharesColumns),
          new Feature("deferrable", 10, s -> any(s, k -> !isImmediate(k))),
          new Feature("action", 15, s -> any(s, k -> k.onDelete() != ReferentialAction.NO_ACTION)),
          new Feature("composite primary key", 20, SchemaArbitrariesTest::hasCompositePrimaryKey),
          new Feature("unique constraint", 30, s -> !s.objects(UniqueConstraint.class).isEmpty()),
          new Feature("check", 40, s -> !s.objects(CheckConstraint.class).isEmpty()),
          new Feature("exclusion", 2, s -> !s.objects(ExclusionConstraint.class).isEmpty()),
          new Feature("enum in use", 40, SchemaArbitrariesTest::usesEnum),
          new Feature("array", 15, s -> columns(s, c -> c.type().isArray())),
          new Feature("identity", 10, s -> columns(s, ColumnDefault.Identity.class)),
          new Feature("generated column", 10, s -> columns(s, ColumnDefault.Generated.class)),
          new Feature("default", 30, s -> columns(s, ColumnDefault.Expression.class)),
          new Feature("collation", 2, s -> columns(s, c -> !c.collation().isEmpty())),
          new Feature("index on an expression", 10, s -> keys(s, IndexKey::isExpression)),
          new Feature("partial index", 8, s -> indexes(s, i -> !i.where().isEmpty())),
          new Feature("ordered index", 15, s -> keys(s, k -> k.order() != IndexKey.Order.ASC)),
          new Feature(
              "index of another method", 5, s -> indexes(s, i -> !i.method().equals("btree"))),
          new Feature("included columns", 10, SchemaArbitrariesTest::includes),
          new Feature("sequence", 25, s -> !s.objects(Sequence.class).isEmpty()),
          new Feature("owned sequence", 10, SchemaArbitrariesTest::hasOwnedSequence),
          new Feature("second schema", 25, s -> !s.objects(NamedSchema.class).isEmpty()),
          new Feature("comment", 25, s -> s.toString().contains(" comment ")),
          new Feature("name that needs quotes", 40, s -> s.toString().contains("\"")),
          new Feature("generated constraint name", 30, s -> named(s, GeneratedNames::isGenerated)),
          new Feature(
              "stated constraint name", 30, s -> named(s, c -> !GeneratedNames.isGenerated(c))),
          new Feature("not valid", 3, s -> s.toString().contains(" not valid")));

  @Property(seed = "20261120", tries = 1000)
  void schemasAreRich(@ForAll("schemas") Schema schema) {
    for (Feature feature : FEATURES) {
      boolean present = feature.test().test(schema);
      Statistics.label(feature.name())
          .collect(present)
          .coverage(coverage -> coverage.check(true).percentage(p -> p >= feature.percent()));
    }
  }

  @Property(seed = "20261120", tries = 300)
  void pairsHaveMuchInCommonAndDiffer(@ForAll("pairs") List<Schema> pair) {
    Set<SchemaObject> common = new HashSet<>(pair.get(0).objects());
    common.retainAll(new HashSet<>(pair.get(1).objects()));
    List<String> differences = SchemaEquivalence.differences(pair.get(0), pair.get(1));
    collect("something in common", !common.isEmpty(), 50);
    collect("equivalent", differences.isEmpty(), 3);
    collect("something gone", differences.stream().anyMatch(d -> d.contains("first:")), 30);
    collect("something new", differences.stream().anyMatch(d -> d.contains("second:")), 30);
    collect("something changed", differences.stream().anyMatch(d -> d.contains("changed:")), 20);
    collect("a changed type", changesType(pair), 0.5);
  }

  private static void collect(String label, boolean present, double least) {
    Statistics.label(label)
        .collect(present)
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= least));
  }

  private static boolean changesType(List<Schema> pair) {
    return columns(
        pair.get(0),
        column ->
            pair.get(1)
                .column(column.table(), column.name())
                .filter(other -> !other.type().equals(column.type()))
                .isPresent());
  }

  @Property(seed = "20261120", tries = 300)
  void foreignKeysPointToKeysOfTheSameTypes(@ForAll("schemas") Schema schema) {
    for (ForeignKey key : schema.objects(ForeignKey.class)) {
      assertThat(types(schema, key.table(), key.columns()))
          .isEqualTo(types(schema, key.referencedTable(), key.referencedColumns()));
    }
  }

  private static List<SqlType> types(Schema schema, QualifiedName table, List<String> columns) {
    return columns.stream().map(name -> schema.column(table, name).orElseThrow().type()).toList();
  }

  @Property(seed = "20261120", tries = 200)
  void theSameNumbersGiveTheSameSchema(@ForAll List<Integer> numbers) {
    List<Integer> positive = numbers.stream().map(Math::abs).filter(n -> n >= 0).toList();
    assertThat(RandomSchema.of(positive)).hasToString(RandomSchema.of(positive).toString());
  }

  private static boolean any(Schema schema, Predicate<ForeignKey> test) {
    return schema.objects(ForeignKey.class).stream().anyMatch(test);
  }

  private static boolean crosses(ForeignKey key) {
    return !key.table().equals(key.referencedTable());
  }

  private static boolean isImmediate(ForeignKey key) {
    return key.deferrability() == Deferrability.NOT_DEFERRABLE;
  }

  private static boolean crossesSchemas(Schema schema) {
    return any(schema, key -> !key.table().schema().equals(key.referencedTable().schema()));
  }

  private static boolean hasCycle(Schema schema) {
    Map<QualifiedName, Set<QualifiedName>> targets =
        schema.objects(ForeignKey.class).stream()
            .filter(SchemaArbitrariesTest::crosses)
            .collect(
                Collectors.groupingBy(
                    ForeignKey::table,
                    Collectors.mapping(ForeignKey::referencedTable, Collectors.toSet())));
    return targets.keySet().stream()
        .anyMatch(table -> reaches(table, table, targets, new HashSet<>()));
  }

  private static boolean reaches(
      QualifiedName from,
      QualifiedName goal,
      Map<QualifiedName, Set<QualifiedName>> targets,
      Set<QualifiedName> seen) {
    return targets.getOrDefault(from, Set.of()).stream()
        .anyMatch(
            next -> next.equals(goal) || seen.add(next) && reaches(next, goal, targets, seen));
  }

  private static boolean sharesColumns(Schema schema) {
    return any(
        schema,
        key ->
            schema.elements(key.table(), PrimaryKey.class).stream()
                .anyMatch(primary -> primary.columns().stream().anyMatch(key.columns()::contains)));
  }

  private static boolean hasCompositePrimaryKey(Schema schema) {
    return schema.objects(PrimaryKey.class).stream().anyMatch(key -> key.columns().size() > 1);
  }

  private static boolean usesEnum(Schema schema) {
    Set<QualifiedName> enums =
        schema.objects(EnumType.class).stream().map(EnumType::name).collect(Collectors.toSet());
    return columns(schema, column -> enums.contains(column.type().qualifiedName()));
  }

  private static boolean columns(Schema schema, Predicate<Column> test) {
    return schema.objects(Column.class).stream().anyMatch(test);
  }

  private static boolean columns(Schema schema, Class<? extends ColumnDefault> type) {
    return columns(schema, column -> type.isInstance(column.defaultValue()));
  }

  private static boolean indexes(Schema schema, Predicate<Index> test) {
    return schema.objects(Index.class).stream().anyMatch(test);
  }

  private static boolean keys(Schema schema, Predicate<IndexKey> test) {
    return indexes(schema, index -> index.keys().stream().anyMatch(test));
  }

  private static boolean includes(Schema schema) {
    return indexes(schema, index -> !index.include().isEmpty())
        || schema.objects(PrimaryKey.class).stream().anyMatch(key -> !key.include().isEmpty())
        || schema.objects(UniqueConstraint.class).stream().anyMatch(u -> !u.include().isEmpty());
  }

  private static boolean hasOwnedSequence(Schema schema) {
    return schema.objects(Sequence.class).stream().anyMatch(s -> s.ownedBy().isPresent());
  }

  private static boolean named(Schema schema, Predicate<Constraint> test) {
    return schema.objects(Constraint.class).stream().anyMatch(test);
  }

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }

  @Provide
  Arbitrary<List<Schema>> pairs() {
    return SchemaArbitraries.pairs();
  }
}

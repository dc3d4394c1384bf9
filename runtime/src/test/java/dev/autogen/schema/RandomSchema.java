package dev.autogen.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Makes up a schema that PostgreSQL 15 to 18 accept as it is. */
final class RandomSchema {

  private static final List<String> LABELS =
      List.of("sad", "ok", "happy", "it's", "two words", "UPPER", "größer", "a,b", "per%cent", "");

  private final Choices choices;
  private final RandomNames names;
  private final List<SchemaObject> objects = new ArrayList<>();
  private final List<ColumnKind> kinds = new ArrayList<>(ColumnKind.ALL);
  private final List<SchemaName> schemas = new ArrayList<>(List.of(SchemaName.DEFAULT));
  private final List<RandomTable> tables = new ArrayList<>();

  private RandomSchema(Choices choices) {
    this.choices = choices;
    this.names = new RandomNames(choices);
  }

  static Schema of(List<Integer> numbers) {
    return new RandomSchema(new Choices(numbers)).build();
  }

  private Schema build() {
    int tableCount = choices.of(0, 1, 2, 2, 3, 3, 4, 4, 5, 6);
    addNamedSchema();
    addTypes();
    for (int i = 0; i < tableCount; i++) {
      RandomTable table = new RandomTable(choices, names, choices.of(schemas));
      table.addColumns(kinds, choices.between(1, 7));
      tables.add(table);
    }
    addSequences();
    tables.forEach(RandomTable::addPrimaryKey);
    tables.forEach(table -> times(3, table::addUnique));
    tables.forEach(table -> times(4, () -> addForeignKey(table)));
    tables.forEach(table -> times(3, table::addCheck));
    tables.forEach(RandomTable::addExclusion);
    tables.forEach(table -> times(4, table::addIndex));
    tables.forEach(table -> objects.addAll(table.objects()));
    return Schema.of(objects);
  }

  private void times(int bound, Runnable action) {
    for (int count = choices.below(bound); count > 0; count--) {
      action.run();
    }
  }

  private void addNamedSchema() {
    if (choices.percent(40)) {
      SchemaName name = SchemaName.of(choices.of("reporting", "Other Schema", "user"));
      objects.add(new NamedSchema(name));
      schemas.add(name);
    }
  }

  private void addTypes() {
    times(
        4,
        () -> {
          QualifiedName name = names.type(choices.of(schemas), List.of("mood", "post_status"));
          EnumType type = new EnumType(name, labels(choices.between(1, 5)), comment(choices));
          objects.add(type);
          kinds.addAll(List.of(ColumnKind.of(type), ColumnKind.of(type), ColumnKind.arrayOf(type)));
          kinds.addAll(List.of(ColumnKind.of(type), ColumnKind.of(type)));
        });
    if (choices.percent(15)) {
      QualifiedName name = names.type(choices.of(schemas), List.of("address"));
      List<CompositeType.Attribute> attributes = new ArrayList<>();
      for (String attribute : List.of("street", "Zip Code", "since")) {
        attributes.add(new CompositeType.Attribute(attribute, choices.of(ColumnKind.ALL).type()));
      }
      CompositeType type = new CompositeType(name, attributes, comment(choices));
      objects.add(type);
      kinds.add(ColumnKind.of(type));
    }
  }

  private List<String> labels(int count) {
    LinkedHashSet<String> labels = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      labels.add(choices.of(LABELS));
    }
    return List.copyOf(labels);
  }

  private void addSequences() {
    times(
        3,
        () -> {
          SqlType type = choices.of(ColumnKind.COUNTERS).type();
          QualifiedName name = names.object(choices.of(schemas), List.of("ids", "invoice_numbers"));
          objects.add(
              new Sequence(name, options(choices, type), Optional.empty(), comment(choices)));
        });
    for (RandomTable table : tables) {
      if (choices.percent(15)) {
        addOwnedSequence(table);
      }
    }
  }

  private void addOwnedSequence(RandomTable table) {
    ColumnKind kind = choices.of(ColumnKind.COUNTERS);
    QualifiedName name = names.object(table.name().schema(), List.of("numbers", "Serial"));
    String column = table.addColumn("serial", kind).name();
    String text = SqlQuotes.lineString(SqlIdentifier.quote(name));
    table.setDefault(column, new ColumnDefault.Expression("nextval(" + text + "::regclass)"));
    objects.add(
        new Sequence(
            name,
            SequenceOptions.defaultsFor(kind.type(), 1),
            Optional.of(ObjectId.column(table.name(), column)),
            comment(choices)));
  }

  private void addForeignKey(RandomTable table) {
    RandomTable target = choices.of(tables);
    List<Constraint> keys =
        target.constraints().stream()
            .filter(
                key ->
                    key instanceof PrimaryKey primary
                            && primary.deferrability() == Deferrability.NOT_DEFERRABLE
                        || key instanceof UniqueConstraint unique
                            && unique.deferrability() == Deferrability.NOT_DEFERRABLE)
            .toList();
    boolean permanence = table.isUnlogged() || !target.isUnlogged();
    if (!keys.isEmpty() && permanence) {
      table.addForeignKey(target, choices.of(keys));
    }
  }

  static String comment(Choices choices) {
    return choices.percent(12)
        ? choices.of("All of them", "It's \"quoted\" \\ and\nhas two lines", "日本語 -- no comment")
        : "";
  }

  /** Returns options of a sequence of that type, half of the time PostgreSQL's defaults. */
  static SequenceOptions options(Choices choices, SqlType type) {
    if (!choices.percent(50)) {
      return SequenceOptions.defaultsFor(type, 1);
    }
    SequenceOptions options = SequenceOptions.defaultsFor(type, choices.of(1L, 50L, -1L, -3L));
    if (options.increment() > 0) {
      options = choices.of(options, options.withMinimum(10).withStart(10), options.withStart(1000));
    } else {
      options = choices.of(options, options.withMaximum(100).withStart(50));
    }
    return options.withCache(choices.of(1L, 20L)).withCycle(choices.percent(20));
  }
}

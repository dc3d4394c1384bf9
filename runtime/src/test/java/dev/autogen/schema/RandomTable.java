package dev.autogen.schema;

import dev.autogen.schema.ColumnDefault.Expression;
import dev.autogen.schema.ColumnDefault.Generated;
import dev.autogen.schema.ColumnDefault.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A table while it is being made up: its columns with what is known of their kinds, and the rest.
 */
final class RandomTable {

  private static final List<String> COLUMN_NAMES =
      List.of("id", "title", "body", "created_at", "status", "amount", "parent_id", "published");

  private final Choices choices;
  private final RandomNames names;
  private final Table table;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, ColumnKind> kinds = new LinkedHashMap<>();
  private final Map<String, TableElement> others = new LinkedHashMap<>();

  RandomTable(Choices choices, RandomNames names, SchemaName schema) {
    this.choices = choices;
    this.names = names;
    QualifiedName name =
        names.object(schema, List.of("posts", "users", "votes", "tags", "audit_log", "invoices"));
    this.table =
        new Table(
            name,
            choices.percent(8),
            choices.percent(15)
                ? StorageParameters.parse("fillfactor=" + (choices.percent(50) ? 70 : 90))
                : StorageParameters.NONE,
            "",
            RandomSchema.comment(choices));
  }

  QualifiedName name() {
    return table.name();
  }

  boolean isUnlogged() {
    return table.unlogged();
  }

  List<SchemaObject> objects() {
    List<SchemaObject> all = new ArrayList<>(List.of(table));
    all.addAll(columns.values());
    all.addAll(others.values());
    return all;
  }

  List<Constraint> constraints() {
    return others.values().stream()
        .filter(Constraint.class::isInstance)
        .map(Constraint.class::cast)
        .toList();
  }

  Column column(String name) {
    return columns.get(name);
  }

  void addColumns(List<ColumnKind> all, int count) {
    for (int i = 0; i < count; i++) {
      ColumnKind kind = choices.of(all);
      Column column = addColumn(names.column(COLUMN_NAMES, columns.keySet()), kind);
      if (ColumnKind.COUNTERS.contains(kind) && choices.percent(25)) {
        columns.put(column.name(), column.withNullable(false).withDefault(identity(column)));
      } else if (!kind.defaults().isEmpty() && choices.percent(35)) {
        Expression value = new Expression(choices.of(kind.defaults()));
        columns.put(column.name(), column.withDefault(value));
      }
    }
    addGeneratedColumn();
  }

  /** Adds a column without default. */
  Column addColumn(String name, ColumnKind kind) {
    boolean hasCollation = kind.type().equals(SqlType.of("text")) && choices.percent(15);
    Column column =
        Column.of(table.name(), name, kind.type())
            .withNullable(!choices.percent(50))
            .withCollation(hasCollation ? "C" : "")
            .withComment(RandomSchema.comment(choices));
    columns.put(name, column);
    kinds.put(name, kind);
    return column;
  }

  void setDefault(String column, ColumnDefault value) {
    columns.put(column, columns.get(column).withDefault(value));
  }

  private Identity identity(Column column) {
    SequenceOptions options = RandomSchema.options(choices, column.type());
    String name = "";
    if (choices.percent(20)) {
      name = names.reserve(table.name().schema(), "counter of " + choices.below(10));
    } else {
      names.take(
          table.name().schema(),
          GeneratedNames.sequence(
              table.name().name(), column.name(), names.isTaken(table.name().schema())));
    }
    return new Identity(choices.percent(40), options, name);
  }

  private void addGeneratedColumn() {
    List<String> sources =
        columns.keySet().stream().filter(name -> !kinds.get(name).derived().isEmpty()).toList();
    if (sources.isEmpty() || !choices.percent(20)) {
      return;
    }
    String source = choices.of(sources);
    ColumnKind.Derived derived = choices.of(kinds.get(source).derived());
    String name = names.column(List.of("search", "computed"), columns.keySet());
    String sql = ColumnKind.fill(derived.expression(), source);
    Column column = Column.of(table.name(), name, derived.type());
    columns.put(name, column.withDefault(new Generated(sql, true)));
  }

  private boolean isGenerated(String column) {
    return columns.get(column).defaultValue() instanceof Generated;
  }

  /** Returns the columns that can be in a key, some of them, in any order. */
  private List<String> keyColumns(int most) {
    List<String> candidates =
        new ArrayList<>(
            kinds.keySet().stream().filter(name -> kinds.get(name).sortable()).toList());
    List<String> chosen = new ArrayList<>();
    for (int count = choices.between(1, most); count > 0 && !candidates.isEmpty(); count--) {
      chosen.add(candidates.remove(choices.below(candidates.size())));
    }
    return chosen;
  }

  private List<String> included(List<String> keys) {
    return columns.keySet().stream()
        .filter(name -> !keys.contains(name) && !isGenerated(name) && choices.percent(8))
        .toList();
  }

  void addPrimaryKey() {
    List<String> keys = keyColumns(3);
    if (keys.isEmpty() || !choices.percent(85)) {
      return;
    }
    keys.forEach(name -> columns.put(name, columns.get(name).withNullable(false)));
    Deferrability deferrability = deferrability(5);
    add(new PrimaryKey(table.name(), "-", keys, included(keys), deferrability));
  }

  void addUnique() {
    List<String> keys = keyColumns(3);
    if (!keys.isEmpty()) {
      add(
          new UniqueConstraint(
              table.name(), "-", keys, included(keys), choices.percent(10), deferrability(10)));
    }
  }

  /**
   * Adds a foreign key to a key of a table, on columns of the same types: there already, or new.
   */
  void addForeignKey(RandomTable target, Constraint key) {
    List<String> targets =
        key instanceof PrimaryKey primary ? primary.columns() : ((UniqueConstraint) key).columns();
    List<String> own = new ArrayList<>();
    for (String targetColumn : targets) {
      own.add(referencing(target.kinds.get(targetColumn), own));
    }
    ReferentialAction onDelete = choices.of(ReferentialAction.values());
    ReferentialAction onUpdate =
        choices.percent(20) ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION;
    add(
        new ForeignKey(
            table.name(),
            "-",
            own,
            target.name(),
            targets,
            onUpdate,
            choices.percent(60) ? onDelete : ReferentialAction.NO_ACTION,
            choices.percent(10),
            deferrability(20),
            !choices.percent(8)));
  }

  private String referencing(ColumnKind kind, List<String> taken) {
    List<String> there =
        kinds.keySet().stream()
            .filter(name -> kinds.get(name).equals(kind) && !taken.contains(name))
            .toList();
    if (!there.isEmpty() && choices.percent(50)) {
      return choices.of(there);
    }
    String name = names.column(List.of("author_id", "post_id", "parent"), columns.keySet());
    return addColumn(name, kind).name();
  }

  void addCheck() {
    List<String> conditions = conditions();
    if (conditions.isEmpty()) {
      return;
    }
    String expression = choices.of(conditions);
    if (choices.percent(20)) {
      String another = choices.of(conditions);
      expression = "(" + expression + ") OR (" + another + ")";
    }
    add(
        new CheckConstraint(
            table.name(), "-", expression, choices.percent(8), !choices.percent(8)));
  }

  private List<String> conditions() {
    List<String> all = new ArrayList<>();
    kinds.forEach(
        (name, kind) ->
            kind.conditions().forEach(condition -> all.add(ColumnKind.fill(condition, name))));
    return all;
  }

  void addExclusion() {
    kinds.keySet().stream()
        .filter(name -> kinds.get(name).type().equals(SqlType.of("int4range")))
        .findFirst()
        .ifPresent(
            name ->
                add(
                    new ExclusionConstraint(
                        table.name(),
                        "-",
                        "EXCLUDE USING gist (" + SqlIdentifier.quote(name) + " WITH &&)")));
  }

  /**
   * Adds the constraint under a name that someone states, PostgreSQL generates, or Hibernate
   * hashes.
   */
  private void add(Constraint unnamed) {
    boolean repeats = constraints().stream().anyMatch(other -> isSame(other, unnamed));
    if (repeats) {
      return;
    }
    SchemaName schema = table.name().schema();
    Predicate<String> taken = name -> names.isTaken(schema).test(name) || others.containsKey(name);
    String generated = GeneratedNames.of(unnamed, columns.keySet(), taken);
    boolean sharesNames = unnamed instanceof ForeignKey || unnamed instanceof CheckConstraint;
    String name;
    if (choices.percent(40) && !generated.equals("-")) {
      name = generated;
      names.take(schema, name);
    } else if (sharesNames && choices.percent(20) && !others.containsKey("same_in_many_tables")) {
      name = "same_in_many_tables";
    } else if (choices.percent(10)) {
      name = names.reserve(schema, hash(unnamed));
    } else {
      name = names.object(schema, List.of("constraint_a", "ck_b", "uq_c", "fk_d")).name();
    }
    others.put(name, unnamed.named(name));
  }

  /** Tells whether both say the same of the same columns, or so nearly that nobody has both. */
  private static boolean isSame(Constraint one, Constraint other) {
    if (one instanceof ForeignKey key && other instanceof ForeignKey another) {
      return Set.copyOf(key.columns()).equals(Set.copyOf(another.columns()))
          && key.referencedTable().equals(another.referencedTable());
    }
    if (one instanceof CheckConstraint check && other instanceof CheckConstraint another) {
      return check.expression().equals(another.expression());
    }
    return columns(one).equals(columns(other)) && !columns(one).isEmpty();
  }

  private static List<String> columns(Constraint constraint) {
    if (constraint instanceof PrimaryKey key) {
      return key.columns();
    }
    return constraint instanceof UniqueConstraint unique ? unique.columns() : List.of();
  }

  private String hash(Constraint constraint) {
    String prefix = constraint instanceof ForeignKey ? "fk" : "uk";
    return prefix + "6s0a1b2c3d4e5f6g7h8i9j0k" + (char) ('a' + choices.below(20));
  }

  private Deferrability deferrability(int percent) {
    return choices.percent(percent)
        ? choices.of(Deferrability.INITIALLY_IMMEDIATE, Deferrability.INITIALLY_DEFERRED)
        : Deferrability.NOT_DEFERRABLE;
  }

  void addIndex() {
    List<String> keyed = keyColumns(3);
    if (keyed.isEmpty()) {
      return;
    }
    Index index = choices.percent(20) ? specialIndex(keyed.get(0)) : sortedIndex(keyed);
    if (choices.percent(25) && !conditions().isEmpty()) {
      index = index.withWhere(choices.of(conditions()));
    }
    SchemaName schema = table.name().schema();
    String name =
        choices.percent(30)
            ? GeneratedNames.index(
                table.name().name(), index.keys(), index.include(), names.isTaken(schema))
            : "index_" + choices.of("a", "b", "C");
    String reserved = names.reserve(schema, name);
    others.put(reserved, index.named(reserved));
  }

  private Index sortedIndex(List<String> keyed) {
    boolean unique = choices.percent(25);
    return new Index(
        table.name(),
        "-",
        unique,
        "btree",
        keyed.stream().map(this::key).toList(),
        included(keyed),
        unique && choices.percent(30),
        "",
        choices.percent(10) ? "fillfactor='70'" : "",
        true);
  }

  private IndexKey key(String column) {
    ColumnKind kind = kinds.get(column);
    boolean isText = kind.type().equals(SqlType.of("text"));
    IndexKey key = IndexKey.column(column);
    if (!kind.keys().isEmpty() && choices.percent(40)) {
      key = IndexKey.expression(ColumnKind.fill(choices.of(kind.keys()), column));
    } else if (isText && choices.percent(25)) {
      key = new IndexKey(column, false, "", "text_pattern_ops", IndexKey.Order.ASC);
    } else if (isText && columns.get(column).collation().isEmpty() && choices.percent(25)) {
      key = new IndexKey(column, false, "C", "", IndexKey.Order.ASC);
    }
    return choices.percent(30) ? key.withOrder(choices.of(IndexKey.Order.values())) : key;
  }

  /** An index of another method, which has one key and no order. */
  private Index specialIndex(String column) {
    SqlType type = kinds.get(column).type();
    IndexKey key = IndexKey.column(column);
    String method = type.isArray() ? "gin" : choices.of("hash", "brin");
    if (type.equals(SqlType.of("jsonb"))) {
      method = "gin";
      key = new IndexKey(column, false, "", choices.of("", "jsonb_path_ops"), IndexKey.Order.ASC);
    } else if (type.equals(SqlType.of("int4range"))) {
      method = "gist";
    } else if (!type.isArray() && !ColumnKind.COUNTERS.contains(kinds.get(column))) {
      method = "btree";
    }
    return new Index(
        table.name(), "-", false, method, List.of(key), List.of(), false, "", "", true);
  }
}

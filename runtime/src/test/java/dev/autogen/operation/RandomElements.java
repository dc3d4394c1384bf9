package dev.autogen.operation;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Makes up objects that fit into a schema, and the operations that create them. */
final class RandomElements {

  static final List<SqlType> COUNTERS =
      List.of(SqlType.of("bigint"), SqlType.of("integer"), SqlType.of("smallint"));

  private static final Set<String> UNSORTABLE = Set.of("json", "xml", "point");

  private final Random random;
  private final Schema schema;

  RandomElements(Random random, Schema schema) {
    this.random = random;
    this.schema = schema;
  }

  /** Returns a name that is usually free, and that no expression contains. */
  String newName() {
    return of(List.of("fresh", "Fresh Name", "frisch_ß", "fresh.dot", "fresh\"quote"))
        + random.nextInt(30);
  }

  String newSequenceName() {
    return newName() + "_seq";
  }

  /** Returns the creation of something, if there is what it needs. */
  Optional<Operation> creation() {
    int choice = random.nextInt(100);
    if (choice < 15) {
      return Optional.of(createTable());
    }
    if (choice < 28) {
      return Optional.of(new Create(standalone()));
    }
    List<Table> tables = schema.objects(Table.class);
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    Optional<? extends SchemaObject> element = element(of(tables).name(), random.nextInt(7));
    return element.map(Create::new);
  }

  private SchemaObject standalone() {
    QualifiedName name = new QualifiedName(anySchema(), newName());
    return switch (random.nextInt(4)) {
      case 0 ->
          Sequence.of(
              name.sibling(newSequenceName()), SequenceOptions.defaultsFor(of(COUNTERS), 1));
      case 1 -> new EnumType(name, List.of("one", "two"), "");
      case 2 ->
          new CompositeType(
              name, List.of(new CompositeType.Attribute("a", SqlType.of("text"))), "");
      default -> new NamedSchema(SchemaName.of(newName()));
    };
  }

  private SchemaName anySchema() {
    List<SchemaName> all = new ArrayList<>(List.of(SchemaName.DEFAULT));
    schema.objects(NamedSchema.class).forEach(named -> all.add(named.name()));
    return of(all);
  }

  private Optional<? extends SchemaObject> element(QualifiedName table, int choice) {
    return switch (choice) {
      case 0 -> Optional.of(column(table));
      case 1 -> index(table);
      case 2 -> check(table);
      case 3 -> foreignKey(table);
      case 4 -> keys(table).map(columns -> PrimaryKey.of(table, newName(), columns));
      case 5 -> keys(table).map(columns -> unique(table, columns));
      default -> view(table);
    };
  }

  CreateTable createTable() {
    QualifiedName name = new QualifiedName(anySchema(), newName());
    Column id = Column.of(name, "id", of(COUNTERS));
    List<TableElement> elements = new ArrayList<>();
    elements.add(
        random.nextBoolean() ? id : id.withDefault(identity(id.type())).withNullable(false));
    for (int i = random.nextInt(3); i > 0; i--) {
      elements.add(column(name).named("column" + i));
    }
    if (random.nextInt(4) > 0) {
      elements.add(PrimaryKey.of(name, newName(), List.of("id")));
    }
    if (random.nextInt(4) == 0) {
      elements.add(unique(name, List.of("id")));
    }
    if (random.nextInt(4) == 0) {
      String condition = "id IS NOT NULL";
      elements.add(new CheckConstraint(name, newName(), condition, false, random.nextBoolean()));
    }
    if (random.nextInt(4) == 0) {
      elements.add(ForeignKey.of(name, newName(), List.of("id"), name, List.of("id")));
    }
    return new CreateTable(Table.of(name).withUnlogged(random.nextInt(8) == 0), elements);
  }

  private Column column(QualifiedName table) {
    List<EnumType> enums = schema.objects(EnumType.class);
    SqlType type =
        random.nextInt(3) == 0 && !enums.isEmpty()
            ? SqlType.named(of(enums).name())
            : of(List.of(SqlType.of("text"), SqlType.of("varchar", 50), SqlType.of("integer")));
    Column column = Column.of(table, newName(), type).withNullable(random.nextBoolean());
    if (random.nextInt(3) == 0) {
      return column.withDefault(new ColumnDefault.Expression(defaultFor(type)));
    }
    if (COUNTERS.contains(type) && random.nextInt(3) == 0) {
      return column.withNullable(false).withDefault(identity(type));
    }
    return generated(column).orElse(column);
  }

  /** A generated column may use every column of its table that is not generated itself. */
  private Optional<Column> generated(Column column) {
    List<Column> sources =
        columns(column.table()).stream()
            .filter(source -> source.type().equals(column.type()))
            .filter(source -> source.collation().isEmpty())
            .filter(source -> !isGenerated(source))
            .toList();
    if (sources.isEmpty() || random.nextBoolean()) {
      return Optional.empty();
    }
    String sql = SqlIdentifier.quote(of(sources).name());
    return Optional.of(column.withDefault(new ColumnDefault.Generated(sql, true)));
  }

  static boolean isGenerated(Column column) {
    return column.defaultValue() instanceof ColumnDefault.Generated;
  }

  ColumnDefault.Identity identity(SqlType type) {
    return new ColumnDefault.Identity(
        random.nextBoolean(),
        SequenceOptions.defaultsFor(type, random.nextBoolean() ? 1 : -5),
        random.nextInt(4) == 0 ? newSequenceName() : "");
  }

  /** Returns a default that every server takes for a column of that type. */
  String defaultFor(SqlType type) {
    Optional<EnumType> enumType =
        schema.objects(EnumType.class).stream()
            .filter(one -> SqlType.named(one.name()).equals(type))
            .findFirst();
    List<Sequence> sequences = schema.objects(Sequence.class);
    if (enumType.isPresent()) {
      String label = of(enumType.get().labels()).replace("'", "''");
      return "'" + label + "'" + (random.nextBoolean() ? "::" + type : "");
    }
    if (COUNTERS.contains(type)) {
      return sequences.isEmpty() || random.nextBoolean()
          ? "7"
          : "nextval('"
              + SqlIdentifier.quote(of(sequences).name()).replace("'", "''")
              + "'::regclass)";
    }
    return type.equals(SqlType.of("text")) ? "'x'::text" : "null";
  }

  private Optional<Index> index(QualifiedName table) {
    Optional<List<String>> keys = keys(table);
    List<Column> texts =
        columns(table).stream().filter(c -> c.type().equals(SqlType.of("text"))).toList();
    if (!texts.isEmpty() && random.nextInt(3) == 0) {
      IndexKey key = IndexKey.expression("lower(" + SqlIdentifier.quote(of(texts).name()) + ")");
      return Optional.of(Index.of(table, newName(), random.nextBoolean(), List.of(key)));
    }
    return keys.map(
        columns -> {
          Index index = Index.of(table, newName(), columns);
          return random.nextInt(3) > 0
              ? new Index(
                  table, index.name(), true, "btree", index.keys(), List.of(), false, "", "", true)
              : index.withWhere(SqlIdentifier.quote(columns.get(0)) + " IS NOT NULL");
        });
  }

  private Optional<CheckConstraint> check(QualifiedName table) {
    return any(columns(table))
        .map(
            column -> {
              String condition = SqlIdentifier.quote(column.name()) + " IS NOT NULL";
              boolean isEnum = !defaultFor(column.type()).equals("null");
              if (isEnum && !column.type().isBuiltIn() && !column.type().isArray()) {
                String label =
                    schema.objects(EnumType.class).stream()
                        .filter(type -> SqlType.named(type.name()).equals(column.type()))
                        .map(type -> type.labels().get(0).replace("'", "''"))
                        .findFirst()
                        .orElseThrow();
                condition =
                    SqlIdentifier.quote(column.name()) + " <> '" + label + "'::" + column.type();
              }
              return new CheckConstraint(table, newName(), condition, false, random.nextInt(4) > 0);
            });
  }

  /**
   * Returns a foreign key from columns to ones of the same types, which are a key or nearly always
   * so.
   */
  private Optional<ForeignKey> foreignKey(QualifiedName table) {
    List<TableElement> keys =
        schema.objects(TableElement.class).stream()
            .filter(
                e ->
                    e instanceof PrimaryKey
                        || e instanceof UniqueConstraint
                        || e instanceof Index index
                            && index.unique()
                            && Columns.expressions(index).isEmpty())
            .toList();
    return any(keys).flatMap(key -> foreignKey(table, key));
  }

  private Optional<ForeignKey> foreignKey(QualifiedName table, TableElement key) {
    List<String> own = new ArrayList<>();
    List<String> targets = keyColumns(key);
    for (String target : targets) {
      Column referenced = schema.column(key.table(), target).orElseThrow();
      Optional<Column> column =
          any(
              columns(table).stream()
                  .filter(c -> c.type().equals(referenced.type()))
                  .filter(c -> c.collation().equals(referenced.collation()))
                  .filter(c -> !own.contains(c.name()))
                  .toList());
      if (column.isEmpty() || referenced.type().isArray()) {
        return Optional.empty();
      }
      own.add(column.get().name());
    }
    return Optional.of(
        ForeignKey.of(table, newName(), own, key.table(), targets)
            .withValidated(random.nextInt(4) > 0));
  }

  private static List<String> keyColumns(TableElement key) {
    if (key instanceof PrimaryKey primary) {
      return primary.columns();
    }
    return key instanceof UniqueConstraint unique
        ? unique.columns()
        : ((Index) key).keys().stream().map(IndexKey::text).toList();
  }

  private UniqueConstraint unique(QualifiedName table, List<String> columns) {
    Deferrability deferrability =
        random.nextInt(5) == 0 ? Deferrability.INITIALLY_DEFERRED : Deferrability.NOT_DEFERRABLE;
    return new UniqueConstraint(table, newName(), columns, List.of(), false, deferrability);
  }

  private Optional<OpaqueObject> view(QualifiedName table) {
    QualifiedName name = new QualifiedName(table.schema(), newName());
    return any(columns(table))
        .map(
            column -> {
              String view = SqlIdentifier.quote(name);
              return new OpaqueObject(
                  ObjectKind.VIEW,
                  name,
                  "create view %s as select %s from %s"
                      .formatted(
                          view, SqlIdentifier.quote(column.name()), SqlIdentifier.quote(table)),
                  "drop view " + view,
                  List.of(ObjectId.table(table), column.id()));
            });
  }

  private List<Column> columns(QualifiedName table) {
    return schema.columns(table);
  }

  /** Returns one or two columns that can be in a key. */
  private Optional<List<String>> keys(QualifiedName table) {
    List<String> sortable =
        columns(table).stream()
            .filter(column -> isSortable(column.type()))
            .map(Column::name)
            .toList();
    return any(sortable)
        .map(
            first ->
                Stream.of(first, random.nextBoolean() ? first : of(sortable)).distinct().toList());
  }

  private boolean isSortable(SqlType type) {
    boolean isComposite =
        schema.objects(CompositeType.class).stream()
            .anyMatch(one -> SqlType.named(one.name()).equals(type.element()));
    return !isComposite && !UNSORTABLE.contains(type.name());
  }

  private <T> Optional<T> any(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(of(all));
  }

  private <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}

package dev.autogen.diff;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Something new for a schema, of any kind. */
final class RandomAdditions {

  static final List<SqlType> TYPES =
      List.of(
          SqlType.of("bigint"),
          SqlType.of("integer"),
          SqlType.of("varchar", 100),
          SqlType.of("varchar", 500),
          SqlType.of("text"),
          SqlType.of("uuid"),
          SqlType.of("boolean"),
          SqlType.of("text").array(),
          SqlType.of("timestamptz", 6),
          SqlType.of("numeric", 10, 2));

  private final Schema schema;
  private final Random random;
  private final List<Operation> operations = new ArrayList<>();

  private RandomAdditions(Schema schema, Random random) {
    this.schema = schema;
    this.random = random;
  }

  /** Returns the operations that add it. */
  static List<Operation> to(Schema schema, Random random) {
    RandomAdditions additions = new RandomAdditions(schema, random);
    additions.addSomething();
    return additions.operations;
  }

  private void run(Operation operation) {
    operations.add(operation);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Returns a name of a few, so that names meet. */
  static String newName(Random random) {
    List<String> names = List.of("alpha", "beta", "gamma", "Delta");
    return names.get(random.nextInt(names.size())) + random.nextInt(5);
  }

  private String newName() {
    return newName(random);
  }

  private void addSomething() {
    List<Table> tables = schema.objects(Table.class);
    QualifiedName name = QualifiedName.of(newName());
    switch (tables.isEmpty() ? 0 : random.nextInt(8)) {
      case 0 -> addTable(name);
      case 1 -> run(new Create(newColumn(any(tables).name())));
      case 2 -> addForeignKey(any(tables).name());
      case 3 -> run(new Create(Sequence.of(name, SequenceOptions.DEFAULT)));
      case 4 -> addIndex(any(tables).name());
      case 5 -> addView(any(tables).name(), name);
      case 6 -> addUnique(any(tables).name());
      default -> run(new Create(new EnumType(name, List.of("one", "two"), "")));
    }
  }

  private void addTable(QualifiedName name) {
    run(
        new CreateTable(
            Table.of(name),
            List.of(
                Column.of(name, "id", SqlType.of("bigint")).withNullable(false),
                newColumn(name),
                PrimaryKey.of(name, name.name() + "_pkey", List.of("id")))));
  }

  private Column newColumn(QualifiedName table) {
    Column column = Column.of(table, newName(), any(TYPES));
    return random.nextInt(4) == 0 ? column.withNullable(false) : column;
  }

  private void addForeignKey(QualifiedName table) {
    List<Constraint> keys =
        schema.objects(Constraint.class).stream()
            .filter(one -> one instanceof PrimaryKey key && key.columns().size() == 1)
            .toList();
    PrimaryKey target = (PrimaryKey) any(keys);
    Column referenced = schema.column(target.table(), target.columns().get(0)).orElseThrow();
    Column own = Column.of(table, newName(), referenced.type());
    run(new Create(own));
    run(
        new Create(
            ForeignKey.of(
                table, newName(), List.of(own.name()), target.table(), target.columns())));
  }

  private void addIndex(QualifiedName table) {
    Column column = any(schema.columns(table));
    run(new Create(Index.of(table, newName(), List.of(column.name()))));
  }

  private void addUnique(QualifiedName table) {
    Column column = any(schema.columns(table));
    run(new Create(UniqueConstraint.of(table, newName(), List.of(column.name()))));
  }

  private void addView(QualifiedName table, QualifiedName name) {
    Column column = any(schema.columns(table));
    run(
        new Create(
            new OpaqueObject(
                ObjectKind.VIEW,
                name,
                "create view " + name.name() + " as select 1",
                "drop view " + name.name(),
                List.of(ObjectId.table(table), column.id()))));
  }
}

package dev.autogen.operation;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes objects that went together again, in an order that PostgreSQL can follow. */
final class Recreation {

  private final Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
  private final List<Operation> operations = new ArrayList<>();

  private Recreation(Collection<? extends SchemaObject> all) {
    all.forEach(object -> objects.put(object.id(), object));
  }

  /** Returns the operations that create the objects, in the order to run. */
  static List<Operation> of(Collection<? extends SchemaObject> objects) {
    return new Recreation(objects).run();
  }

  private List<Operation> run() {
    List<Table> tables = all(Table.class);
    List<Sequence> sequences = all(Sequence.class);
    createStandalone();
    sequences.forEach(
        sequence -> create(isOwnedByThese(sequence) ? withoutOwner(sequence) : sequence));
    Set<ObjectId> made = new HashSet<>();
    tables.forEach(table -> createTable(table, made));
    objects.values().stream()
        .filter(TableElement.class::isInstance)
        .map(TableElement.class::cast)
        .filter(element -> !made.contains(element.id()))
        .sorted(Comparator.comparing(Recreation::rank))
        .forEach(this::create);
    sequences.stream()
        .filter(this::isOwnedByThese)
        .forEach(
            sequence ->
                operations.add(Alter.of(sequence.id(), new Change.SetOwner(sequence.ownedBy()))));
    inDependencyOrder(all(OpaqueObject.class)).forEach(this::create);
    return List.copyOf(operations);
  }

  private <T extends SchemaObject> List<T> all(Class<T> type) {
    return objects.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void createStandalone() {
    objects.values().stream()
        .filter(
            object ->
                !(object instanceof Sequence
                    || object instanceof Table
                    || object instanceof TableElement
                    || object instanceof OpaqueObject))
        .sorted(Comparator.comparing(SchemaObject::id))
        .forEach(this::create);
  }

  /**
   * The column's default needs the sequence, and the sequence's owner the column: the owner comes
   * last.
   */
  private boolean isOwnedByThese(Sequence sequence) {
    return sequence
        .ownedBy()
        .filter(
            column ->
                objects.containsKey(column)
                    || objects.containsKey(ObjectId.table(column.tableName())))
        .isPresent();
  }

  private static Sequence withoutOwner(Sequence sequence) {
    return new Sequence(sequence.name(), sequence.options(), Optional.empty(), sequence.comment());
  }

  private void createTable(Table table, Set<ObjectId> made) {
    List<TableElement> elements =
        all(TableElement.class).stream()
            .filter(element -> element.table().equals(table.name()))
            .toList();
    List<TableElement> inside =
        elements.stream()
            .filter(Recreation::fitsIntoCreateTable)
            .filter(element -> !Creation.isRedundant(element, elements))
            .sorted(Comparator.comparing(element -> element.id().kind()))
            .toList();
    inside.forEach(element -> made.add(element.id()));
    operations.add(new CreateTable(table, inside));
  }

  /**
   * Foreign keys may need an index that comes after the table, and {@code NOT VALID} is ignored
   * there.
   */
  private static boolean fitsIntoCreateTable(TableElement element) {
    return !(element instanceof Index)
        && !(element instanceof ForeignKey)
        && !(element instanceof CheckConstraint check && !check.validated());
  }

  /**
   * Generated columns need others; foreign keys need the keys that they point to, or their indexes.
   */
  private static int rank(TableElement element) {
    if (element instanceof Column column) {
      return column.defaultValue() instanceof ColumnDefault.Generated ? 1 : 0;
    }
    return element instanceof ForeignKey ? 4 : element instanceof Index ? 3 : 2;
  }

  /** Returns the objects, each behind those of them that it depends on. */
  static List<OpaqueObject> inDependencyOrder(Collection<OpaqueObject> objects) {
    Map<ObjectId, OpaqueObject> waiting = new LinkedHashMap<>();
    objects.forEach(object -> waiting.put(object.id(), object));
    List<OpaqueObject> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      OpaqueObject next =
          waiting.values().stream()
              .filter(
                  object ->
                      object.dependsOn().stream()
                          .noneMatch(id -> !id.equals(object.id()) && waiting.containsKey(id)))
              .findFirst()
              .orElseGet(() -> waiting.values().iterator().next());
      waiting.remove(next.id());
      ordered.add(next);
    }
    return ordered;
  }

  private void create(SchemaObject object) {
    operations.add(new Create(object));
  }
}

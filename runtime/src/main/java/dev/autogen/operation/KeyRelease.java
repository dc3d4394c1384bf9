package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes operations that undo others work where a table has two keys over the same columns. A
 * foreign key depends on the older one, and a key that comes back is younger than it was: so a
 * foreign key that comes back may depend on a key that is to go next. It is then dropped around
 * that and made again.
 */
final class KeyRelease {

  private final SchemaState state;
  private final Application application;

  private KeyRelease(SchemaState state) {
    this.state = state;
    this.application = new Application(state);
  }

  /**
   * Returns the operations with what they need in addition.
   *
   * @param state the state that they start from, which is behind them then
   */
  static List<Operation> around(List<Operation> undo, SchemaState state) {
    return new KeyRelease(state).all(undo);
  }

  private List<Operation> all(List<Operation> undo) {
    List<Operation> result = new ArrayList<>();
    for (Operation operation : undo) {
      if (operation instanceof Step step) {
        result.add(new Step(step.transactional(), all(step.operations())));
      } else {
        result.addAll(one(operation));
      }
    }
    return result;
  }

  private List<Operation> one(Operation operation) {
    Set<ForeignKey> foreignKeys = dependents(operation);
    List<Operation> result = new ArrayList<>();
    foreignKeys.forEach(key -> result.add(Drop.of(key.id())));
    result.add(operation);
    foreignKeys.forEach(key -> result.add(new Create(key)));
    application.applyAll(result);
    return result;
  }

  private Set<ForeignKey> dependents(Operation operation) {
    if (operation instanceof Drop drop) {
      return state.resolve(drop.object()).map(this::dependents).orElse(Set.of());
    }
    boolean setsType =
        operation instanceof Alter alter
            && alter.changes().stream()
                .anyMatch(c -> c instanceof Change.SetType || c instanceof Change.SetCollation);
    return setsType
        ? state
            .find(((Alter) operation).object())
            .<Set<ForeignKey>>map(
                column -> new LinkedHashSet<>(state.foreignKeysOnCarriersOf((Column) column)))
            .orElse(Set.of())
        : Set.of();
  }

  /** Only a foreign key that another key serves as well can be made again. */
  private Set<ForeignKey> dependents(SchemaObject dropped) {
    List<SchemaObject> gone = Removal.ifUnneeded(state, dropped);
    Set<ForeignKey> found = new LinkedHashSet<>();
    for (SchemaObject object : gone) {
      if (object instanceof TableElement key) {
        state.foreignKeysOn(key).stream()
            .filter(foreignKey -> !gone.contains(foreignKey))
            .filter(foreignKey -> servedBy(key, foreignKey, gone).isPresent())
            .forEach(found::add);
      }
    }
    return found;
  }

  private Optional<TableElement> servedBy(
      TableElement key, ForeignKey foreignKey, List<SchemaObject> gone) {
    List<TableElement> others =
        state.elements(key.table()).stream().filter(other -> !gone.contains(other)).toList();
    return Columns.keyOf(foreignKey, others);
  }
}

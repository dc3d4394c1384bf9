package dev.autogen.diff;

import dev.autogen.diff.Matching.Pair;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that contain one that is renamed: PostgreSQL's {@code posts_pkey} and {@code
 * posts_id_seq}, Hibernate's hashes. Created anew, the model's constraints, indexes and identity
 * sequences would have others than PostgreSQL leaves them at {@code ALTER TABLE … RENAME}. So would
 * what Hibernate's DDL names by a hash now. What still has the name that the model gave it before
 * gets the one that the model gives it now.
 */
final class FollowingNames {

  private final Schema then;
  private final Schema renamed;
  private final Schema now;
  private final Structure structure;

  /** A name that changes: of an object as it is called after the renames. */
  private final Map<ObjectId, String> names = new HashMap<>();

  /**
   * Finds the names.
   *
   * @param then the model before
   * @param renamed the model before, with the new names of tables and columns
   * @param now the model
   */
  FollowingNames(Schema then, Schema renamed, Schema now, Comparison comparison) {
    this.then = then;
    this.renamed = renamed;
    this.now = now;
    this.structure = new Structure(comparison);
    for (Table table : renamed.objects(Table.class)) {
      if (now.contains(table.id())) {
        Pairing.STRUCTURAL.forEach(kind -> addElements(table.name(), kind));
        renamed.columns(table.name()).stream().filter(this::isTouched).forEach(this::addIdentity);
      }
    }
  }

  private <T extends TableElement> void addElements(QualifiedName table, Class<T> kind) {
    Matching<T> matching =
        structure.match(renamed.elements(table, kind), now.elements(table, kind));
    for (Pair<T> pair : matching.pairs()) {
      boolean isRenamed = !pair.before().name().equals(pair.after().name());
      boolean follows = isTouched(pair.before()) || GeneratedNames.isHash(pair.after().name());
      if (isRenamed && follows && structure.same(pair.before(), pair.after())) {
        names.put(pair.before().id(), pair.after().name());
      }
    }
  }

  private boolean isTouched(SchemaObject object) {
    return then.find(object.id()).filter(object::equals).isEmpty();
  }

  private void addIdentity(Column column) {
    now.find(column.id(), Column.class)
        .filter(other -> other.defaultValue() instanceof ColumnDefault.Identity)
        .ifPresent(other -> addIdentity(column, other));
  }

  private void addIdentity(Column column, Column other) {
    if (column.defaultValue() instanceof ColumnDefault.Identity) {
      ObjectId sequence = sequence(column);
      String wanted = sequence(other).name();
      if (!sequence.name().equals(wanted)) {
        names.put(sequence, wanted);
      }
    }
  }

  private static ObjectId sequence(Column column) {
    String named = ((ColumnDefault.Identity) column.defaultValue()).sequence();
    String name =
        named.isEmpty()
            ? GeneratedNames.sequence(column.table().name(), column.name(), taken -> false)
            : named;
    return ObjectId.of(ObjectKind.SEQUENCE, column.table().sibling(name));
  }

  /** Returns the renames in a schema that has the new names of tables and columns. */
  List<Operation> in(Schema schema) {
    Map<ObjectId, String> there = new HashMap<>();
    Set<ObjectId> sequences = identitySequences(schema);
    names.forEach(
        (id, name) -> {
          if (schema.contains(id) || sequences.contains(id)) {
            there.put(id, name);
          }
        });
    Set<OccupiedName> kept = namesOfOthers(schema, there.keySet());
    there.entrySet().removeIf(one -> isTaken(one, kept));
    return RenameSequence.of(there);
  }

  private static Set<ObjectId> identitySequences(Schema schema) {
    Set<ObjectId> sequences = new HashSet<>();
    for (Column column : schema.objects(Column.class)) {
      if (column.defaultValue() instanceof ColumnDefault.Identity) {
        sequences.add(sequence(column));
      }
    }
    return sequences;
  }

  private static Set<OccupiedName> namesOfOthers(Schema schema, Set<ObjectId> renamed) {
    Set<OccupiedName> kept = new HashSet<>();
    schema.objects().forEach(object -> kept.addAll(OccupiedName.of(object)));
    renamed.forEach(id -> kept.removeAll(OccupiedName.of(id)));
    return kept;
  }

  private static boolean isTaken(Map.Entry<ObjectId, String> rename, Set<OccupiedName> kept) {
    return !Collections.disjoint(OccupiedName.of(rename.getKey().renamed(rename.getValue())), kept);
  }
}

package dev.autogen.scanner.ddl;

import dev.autogen.scanner.ddl.TableDraft.Check;
import dev.autogen.scanner.ddl.TableDraft.Key;
import dev.autogen.scanner.ddl.TableDraft.OrderedKey;
import dev.autogen.scanner.ddl.TableDraft.Reference;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes schema objects of what a {@code CREATE TABLE} says, in the order in which PostgreSQL makes
 * them: identity sequences, checks, primary key, uniques, foreign keys. The names it chooses depend
 * on it.
 */
final class TableConstraints {

  private final TableDraft draft;
  private final NamesInUse names;
  private final Function<QualifiedName, Optional<PrimaryKey>> primaryKeys;
  private final List<SchemaObject> objects = new ArrayList<>();

  TableConstraints(
      TableDraft draft,
      NamesInUse names,
      Function<QualifiedName, Optional<PrimaryKey>> primaryKeys) {
    this.draft = draft;
    this.names = names;
    this.primaryKeys = primaryKeys;
  }

  List<SchemaObject> objects() {
    requireColumns();
    objects.addAll(draft.sequences);
    objects.add(Table.of(draft.name).withStorage(draft.storage));
    objects.addAll(draft.columns.values());
    draft.columns.values().stream()
        .filter(column -> column.defaultValue() instanceof ColumnDefault.Identity)
        .forEach(column -> names.sequence(draft.name, column.name()));
    names.addRelation(draft.name);
    draft.checks.forEach(this::addCheck);
    mergedKeys().forEach(this::addKey);
    draft.orderedKeys.forEach(this::addUniqueIndex);
    draft.references.forEach(this::addReference);
    return objects;
  }

  private void requireColumns() {
    for (Key key : draft.keys) {
      key.columns().stream()
          .filter(column -> !draft.columns.containsKey(column))
          .findFirst()
          .ifPresent(
              column -> {
                throw new DdlException(
                    "a key of the table %s names the column %s, which it does not have"
                        .formatted(draft.name.name(), column));
              });
    }
  }

  private void addCheck(Check check) {
    String name = names.check(draft.name, check.name(), check.expression(), draft.columns.keySet());
    objects.add(
        new CheckConstraint(
            draft.name, name, check.expression(), check.noInherit(), check.validated()));
  }

  /**
   * Keys on the same columns become one, the primary key if it is among them, with the first name
   * that any of them states: transformIndexConstraints in parse_utilcmd.c.
   */
  private List<Key> mergedKeys() {
    List<Key> sorted = new ArrayList<>();
    draft.keys.stream().filter(Key::primary).forEach(sorted::add);
    draft.keys.stream().filter(key -> !key.primary()).forEach(sorted::add);
    List<Key> merged = new ArrayList<>();
    for (Key key : sorted) {
      int prior = 0;
      while (prior < merged.size() && !merged.get(prior).sameIndex(key)) {
        prior++;
      }
      if (prior == merged.size()) {
        merged.add(key);
      } else if (merged.get(prior).name().isEmpty()) {
        merged.set(prior, merged.get(prior).withName(key.name()));
      }
    }
    return merged;
  }

  private void addKey(Key key) {
    String name =
        key.primary()
            ? names.primaryKey(draft.name, key.name())
            : names.unique(draft.name, key.name(), key.columns(), key.include());
    Constraint constraint =
        key.primary()
            ? new PrimaryKey(draft.name, name, key.columns(), key.include(), key.deferrability())
            : new UniqueConstraint(
                draft.name,
                name,
                key.columns(),
                key.include(),
                key.nullsNotDistinct(),
                key.deferrability());
    objects.add(constraint);
  }

  /** PostgreSQL has no unique constraint that sorts, so Hibernate's text becomes a unique index. */
  private void addUniqueIndex(OrderedKey key) {
    Index index = Index.of(draft.name, "", true, IndexReader.keys(key.keys()));
    objects.add(index.named(names.index(index, key.name())));
  }

  private void addReference(Reference reference) {
    objects.add(
        foreignKey(
            draft.name,
            reference,
            names,
            table -> table.equals(draft.name) ? ownPrimaryKey() : primaryKeys.apply(table)));
  }

  private Optional<PrimaryKey> ownPrimaryKey() {
    return objects.stream()
        .filter(PrimaryKey.class::isInstance)
        .map(PrimaryKey.class::cast)
        .findFirst();
  }

  static ForeignKey foreignKey(
      QualifiedName table,
      Reference reference,
      NamesInUse names,
      Function<QualifiedName, Optional<PrimaryKey>> primaryKeys) {
    String name = names.foreignKey(table, reference.name(), reference.columns());
    List<String> referenced =
        reference.referencedColumns().isEmpty()
            ? primaryKeys
                .apply(reference.table())
                .map(PrimaryKey::columns)
                .orElseThrow(
                    () ->
                        new DdlException(
                            "the foreign key %s points to %s, which has no primary key"
                                .formatted(name, reference.table().name())))
            : reference.referencedColumns();
    if (referenced.size() != reference.columns().size()) {
      throw new DdlException(
          "the foreign key %s has %d columns, but points to %d"
              .formatted(name, reference.columns().size(), referenced.size()));
    }
    return new ForeignKey(
        table,
        name,
        reference.columns(),
        reference.table(),
        referenced,
        reference.onUpdate(),
        reference.onDelete(),
        reference.matchFull(),
        reference.deferrability(),
        reference.validated());
  }
}

package dev.autogen.revision;

import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.SchemaName;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key to be created; {@link #references} must be said. Immutable: every method returns
 * another definition.
 */
public final class ForeignKeyDefinition extends ConstraintDefinition {

  /** Which table is referenced; without a schema, the one of the table that has the key. */
  private record Target(Optional<SchemaName> schema, String table, List<String> columns) {}

  private final ForeignKey key;
  private final Optional<Target> target;

  private ForeignKeyDefinition(ForeignKey key, Optional<Target> target) {
    this.key = key;
    this.target = target;
  }

  static ForeignKeyDefinition of(String name, String... columns) {
    Requirements.name("a foreign key", name);
    List<String> checked = Requirements.columns("Foreign key " + name, columns);
    return new ForeignKeyDefinition(
        ForeignKey.of(Unplaced.TABLE, name, checked, Unplaced.TABLE, checked), Optional.empty());
  }

  /** Points to columns of a table in the schema of its own table. */
  public ForeignKeyDefinition references(String table, String... columns) {
    return to(Optional.empty(), table, columns);
  }

  /** Points to columns of a table in the schema of this exact name. */
  public ForeignKeyDefinition referencesIn(String schema, String table, String... columns) {
    Requirements.name("the schema that foreign key " + key.name() + " references", schema);
    return to(Optional.of(SchemaName.of(schema)), table, columns);
  }

  /** Points from a table of another schema to columns of a table in the default schema. */
  public ForeignKeyDefinition referencesInDefaultSchema(String table, String... columns) {
    return to(Optional.of(SchemaName.DEFAULT), table, columns);
  }

  private ForeignKeyDefinition to(Optional<SchemaName> schema, String table, String... referenced) {
    Requirements.name("the table that foreign key " + key.name() + " references", table);
    List<String> checked =
        Requirements.columns("The reference of foreign key " + key.name(), referenced);
    if (checked.size() != key.columns().size()) {
      throw new IllegalArgumentException(
          "Foreign key %s has %s, but references %s. Name one for each."
              .formatted(
                  key.name(),
                  Sentences.count(key.columns(), "column"),
                  Sentences.count(checked, "column")));
    }
    return new ForeignKeyDefinition(key, Optional.of(new Target(schema, table, checked)));
  }

  /** Deletes the rows that point to a row that is deleted. */
  public ForeignKeyDefinition onDeleteCascade() {
    return onDelete(ReferentialAction.CASCADE);
  }

  /** Sets its columns to null when the row they point to is deleted. */
  public ForeignKeyDefinition onDeleteSetNull() {
    return onDelete(ReferentialAction.SET_NULL);
  }

  /** Sets its columns to their defaults when the row they point to is deleted. */
  public ForeignKeyDefinition onDeleteSetDefault() {
    return onDelete(ReferentialAction.SET_DEFAULT);
  }

  /** Refuses at once that a row is deleted while others point to it. */
  public ForeignKeyDefinition onDeleteRestrict() {
    return onDelete(ReferentialAction.RESTRICT);
  }

  /** Follows when the key that it points to changes. */
  public ForeignKeyDefinition onUpdateCascade() {
    return onUpdate(ReferentialAction.CASCADE);
  }

  /** Sets its columns to null when the key that they point to changes. */
  public ForeignKeyDefinition onUpdateSetNull() {
    return onUpdate(ReferentialAction.SET_NULL);
  }

  /** Sets its columns to their defaults when the key that they point to changes. */
  public ForeignKeyDefinition onUpdateSetDefault() {
    return onUpdate(ReferentialAction.SET_DEFAULT);
  }

  /** Refuses at once that a key changes while others point to it. */
  public ForeignKeyDefinition onUpdateRestrict() {
    return onUpdate(ReferentialAction.RESTRICT);
  }

  /** Takes either values or nulls in all of its columns: {@code match full}. */
  public ForeignKeyDefinition matchFull() {
    return with(
        new ForeignKey(
            key.table(),
            key.name(),
            key.columns(),
            key.referencedTable(),
            key.referencedColumns(),
            key.onUpdate(),
            key.onDelete(),
            true,
            key.deferrability(),
            key.validated()));
  }

  /** Can be checked at the end of a transaction that asks for it. */
  public ForeignKeyDefinition deferrable() {
    return with(key.withDeferrability(Deferrability.INITIALLY_IMMEDIATE));
  }

  /** Is checked at the end of the transaction. */
  public ForeignKeyDefinition initiallyDeferred() {
    return with(key.withDeferrability(Deferrability.INITIALLY_DEFERRED));
  }

  /** Holds for new rows only, until {@link Operations#validateConstraint}. */
  public ForeignKeyDefinition notValid() {
    return with(key.withValidated(false));
  }

  private ForeignKeyDefinition onDelete(ReferentialAction action) {
    return with(key.withActions(key.onUpdate(), action));
  }

  private ForeignKeyDefinition onUpdate(ReferentialAction action) {
    return with(key.withActions(action, key.onDelete()));
  }

  private ForeignKeyDefinition with(ForeignKey other) {
    return new ForeignKeyDefinition(other, target);
  }

  @Override
  ForeignKey in(QualifiedName table) {
    Target to =
        target.orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("Foreign key %s does not say what it references. Add .references(table, "
                            + "columns).")
                        .formatted(key.name())));
    SchemaName schema = to.schema().orElse(table.schema());
    return key.in(table)
        .withColumns(key.columns(), new QualifiedName(schema, to.table()), to.columns());
  }
}

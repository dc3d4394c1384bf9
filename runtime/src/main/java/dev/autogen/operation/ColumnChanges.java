package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import java.util.ArrayList;
import java.util.List;

/** A column with changed attributes, as {@code ALTER COLUMN} leaves it. */
final class ColumnChanges extends ChangesOfOneKind<Column> {

  private final Column column;

  private ColumnChanges(Column column) {
    super(column.id());
    this.column = column;
  }

  /**
   * Returns the column after one change.
   *
   * @throws IllegalStateException if the column cannot have it
   */
  static Column apply(Change change, Column column) {
    return change.accept(new ColumnChanges(column));
  }

  /**
   * Tells whether a change takes something away, which comes before the others in one statement.
   */
  static boolean isRemoval(Change change) {
    return change instanceof Change.DropDefault
        || change instanceof Change.DropIdentity
        || change instanceof Change.DropGeneration;
  }

  /**
   * Returns the changes that take a column back to the state that it had.
   *
   * @throws IllegalStateException if PostgreSQL cannot: a column becomes generated only when it is
   *     made
   */
  static List<Change> between(Column from, Column to) {
    List<Change> changes = new ArrayList<>();
    Column now = from;
    if (!isSameKind(from.defaultValue(), to.defaultValue())) {
      now = add(changes, now, removal(from));
    }
    if (!now.type().equals(to.type())) {
      now = add(changes, now, List.of(typeChange(now, to)));
    }
    if (!now.collation().equals(to.collation())) {
      now = add(changes, now, List.of(new Change.SetCollation(to.collation())));
    }
    if (now.nullable() != to.nullable()) {
      now = add(changes, now, List.of(new Change.SetNullable(to.nullable())));
    }
    boolean convertsDefault =
        to.defaultValue() instanceof ColumnDefault.Expression
            && !ValueConversion.restoring(from.name(), from.type(), to.type()).isEmpty();
    if (convertsDefault || !now.defaultValue().equals(to.defaultValue())) {
      add(changes, now, addition(now, to));
    }
    if (!from.comment().equals(to.comment())) {
      changes.add(new Change.SetComment(to.comment()));
    }
    return changes;
  }

  private static Column add(List<Change> all, Column column, List<Change> more) {
    Column now = column;
    for (Change change : more) {
      now = apply(change, now);
    }
    all.addAll(more);
    return now;
  }

  private static boolean isSameKind(ColumnDefault one, ColumnDefault other) {
    return one.getClass().equals(other.getClass());
  }

  private static List<Change> removal(Column from) {
    return from.defaultValue()
        .accept(
            new ColumnDefault.Visitor<>() {
              @Override
              public List<Change> none(ColumnDefault.None value) {
                return List.of();
              }

              @Override
              public List<Change> expression(ColumnDefault.Expression value) {
                return List.of(new Change.DropDefault());
              }

              @Override
              public List<Change> identity(ColumnDefault.Identity value) {
                return List.of(new Change.DropIdentity());
              }

              @Override
              public List<Change> generated(ColumnDefault.Generated value) {
                return List.of(new Change.DropGeneration());
              }
            });
  }

  private static List<Change> addition(Column now, Column to) {
    return to.defaultValue()
        .accept(
            new ColumnDefault.Visitor<>() {
              @Override
              public List<Change> none(ColumnDefault.None value) {
                return List.of();
              }

              @Override
              public List<Change> expression(ColumnDefault.Expression value) {
                return List.of(new Change.SetDefault(value.sql()));
              }

              @Override
              public List<Change> identity(ColumnDefault.Identity value) {
                return List.of(
                    isSameKind(now.defaultValue(), value)
                        ? new Change.SetIdentity(value)
                        : new Change.AddIdentity(value));
              }

              @Override
              public List<Change> generated(ColumnDefault.Generated value) {
                if (!isSameKind(now.defaultValue(), value)) {
                  throw Refusal.to(
                      "alter",
                      to.id(),
                      "a column that is there cannot become generated. Drop it and add it again.");
                }
                return List.of(new Change.SetGeneration(value.sql()));
              }
            });
  }

  /** The values of a generated column are computed anew, and {@code USING} is refused for them. */
  private static Change.SetType typeChange(Column from, Column to) {
    boolean isComputed = to.defaultValue() instanceof ColumnDefault.Generated;
    return new Change.SetType(
        to.type(),
        isComputed ? "" : ValueConversion.restoring(from.name(), from.type(), to.type()));
  }

  /**
   * PostgreSQL resets the collation to that of the type, and gives the sequence of an identity
   * column the same type.
   */
  @Override
  public Column setType(Change.SetType change) {
    Column typed = column.withType(change.type()).withCollation("");
    if (column.defaultValue() instanceof ColumnDefault.Identity identity) {
      Creation.requireCounter(typed);
      return typed.withDefault(
          new ColumnDefault.Identity(
              identity.always(), identity.options().withType(change.type()), identity.sequence()));
    }
    return typed;
  }

  @Override
  public Column setNullable(Change.SetNullable change) {
    if (change.nullable() && column.defaultValue() instanceof ColumnDefault.Identity) {
      throw refusal("it is an identity column. Drop its identity first.");
    }
    return column.withNullable(change.nullable());
  }

  @Override
  public Column setDefault(Change.SetDefault change) {
    requirePlain();
    return column.withDefault(new ColumnDefault.Expression(change.sql()));
  }

  @Override
  public Column dropDefault(Change.DropDefault change) {
    requirePlain();
    return column.withDefault(ColumnDefault.NONE);
  }

  private void requirePlain() {
    if (column.defaultValue() instanceof ColumnDefault.Identity) {
      throw refusal("it is an identity column. Drop its identity first.");
    }
    if (column.defaultValue() instanceof ColumnDefault.Generated) {
      throw refusal("it is a generated column. Drop its expression first.");
    }
  }

  @Override
  public Column addIdentity(Change.AddIdentity change) {
    if (!(column.defaultValue() instanceof ColumnDefault.None)) {
      throw refusal("it has a default already. Drop that first.");
    }
    if (column.nullable()) {
      throw refusal("it takes nulls. Make it not null first.");
    }
    Creation.requireCounter(column);
    return column.withDefault(change.identity());
  }

  /** The sequence stays the same one, so it keeps its name. */
  @Override
  public Column setIdentity(Change.SetIdentity change) {
    if (!(column.defaultValue() instanceof ColumnDefault.Identity identity)) {
      throw refusal("it is no identity column. Make it one first.");
    }
    return column.withDefault(
        new ColumnDefault.Identity(
            change.identity().always(), change.identity().options(), identity.sequence()));
  }

  @Override
  public Column dropIdentity(Change.DropIdentity change) {
    if (!(column.defaultValue() instanceof ColumnDefault.Identity)) {
      throw refusal("it is no identity column. Remove this change.");
    }
    return column.withDefault(ColumnDefault.NONE);
  }

  @Override
  public Column setGeneration(Change.SetGeneration change) {
    if (!(column.defaultValue() instanceof ColumnDefault.Generated generated)) {
      throw refusal("it is no generated column. Drop it and add it again as one.");
    }
    return column.withDefault(new ColumnDefault.Generated(change.sql(), generated.stored()));
  }

  /** PostgreSQL 18 has no values of a virtual column that could stay. */
  @Override
  public Column dropGeneration(Change.DropGeneration change) {
    if (!(column.defaultValue() instanceof ColumnDefault.Generated generated)
        || !generated.stored()) {
      throw refusal("it is no stored generated column. Drop it and add it again.");
    }
    return column.withDefault(ColumnDefault.NONE);
  }

  @Override
  public Column setCollation(Change.SetCollation change) {
    return column.withCollation(change.collation());
  }

  @Override
  public Column setComment(Change.SetComment change) {
    return column.withComment(change.comment());
  }

  private IllegalStateException refusal(String reason) {
    return Refusal.to("alter", column.id(), reason);
  }
}

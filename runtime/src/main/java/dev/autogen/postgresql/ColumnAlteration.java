package dev.autogen.postgresql;

import dev.autogen.operation.Change;
import dev.autogen.operation.ChangesOfOneKind;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The changes of one column, in as few statements as PostgreSQL can take them. */
final class ColumnAlteration {

  private final SqlNames names;
  private final ObjectId column;
  private final List<Change> changes;
  private final Optional<Change.SetType> type;
  private final Optional<Change.SetCollation> collation;
  private final Actions actions;

  ColumnAlteration(SqlNames names, ObjectId column, List<Change> changes) {
    this.names = names;
    this.column = column;
    this.changes = changes;
    this.type = find(Change.SetType.class);
    this.collation = find(Change.SetCollation.class);
    this.actions = new Actions();
  }

  private <C extends Change> Optional<C> find(Class<C> kind) {
    return changes.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /**
   * Beside a new type, identity takes statements of its own: PostgreSQL compares the type with the
   * sequence's before it looks at the other actions of a statement.
   */
  List<String> statements() {
    List<Change> together = new ArrayList<>(changes);
    together.removeIf(Change.SetComment.class::isInstance);
    List<Change> before = new ArrayList<>();
    List<Change> after = new ArrayList<>();
    if (type.isPresent()) {
      before.addAll(together.stream().filter(Change.DropIdentity.class::isInstance).toList());
      after.addAll(together.stream().filter(ColumnAlteration::needsIdentity).toList());
      together.removeAll(before);
      together.removeAll(after);
    }
    List<String> statements = new ArrayList<>();
    statements.addAll(alterTable(before));
    statements.addAll(alterTable(together));
    statements.addAll(alterTable(after));
    find(Change.AddIdentity.class)
        .map(change -> new SequenceSql(names).startAbove(column, change.identity().options()))
        .ifPresent(statements::add);
    find(Change.SetComment.class)
        .ifPresent(change -> statements.add(new Comments(names).set(column, change.comment())));
    return statements;
  }

  private static boolean needsIdentity(Change change) {
    return change instanceof Change.AddIdentity || change instanceof Change.SetIdentity;
  }

  private List<String> alterTable(List<Change> some) {
    List<String> clauses =
        Stream.concat(
                some.stream().filter(ColumnAlteration::isRemoval),
                some.stream().filter(change -> !isRemoval(change)))
            .flatMap(change -> change.accept(actions).stream())
            .map(action -> "alter column " + names.name(column.name()) + " " + action)
            .toList();
    List<String> statements = new ArrayList<>();
    if (!clauses.isEmpty()) {
      String separator = clauses.size() == 1 ? " " : "\n  ";
      statements.add(
          "alter table " + names.tableOf(column) + separator + String.join(",\n  ", clauses));
    }
    if (type.isEmpty() && some.stream().anyMatch(Change.SetCollation.class::isInstance)) {
      statements.add(collationOnly());
    }
    return statements;
  }

  private static boolean isRemoval(Change change) {
    return change instanceof Change.DropIdentity
        || change instanceof Change.DropGeneration
        || change instanceof Change.DropDefault;
  }

  /** The actions of {@code alter column}. */
  private final class Actions extends ChangesOfOneKind<List<String>> {

    Actions() {
      super(column);
    }

    /**
     * PostgreSQL converts the old default to the new type, and fails when it cannot, even if the
     * same statement sets another.
     */
    @Override
    public List<String> setType(Change.SetType change) {
      String setType =
          "type "
              + names.type(change.type())
              + collation.map(c -> collate(c.collation())).orElse("")
              + (change.using().isEmpty() ? "" : " using " + change.using());
      return find(Change.SetDefault.class).isPresent() && find(Change.DropDefault.class).isEmpty()
          ? List.of("drop default", setType)
          : List.of(setType);
    }

    @Override
    public List<String> setCollation(Change.SetCollation change) {
      return List.of();
    }

    @Override
    public List<String> setNullable(Change.SetNullable change) {
      return List.of(change.nullable() ? "drop not null" : "set not null");
    }

    @Override
    public List<String> setDefault(Change.SetDefault change) {
      return List.of("set default " + Expressions.asDefault(change.sql()));
    }

    @Override
    public List<String> dropDefault(Change.DropDefault change) {
      return List.of("drop default");
    }

    @Override
    public List<String> addIdentity(Change.AddIdentity change) {
      return List.of(
          "add " + new SequenceSql(names).identity(change.identity(), column.tableName()));
    }

    @Override
    public List<String> setIdentity(Change.SetIdentity change) {
      return List.of(new SequenceSql(names).identityAlteration(change.identity()));
    }

    @Override
    public List<String> dropIdentity(Change.DropIdentity change) {
      return List.of("drop identity");
    }

    @Override
    public List<String> setGeneration(Change.SetGeneration change) {
      return List.of("set expression as " + Expressions.parenthesized(change.sql()));
    }

    @Override
    public List<String> dropGeneration(Change.DropGeneration change) {
      return List.of("drop expression");
    }
  }

  private String collate(String name) {
    return name.isEmpty() ? "" : " collate " + names.name(name);
  }

  /** SQL sets a collation only together with the type, which is asked of the catalog here. */
  private String collationOnly() {
    String table = names.tableOf(column);
    String alter =
        "alter table %s alter column %s type "
            .formatted(table, names.name(column.name()))
            .replace("%", "%%");
    return """
        do $collation$
        begin
          execute format(
            %s,
            (select format_type(atttypid, atttypmod)
             from pg_catalog.pg_attribute
             where attrelid = %s::regclass and attname = %s));
        end
        $collation$"""
        .formatted(
            StringLiteral.of(
                alter + "%s" + collate(collation.orElseThrow().collation()).replace("%", "%%")),
            StringLiteral.of(table),
            StringLiteral.of(column.name()));
  }
}

package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the change from one model to another means for tables with rows, told by the catalogs that
 * Hibernate's {@code create} makes of both: what a user says by the options of {@code revision},
 * and what must be lost.
 *
 * @param before the tables of the model before
 * @param after those of the model after
 * @param names what is called otherwise
 */
record CatalogChange(
    Map<String, LiveTable> before, Map<String, LiveTable> after, ModelNames names) {

  /** Returns what a table becomes. */
  Optional<LiveTable> after(LiveTable table) {
    LiveTable same = after.get(table.qualifiedName());
    LiveTable renamed = after.get(table.schema() + "." + names.after(table.name()));
    return Optional.ofNullable(renamed == null ? same : renamed);
  }

  /** Returns what a column becomes, in what its table becomes. */
  Optional<LiveColumn> after(LiveTable table, LiveColumn column) {
    return after(table)
        .flatMap(
            other ->
                Optional.ofNullable(other.columns().get(names.after(column.name())))
                    .or(() -> Optional.ofNullable(other.columns().get(column.name()))));
  }

  /** Returns the options of {@code revision}. */
  List<String> flags() {
    List<String> flags = new ArrayList<>();
    for (LiveTable table : before.values()) {
      Optional<LiveTable> other = after(table);
      if (other.isEmpty()) {
        continue;
      }
      if (!other.get().name().equals(table.name())) {
        flags.add("--rename-table");
        flags.add(table.optionName() + ":" + other.get().name());
      }
      for (LiveColumn column : table.columns().values()) {
        after(table, column)
            .filter(renamed -> !renamed.name().equals(column.name()))
            .ifPresent(
                renamed -> {
                  flags.add("--rename-column");
                  flags.add(table.optionName() + "." + column.name() + ":" + renamed.name());
                });
      }
    }
    for (String value : names.values()) {
      flags.add("--rename-value");
      flags.add(value);
    }
    backfills(flags);
    flags.add("--drop-add");
    return flags;
  }

  private void backfills(List<String> flags) {
    for (LiveTable table : before.values()) {
      after(table)
          .ifPresent(
              other ->
                  filled(table, other)
                      .forEach(
                          column -> {
                            flags.add("--backfill");
                            flags.add(
                                "%s.%s=%s"
                                    .formatted(
                                        other.optionName(), column.name(), fill(other, column)));
                          }));
    }
  }

  /** The columns that existing rows need a value in. */
  private List<LiveColumn> filled(LiveTable table, LiveTable other) {
    List<LiveColumn> columns = new ArrayList<>();
    for (LiveColumn column : other.columns().values()) {
      Optional<LiveColumn> was = was(table, column);
      boolean isNew = was.isEmpty() && !column.hasDefault();
      boolean tookNulls = was.isPresent() && !was.get().notNull();
      boolean required = column.notNull() || was.isEmpty() && other.isRequiredBySubclass(column);
      if (required && !column.generated() && (isNew || tookNulls)) {
        columns.add(column);
      }
    }
    return columns;
  }

  private Optional<LiveColumn> was(LiveTable table, LiveColumn after) {
    return table.columns().values().stream()
        .filter(column -> after(table, column).filter(after::equals).isPresent())
        .findFirst();
  }

  private String fill(LiveTable table, LiveColumn column) {
    String place =
        "(select count(*) from %s o where o.ctid < %s.ctid)".formatted(table.sql(), table.sql());
    Optional<LiveForeignKey> key = table.foreignKeyOf(column.name());
    if (key.isPresent()) {
      LiveTable target = after.get(key.get().table());
      String there = LiveColumn.quote(key.get().referencedBy(column.name()));
      return "(select v from (select %s as v, row_number() over (order by %s) as n from %s) t where n = 1 + %s)"
          .formatted(there, there, target.sql(), place);
    }
    List<String> listed = column.listed();
    return table.keys().stream().anyMatch(columns -> columns.contains(column.name()))
        ? "case %s when 0 then %s else %s end"
            .formatted(place, column.value(0, listed), column.value(1, listed))
        : column.value(0, listed);
  }

  /**
   * Tells whether rows of a table could not survive: they would have to refer to rows of a table
   * that is new or empty, or the downgrade could not know what they referred to or what told them
   * apart.
   */
  boolean mustBeEmpty(LiveTable table) {
    return mustBeEmpty(table, new HashSet<>());
  }

  private boolean mustBeEmpty(LiveTable table, Set<LiveTable> looked) {
    return looked.add(table)
        && after(table)
            .filter(
                other ->
                    forgets(table)
                        || refersToNone(table, other, looked)
                        || makesAllTheSame(table, other))
            .isPresent();
  }

  /** A new column gives all rows its default, of which its key takes one. */
  private boolean makesAllTheSame(LiveTable table, LiveTable other) {
    return other.keys().stream()
        .anyMatch(
            key ->
                key.stream()
                    .map(other.columns()::get)
                    .allMatch(column -> column.hasDefault() && was(table, column).isEmpty()));
  }

  private boolean refersToNone(LiveTable table, LiveTable other, Set<LiveTable> looked) {
    return filled(table, other).stream()
        .flatMap(column -> other.foreignKeyOf(column.name()).stream())
        .anyMatch(
            key ->
                before.values().stream()
                    .filter(one -> !mustBeEmpty(one, looked))
                    .noneMatch(one -> after(one).filter(now -> hasWas(one, now, key)).isPresent()));
  }

  /** Tells whether a key refers to a table, and to columns that it had before. */
  private boolean hasWas(LiveTable before, LiveTable now, LiveForeignKey key) {
    return now.qualifiedName().equals(key.table())
        && key.columns().stream()
            .map(column -> now.columns().get(key.referencedBy(column)))
            .allMatch(column -> was(before, column).isPresent());
  }

  private boolean forgets(LiveTable table) {
    return table.columns().values().stream()
        .filter(column -> column.notNull() && after(table, column).isEmpty())
        .anyMatch(
            column ->
                table.foreignKeyOf(column.name()).isPresent()
                    || table.keys().contains(List.of(column.name())));
  }

  /** Returns the tables and columns whose content goes with them, or gives way. */
  List<String> losses() {
    Set<String> losses = new LinkedHashSet<>();
    for (LiveTable table : before.values()) {
      if (after(table).isEmpty()) {
        losses.add(table.optionName());
      }
      for (LiveColumn column : table.columns().values()) {
        Optional<LiveColumn> other = after(table, column);
        boolean keeps =
            other
                .filter(now -> now.attributes() == column.attributes())
                .filter(now -> column.notNull() || !now.notNull())
                .filter(now -> column.generated() == now.generated())
                .isPresent();
        if (!keeps || column.generated()) {
          losses.add(table.optionName() + "." + column.name());
        }
      }
    }
    return new ArrayList<>(losses);
  }

  /** Tells whether a column must have a value afterwards for what some subclass must have. */
  boolean isRequiredBySubclass(LiveTable table, LiveColumn column) {
    return after(table)
        .filter(other -> after(table, column).filter(other::isRequiredBySubclass).isPresent())
        .isPresent();
  }

  /** Returns the texts that a column takes before and after; empty if it takes any. */
  List<String> allowed(LiveTable table, LiveColumn column) {
    List<String> listed = column.listed();
    List<String> after = after(table, column).map(LiveColumn::listed).orElse(List.of());
    if (listed.isEmpty()) {
      return after;
    }
    return after.isEmpty()
        ? listed
        : listed.stream()
            .filter(text -> after.contains(text) || names.isRenamedValue(text))
            .toList();
  }
}

package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Merges what is known by its name: tables, columns, sequences, types, each attribute by itself.
 */
final class NamedObjectMerge {

  private final MergeState state;

  NamedObjectMerge(MergeState state) {
    this.state = state;
  }

  void merge() {
    Set<ObjectId> ids = new TreeSet<>();
    for (Schema schema : List.of(state.then, state.now)) {
      // The order of the columns of a new table is that of the model.
      schema.objects().stream()
          .map(SchemaObject::id)
          .filter(id -> !id.kind().isTableElement())
          .forEach(ids::add);
    }
    ids.forEach(this::merge);
    state.now.objects(Column.class).forEach(column -> merge(column.id()));
    state.then.objects(Column.class).stream()
        .filter(column -> !state.now.contains(column.id()))
        .forEach(column -> merge(column.id()));
  }

  private void merge(ObjectId id) {
    Optional<SchemaObject> then = state.then.find(id);
    Optional<SchemaObject> now = state.now.find(id);
    Optional<SchemaObject> live = state.live.find(id);
    if (then.isPresent() && live.isPresent()) {
      state.isKnown(live.get());
    }
    if (now.isEmpty()) {
      dropped(then.orElseThrow(), live);
    } else if (then.isEmpty()) {
      added(now.get(), live);
    } else if (live.isPresent()) {
      changed(then.get(), now.get(), live.get());
    } else if (!same(then.get(), now.get())) {
      missing(then.get(), now.get());
    }
  }

  private boolean same(SchemaObject one, SchemaObject other) {
    return state.comparison().same(one, other);
  }

  private void dropped(SchemaObject then, Optional<SchemaObject> live) {
    boolean goesWithTable =
        then instanceof TableElement element && state.now.table(element.table()).isEmpty();
    if (live.isPresent()) {
      state.remove(live.get());
    } else if (!goesWithTable) {
      state.isAbsent(then);
    }
  }

  private void added(SchemaObject now, Optional<SchemaObject> live) {
    if (live.isEmpty() && lacksTable(now)) {
      missing(now, now);
    } else if (live.isEmpty()) {
      state.add(now);
    } else if (same(now, live.get())) {
      state.isThere(live.get(), isMade(now.id(), made -> same(made, now)));
    } else {
      Conflict conflict =
          new Conflict(
              now.id(),
              "definition",
              Conflict.NONE,
              SchemaText.line(now),
              SchemaText.line(live.get()),
              "The model adds %s, but the database has another already: %s instead of %s."
                  .formatted(now.id(), SchemaText.line(live.get()), SchemaText.line(now)));
      state.disagree(conflict, () -> state.write(now));
    }
  }

  /** The table of a column was there when the last revision was written, and is not any more. */
  private boolean lacksTable(SchemaObject object) {
    return object instanceof TableElement element
        && state.then.table(element.table()).isPresent()
        && state.live.table(element.table()).isEmpty();
  }

  private void missing(SchemaObject then, SchemaObject now) {
    Conflict conflict =
        new Conflict(
            now.id(),
            "definition",
            then.equals(now) ? Conflict.NONE : SchemaText.line(then),
            SchemaText.line(now),
            Conflict.NONE,
            "The model changes %s, but the database does not have %s; 'autogen repair' puts it back."
                .formatted(now.id(), lacksTable(now) ? "its table" : "it"));
    state.disagree(conflict, () -> writeWhole(now));
  }

  /** A table has no use without what belongs to it, changed or not. */
  private void writeWhole(SchemaObject now) {
    state.write(now);
    if (now instanceof Table table) {
      state.now.elements(table.name()).forEach(state::write);
    }
  }

  private void changed(SchemaObject then, SchemaObject now, SchemaObject live) {
    if (now instanceof EnumType) {
      labels((EnumType) then, (EnumType) now, (EnumType) live);
    }
    for (Attribute attribute : Attribute.of(then, now)) {
      if (!attribute.same(then, now, state.comparison())) {
        changed(attribute, then, now, live);
      }
    }
  }

  private void changed(
      Attribute attribute, SchemaObject then, SchemaObject now, SchemaObject live) {
    SchemaObject current = state.current(live);
    if (attribute.same(live, now, state.comparison())) {
      state.isThere(
          live,
          attribute.name(),
          isMade(now.id(), made -> attribute.same(made, now, state.comparison())));
    } else if (attribute.same(live, then, state.comparison()) || attribute.isForgotten(live)) {
      state.write(attribute.copy().apply(current, now));
    } else {
      Conflict conflict =
          new Conflict(
              now.id(),
              attribute.name(),
              attribute.text().apply(then),
              attribute.text().apply(now),
              attribute.text().apply(live),
              "");
      state.disagree(conflict, () -> state.write(attribute.copy().apply(current, now)));
    }
  }

  private void labels(EnumType then, EnumType now, EnumType live) {
    EnumLabels labels = new EnumLabels(then.labels(), now.labels());
    if (!labels.isChanged()) {
      return;
    }
    Optional<List<String>> merged = labels.mergeInto(live.labels());
    if (merged.isEmpty()) {
      Conflict conflict =
          new Conflict(
              now.id(),
              "labels",
              then.labels().toString(),
              now.labels().toString(),
              live.labels().toString(),
              "");
      state.disagree(conflict, () -> state.write(now.withLabels(now.labels())));
    } else if (merged.get().equals(live.labels())) {
      state.isThere(
          live,
          "labels",
          isMade(now.id(), made -> ((EnumType) made).labels().containsAll(now.labels())));
    } else {
      state.write(live.withLabels(merged.get()));
    }
  }

  private boolean isMade(ObjectId id, Predicate<SchemaObject> condition) {
    return state.options.made().find(id).filter(condition).isPresent();
  }
}

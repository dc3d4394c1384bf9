package dev.autogen.diff;

import dev.autogen.diff.Matching.Pair;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.TableElement;
import java.util.List;
import java.util.Optional;

/**
 * Merges constraints and indexes, each as a whole. The database's counterpart is the one that does
 * the same, whatever its name; that of the same name, or the primary key, is one that somebody
 * changed.
 */
final class ElementMerge {

  private final MergeState state;
  private final Structure structure;
  private final Uses usesThen;

  ElementMerge(MergeState state) {
    this.state = state;
    this.structure = new Structure(state.comparison());
    this.usesThen = new Uses(state.then);
  }

  void merge(QualifiedName table) {
    Pairing.STRUCTURAL.forEach(kind -> merge(table, kind));
  }

  private <T extends TableElement> void merge(QualifiedName table, Class<T> kind) {
    List<T> live = state.live.elements(table, kind);
    Matching<T> model =
        structure.match(state.then.elements(table, kind), state.now.elements(table, kind));
    Counterparts<T> ofThen = new Counterparts<>(state.then.elements(table, kind), live);
    Counterparts<T> ofNow = new Counterparts<>(state.now.elements(table, kind), live);
    ofThen.known().forEach(state::isKnown);
    if (state.now.table(table).isEmpty()) {
      return;
    }
    model.onlyBefore().forEach(then -> dropped(then, ofThen, ofNow));
    for (Pair<T> pair : model.pairs()) {
      if (structure.same(pair.before(), pair.after())) {
        renamed(pair, ofThen);
      } else {
        changed(pair, ofThen, ofNow);
      }
    }
    model.onlyAfter().forEach(now -> added(now, ofNow));
  }

  /** What the database has for the elements of one state of the model. */
  private final class Counterparts<T extends TableElement> {
    private final Matching<T> matching;

    Counterparts(List<T> model, List<T> live) {
      matching =
          Matching.of(
              model,
              live,
              (one, other) -> one.name().equals(other.name()) && structure.same(one, other),
              structure::same);
    }

    List<T> known() {
      return matching.pairs().stream().map(Pair::after).toList();
    }

    Optional<T> of(T element) {
      return matching.partnerOf(element);
    }

    /** Returns what stands where the element belongs and is something else. */
    Optional<T> inPlaceOf(T element) {
      return matching.onlyAfter().stream()
          .filter(one -> element instanceof PrimaryKey || one.name().equals(element.name()))
          .filter(one -> !state.isRemoved(one))
          .findFirst();
    }
  }

  private <T extends TableElement> void dropped(
      T then, Counterparts<T> ofThen, Counterparts<T> ofNow) {
    Optional<T> live = ofThen.of(then);
    Optional<T> other = ofThen.inPlaceOf(then).filter(one -> !ofNow.known().contains(one));
    if (live.isPresent()) {
      state.remove(live.get());
    } else if (other.isPresent()) {
      disagree(other.get(), Optional.of(then), Optional.empty(), other);
    } else if (!goesWithColumn(then)) {
      state.isAbsent(then);
    }
  }

  /** PostgreSQL drops a constraint or an index with any of its columns. */
  private boolean goesWithColumn(TableElement then) {
    return usesThen.of(then).stream()
        .filter(id -> id.kind() == ObjectKind.COLUMN && id.tableName().equals(then.table()))
        .anyMatch(id -> !state.now.contains(id));
  }

  private <T extends TableElement> void renamed(Pair<T> pair, Counterparts<T> ofThen) {
    T now = pair.after();
    Optional<T> live = ofThen.of(pair.before());
    if (live.isEmpty() || live.get().name().equals(now.name())) {
      boolean isNew = live.isPresent() && !pair.before().name().equals(now.name());
      if (isNew && !isGenerated(now)) {
        state.isThere(live.get(), "name", isMade(now));
      }
      return;
    }
    if (pair.before().name().equals(now.name()) || isGenerated(now) && !isNeeded(live.get())) {
      return;
    }
    if (live.get().name().equals(pair.before().name()) || isGenerated(pair.before())) {
      state.replace(live.get(), Structure.named(live.get(), now.name()));
    } else {
      disagree(now, Optional.of(pair.before()), Optional.of(now), live);
    }
  }

  /** A generated name is as good as another, unless the model has something else of this name. */
  private boolean isNeeded(TableElement live) {
    return live instanceof Constraint
        && state.now.elements(live.table()).stream()
            .filter(other -> other instanceof Constraint || other instanceof Index)
            .filter(other -> other.name().equals(live.name()))
            .anyMatch(
                other -> other.id().kind() != live.id().kind() || !structure.same(other, live));
  }

  private static boolean isGenerated(TableElement element) {
    return element instanceof Constraint constraint && GeneratedNames.isGenerated(constraint);
  }

  private <T extends TableElement> void changed(
      Pair<T> pair, Counterparts<T> ofThen, Counterparts<T> ofNow) {
    T now = pair.after();
    Optional<T> old = ofThen.of(pair.before());
    Optional<T> there = ofNow.of(now);
    if (there.isPresent()) {
      old.ifPresent(state::remove);
      state.isThere(there.get(), "definition", isMade(now));
    } else if (old.isPresent()) {
      state.replace(old.get(), now);
    } else {
      disagree(now, Optional.of(pair.before()), Optional.of(now), ofThen.inPlaceOf(pair.before()));
    }
  }

  private <T extends TableElement> void added(T now, Counterparts<T> ofNow) {
    Optional<T> there = ofNow.of(now);
    if (there.isPresent()) {
      state.isThere(there.get(), isMade(now));
      return;
    }
    Optional<T> other = ofNow.inPlaceOf(now);
    boolean lacksTable =
        state.then.table(now.table()).isPresent() && state.live.table(now.table()).isEmpty();
    if (other.isPresent() || lacksTable) {
      disagree(now, Optional.empty(), Optional.of(now), other);
    } else {
      state.add(now);
    }
  }

  /** The database has something else, or nothing, where the model changed something. */
  private <T extends TableElement> void disagree(
      T subject, Optional<T> then, Optional<T> now, Optional<T> live) {
    ObjectId id = subject.id();
    Conflict conflict = new Conflict(id, "definition", line(then), line(now), line(live), "");
    state.disagree(
        conflict,
        () -> {
          if (now.isPresent() && live.isPresent()) {
            state.replace(live.get(), now.get());
          } else {
            live.ifPresent(state::remove);
            now.ifPresent(state::add);
          }
        });
  }

  private static String line(Optional<? extends TableElement> element) {
    return element.map(SchemaText::line).orElse(Conflict.NONE);
  }

  private boolean isMade(TableElement now) {
    return state.options.made().elements(now.table(), now.getClass()).stream()
        .anyMatch(made -> structure.same(made, now));
  }
}

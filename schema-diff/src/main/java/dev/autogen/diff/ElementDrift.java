package dev.autogen.diff;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds drift in the constraints and indexes of one table. What they do matters first: of the same
 * structure under another name only the name is wrong, and that only where a revision gave it in
 * this database. One that was made with other names never had it.
 */
final class ElementDrift {

  /**
   * What is expected of one constraint or index.
   *
   * @param wanted what a repair makes
   * @param other what is as right
   * @param isNamed whether the name of {@code wanted} was given in this database
   */
  private record Expectation<T>(T wanted, T other, boolean isNamed) {}

  private final DriftFindings drift;
  private final QualifiedName table;
  private final Schema now;
  private final Made made;
  private final Schema live;
  private final Structure structure;
  private final Set<ObjectId> matched = new HashSet<>();

  ElementDrift(DriftFindings drift, QualifiedName table) {
    this.drift = drift;
    this.table = table;
    this.now = drift.now();
    this.made = drift.made();
    this.live = drift.live();
    this.structure = new Structure(drift.comparison());
  }

  void find() {
    List<Runnable> later = new ArrayList<>();
    for (Class<? extends TableElement> kind : Pairing.STRUCTURAL) {
      find(kind, later);
    }
    later.forEach(Runnable::run);
  }

  private <T extends TableElement> void find(Class<T> kind, List<Runnable> later) {
    Map<T, Expectation<T>> expectations = expectations(kind);
    Matching<T> matching =
        structure.matchLoosely(
            List.copyOf(expectations.keySet()),
            live.elements(table, kind),
            (wanted, actual) -> structure.same(expectations.get(wanted).other(), actual));
    for (Matching.Pair<T> pair : matching.pairs()) {
      matched.add(pair.after().id());
      compare(expectations.get(pair.before()), pair.after());
    }
    later.add(
        () -> {
          matching.onlyBefore().stream()
              .filter(expected -> !hasUniqueIndex(expected))
              .forEach(this::missing);
          matching.onlyAfter().forEach(this::unmodelled);
        });
  }

  private <T extends TableElement> Map<T, Expectation<T>> expectations(Class<T> kind) {
    Matching<T> revised =
        structure.matchLoosely(
            now.elements(table, kind), made.schema().elements(table, kind), structure::same);
    Map<T, Expectation<T>> expectations = new HashMap<>();
    for (T modelled : now.elements(table, kind)) {
      Optional<T> revision = revised.partnerOf(modelled);
      boolean isNamed = revision.filter(one -> made.givenHere().test(one.name())).isPresent();
      Expectation<T> expectation =
          revision.isPresent() && made.isWhole()
              ? new Expectation<>(revision.get(), modelled, isNamed)
              : new Expectation<>(modelled, revision.orElse(modelled), isNamed);
      expectations.put(expectation.wanted(), expectation);
    }
    return expectations;
  }

  private <T extends TableElement> void compare(Expectation<T> expected, T actual) {
    T wanted = expected.wanted();
    boolean isWanted = structure.same(wanted, actual);
    if (isWanted || structure.same(expected.other(), actual)) {
      name(isWanted ? wanted : expected.other(), expected, actual);
    } else if (structure.sameApartFromState(wanted, actual)
        && Structure.sameDeferrability(wanted, actual)
        && state(wanted, actual)) {
      name(wanted, expected, actual);
    } else {
      different(wanted, actual);
    }
  }

  private void name(TableElement likeness, Expectation<?> expected, TableElement actual) {
    boolean isRight =
        !expected.isNamed()
            || hasName((TableElement) expected.wanted(), actual)
            || hasName((TableElement) expected.other(), actual)
            || made.hidden().test(actual.name());
    if (!isRight) {
      drift.renamed(likeness, actual);
    }
  }

  /** A generated name is as good as another. */
  private boolean hasName(TableElement expected, TableElement actual) {
    return expected.name().equals(actual.name()) || isGenerated(expected) && isGenerated(actual);
  }

  private static boolean isGenerated(TableElement element) {
    return element instanceof Index index
        ? GeneratedNames.isGenerated(index)
        : GeneratedNames.isGenerated((Constraint) element);
  }

  private void different(TableElement expected, TableElement actual) {
    ObjectId id = expected.id();
    String should = SchemaText.line(expected);
    String is = SchemaText.line(actual);
    String sentence = "The database has another %s: %s instead of %s.".formatted(id, is, should);
    drift.add(
        Finding.of(
            id,
            "different",
            sentence,
            should,
            is,
            repairs -> {
              repairs.remove(actual);
              repairs.write(expected);
            }));
  }

  private void missing(TableElement expected) {
    Optional<TableElement> other =
        live.elements(table).stream()
            .filter(one -> one.name().equals(expected.name()) && isConstraintOrIndex(one))
            .filter(one -> !matched.contains(one.id()))
            .findFirst();
    if (other.isPresent()) {
      matched.add(other.get().id());
      different(expected, other.get());
    } else {
      drift.missing(expected);
    }
  }

  private static boolean isConstraintOrIndex(TableElement element) {
    return element instanceof Constraint || element instanceof Index;
  }

  /** Finds what is not valid; tells whether there is such a thing. */
  private boolean state(TableElement wanted, TableElement actual) {
    if (actual instanceof Index index && !index.valid()) {
      broken(wanted, actual, "invalid", "is invalid and not used; a build of it failed");
      return true;
    }
    boolean isUnchecked =
        actual instanceof CheckConstraint check && !check.validated()
            || actual instanceof ForeignKey key && !key.validated();
    if (isUnchecked) {
      broken(wanted, actual, "not-valid", "is NOT VALID: rows that were there are not checked");
    }
    return isUnchecked;
  }

  private void broken(TableElement wanted, TableElement actual, String code, String what) {
    ObjectId id = wanted.id();
    drift.add(
        Finding.of(
            id,
            code,
            "The %s %s.".formatted(id, what),
            "valid",
            code,
            repairs ->
                repairs.alter(
                    actual.id(), one -> Structure.named(wanted, ((TableElement) one).name()))));
  }

  private void unmodelled(TableElement element) {
    if (!matched.contains(element.id()) && !standsForConstraint(element)) {
      drift.addUnmodelled(
          element, "The model does not name %s%s.".formatted(element.id(), effect(element)));
    }
  }

  /** What follows from it for an application that does not know it. */
  private static String effect(TableElement element) {
    if (element instanceof ForeignKey key) {
      return ": rows without a row in %s are refused".formatted(key.referencedTable().name());
    }
    if (element instanceof CheckConstraint) {
      return ": rows that break it are refused";
    }
    if (element instanceof Index index && !index.valid()) {
      return ", which is invalid and not used; a build of it failed";
    }
    return element instanceof Constraint || element instanceof Index index && index.unique()
        ? ": rows alike are refused"
        : "";
  }

  /**
   * A unique index that somebody made by hand does what the unique constraint of the model does.
   */
  private boolean hasUniqueIndex(TableElement expected) {
    return expected instanceof UniqueConstraint constraint
        && live.elements(table, Index.class).stream()
            .anyMatch(index -> isAsGood(index, constraint));
  }

  private boolean standsForConstraint(TableElement element) {
    return element instanceof Index index
        && now.elements(table, UniqueConstraint.class).stream()
            .anyMatch(constraint -> isAsGood(index, constraint));
  }

  private static boolean isAsGood(Index index, UniqueConstraint constraint) {
    return index.unique()
        && index.valid()
        && index.where().isEmpty()
        && index.nullsNotDistinct() == constraint.nullsNotDistinct()
        && index.keys().stream().noneMatch(IndexKey::isExpression)
        && index.keys().stream().map(IndexKey::text).toList().equals(constraint.columns());
  }
}

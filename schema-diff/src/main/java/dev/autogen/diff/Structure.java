package dev.autogen.diff;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * The likeness of constraints and indexes. What they do matters first and what they are called
 * second: names of foreign keys and uniques practically never agree between entities and databases.
 */
final class Structure {

  private final Comparison comparison;

  Structure(Comparison comparison) {
    this.comparison = comparison;
  }

  /** Pairs the constraints or indexes of one table, all of one kind. */
  <T extends TableElement> Matching<T> match(List<T> before, List<T> after) {
    BiPredicate<T, T> sameAndNamedSo = (one, other) -> sameName(one, other) && same(one, other);
    return Matching.of(
        before,
        after,
        sameAndNamedSo,
        this::same,
        this::sameApartFromState,
        (one, other) -> sameName(one, other) || one instanceof PrimaryKey);
  }

  /**
   * Pairs as {@link #match} does, and foreign keys and unique constraints of the same columns
   * besides.
   *
   * @param alsoSame what is as good as the same
   */
  <T extends TableElement> Matching<T> matchLoosely(
      List<T> model, List<T> live, BiPredicate<T, T> alsoSame) {
    BiPredicate<T, T> sameAndNamedSo = (one, other) -> sameName(one, other) && same(one, other);
    return Matching.of(
        model,
        live,
        sameAndNamedSo,
        this::same,
        alsoSame,
        this::sameApartFromState,
        (one, other) -> sameName(one, other) || one instanceof PrimaryKey,
        Structure::sameColumns);
  }

  private static boolean sameColumns(TableElement one, TableElement other) {
    if (one instanceof UniqueConstraint unique && other instanceof UniqueConstraint found) {
      return unique.columns().equals(found.columns());
    }
    return one instanceof ForeignKey key
        && other instanceof ForeignKey found
        && key.columns().equals(found.columns())
        && key.referencedTable().equals(found.referencedTable());
  }

  /** Tells whether two elements are checked at the same time. */
  static boolean sameDeferrability(TableElement one, TableElement other) {
    return !(one instanceof ForeignKey key
        && other instanceof ForeignKey found
        && key.deferrability() != found.deferrability());
  }

  /** Tells whether two elements differ in nothing but their names. */
  boolean same(TableElement one, TableElement other) {
    return same(one, other, element -> element);
  }

  /** Tells whether a statement can turn one constraint into the other, their names aside. */
  boolean sameApartFromState(TableElement one, TableElement other) {
    return same(one, other, Structure::withoutState);
  }

  private boolean same(TableElement one, TableElement other, UnaryOperator<TableElement> levelled) {
    return one.getClass() == other.getClass()
        && one.table().equals(other.table())
        && comparison.same(
            one, other, form -> levelled.apply(named((TableElement) form, other.name())));
  }

  private static TableElement withoutState(TableElement element) {
    if (element instanceof ForeignKey key) {
      return key.withDeferrability(Deferrability.NOT_DEFERRABLE).withValidated(true);
    }
    if (element instanceof CheckConstraint check) {
      return valid(check);
    }
    return element instanceof Index index ? valid(index) : element;
  }

  static Index valid(Index index) {
    return index.withValid(true);
  }

  static CheckConstraint valid(CheckConstraint check) {
    return new CheckConstraint(
        check.table(), check.name(), check.expression(), check.noInherit(), true);
  }

  private static boolean sameName(TableElement one, TableElement other) {
    return one.name().equals(other.name());
  }

  /** Returns the same element under another name. */
  static TableElement named(TableElement element, String name) {
    if (element instanceof Constraint constraint) {
      return constraint.named(name);
    }
    return element instanceof Index index ? index.named(name) : ((Column) element).named(name);
  }
}

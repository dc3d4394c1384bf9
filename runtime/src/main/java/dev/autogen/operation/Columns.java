package dev.autogen.operation;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which columns the elements of a table are about. */
final class Columns {

  private Columns() {}

  /**
   * Returns the columns that an element names outside of expressions, those it only carries
   * included.
   */
  static List<String> named(TableElement element) {
    if (element instanceof PrimaryKey key) {
      return joined(key.columns(), carried(key));
    }
    if (element instanceof UniqueConstraint constraint) {
      return joined(constraint.columns(), carried(constraint));
    }
    if (element instanceof ForeignKey key) {
      return key.columns();
    }
    return element instanceof Index index
        ? joined(
            index.keys().stream().filter(key -> !key.isExpression()).map(IndexKey::text).toList(),
            carried(index))
        : List.of();
  }

  /** Returns the columns that the index of an element only carries ({@code INCLUDE}). */
  static List<String> carried(TableElement element) {
    if (element instanceof PrimaryKey key) {
      return key.include();
    }
    if (element instanceof UniqueConstraint constraint) {
      return constraint.include();
    }
    return element instanceof Index index ? index.include() : List.of();
  }

  /** Returns the SQL of an element that may mention columns of its table. */
  static List<String> expressions(TableElement element) {
    if (element instanceof CheckConstraint check) {
      return List.of(check.expression());
    }
    if (element instanceof ExclusionConstraint exclusion) {
      return List.of(exclusion.definition());
    }
    if (element instanceof Index index) {
      List<String> expressions = new ArrayList<>();
      index.keys().stream()
          .filter(IndexKey::isExpression)
          .forEach(key -> expressions.add(key.text()));
      if (!index.where().isEmpty()) {
        expressions.add(index.where());
      }
      return expressions;
    }
    return element instanceof Column column
            && column.defaultValue() instanceof ColumnDefault.Generated value
        ? List.of(value.sql())
        : List.of();
  }

  /** Tells whether an element other than the column itself is about the column. */
  static boolean involves(TableElement element, String column) {
    return named(element).contains(column) || mentions(element, column);
  }

  /** Tells whether an expression of the element mentions the column. */
  static boolean mentions(TableElement element, String column) {
    return expressions(element).stream().anyMatch(sql -> SqlExpressions.mentions(sql, column));
  }

  /**
   * Returns the key of the referenced table that a foreign key depends on: one over the same
   * columns in any order, neither deferrable, partial nor over expressions. Of several PostgreSQL
   * takes the oldest (tablecmds.c, {@code transformFkeyCheckAttrs}, over indexes by OID).
   *
   * @param elements the elements of the referenced table, oldest first
   */
  static Optional<TableElement> keyOf(ForeignKey foreignKey, List<TableElement> elements) {
    Set<String> wanted = new HashSet<>(foreignKey.referencedColumns());
    int count = foreignKey.referencedColumns().size();
    return elements.stream()
        .filter(
            element -> {
              List<String> columns = keyColumns(element);
              return columns.size() == count && wanted.equals(new HashSet<>(columns));
            })
        .findFirst();
  }

  /** Tells whether a foreign key may depend on the element. */
  static boolean isKey(TableElement element) {
    return !keyColumns(element).isEmpty();
  }

  /**
   * Returns the columns by which a foreign key can point to a row; none for what is no such key.
   */
  private static List<String> keyColumns(TableElement element) {
    if (element instanceof PrimaryKey key && isImmediate(key.deferrability())) {
      return key.columns();
    }
    if (element instanceof UniqueConstraint constraint && isImmediate(constraint.deferrability())) {
      return constraint.columns();
    }
    boolean isKey =
        element instanceof Index index
            && index.unique()
            && index.valid()
            && expressions(index).isEmpty();
    return isKey ? ((Index) element).keys().stream().map(IndexKey::text).toList() : List.of();
  }

  private static boolean isImmediate(Deferrability deferrability) {
    return deferrability == Deferrability.NOT_DEFERRABLE;
  }

  private static List<String> joined(List<String> columns, List<String> others) {
    return Stream.concat(columns.stream(), others.stream()).toList();
  }
}

package dev.autogen.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that PostgreSQL 12 and later gives what was created without one ({@code
 * makeObjectName}, {@code ChooseIndexName}, {@code ChooseIndexColumnNames} in indexcmds.c, {@code
 * ChooseConstraintName} in pg_constraint.c).
 *
 * <p>Names are tried until one is free: {@code taken} says which are not. To PostgreSQL a name of a
 * check or foreign key is taken when any constraint of the schema has it, that of another
 * constraint or of an index also when any table, index, sequence or view has it, and that of a
 * sequence in the latter case alone.
 */
public final class GeneratedNames {

  /** Hibernate's {@code NamingHelper}: a prefix and the MD5 of table and columns in base 35. */
  private static final Pattern HASHED =
      Pattern.compile("(?i)(fk|uk|idx)_?(?=[a-y]*\\d)[0-9a-y]{20,25}");

  private static final Pattern TRAILING_DIGITS = Pattern.compile("(?:[1-9]\\d*)?$");

  /** Of more columns than these only their own order is tried for a name. */
  private static final int MOST_ORDERED_COLUMNS = 5;

  private GeneratedNames() {}

  /** Returns the name of a primary key: {@code table_pkey}. */
  public static String primaryKey(String table, Predicate<String> taken) {
    return firstFree(table, "", "pkey", taken);
  }

  /** Returns the name of a unique constraint: {@code table_column_column_key}. */
  public static String unique(
      String table, List<String> columns, List<String> include, Predicate<String> taken) {
    return firstFree(table, addition(indexColumns(columns, include)), "key", taken);
  }

  /** Returns the name of a foreign key: {@code table_column_column_fkey}. */
  public static String foreignKey(String table, List<String> columns, Predicate<String> taken) {
    return firstFree(table, addition(columns), "fkey", taken);
  }

  /**
   * Returns the name of a check: {@code table_column_check} when it mentions one column, else
   * {@code table_check}.
   *
   * @param mentioned the columns of the table that its expression mentions
   */
  public static String check(String table, Collection<String> mentioned, Predicate<String> taken) {
    Set<String> columns = new LinkedHashSet<>(mentioned);
    String addition = columns.size() == 1 ? columns.iterator().next() : "";
    return firstFree(table, addition, "check", taken);
  }

  /** Returns the name of an index: {@code table_column_column_idx}. */
  public static String index(
      String table, List<IndexKey> keys, List<String> include, Predicate<String> taken) {
    return firstFree(table, indexAddition(keys, include), "idx", taken);
  }

  /** Returns the name of the sequence of an identity column: {@code table_column_seq}. */
  public static String sequence(String table, String column, Predicate<String> taken) {
    return firstFree(table, column, "seq", taken);
  }

  /**
   * Returns the name that PostgreSQL would give the constraint, whose own name is not looked at.
   * For an exclusion constraint, whose columns only its text tells, this is the name it has.
   *
   * @param columns the columns of its table
   */
  public static String of(
      Constraint constraint, Collection<String> columns, Predicate<String> taken) {
    String table = constraint.table().name();
    if (constraint instanceof PrimaryKey) {
      return primaryKey(table, taken);
    }
    if (constraint instanceof UniqueConstraint unique) {
      return unique(table, unique.columns(), unique.include(), taken);
    }
    if (constraint instanceof ForeignKey key) {
      return foreignKey(table, key.columns(), taken);
    }
    if (constraint instanceof CheckConstraint check) {
      return check(table, SqlExpressions.mentioned(check.expression(), columns), taken);
    }
    return constraint.name();
  }

  /**
   * Tells whether nobody chose the constraint's name: it is the one that PostgreSQL generates for
   * it, with or without a number at the end, or one of Hibernate's hashes.
   */
  public static boolean isGenerated(Constraint constraint) {
    if (isHash(constraint.name())) {
      return true;
    }
    String table = constraint.table().name();
    if (constraint instanceof PrimaryKey) {
      return isNumbered(constraint.name(), table, "", "pkey");
    }
    if (constraint instanceof UniqueConstraint unique) {
      String addition = addition(indexColumns(unique.columns(), unique.include()));
      return isNumbered(constraint.name(), table, addition, "key");
    }
    if (constraint instanceof ForeignKey key) {
      return isGeneratedForeignKey(key.name(), table, key.columns(), List.of());
    }
    return constraint instanceof CheckConstraint check && isGeneratedCheck(check, table);
  }

  /**
   * The order of the pairs has no meaning, and Hibernate sorts them: any order may have named it.
   */
  private static boolean isGeneratedForeignKey(
      String name, String table, List<String> rest, List<String> chosen) {
    if (rest.isEmpty() || chosen.isEmpty() && rest.size() > MOST_ORDERED_COLUMNS) {
      List<String> columns = rest.isEmpty() ? chosen : rest;
      return isNumbered(name, table, addition(columns), "fkey");
    }
    for (String next : rest) {
      List<String> others = new ArrayList<>(rest);
      others.remove(next);
      List<String> more = new ArrayList<>(chosen);
      more.add(next);
      if (isGeneratedForeignKey(name, table, others, more)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether it is one of Hibernate's hashes, which its DDL states. */
  public static boolean isHash(String name) {
    return HASHED.matcher(name).matches();
  }

  private static boolean isGeneratedCheck(CheckConstraint check, String table) {
    return isNumbered(check.name(), table, "", "check")
        || SqlExpressions.columns(check.expression()).stream()
            .anyMatch(column -> isNumbered(check.name(), table, column, "check"));
  }

  /** Tells whether nobody chose the name of the index; see {@link #isGenerated(Constraint)}. */
  public static boolean isGenerated(Index index) {
    return isHash(index.name())
        || isNumbered(
            index.name(),
            index.table().name(),
            indexAddition(index.keys(), index.include()),
            "idx");
  }

  /** Tells whether nobody chose the name of the sequence of an identity column. */
  public static boolean isGeneratedSequence(String name, String table, String column) {
    return name.isEmpty() || isNumbered(name, table, column, "seq");
  }

  private static boolean isNumbered(String name, String table, String addition, String label) {
    Matcher digits = TRAILING_DIGITS.matcher(name);
    for (boolean found = digits.find(); found; found = digits.find()) {
      if (name.equals(makeObjectName(table, addition, label + digits.group()))) {
        return true;
      }
    }
    return false;
  }

  private static String firstFree(
      String table, String addition, String label, Predicate<String> taken) {
    String name = makeObjectName(table, addition, label);
    for (int number = 1; taken.test(name); number++) {
      name = makeObjectName(table, addition, label + number);
    }
    return name;
  }

  /**
   * Joins the parts with underscores, the longer of the first two cut until all of it fits.
   *
   * @param second empty for none
   */
  static String makeObjectName(String first, String second, String label) {
    int overhead = SqlIdentifier.byteLength(label) + 1 + (second.isEmpty() ? 0 : 1);
    int available = SqlIdentifier.MAXIMUM_BYTES - overhead;
    int firstBytes = SqlIdentifier.byteLength(first);
    int secondBytes = SqlIdentifier.byteLength(second);
    while (firstBytes + secondBytes > available) {
      if (firstBytes > secondBytes) {
        firstBytes--;
      } else {
        secondBytes--;
      }
    }
    String start = SqlIdentifier.truncate(first, firstBytes);
    String middle = SqlIdentifier.truncate(second, secondBytes);
    return start + (second.isEmpty() ? "" : "_" + middle) + "_" + label;
  }

  /** Joins names until there is more than a name can hold ({@code ChooseIndexNameAddition}). */
  private static String addition(List<String> columns) {
    StringBuilder joined = new StringBuilder();
    for (String column : columns) {
      if (SqlIdentifier.byteLength(joined.toString()) > SqlIdentifier.MAXIMUM_BYTES) {
        break;
      }
      joined.append(joined.isEmpty() ? "" : "_").append(column);
    }
    return joined.toString();
  }

  private static String indexAddition(List<IndexKey> keys, List<String> include) {
    List<String> names =
        keys.stream()
            .map(key -> key.isExpression() ? ExpressionNames.of(key.text()) : key.text())
            .toList();
    return addition(indexColumns(names, include));
  }

  /**
   * Gives every column of an index a name of its own: a number replaces the end of one that
   * repeats.
   */
  private static List<String> indexColumns(List<String> columns, List<String> include) {
    List<String> names = new ArrayList<>();
    for (List<String> part : List.of(columns, include)) {
      for (String column : part) {
        String name = column;
        for (int number = 1; names.contains(name); number++) {
          String digits = String.valueOf(number);
          name =
              SqlIdentifier.truncate(column, SqlIdentifier.MAXIMUM_BYTES - digits.length())
                  + digits;
        }
        names.add(name);
      }
    }
    return names;
  }
}

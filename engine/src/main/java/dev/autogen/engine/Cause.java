package dev.autogen.engine;

import dev.autogen.diff.Difference;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Why entities and database differ: what many differences have in common. */
public enum Cause {
  LOB_AS_OID(
      "@Lob is a large object (oid) for Hibernate, and plain text or bytes in the database. Leave @Lob"
          + " out and state the type with columnDefinition; never convert the column.",
      one -> isType(one) && one.expected().equals("oid")),
  DEFAULT_LENGTH(
      "Lengths and precisions that are only Hibernate's default, where the database has others. State"
          + " them with @Column, or accept them.",
      one -> isType(one) && Patterns.DEFAULT.matcher(one.expected()).matches()),
  NUMBER_WIDTH(
      "Numbers of another width. Change the type of the property, or accept them.",
      one ->
          isType(one)
              && Patterns.INTEGER.matcher(one.expected()).matches()
              && Patterns.INTEGER.matcher(one.actual()).matches()),
  TIME_TYPE(
      "Times of another precision, or with a time zone where the other has none.",
      one ->
          isType(one)
              && Patterns.TIME.matcher(one.expected()).matches()
              && Patterns.TIME.matcher(one.actual()).matches()),
  STRICTER_DATABASE(
      "Columns that only the database wants to be not null. State it with optional = false or"
          + " nullable = false.",
      one -> one.code().equals("column-nullability") && one.actual().equals("not null")),
  LOOSER_DATABASE(
      "Columns that only the entities want to be not null. Add it with 'autogen repair', or since a"
          + " baseline with 'autogen revision --repair column-nullability'.",
      one -> one.code().equals("column-nullability")),
  DATABASE_DEFAULT(
      "Defaults that only the database has. State them with @ColumnDefault, or accept them.",
      one -> one.code().equals("column-default") && one.expected().equals("none")),
  CONSTRAINT_NAME(
      "Constraints and indexes that are right but for their names.",
      one ->
          one.code().matches("(unique|check|foreign|primary|exclusion).*-renamed|index-renamed")),
  REFERENTIAL_ACTION(
      "Foreign keys that do something else when a row they refer to goes. State it with @OnDelete.",
      one -> one.code().equals("foreign-key-different")),
  MISSING_CONSTRAINT(
      "Constraints and indexes that only the entities have. Add them with 'autogen repair', or since a"
          + " baseline with 'autogen revision --repair KIND'; the rows are checked first.",
      one -> one.code().matches("(unique|check|foreign|primary).*-missing|index-missing")),
  NOT_MAPPED(
      "In the database only: no entity names them, and autogen leaves them alone.",
      one -> one.code().endsWith("-unmodelled")),
  OTHER("Other differences.", one -> true);

  private static final class Patterns {
    static final Pattern DEFAULT =
        Pattern.compile("(varchar\\(255\\)|numeric\\(38,\\s*2\\))(\\[])?");
    static final Pattern INTEGER = Pattern.compile("smallint|integer|bigint");
    static final Pattern TIME = Pattern.compile("(time|timestamp)(tz)?(\\(\\d\\))?");
  }

  private final String sentence;
  private final Predicate<Difference> fits;

  Cause(String sentence, Predicate<Difference> fits) {
    this.sentence = sentence;
    this.fits = fits;
  }

  /** Returns the first that explains a difference. */
  public static Cause of(Difference difference) {
    for (Cause cause : values()) {
      if (cause.fits.test(difference)) {
        return cause;
      }
    }
    return OTHER;
  }

  private static boolean isType(Difference difference) {
    return difference.code().equals("column-type");
  }

  /** Returns what it is, and what to do about it. */
  public String sentence() {
    return sentence;
  }

  /** Returns its word in results, the same in every release: {@code lob-as-oid}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

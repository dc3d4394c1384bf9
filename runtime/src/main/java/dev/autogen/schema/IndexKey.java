package dev.autogen.schema;

/**
 * One key of an index: a column or an expression, and how it is sorted.
 *
 * @param text the exact name of a column, or an expression as SQL without parentheses around it
 * @param isExpression whether {@code text} is an expression
 * @param collation the exact name of a collation; empty for that of the column
 * @param operatorClass the operator class as SQL; empty for the default of the type
 * @param order how it is sorted
 */
public record IndexKey(
    String text, boolean isExpression, String collation, String operatorClass, Order order) {

  /**
   * The direction of a key and where nulls go; PostgreSQL's default for each direction is unmarked.
   */
  public enum Order {
    ASC(""),
    ASC_NULLS_FIRST(" nulls first"),
    DESC(" desc"),
    DESC_NULLS_LAST(" desc nulls last");

    private final String suffix;

    Order(String suffix) {
      this.suffix = suffix;
    }

    /** Returns what follows the key in SQL, with a leading space; empty for {@link #ASC}. */
    public String suffix() {
      return suffix;
    }
  }

  /** Returns a key on a column, ascending. */
  public static IndexKey column(String name) {
    return new IndexKey(name, false, "", "", Order.ASC);
  }

  /** Returns a key on an expression, ascending. */
  public static IndexKey expression(String sql) {
    return new IndexKey(sql, true, "", "", Order.ASC);
  }

  public IndexKey withText(String otherText) {
    return new IndexKey(otherText, isExpression, collation, operatorClass, order);
  }

  public IndexKey withOrder(Order otherOrder) {
    return new IndexKey(text, isExpression, collation, operatorClass, otherOrder);
  }
}

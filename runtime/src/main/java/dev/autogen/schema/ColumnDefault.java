package dev.autogen.schema;

/**
 * Where the value of a column comes from when an {@code INSERT} gives none; PostgreSQL allows one
 * of these.
 */
public sealed interface ColumnDefault {

  /** Calls the method of the visitor that is for this kind of default. */
  <R> R accept(Visitor<R> visitor);

  /** One answer for each kind of default; Java 17's exhaustive dispatch. */
  interface Visitor<R> {
    R none(None value);

    R expression(Expression value);

    R identity(Identity value);

    R generated(Generated value);
  }

  /** No default: the value is null. */
  None NONE = new None();

  /** No default. */
  record None() implements ColumnDefault {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.none(this);
    }
  }

  /**
   * {@code DEFAULT expression}.
   *
   * @param sql the expression as SQL, such as {@code 'draft'} or {@code now()}
   */
  record Expression(String sql) implements ColumnDefault {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.expression(this);
    }
  }

  /**
   * {@code GENERATED … AS IDENTITY}.
   *
   * @param always {@code ALWAYS} rather than {@code BY DEFAULT}
   * @param options what its sequence counts
   * @param sequence the exact name of its sequence, in the schema of the table; empty for the name
   *     that PostgreSQL chooses ({@code table_column_seq})
   */
  record Identity(boolean always, SequenceOptions options, String sequence)
      implements ColumnDefault {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.identity(this);
    }
  }

  /**
   * {@code GENERATED ALWAYS AS (expression)}.
   *
   * @param sql the expression as SQL
   * @param stored {@code STORED} rather than PostgreSQL 18's {@code VIRTUAL}
   */
  record Generated(String sql, boolean stored) implements ColumnDefault {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.generated(this);
    }
  }
}

package dev.autogen.revision;

import dev.autogen.postgresql.Literals;
import dev.autogen.schema.ColumnDefault;

/** The defaults that definitions and changes of a column share. */
final class Defaults {

  private Defaults() {}

  static ColumnDefault.Expression value(String column, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "The default of column %s is null, which is no default. Leave it out.".formatted(column));
    }
    return new ColumnDefault.Expression(Literals.of(value).sql());
  }

  static ColumnDefault.Expression sql(String column, String sql) {
    return new ColumnDefault.Expression(Requirements.sql("The default of column " + column, sql));
  }

  static ColumnDefault.Generated generated(String column, String sql, boolean stored) {
    Requirements.sql("The generation of column " + column, sql);
    return new ColumnDefault.Generated(sql, stored);
  }
}

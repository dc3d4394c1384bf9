package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Atom;
import dev.autogen.codegen.Expression.Call;
import dev.autogen.operation.Literal;
import dev.autogen.postgresql.Literals;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SQL that is plainly a value, as that value in Java. Only where the runtime writes the value as
 * the very same SQL: {@code TRUE} and {@code 'a'::text} stay SQL.
 */
final class SqlLiteralCode {

  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}\\.\\d{1,6}");

  private SqlLiteralCode() {}

  /** Returns {@code defaultTo(value)} or {@code defaultSql(sql)}. */
  static Call defaultCall(String sql) {
    return value(sql)
        .map(value -> Call.of("defaultTo", value))
        .orElseGet(() -> Call.of("defaultSql", JavaText.sql(sql)));
  }

  /** Returns the value as it stands in {@code row(…)}. */
  static Expression rowValue(Literal literal) {
    return literal.sql().equals("null")
        ? new Atom("null")
        : value(literal.sql()).orElseGet(() -> Call.of("sql", JavaText.sql(literal.sql())));
  }

  private static Optional<Expression> value(String sql) {
    if (sql.equals("true") || sql.equals("false")) {
      return Optional.of(new Atom(sql));
    }
    if (INTEGER.matcher(sql).matches()) {
      return Optional.of(new Atom(integer(sql)))
          .filter(atom -> !sql.equals("-0"))
          .map(Expression.class::cast);
    }
    if (DECIMAL.matcher(sql).matches()) {
      double value = Double.parseDouble(sql);
      return Optional.<Expression>of(new Atom(Double.toString(value)))
          .filter(atom -> Literals.of(value).sql().equals(sql));
    }
    return text(sql).map(JavaText::of);
  }

  private static String integer(String sql) {
    return new BigInteger(sql).bitLength() < Integer.SIZE ? sql : sql + "L";
  }

  private static Optional<String> text(String sql) {
    if (sql.length() < 2 || !sql.startsWith("'") || !sql.endsWith("'")) {
      return Optional.empty();
    }
    String text = sql.substring(1, sql.length() - 1).replace("''", "'");
    return Optional.of(text)
        .filter(value -> value.indexOf('\0') < 0)
        .filter(value -> Literals.of(value).sql().equals(sql));
  }
}

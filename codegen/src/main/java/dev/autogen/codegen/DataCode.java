package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Atom;
import dev.autogen.codegen.Expression.Call;
import dev.autogen.codegen.Expression.Lambda;
import dev.autogen.operation.BatchUpdate;
import dev.autogen.operation.Literal;
import dev.autogen.operation.Parameter;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.schema.StringLiteral;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What changes rows, as the arguments of calls on an {@code Operations}. */
final class DataCode {

  private static final String BYTES = "'\\x";

  private DataCode() {}

  /** Returns a statement and its values; the compiler warns of a single null. */
  static List<Expression> update(String sql, List<Parameter> parameters) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(JavaText.sql(sql));
    parameters.forEach(parameter -> arguments.add(value(parameter.literal())));
    return arguments.size() == 2 && arguments.get(1).equals(new Atom("null"))
        ? List.of(arguments.get(0), new Atom("(Object) null"))
        : arguments;
  }

  /** Only bytes begin with a plain backslash, and what is left is a number of many digits. */
  private static Expression value(Literal literal) {
    String sql = literal.sql();
    if (sql.startsWith(BYTES)) {
      String digits = sql.substring(BYTES.length(), sql.length() - 1);
      return Call.of("java.util.HexFormat.of().parseHex", JavaText.of(digits));
    }
    if (sql.startsWith("'") || sql.startsWith("E'")) {
      return JavaText.of(StringLiteral.text(sql));
    }
    Expression value = SqlLiteralCode.rowValue(literal);
    return value instanceof Call ? Call.of("new java.math.BigDecimal", JavaText.of(sql)) : value;
  }

  static Call batchUpdate(BatchUpdate update) {
    List<Call> calls = new ArrayList<>();
    update
        .assignments()
        .forEach(
            one -> calls.add(Call.of("set", JavaText.of(one.column()), JavaText.sql(one.sql()))));
    if (!update.where().isEmpty()) {
      calls.add(Call.of("where", JavaText.sql(update.where())));
    }
    calls.add(Call.of("batchSize", new Atom(Integer.toString(update.batchSize()))));
    if (!update.pause().isZero()) {
      calls.add(Call.of("pause", duration(update.pause())));
    }
    return Call.of(
        "batchUpdate",
        JavaText.of(update.table().name()),
        JavaText.of(update.key()),
        Lambda.on("b", calls));
  }

  static Expression file(RowFile file) {
    boolean isCsv = file.format() == RowFile.Format.CSV;
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of(isCsv ? "csv" : "json", JavaText.of(file.name())));
    if (!file.nullMarker().isEmpty()) {
      calls.add(Call.of("nullAs", JavaText.of(file.nullMarker())));
    }
    if (isCsv && file.separator() != ',') {
      calls.add(Call.of("separatedBy", new Atom("'%s'".formatted(character(file.separator())))));
    }
    return Expression.Chain.of(calls);
  }

  private static String character(char separator) {
    String quoted = JavaText.literal(String.valueOf(separator));
    return separator == '\'' ? "\\'" : quoted.substring(1, quoted.length() - 1);
  }

  static Expression duration(Duration duration) {
    long millis = duration.toMillis();
    String unit = millis % 1000 == 0 ? "ofSeconds" : "ofMillis";
    long number = millis % 1000 == 0 ? millis / 1000 : millis;
    return new Atom("java.time.Duration.%s(%d)".formatted(unit, number));
  }
}

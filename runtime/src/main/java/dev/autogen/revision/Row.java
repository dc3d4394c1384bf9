package dev.autogen.revision;

import dev.autogen.operation.Literal;
import dev.autogen.postgresql.Literals;
import java.util.Arrays;
import java.util.List;

/** The values of a row of {@link Operations#bulkInsert}. */
public final class Row {

  private final List<Literal> values;

  private Row(List<Literal> values) {
    this.values = values;
  }

  static Row of(Object... values) {
    // row(null) is one null, which Java takes for the array.
    Object[] given = values == null ? new Object[] {null} : values;
    return new Row(Arrays.stream(given).map(Row::literal).toList());
  }

  private static Literal literal(Object value) {
    return value instanceof Literal literal ? literal : Literals.of(value);
  }

  List<Literal> values() {
    return values;
  }
}

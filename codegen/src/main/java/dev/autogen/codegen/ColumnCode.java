package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Call;
import dev.autogen.codegen.Expression.Chain;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Columns as {@code column("published", bool()).notNull()}. */
final class ColumnCode {

  private ColumnCode() {}

  static Expression of(Column column) {
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of("column", JavaText.of(column.name()), TypeCode.of(column.type())));
    if (!column.collation().isEmpty()) {
      calls.add(Call.of("collate", JavaText.of(column.collation())));
    }
    boolean isIdentity = column.defaultValue() instanceof ColumnDefault.Identity;
    if (!column.nullable() && !isIdentity) {
      calls.add(Call.of("notNull"));
    }
    calls.addAll(column.defaultValue().accept(new DefaultCalls(column.type())));
    if (!column.comment().isEmpty()) {
      calls.add(Call.of("comment", JavaText.of(column.comment())));
    }
    return Chain.of(calls);
  }

  private record DefaultCalls(SqlType type) implements ColumnDefault.Visitor<List<Call>> {

    @Override
    public List<Call> none(ColumnDefault.None value) {
      return List.of();
    }

    @Override
    public List<Call> expression(ColumnDefault.Expression value) {
      return List.of(SqlLiteralCode.defaultCall(value.sql()));
    }

    @Override
    public List<Call> identity(ColumnDefault.Identity value) {
      String method = value.always() ? "identityAlways" : "identity";
      return List.of(
          SequenceCode.identity(value, type)
              .map(options -> Call.of(method, options))
              .orElseGet(() -> Call.of(method)));
    }

    @Override
    public List<Call> generated(ColumnDefault.Generated value) {
      String method = value.stored() ? "generatedAs" : "generatedVirtualAs";
      return List.of(Call.of(method, JavaText.sql(value.sql())));
    }
  }
}

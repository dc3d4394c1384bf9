package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Call;
import dev.autogen.codegen.Expression.Chain;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import java.util.ArrayList;
import java.util.List;

/** Indexes as {@code index("posts_title_idx", "title").unique()}. */
final class IndexCode {

  private IndexCode() {}

  static Expression of(Index index) {
    List<Call> calls = new ArrayList<>();
    calls.add(keys(index));
    if (index.unique()) {
      calls.add(Call.of("unique"));
    }
    if (!index.method().equals("btree")) {
      calls.add(Call.of("using", JavaText.of(index.method())));
    }
    calls.addAll(ConstraintCode.include(index.include()));
    if (index.nullsNotDistinct()) {
      calls.add(Call.of("nullsNotDistinct"));
    }
    if (!index.storage().isEmpty()) {
      calls.add(Call.of("with", JavaText.sql(index.storage())));
    }
    if (!index.tablespace().isEmpty()) {
      calls.add(Call.of("tablespace", JavaText.of(index.tablespace())));
    }
    if (!index.where().isEmpty()) {
      calls.add(Call.of("where", JavaText.sql(index.where())));
    }
    return Chain.of(calls);
  }

  private static Call keys(Index index) {
    boolean onlyColumns =
        index.keys().stream().allMatch(key -> key.equals(IndexKey.column(key.text())));
    List<Expression> arguments = new ArrayList<>();
    arguments.add(JavaText.of(index.name()));
    for (IndexKey key : index.keys()) {
      arguments.add(onlyColumns ? JavaText.of(key.text()) : key(key));
    }
    return Call.of("index", arguments);
  }

  private static Expression key(IndexKey key) {
    List<Call> calls = new ArrayList<>();
    calls.add(
        key.isExpression()
            ? Call.of("expression", JavaText.sql(key.text()))
            : Call.of("key", JavaText.of(key.text())));
    if (!key.collation().isEmpty()) {
      calls.add(Call.of("collate", JavaText.of(key.collation())));
    }
    if (!key.operatorClass().isEmpty()) {
      calls.add(Call.of("operatorClass", JavaText.sql(key.operatorClass())));
    }
    calls.addAll(
        switch (key.order()) {
          case ASC -> List.of();
          case ASC_NULLS_FIRST -> List.of(Call.of("nullsFirst"));
          case DESC -> List.of(Call.of("desc"));
          case DESC_NULLS_LAST -> List.of(Call.of("desc"), Call.of("nullsLast"));
        });
    return Chain.of(calls);
  }
}

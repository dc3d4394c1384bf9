package dev.autogen.postgresql;

import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that insert rows. */
final class InsertSql {

  private static final int ROWS_PER_STATEMENT = 100;

  private final SqlNames names;

  InsertSql(SqlNames names) {
    this.names = names;
  }

  List<String> insert(BulkInsert operation) {
    String into = "insert into " + names.name(operation.table());
    List<List<Literal>> rows = operation.rows();
    if (operation.columns().isEmpty()) {
      return rows.stream().map(row -> into + " default values").toList();
    }
    List<String> statements = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
      int to = Math.min(rows.size(), from + ROWS_PER_STATEMENT);
      statements.add(
          rows.subList(from, to).stream()
              .map(InsertSql::row)
              .collect(
                  Collectors.joining(
                      ",", into + " (" + names.list(operation.columns()) + ") values", "")));
    }
    return statements;
  }

  private static String row(List<Literal> values) {
    return values.stream().map(Literal::sql).collect(Collectors.joining(", ", "\n  (", ")"));
  }
}

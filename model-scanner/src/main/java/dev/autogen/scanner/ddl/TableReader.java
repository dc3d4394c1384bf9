package dev.autogen.scanner.ddl;

import dev.autogen.schema.SchemaName;

/** Reads a {@code CREATE TABLE} as far as the statement itself says. */
final class TableReader {

  private final DdlTokens tokens;
  private final SchemaName defaultSchema;
  private final NamesInUse names;

  TableReader(DdlTokens tokens, SchemaName defaultSchema, NamesInUse names) {
    this.tokens = tokens;
    this.defaultSchema = defaultSchema;
    this.names = names;
  }

  /** Reads what follows {@code CREATE TABLE}. */
  TableDraft table() {
    TableDraft table = new TableDraft(tokens.qualifiedName(defaultSchema));
    ConstraintReader constraints = new ConstraintReader(tokens, defaultSchema);
    ColumnReader columns =
        new ColumnReader(tokens, constraints, new TypeReader(defaultSchema), names, table);
    tokens.expect("(");
    if (!tokens.isNext(")")) {
      do {
        if (constraints.isTableConstraint()) {
          constraints.tableConstraint(table);
        } else {
          columns.read();
        }
      } while (tokens.accept(","));
    }
    tokens.expect(")");
    table.storage = tokens.storageParameters();
    table.options = tokens.atEnd() ? "" : tokens.takeRest();
    table.requireNotNull();
    return table;
  }
}

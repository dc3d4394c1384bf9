package dev.autogen.scanner.ddl;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one column of a {@code CREATE TABLE}: its type, what a {@code columnDefinition} says after
 * it, and what Hibernate adds.
 */
final class ColumnReader {

  /** PostgreSQL's serial types (documentation: 8.1.4) and the types of their columns. */
  private static final Map<String, String> SERIALS =
      Map.of(
          "smallserial", "smallint",
          "serial2", "smallint",
          "serial", "integer",
          "serial4", "integer",
          "bigserial", "bigint",
          "serial8", "bigint");

  private final DdlTokens tokens;
  private final ConstraintReader constraints;
  private final TypeReader types;
  private final NamesInUse names;
  private final TableDraft table;

  ColumnReader(
      DdlTokens tokens,
      ConstraintReader constraints,
      TypeReader types,
      NamesInUse names,
      TableDraft table) {
    this.tokens = tokens;
    this.constraints = constraints;
    this.types = types;
    this.names = names;
    this.table = table;
  }

  void read() {
    String name = tokens.name();
    try {
      readDefinition(name);
    } catch (DdlException e) {
      throw e.in(name);
    }
  }

  private void readDefinition(String name) {
    String type = tokens.upTo(ConstraintReader.COLUMN_CLAUSES);
    String serial = SERIALS.get(SqlIdentifier.fold(type));
    Column column = Column.of(table.name, name, types.type(serial == null ? type : serial));
    if (serial != null) {
      column = serial(column);
    }
    while (!tokens.atEnd() && !tokens.isNext(",") && !tokens.isNext(")")) {
      column = clause(column, constraints.constraintName());
    }
    table.add(column);
  }

  private Column clause(Column column, String constraintName) {
    if (tokens.acceptWords("not null")) {
      return column.withNullable(false);
    }
    if (tokens.acceptWords("null")) {
      return column;
    }
    if (tokens.acceptWords("default")) {
      return withDefault(column, new ColumnDefault.Expression(defaultExpression()));
    }
    if (tokens.acceptWords("collate")) {
      return column.withCollation(collation());
    }
    if (tokens.acceptWords("generated")) {
      return withDefault(column, generated(column));
    }
    if (tokens.acceptWords("unique")) {
      table.keys.add(constraints.columnKey(constraintName, column.name(), false));
    } else if (tokens.acceptWords("primary key")) {
      table.keys.add(constraints.columnKey(constraintName, column.name(), true));
    } else if (tokens.acceptWords("check")) {
      table.checks.add(constraints.check(constraintName));
    } else if (tokens.acceptWords("references")) {
      table.references.add(constraints.references(constraintName, List.of(column.name())));
    } else {
      throw new DdlException(
          "'%s' cannot be understood in the definition of a column"
              .formatted(tokens.upTo(ConstraintReader.COLUMN_CLAUSES)));
    }
    return column;
  }

  private String defaultExpression() {
    return Parentheses.strip(tokens.upTo(ConstraintReader.COLUMN_CLAUSES));
  }

  private static Column withDefault(Column column, ColumnDefault value) {
    if (!column.defaultValue().equals(ColumnDefault.NONE) && !column.defaultValue().equals(value)) {
      throw new DdlException("the column has more than one default");
    }
    return column.withDefault(value);
  }

  private String collation() {
    String name = tokens.name();
    // Collations are objects of a schema; the standard ones are found without naming pg_catalog.
    return tokens.accept(".") ? tokens.name() : name;
  }

  private ColumnDefault generated(Column column) {
    boolean always = !tokens.acceptWords("by default");
    if (always) {
      tokens.expectWords("always");
    }
    tokens.expectWords("as");
    if (tokens.acceptWords("identity")) {
      SequenceOptions options = SequenceOptions.defaultsFor(column.type(), 1);
      if (tokens.isNext("(")) {
        options = new SequenceReader(new DdlTokens(tokens.inParentheses())).options(column.type());
      }
      return new ColumnDefault.Identity(always, options, "");
    }
    String expression = Parentheses.strip(tokens.inParentheses());
    boolean stored = tokens.acceptWords("stored");
    if (!stored) {
      tokens.acceptWords("virtual");
    }
    return new ColumnDefault.Generated(expression, stored);
  }

  private Column serial(Column column) {
    QualifiedName sequence = table.name.sibling(names.sequence(table.name, column.name()));
    table.sequences.add(
        new Sequence(
            sequence,
            SequenceOptions.defaultsFor(column.type(), 1),
            Optional.of(ObjectId.column(table.name, column.name())),
            ""));
    String literal = SqlIdentifier.quote(sequence).replace("'", "''");
    return column
        .withNullable(false)
        .withDefault(new ColumnDefault.Expression("nextval('" + literal + "'::regclass)"));
  }
}

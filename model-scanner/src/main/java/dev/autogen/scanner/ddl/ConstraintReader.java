package dev.autogen.scanner.ddl;

import dev.autogen.scanner.ddl.TableDraft.Check;
import dev.autogen.scanner.ddl.TableDraft.Key;
import dev.autogen.scanner.ddl.TableDraft.OrderedKey;
import dev.autogen.scanner.ddl.TableDraft.Reference;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlLexer;
import java.util.List;
import java.util.Set;

/** Reads constraints, of columns and of tables (documentation: CREATE TABLE). */
final class ConstraintReader {

  private final DdlTokens tokens;
  private final SchemaName defaultSchema;

  ConstraintReader(DdlTokens tokens, SchemaName defaultSchema) {
    this.tokens = tokens;
    this.defaultSchema = defaultSchema;
  }

  /** Returns the name after {@code CONSTRAINT}; empty when that word does not come next. */
  String constraintName() {
    return tokens.acceptWords("constraint") ? tokens.name() : "";
  }

  boolean isTableConstraint() {
    return List.of("constraint", "primary key", "unique", "check", "foreign key").stream()
        .anyMatch(tokens::isNextWords);
  }

  void tableConstraint(TableDraft table) {
    String name = constraintName();
    if (tokens.acceptWords("primary key")) {
      table.keys.add(key(name, tokens.names(), true, false));
    } else if (tokens.acceptWords("unique")) {
      unique(table, name);
    } else if (tokens.acceptWords("check")) {
      table.checks.add(check(name));
    } else if (tokens.acceptWords("foreign key")) {
      table.references.add(foreignKey(name));
    } else {
      throw tokens.expected("A constraint that can be read");
    }
  }

  private void unique(TableDraft table, String name) {
    boolean nullsNotDistinct = nullsNotDistinct();
    String inside = tokens.inParentheses();
    DdlTokens columns = new DdlTokens("(" + inside + ")");
    if (SqlLexer.significantTokens(inside).stream()
        .anyMatch(token -> token.isWord("asc") || token.isWord("desc"))) {
      table.orderedKeys.add(new OrderedKey(name, inside));
    } else {
      table.keys.add(key(name, columns.names(), false, nullsNotDistinct));
    }
  }

  /** Reads what follows {@code UNIQUE} or {@code PRIMARY KEY} of a column. */
  Key columnKey(String name, String column, boolean primary) {
    return key(name, List.of(column), primary, !primary && nullsNotDistinct());
  }

  private Key key(String name, List<String> columns, boolean primary, boolean nullsNotDistinct) {
    List<String> include = tokens.acceptWords("include") ? tokens.names() : List.of();
    return new Key(name, columns, include, primary, nullsNotDistinct, deferrability());
  }

  private boolean nullsNotDistinct() {
    boolean notDistinct = tokens.acceptWords("nulls not distinct");
    if (!notDistinct) {
      tokens.acceptWords("nulls distinct");
    }
    return notDistinct;
  }

  /** Reads what follows {@code CHECK}. */
  Check check(String name) {
    String expression = Parentheses.strip(tokens.inParentheses());
    boolean noInherit = tokens.acceptWords("no inherit");
    return new Check(name, expression, noInherit, !tokens.acceptWords("not valid"));
  }

  /** Reads what follows {@code FOREIGN KEY}. */
  Reference foreignKey(String name) {
    List<String> columns = tokens.names();
    tokens.expectWords("references");
    return references(name, columns);
  }

  /** Reads what follows {@code REFERENCES}. */
  Reference references(String name, List<String> columns) {
    QualifiedName table = tokens.qualifiedName(defaultSchema);
    List<String> referenced = tokens.isNext("(") ? tokens.names() : List.of();
    boolean matchFull = false;
    ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
    ReferentialAction onDelete = ReferentialAction.NO_ACTION;
    while (true) {
      if (tokens.acceptWords("match full")) {
        matchFull = true;
      } else if (tokens.acceptWords("on update")) {
        onUpdate = action();
      } else if (tokens.acceptWords("on delete")) {
        onDelete = action();
      } else if (!tokens.acceptWords("match simple")) {
        break;
      }
    }
    Deferrability deferrability = deferrability();
    boolean validated = !tokens.acceptWords("not valid");
    return new Reference(
        name, columns, table, referenced, onUpdate, onDelete, matchFull, deferrability, validated);
  }

  private ReferentialAction action() {
    for (ReferentialAction action : ReferentialAction.values()) {
      if (tokens.acceptWords(action.sql())) {
        return action;
      }
    }
    throw tokens.expected("What happens to the referencing rows");
  }

  private Deferrability deferrability() {
    Deferrability found = Deferrability.NOT_DEFERRABLE;
    while (true) {
      if (tokens.acceptWords("initially deferred")) {
        found = Deferrability.INITIALLY_DEFERRED;
        tokens.acceptWords("deferrable");
      } else if (tokens.acceptWords("deferrable")) {
        found =
            found == Deferrability.INITIALLY_DEFERRED ? found : Deferrability.INITIALLY_IMMEDIATE;
      } else if (!tokens.acceptWords("not deferrable")
          && !tokens.acceptWords("initially immediate")) {
        return found;
      }
    }
  }

  /** The words that can start a constraint or another clause of a column. */
  static final Set<String> COLUMN_CLAUSES =
      Set.of(
          "constraint",
          "not",
          "null",
          "default",
          "unique",
          "primary",
          "check",
          "references",
          "collate",
          "generated",
          "deferrable",
          "initially",
          ",",
          ")");
}

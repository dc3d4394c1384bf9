package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.SqlToken.Kind;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of enum types, in the types and in SQL. PostgreSQL keeps a value in an expression by
 * its OID, so that it shows the new name of one that is renamed.
 */
final class EnumLabels {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");

  /** An element of an array's text, in quotes or up to the next delimiter. */
  private static final Pattern ELEMENT =
      Pattern.compile("(?s)\"(?:[^\"\\\\]|\\\\.)*\"|[^\"\\\\{},\\s]+");

  private static final Pattern ESCAPED = Pattern.compile("(?s)\\\\(.)");

  private static final Set<String> BETWEEN_COLUMN_AND_LABEL =
      Set.of("in", "not", "when", "between", "and");

  private EnumLabels() {}

  /**
   * Returns the type with one value more.
   *
   * @throws IllegalStateException if it has the value, or not the neighbour
   */
  static EnumType add(EnumType type, AddEnumValue operation) {
    if (type.labels().contains(operation.value())) {
      throw Refusal.to(
          "add a value to",
          type.id(),
          "it has '%s' already. Remove this operation.".formatted(operation.value()));
    }
    List<String> labels = new ArrayList<>(type.labels());
    labels.add(position(type, operation), operation.value());
    return type.withLabels(labels);
  }

  private static int position(EnumType type, AddEnumValue operation) {
    if (operation.placement() == AddEnumValue.Placement.LAST) {
      return type.labels().size();
    }
    int neighbour = type.labels().indexOf(operation.neighbour());
    if (neighbour < 0) {
      throw noSuchLabel("add a value to", type, operation.neighbour());
    }
    return operation.placement() == AddEnumValue.Placement.BEFORE ? neighbour : neighbour + 1;
  }

  /**
   * Returns the type with one value under another name.
   *
   * @throws IllegalStateException if it has not the one, or has the other
   */
  static EnumType rename(EnumType type, RenameEnumValue operation) {
    if (!type.labels().contains(operation.from())) {
      throw noSuchLabel("rename a value of", type, operation.from());
    }
    if (type.labels().contains(operation.to())) {
      throw Refusal.to(
          "rename a value of",
          type.id(),
          "it has '%s' already. Choose another name.".formatted(operation.to()));
    }
    return type.withLabels(
        type.labels().stream()
            .map(label -> label.equals(operation.from()) ? operation.to() : label)
            .toList());
  }

  private static IllegalStateException noSuchLabel(String verb, EnumType type, String label) {
    return Refusal.to(
        verb, type.id(), "it has no value '%s'. Check its spelling.".formatted(label));
  }

  /**
   * Returns an expression after a value was renamed, wherever it is plainly cast to the type or
   * compared with a column of it.
   *
   * @param columns the names of the columns of that type
   */
  static String rename(String sql, Set<String> columns, RenameEnumValue operation) {
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    StringBuilder renamed = new StringBuilder(sql);
    for (int i = tokens.size() - 1; i >= 0; i--) {
      SqlToken token = tokens.get(i);
      boolean isLabel = token.kind() == Kind.STRING && token.string().equals(operation.from());
      if (isLabel && isComparedWith(columns, tokens, i)) {
        renamed.replace(token.start(), token.end(), StringLiteral.of(operation.to()));
      }
    }
    return rename(renamed.toString(), operation);
  }

  /** {@code mood = 'OK'}, {@code 'OK' <> mood}, {@code mood in ('SAD', 'OK')}. */
  private static boolean isComparedWith(Set<String> columns, List<SqlToken> tokens, int label) {
    boolean isCast = label + 1 < tokens.size() && tokens.get(label + 1).is("::");
    if (isCast) {
      return false;
    }
    int before = label - 1;
    while (before >= 0 && leadsToColumn(tokens.get(before))) {
      before--;
    }
    boolean isAfter = before >= 0 && before < label - 1 && isOneOf(columns, tokens.get(before));
    return isAfter
        || label + 2 < tokens.size()
            && tokens.get(label + 1).kind() == Kind.OPERATOR
            && isOneOf(columns, tokens.get(label + 2));
  }

  private static boolean leadsToColumn(SqlToken token) {
    return token.kind() == Kind.OPERATOR
        || token.kind() == Kind.STRING
        || token.is("(")
        || token.is(",")
        || token.isIdentifier() && BETWEEN_COLUMN_AND_LABEL.contains(token.identifier());
  }

  private static boolean isOneOf(Set<String> columns, SqlToken token) {
    return token.isIdentifier() && columns.contains(token.identifier());
  }

  /** Returns the SQL after a value was renamed, wherever it is plainly cast to the type. */
  static String rename(String sql, RenameEnumValue operation) {
    return SqlExpressions.renameEnumValue(sql, operation.type(), operation.from(), operation.to());
  }

  /**
   * Returns a column's default after a value was renamed; a bare string is one of the column's
   * type.
   */
  static String renameInDefault(Column column, String sql, RenameEnumValue operation) {
    QualifiedName type = column.type().qualifiedName();
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    boolean isString =
        !column.type().isBuiltIn()
            && type.equals(operation.type())
            && !tokens.isEmpty()
            && tokens.get(0).kind() == Kind.STRING;
    if (isString && column.type().isArray()) {
      String array = tokens.get(0).string();
      String renamed = renameInArray(array, operation);
      return array.equals(renamed)
          ? sql
          : StringLiteral.of(renamed) + sql.substring(tokens.get(0).end());
    }
    boolean isWhole =
        isString && tokens.size() == 1 && tokens.get(0).string().equals(operation.from());
    return isWhole ? StringLiteral.of(operation.to()) : rename(sql, operation);
  }

  /**
   * Changes the elements of {@code {sad,"two words"}} (documentation: 8.15.2 and 8.15.6 of arrays).
   */
  private static String renameInArray(String array, RenameEnumValue operation) {
    StringBuilder renamed = new StringBuilder();
    int end = 0;
    for (Matcher element = ELEMENT.matcher(array); element.find(); end = element.end()) {
      renamed.append(array, end, element.start());
      boolean isQuoted = element.group().startsWith("\"");
      String label = isQuoted ? unquoted(element.group()) : element.group();
      renamed.append(label.equals(operation.from()) ? element(operation.to()) : element.group());
    }
    return renamed.append(array.substring(end)).toString();
  }

  private static String unquoted(String element) {
    return ESCAPED.matcher(element.substring(1, element.length() - 1)).replaceAll("$1");
  }

  private static String element(String label) {
    return PLAIN.matcher(label).matches() && !label.equalsIgnoreCase("null")
        ? label
        : '"' + label.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Returns the column with its default after a value was renamed. */
  static Column rename(Column column, RenameEnumValue operation) {
    if (column.defaultValue() instanceof ColumnDefault.Expression value) {
      return column.withDefault(
          new ColumnDefault.Expression(renameInDefault(column, value.sql(), operation)));
    }
    if (column.defaultValue() instanceof ColumnDefault.Generated value) {
      return column.withDefault(
          new ColumnDefault.Generated(rename(value.sql(), operation), value.stored()));
    }
    return column;
  }
}

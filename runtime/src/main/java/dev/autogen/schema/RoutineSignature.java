package dev.autogen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of a function or procedure with the types of its arguments, in one spelling: {@code
 * f(int,bool)} is {@code f(integer, boolean)}, since PostgreSQL takes both for the same function.
 *
 * @param name its exact name
 * @param arguments the types, as {@link SqlType} spells them without what stands in parentheses;
 *     what is no type alone, such as {@code a integer}, with single blanks
 */
public record RoutineSignature(String name, List<String> arguments) {

  public RoutineSignature {
    arguments = List.copyOf(arguments);
  }

  /**
   * Reads a signature.
   *
   * @throws IllegalArgumentException if there is no name, or no list of arguments behind it
   */
  public static RoutineSignature parse(String text) {
    int start = text.indexOf('(');
    if (start < 1 || !text.endsWith(")")) {
      throw new IllegalArgumentException("'%s' has no arguments".formatted(text));
    }
    String inside = text.substring(start + 1, text.length() - 1);
    return new RoutineSignature(
        text.substring(0, start).strip(),
        arguments(SqlLexer.significantTokens(inside)).stream()
            .map(RoutineSignature::spelled)
            .toList());
  }

  /** Returns tokens between parentheses, split at the commas. */
  public static List<List<SqlToken>> arguments(List<SqlToken> tokens) {
    List<List<SqlToken>> arguments = new ArrayList<>();
    List<SqlToken> argument = new ArrayList<>();
    int depth = 0;
    for (SqlToken token : tokens) {
      if (depth == 0 && token.is(",")) {
        arguments.add(argument);
        argument = new ArrayList<>();
        continue;
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      argument.add(token);
    }
    if (!argument.isEmpty() || !arguments.isEmpty()) {
      arguments.add(argument);
    }
    return arguments;
  }

  /** Returns a type in one spelling; tokens that are none, joined. */
  public static String spelled(List<SqlToken> tokens) {
    String text = tokens.stream().map(SqlToken::text).collect(Collectors.joining(" "));
    try {
      SqlType type = SqlType.parse(text);
      return new SqlType(type.schema(), type.name(), List.of(), "", type.dimensions()).toString();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Returns the signature as SQL has it, but for quotes around the name. */
  @Override
  public String toString() {
    return name + "(" + String.join(", ", arguments) + ")";
  }
}

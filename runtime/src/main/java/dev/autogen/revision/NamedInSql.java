package dev.autogen.revision;

import dev.autogen.schema.RoutineSignature;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that the SQL of a function or trigger makes what it is recorded as: a downgrade would drop
 * something else. What cannot be told is let pass.
 */
final class NamedInSql {

  private static final Set<String> ROUTINES = Set.of("function", "procedure", "aggregate");

  private final List<SqlToken> tokens;
  private int position;

  private NamedInSql(String sql) {
    this.tokens = SqlLexer.significantTokens(sql);
  }

  /**
   * @throws IllegalArgumentException if the SQL makes another trigger, or one on another table
   */
  static void requireTrigger(String table, String trigger, String sql) {
    NamedInSql made = new NamedInSql(sql);
    if (!made.creates()) {
      return;
    }
    made.accept("constraint");
    if (!made.accept("trigger")) {
      return;
    }
    Optional<String> name = made.name();
    while (made.position < made.tokens.size() && !made.isNext("on")) {
      made.position++;
    }
    made.position++;
    Optional<String> on = made.name();
    boolean isAnother =
        name.isPresent()
            && on.isPresent()
            && !(name.get().equals(trigger) && on.get().equals(table));
    if (isAnother) {
      throw new IllegalArgumentException(
          ("Trigger %s on %s is given the SQL of trigger %s on %s. Give both the same name and"
                  + " table.")
              .formatted(trigger, table, name.get(), on.get()));
    }
  }

  /**
   * @throws IllegalArgumentException if the SQL makes a function of another name or other arguments
   */
  static void requireRoutine(RoutineSignature signature, String sql) {
    NamedInSql made = new NamedInSql(sql);
    if (!made.creates() || made.position >= made.tokens.size()) {
      return;
    }
    String kind = made.tokens.get(made.position).text().toLowerCase(Locale.ROOT);
    if (!ROUTINES.contains(kind)) {
      return;
    }
    made.position++;
    Optional<String> name = made.name();
    if (name.isEmpty()) {
      return;
    }
    if (!name.get().equals(signature.name())
        || !kind.equals("aggregate") && made.hasOtherArguments(signature.arguments())) {
      throw new IllegalArgumentException(
          ("Function %s is given the SQL of %s %s. Give both the same name and types of"
                  + " arguments.")
              .formatted(signature, kind, made.header(name.get())));
    }
  }

  private boolean creates() {
    if (!accept("create")) {
      return false;
    }
    if (accept("or")) {
      accept("replace");
    }
    return true;
  }

  private boolean isNext(String word) {
    return position < tokens.size() && tokens.get(position).isWord(word);
  }

  private boolean isNextSymbol(String symbol) {
    return position < tokens.size() && tokens.get(position).is(symbol);
  }

  private boolean accept(String word) {
    boolean isNext = isNext(word);
    position += isNext ? 1 : 0;
    return isNext;
  }

  /** Reads a name, without its schema. */
  private Optional<String> name() {
    Optional<String> name = Optional.empty();
    while (position < tokens.size() && tokens.get(position).isIdentifier()) {
      name = Optional.of(tokens.get(position++).identifier());
      if (!isNextSymbol(".")) {
        return name;
      }
      position++;
    }
    return name;
  }

  private String header(String name) {
    return name + "(" + String.join(", ", given().stream().map(NamedInSql::text).toList()) + ")";
  }

  private static String text(List<SqlToken> argument) {
    return String.join(" ", argument.stream().map(SqlToken::text).toList());
  }

  private List<List<SqlToken>> given() {
    if (!isNextSymbol("(")) {
      return List.of();
    }
    int depth = 0;
    for (int end = position; end < tokens.size(); end++) {
      depth += tokens.get(end).is("(") ? 1 : tokens.get(end).is(")") ? -1 : 0;
      if (depth == 0) {
        return RoutineSignature.arguments(tokens.subList(position + 1, end));
      }
    }
    return List.of();
  }

  private boolean hasOtherArguments(List<String> expected) {
    if (!isNextSymbol("(")) {
      return false;
    }
    List<List<SqlToken>> given = new ArrayList<>(given());
    given.removeIf(argument -> argument.get(0).isWord("out"));
    boolean hasTable = given.stream().anyMatch(argument -> argument.get(0).isWord("table"));
    if (hasTable || given.size() != expected.size()) {
      // A procedure is also named with the arguments that it gives out.
      return !hasTable && given().size() != expected.size();
    }
    for (int i = 0; i < given.size(); i++) {
      if (isAnother(given.get(i), expected.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** An argument has a mode, a name, a type and a default; the type is what must be the same. */
  private static boolean isAnother(List<SqlToken> argument, String expected) {
    List<SqlToken> type = new ArrayList<>();
    for (SqlToken token : argument) {
      if (token.isWord("default") || token.is("=") || token.is(":=")) {
        break;
      }
      type.add(token);
    }
    if (type.stream().anyMatch(token -> token.is("%") || token.is("."))) {
      return false;
    }
    List<SqlToken> wanted = SqlLexer.significantTokens(expected);
    if (wanted.stream().anyMatch(token -> token.is("."))) {
      return false;
    }
    for (int start = 0; start < Math.min(3, type.size()); start++) {
      String spelled = RoutineSignature.spelled(type.subList(start, type.size()));
      for (int from = 0; from < Math.min(3, wanted.size()); from++) {
        if (spelled.equals(RoutineSignature.spelled(wanted.subList(from, wanted.size())))) {
          return false;
        }
      }
    }
    return true;
  }
}

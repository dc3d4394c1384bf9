package dev.autogen.codegen.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a name of the database, and the Java names that they make. */
final class JavaWords {

  /** Neither keywords nor names that mean something else in a bean. */
  private static final Set<String> RESERVED =
      Set.of(
          """
          abstract assert boolean break byte case catch char class const continue default do double
          else enum extends false final finally float for goto if implements import instanceof int
          interface long native new null package private protected public return short static
          strictfp super switch synchronized this throw throws transient true try void volatile
          while _\
          """
              .split("\\s+"));

  private JavaWords() {}

  /**
   * Returns the words of a name in lower case: of {@code order_lines} and of {@code orderLines}.
   */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int[] characters = name.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      int character = characters[i];
      if (!isPart(character)) {
        finish(word, words);
        continue;
      }
      if (startsWord(characters, i)) {
        finish(word, words);
      }
      word.appendCodePoint(character);
    }
    finish(word, words);
    return List.copyOf(words);
  }

  private static boolean isPart(int character) {
    return character != '_'
        && Character.isJavaIdentifierPart(character)
        && !Character.isIdentifierIgnorable(character)
        && Character.getType(character) != Character.CURRENCY_SYMBOL;
  }

  /** At {@code A} in {@code createdAt}, and at {@code P} in {@code URLPath}. */
  private static boolean startsWord(int[] characters, int i) {
    if (i == 0 || !Character.isUpperCase(characters[i])) {
      return false;
    }
    boolean afterLower = !Character.isUpperCase(characters[i - 1]) && isPart(characters[i - 1]);
    boolean beforeLower = i + 1 < characters.length && Character.isLowerCase(characters[i + 1]);
    return afterLower || beforeLower;
  }

  private static void finish(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  /**
   * Returns a class name.
   *
   * @param fallback what stands for a name without a word, and before one that starts with a digit
   */
  static String className(List<String> words, String fallback) {
    String name = words.stream().map(JavaWords::capitalized).collect(Collectors.joining());
    return startsIdentifier(name) ? name : fallback + name;
  }

  /** Returns the words of a table with its last one in the singular. */
  static List<String> singular(List<String> words) {
    return withLast(words, EnglishNumber.singular(last(words)));
  }

  /** Returns words with the last one in the plural. */
  static List<String> plural(List<String> words) {
    return withLast(words, EnglishNumber.plural(EnglishNumber.singular(last(words))));
  }

  private static String last(List<String> words) {
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  private static List<String> withLast(List<String> words, String last) {
    if (words.isEmpty()) {
      return words;
    }
    List<String> changed = new ArrayList<>(words.subList(0, words.size() - 1));
    changed.add(last);
    return changed;
  }

  /**
   * Returns the name of a property.
   *
   * @param fallback what stands for a name without a word, and before one that starts with a digit
   */
  static String propertyName(List<String> words, String fallback) {
    String name = decapitalized(className(words, capitalized(fallback)));
    return RESERVED.contains(name) ? name + "Value" : name;
  }

  /** Returns the name of a constant: {@code PG_13}. */
  static String constantName(String label) {
    String name =
        of(label).stream()
            .map(word -> word.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("_"));
    return startsIdentifier(name) ? name : name.isEmpty() ? "EMPTY" : "VALUE_" + name;
  }

  /** Tells whether a text can be the name of a constant as it is. */
  static boolean isIdentifier(String text) {
    return startsIdentifier(text)
        && text.codePoints().allMatch(Character::isJavaIdentifierPart)
        && text.codePoints().noneMatch(Character::isIdentifierIgnorable)
        && !RESERVED.contains(text);
  }

  private static boolean startsIdentifier(String name) {
    return !name.isEmpty() && Character.isJavaIdentifierStart(name.codePointAt(0));
  }

  static String capitalized(String word) {
    return word.isEmpty()
        ? ""
        : Character.toString(Character.toTitleCase(word.codePointAt(0)))
            + word.substring(word.offsetByCodePoints(0, 1));
  }

  static String decapitalized(String word) {
    return word.isEmpty()
        ? ""
        : Character.toString(Character.toLowerCase(word.codePointAt(0)))
            + word.substring(word.offsetByCodePoints(0, 1));
  }
}

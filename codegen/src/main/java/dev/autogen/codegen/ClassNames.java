package dev.autogen.codegen;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of classes and methods made of words that people wrote. */
public final class ClassNames {

  /** How many characters of a message a name takes. */
  static final int LONGEST = 60;

  private ClassNames() {}

  /**
   * Returns the name of a revision's class, such as {@code R20261120_060211_AddedPublishedColumn}.
   *
   * @param created when it was written; the name has it in UTC
   * @param message what it is for: any text; about 60 characters of it become part of the name
   */
  public static String forRevision(Instant created, String message) {
    return ClassNameTemplate.USUAL.name(created, "", message);
  }

  /**
   * Returns the words of a text without anything between them; empty when it has no letter or
   * digit.
   */
  static String upperCamel(String text) {
    return upperCamel(text, LONGEST);
  }

  /** Returns as many of the words as that many characters take; a part of the first at least. */
  static String upperCamel(String text, int longest) {
    return words(text, longest, 0).stream()
        .map(ClassNames::capitalized)
        .collect(Collectors.joining());
  }

  /** Returns the words in lower case with underscores between them. */
  static String snake(String text, int longest) {
    return String.join("_", words(text.toLowerCase(Locale.ROOT), longest, 1));
  }

  private static List<String> words(String text, int longest, int between) {
    List<String> words = new ArrayList<>();
    int length = 0;
    for (String word : plain(text).split(" +")) {
      if (length + word.length() > longest) {
        if (words.isEmpty()) {
          words.add(word.substring(0, word.offsetByCodePoints(0, fitting(word, longest))));
        }
        break;
      }
      words.add(word);
      length += word.length() + between;
    }
    return words;
  }

  private static int fitting(String word, int longest) {
    return Math.min(word.codePointCount(0, word.length()), Math.max(1, longest / 2));
  }

  /** Returns letters without accents, and digits; a space for each other character. */
  private static String plain(String text) {
    String joined = text.replaceAll("['\u2019]", "");
    String letters = Normalizer.normalize(joined, Normalizer.Form.NFKD).replaceAll("\\p{Mn}+", "");
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(letters, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            character ->
                plain.append(
                    Character.isLetterOrDigit(character)
                            && Character.isJavaIdentifierPart(character)
                        ? Character.toString(character)
                        : " "));
    return plain.toString().strip();
  }

  private static String capitalized(String word) {
    return word.isEmpty()
        ? ""
        : Character.toString(Character.toUpperCase(word.codePointAt(0)))
            + word.substring(word.offsetByCodePoints(0, 1));
  }
}

package dev.autogen.codegen;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of classes and methods made of words that people wrote. */
public final class ClassNames {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LONGEST = 60;

  private ClassNames() {}

  /**
   * Returns the name of a revision's class, such as {@code R20261120_060211_AddedPublishedColumn}.
   *
   * @param created when it was written; the name has it in UTC
   * @param message what it is for: any text; about 60 characters of it become part of the name
   */
  public static String forRevision(Instant created, String message) {
    String words = upperCamel(message);
    return "R" + TIME.format(created) + (words.isEmpty() ? "" : "_" + words);
  }

  /**
   * Returns the words of a text without anything between them; empty when it has no letter or
   * digit.
   */
  static String upperCamel(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : plain(text).split(" +")) {
      if (name.length() + word.length() > LONGEST) {
        if (name.isEmpty()) {
          name.append(capitalized(word.substring(0, word.offsetByCodePoints(0, fitting(word)))));
        }
        break;
      }
      name.append(capitalized(word));
    }
    return name.toString();
  }

  private static int fitting(String word) {
    return Math.min(word.codePointCount(0, word.length()), LONGEST / 2);
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

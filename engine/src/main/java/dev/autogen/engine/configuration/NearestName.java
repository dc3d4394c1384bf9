package dev.autogen.engine.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who misspelt a name. */
public final class NearestName {

  private static final int FAR = 3;

  private NearestName() {}

  /** Returns the name that differs by no more than two letters, case and dashes aside. */
  public static Optional<String> of(String name, Collection<String> names) {
    String plain = plain(name);
    return names.stream()
        .filter(other -> distance(plain, plain(other)) < Math.min(FAR, plain.length()))
        .min(Comparator.comparing(other -> distance(plain, plain(other))));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
  }

  /** Levenshtein's: how many letters are to be inserted, removed or replaced. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}

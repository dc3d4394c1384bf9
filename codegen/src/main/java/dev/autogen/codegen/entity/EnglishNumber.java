package dev.autogen.codegen.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The singular and the plural of English nouns in lower case, as tables are named with. */
final class EnglishNumber {

  private static final Set<String> BOTH =
      Set.of(
          "aircraft",
          "cache",
          "data",
          "equipment",
          "fish",
          "history",
          "information",
          "inventory",
          "media",
          "metadata",
          "money",
          "news",
          "series",
          "sheep",
          "species",
          "staff");

  /** Of these the singular stays what it is; the plural is regular. */
  private static final Set<String> SINGULAR =
      Set.of("cache", "history", "inventory", "gas", "bus", "lens", "alias", "bias", "atlas");

  private static final Map<String, String> SINGULAR_OF =
      Map.ofEntries(
          Map.entry("people", "person"),
          Map.entry("children", "child"),
          Map.entry("men", "man"),
          Map.entry("women", "woman"),
          Map.entry("feet", "foot"),
          Map.entry("teeth", "tooth"),
          Map.entry("geese", "goose"),
          Map.entry("mice", "mouse"),
          Map.entry("indices", "index"),
          Map.entry("matrices", "matrix"),
          Map.entry("vertices", "vertex"),
          Map.entry("criteria", "criterion"),
          Map.entry("quizzes", "quiz"),
          Map.entry("movies", "movie"),
          Map.entry("cookies", "cookie"),
          Map.entry("ties", "tie"),
          Map.entry("shoes", "shoe"),
          Map.entry("caches", "cache"),
          Map.entry("axes", "axis"),
          Map.entry("analyses", "analysis"),
          Map.entry("crises", "crisis"),
          Map.entry("diagnoses", "diagnosis"),
          Map.entry("aliases", "alias"),
          Map.entry("biases", "bias"),
          Map.entry("atlases", "atlas"),
          Map.entry("canvases", "canvas"),
          Map.entry("gases", "gas"),
          Map.entry("lenses", "lens"),
          Map.entry("uses", "use"),
          Map.entry("shelves", "shelf"),
          Map.entry("halves", "half"),
          Map.entry("knives", "knife"),
          Map.entry("lives", "life"),
          Map.entry("wives", "wife"),
          Map.entry("leaves", "leaf"),
          Map.entry("wolves", "wolf"));

  private static final Map<String, String> PLURAL_OF = inverse(SINGULAR_OF);

  private static final List<String> HISSES = List.of("ss", "sh", "ch", "x", "zz");

  private EnglishNumber() {}

  private static Map<String, String> inverse(Map<String, String> map) {
    Map<String, String> inverse = new HashMap<>();
    map.forEach((plural, singular) -> inverse.put(singular, plural));
    return Map.copyOf(inverse);
  }

  /** Returns the singular of a noun; a noun that is no plural stays as it is. */
  static String singular(String noun) {
    if (SINGULAR_OF.containsKey(noun)) {
      return SINGULAR_OF.get(noun);
    }
    if (BOTH.contains(noun)
        || SINGULAR.contains(noun)
        || !noun.endsWith("s")
        || noun.length() < 3) {
      return noun;
    }
    if (noun.endsWith("ss") || noun.endsWith("us") || noun.endsWith("is")) {
      return noun;
    }
    if (noun.endsWith("ies") && noun.length() > 4) {
      return without(noun, 3) + "y";
    }
    if (HISSES.stream().anyMatch(end -> noun.endsWith(end + "es")) || endsInUses(noun)) {
      return without(noun, 2);
    }
    return noun.endsWith("oes") ? without(noun, 2) : without(noun, 1);
  }

  /** As in statuses; but houses and clauses. */
  private static boolean endsInUses(String noun) {
    return noun.endsWith("uses") && !noun.endsWith("ouses") && !noun.endsWith("auses");
  }

  /** Returns the plural of a singular. */
  static String plural(String noun) {
    if (PLURAL_OF.containsKey(noun)) {
      return PLURAL_OF.get(noun);
    }
    if (SINGULAR_OF.containsKey(noun) || BOTH.contains(noun) && !SINGULAR.contains(noun)) {
      return noun;
    }
    if (noun.matches(".*[^aeiou]y")) {
      return without(noun, 1) + "ies";
    }
    boolean hisses = noun.endsWith("s") || noun.endsWith("z");
    return hisses || HISSES.stream().anyMatch(noun::endsWith) ? noun + "es" : noun + "s";
  }

  private static String without(String noun, int letters) {
    return noun.substring(0, noun.length() - letters);
  }
}

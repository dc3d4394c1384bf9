package dev.autogen.codegen.entity;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives each class of a package a name of its own, also where file names do not tell cases apart.
 */
final class ClassNaming {

  /** Names of {@code java.lang}, of which a source never says the package. */
  private static final Set<String> LANGUAGE =
      Set.of(
          """
          boolean byte character class classloader comparable deprecated double enum error exception
          float integer iterable long math module number object override package process record
          runnable runtime safevarargs short string stringbuilder system thread throwable void\
          """
              .split("\\s+"));

  /** Names that every entity uses; a reader should not have to look which one is meant. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          """
          arrays checkconstraint collate column columndefault entity enumerated foreignkey generated
          generatedcolumn id idclass index joincolumn joincolumns jointable list localdate objects
          ondelete onetomany onetoone manytomany manytoone mapsid sequencegenerator serializable set
          sqltypes table uniqueconstraint uuid\
          """
              .split("\\s+"));

  private final Set<String> taken = new HashSet<>();

  /**
   * Returns the first candidate that is free, or the last with a number.
   *
   * @param suffix what makes a class name of one that means something in Java
   */
  String take(List<String> candidates, String suffix) {
    List<String> names = candidates.stream().map(name -> sensible(name, suffix)).toList();
    for (String name : names) {
      if (taken.add(name.toLowerCase(Locale.ROOT))) {
        return name;
      }
    }
    String last = names.get(names.size() - 1);
    for (int number = 2; ; number++) {
      if (taken.add(last.toLowerCase(Locale.ROOT) + number)) {
        return last + number;
      }
    }
  }

  private static String sensible(String name, String suffix) {
    String lower = name.toLowerCase(Locale.ROOT);
    return LANGUAGE.contains(lower) || ANNOTATIONS.contains(lower) ? name + suffix : name;
  }
}

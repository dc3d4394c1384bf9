package dev.autogen.engine;

import dev.autogen.diff.Difference;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/**
 * Which differences a command is about: by the name of the object with {@code *} and {@code ?},
 * which stands for what belongs to it too, or by the code of the difference.
 */
public final class DifferencePattern {

  /** Stands for all. */
  public static final String ANY = "*";

  private final String text;
  private final PathMatcher glob;

  private DifferencePattern(String text) {
    this.text = text;
    try {
      this.glob = FileSystems.getDefault().getPathMatcher("glob:" + text);
    } catch (PatternSyntaxException e) {
      throw AutogenException.usage(
          "'%s' is no pattern: %s. Write a name with * and ?, such as 'posts.*'."
              .formatted(text, e.getDescription()));
    }
  }

  /**
   * Reads a pattern.
   *
   * @throws AutogenException of kind USAGE if it is none
   */
  public static DifferencePattern of(String text) {
    return new DifferencePattern(text);
  }

  /** Tells whether all differences are meant. */
  boolean isAny() {
    return text.equals(ANY);
  }

  /** Tells whether a difference is meant. */
  public boolean matches(Difference difference) {
    ObjectId object = difference.object();
    String name = object.dottedName();
    return glob.matches(Path.of(name))
        || glob.matches(Path.of(object.name()))
        || glob.matches(Path.of(difference.code()))
        || name.startsWith(text + ".");
  }

  /**
   * Tells whether the object of a difference is named in full, and so no other by chance: what
   * belongs to a table with that, but for an index, whose name is its own.
   */
  public boolean names(Difference difference) {
    ObjectId object = difference.object();
    return text.equals(object.dottedName())
        || object.kind() == ObjectKind.INDEX && text.equals(object.name());
  }

  @Override
  public String toString() {
    return text;
  }
}

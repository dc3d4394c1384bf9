package dev.autogen.engine;

import dev.autogen.diff.Difference;
import dev.autogen.schema.ObjectId;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

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
    this.glob = FileSystems.getDefault().getPathMatcher("glob:" + text);
  }

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

  /** Tells whether a difference is meant by its own name or kind, not by chance. */
  public boolean names(Difference difference) {
    ObjectId object = difference.object();
    return text.equals(object.dottedName())
        || text.equals(object.name())
        || text.equals(difference.code());
  }

  @Override
  public String toString() {
    return text;
  }
}

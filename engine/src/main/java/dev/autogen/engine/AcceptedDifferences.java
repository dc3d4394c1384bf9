package dev.autogen.engine;

import dev.autogen.diff.Difference;
import dev.autogen.engine.files.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A file of differences that {@code check} does not report, a sorted line each. They never cause or
 * suppress an operation: who loses the file gets noise, not damage.
 *
 * @param file where they are kept
 * @param comments the lines that start with {@code #}, as they were found
 * @param lines the differences, as {@link #line} has them
 */
record AcceptedDifferences(Path file, List<String> comments, SortedSet<String> lines) {

  private static final String COMMENT = "#";

  /** Reads a file; one that is not there has nothing in it. */
  static AcceptedDifferences read(Path file) {
    List<String> all =
        Files.isRegularFile(file)
            ? TextFile.read(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()
            : List.of();
    Predicate<String> isComment = line -> line.startsWith(COMMENT);
    return new AcceptedDifferences(
        file,
        all.stream().filter(isComment).toList(),
        new TreeSet<>(all.stream().filter(isComment.negate()).toList()));
  }

  /** Returns a difference as one line: its code, its object, what the model says and what is. */
  static String line(Difference difference) {
    return "%s %s: model %s, database %s"
        .formatted(
            difference.code(),
            difference.object(),
            value(difference.expected()),
            value(difference.actual()));
  }

  private static String value(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.isEmpty() ? "nothing" : line;
  }

  /** Returns the code of a line's difference, which is its first word. */
  static String code(String line) {
    return line.substring(0, (line + " ").indexOf(' '));
  }

  boolean contains(Difference difference) {
    return lines.contains(line(difference));
  }

  /** Returns the same file with further differences. */
  AcceptedDifferences with(Collection<Difference> differences) {
    SortedSet<String> more = new TreeSet<>(lines);
    differences.forEach(difference -> more.add(line(difference)));
    return new AcceptedDifferences(file, comments, more);
  }

  /** Returns the same file with only those of its lines that still tell a difference. */
  AcceptedDifferences retaining(Collection<Difference> differences) {
    SortedSet<String> fewer = new TreeSet<>(lines);
    fewer.retainAll(differences.stream().map(AcceptedDifferences::line).toList());
    return new AcceptedDifferences(file, comments, fewer);
  }

  /** Writes the file; a heading is given to one that has none. */
  void write(String heading) {
    StringBuilder text = new StringBuilder();
    if (comments.isEmpty()) {
      heading.lines().forEach(line -> text.append(COMMENT + " ").append(line).append('\n'));
    }
    comments.forEach(line -> text.append(line).append('\n'));
    lines.forEach(line -> text.append(line).append('\n'));
    TextFile.write(file, text.toString());
  }
}

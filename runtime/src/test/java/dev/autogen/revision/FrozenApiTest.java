package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Revision classes are kept for years, so what one can name stays: each file below {@code api} has
 * what a release has, and nothing of it may go or change. When a release is out, {@link
 * #UNRELEASED} becomes the next one.
 */
class FrozenApiTest {

  private static final String UNRELEASED = "0.1.0";
  private static final Path FILES = Path.of("src/test/resources/dev/autogen/revision/api");
  private static final Path CURRENT = FILES.resolve(UNRELEASED + ".txt");

  /** Whether to write the file of the release that is not out yet. */
  private static final String WRITE = "autogen.api.write";

  @Test
  void whatAReleaseHadIsStillThere() throws IOException {
    SortedSet<String> now = FrozenApi.lines();
    if (Boolean.getBoolean(WRITE)) {
      Files.createDirectories(FILES);
      Files.write(CURRENT, now);
    }
    for (Path file : releases()) {
      SortedSet<String> gone = new TreeSet<>(Files.readAllLines(file));
      gone.removeAll(now);
      assertThat(gone)
          .as(
              "Revision classes written for %s can name these, and would not compile or run any"
                  + " more. Keep them; or, only while %s is not out, write its file anew with"
                  + " -D%s=true.",
              file.getFileName(), UNRELEASED, WRITE)
          .isEmpty();
    }
  }

  @Test
  void whatIsNewIsInTheFileOfTheNextRelease() throws IOException {
    SortedSet<String> added = FrozenApi.lines();
    added.removeAll(Files.readAllLines(CURRENT));

    assertThat(added)
        .as("Revision classes can name more than %s says. Run with -D%s=true.", CURRENT, WRITE)
        .isEmpty();
  }

  @Test
  void wordsAndWhatTheyReturnAreReached() {
    assertThat(FrozenApi.lines())
        .contains(
            "dev.autogen.revision.Operations dropTable(java.lang.String) void",
            "dev.autogen.revision.Revision column(java.lang.String, dev.autogen.schema.SqlType)"
                + " dev.autogen.revision.ColumnDefinition",
            "dev.autogen.revision.IndexKeyDefinition desc() dev.autogen.revision.IndexKeyDefinition",
            "dev.autogen.revision.BatchChanges pause(java.time.Duration)"
                + " dev.autogen.revision.BatchChanges",
            "dev.autogen.operation.ConnectionWork run(java.sql.Connection) void abstract",
            "dev.autogen.revision.RevisionInfo revises() java.lang.String[] default",
            "dev.autogen.revision.UniqueDefinition is a dev.autogen.revision.TableDefinition")
        .noneMatch(line -> line.contains("dev.autogen.operation.Reversal"));
  }

  private static List<Path> releases() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList();
    }
  }
}

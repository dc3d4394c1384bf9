package dev.autogen.engine.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleClassesTest {

  private static final Instant COMPILED = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory;
  private Path sources;
  private Path classes;
  private Path kotlinClasses;

  @BeforeEach
  void project() {
    sources = directory.resolve("src");
    classes = directory.resolve("classes");
    kotlinClasses = directory.resolve("kotlin-classes");
  }

  private Path file(Path root, String name, Instant modified) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    Files.setLastModifiedTime(file, FileTime.from(modified));
    return file;
  }

  private StaleClasses stale() {
    return new StaleClasses(
        List.of(sources), List.of(classes, kotlinClasses), List.of(sources.resolve("db")));
  }

  @Test
  void classesThatAreNewerAreFresh() throws IOException {
    file(sources, "p/A.java", COMPILED.minusSeconds(1));
    file(classes, "p/A.class", COMPILED);
    assertThat(stale().newest()).isEmpty();
  }

  @Test
  void theNewestStaleSourceIsNamed() throws IOException {
    file(sources, "p/A.java", COMPILED.plusSeconds(1));
    Path newest = file(sources, "p/B.java", COMPILED.plusSeconds(2));
    file(classes, "p/A.class", COMPILED);
    file(classes, "p/B.class", COMPILED);
    assertThat(stale().newest()).contains(newest);
  }

  @Test
  void aSourceWithoutClassIsStale() throws IOException {
    Path source = file(sources, "p/A.java", COMPILED);
    assertThat(stale().newest()).contains(source);
  }

  @Test
  void revisionsAndPackageInfoNeedNoClass() throws IOException {
    file(sources, "db/R1.java", COMPILED);
    file(sources, "p/package-info.java", COMPILED);
    assertThat(stale().newest()).isEmpty();
  }

  @Test
  void aClassMayBeInAnyOfTheDirectories() throws IOException {
    file(sources, "p/A.java", COMPILED);
    file(kotlinClasses, "p/A.class", COMPILED);
    assertThat(stale().newest()).isEmpty();
  }

  @Test
  void aKotlinFileIsStaleWhenNoClassIsAsNew() throws IOException {
    Path source = file(sources, "p/Entities.kt", COMPILED);
    assertThat(stale().newest()).contains(source);
    file(kotlinClasses, "p/Person.class", COMPILED.minusSeconds(1));
    assertThat(stale().newest()).contains(source);
    file(kotlinClasses, "p/Address.class", COMPILED);
    assertThat(stale().newest()).isEmpty();
  }
}

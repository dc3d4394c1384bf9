package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionSourceReaderTest {

  @TempDir Path directory;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void readsTheAnnotationInAnyForm() throws IOException {
    Path file =
        file(
            "R1.java",
            """
            package a.b;
            @dev.autogen.revision.RevisionInfo(
                id = "b" + "2", revises = {"a1", "a2"}, message = "say \\"hi\\"", baseline = true,
                created = "2026-01-01T00:00:00Z", dependsOn = "c3")
            public final class R1 {}
            """);
    RevisionSource source = RevisionSourceReader.read(List.of(file)).get(0);
    assertThat(source.className()).isEqualTo("a.b.R1");
    assertThat(source.modelFile()).isEqualTo(directory.resolve("R1.model"));
    assertThat(source.header())
        .isEqualTo(
            new RevisionHeader(
                "b2",
                List.of("a1", "a2"),
                "say \"hi\"",
                "2026-01-01T00:00:00Z",
                true,
                List.of(),
                List.of("c3")));
  }

  @Test
  void aClassThatDoesNotCompileCanBeListed() throws IOException {
    Path file =
        file("R1.java", "@RevisionInfo(id = \"a1\") class R1 { void broken( { int x = ; } }");
    assertThat(RevisionSourceReader.read(List.of(file)).get(0).header().id()).isEqualTo("a1");
  }

  @Test
  void otherClassesAreNoRevisions() throws IOException {
    Path file = file("Helper.java", "package a; class Helper {}");
    assertThat(RevisionSourceReader.read(List.of(file))).isEmpty();
  }

  @Test
  void aRevisionWithoutIdIsNamed() throws IOException {
    Path file = file("R1.java", "@RevisionInfo(message = \"x\") class R1 {}");
    assertThatThrownBy(() -> RevisionSourceReader.read(List.of(file)))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("R1.java has no id");
  }

  @Test
  void aConstantInsteadOfALiteralIsNamed() throws IOException {
    Path file = file("R1.java", "@RevisionInfo(id = Ids.FIRST) class R1 {}");
    assertThatThrownBy(() -> RevisionSourceReader.read(List.of(file)))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("must be written with literals, but has Ids.FIRST");
  }
}

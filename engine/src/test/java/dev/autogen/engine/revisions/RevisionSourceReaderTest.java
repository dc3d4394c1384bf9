package dev.autogen.engine.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.RevisionHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionSourceReaderTest {

  @TempDir Path directory;

  private Optional<RevisionSource> read(String text) throws IOException, UnreadableHeader {
    return RevisionSourceReader.read(Files.writeString(directory.resolve("R1.java"), text));
  }

  private RevisionHeader header(String annotation) throws IOException, UnreadableHeader {
    return read(annotation + " class R1 {}").orElseThrow().header();
  }

  @Test
  void readsTheAnnotationInAnyForm() throws IOException, UnreadableHeader {
    RevisionSource source =
        read("""
                package a.b;
                @dev.autogen.revision.RevisionInfo(
                    id = "b" + "2", revises = {"a1", "a2"}, message = "say \\"hi\\"", baseline = true,
                    created = "2026-01-01T00:00:00Z", dependsOn = "c3")
                public final class R1 {}
                """)
            .orElseThrow();
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
  void readsPastEverythingThatMayStandBeforeTheClass() throws IOException, UnreadableHeader {
    RevisionSource source =
        read("""
                // @RevisionInfo(id = "no")
                /* @RevisionInfo(id = "no") class No {} */
                package a /* . c */ . b ;
                import static java.lang.Math.max;
                import dev.autogen.revision.*;
                /** {@code @RevisionInfo(id = "no") class No {}} */
                @java.lang.SuppressWarnings({"a)", "b}", "c\\")"})
                @interface Marker { String value() default "{"; char brace() default '{'; }
                record Pair(@Deprecated int a, int b) { Pair { if (a > b) { throw null; } } }
                @Deprecated
                final @RevisionInfo(message = "m", id = "a1",) strictfp
                class R1 implements Revision
                """)
            .orElseThrow();
    assertThat(source.className()).isEqualTo("a.b.R1");
    assertThat(source.header().id()).isEqualTo("a1");
  }

  @Test
  void readsTextBlocksAndEscapes() throws IOException, UnreadableHeader {
    assertThat(
            header(
                    "@RevisionInfo(id = \"a1\", message = \"\"\"\r\n    two\r\n      \\\"lines\\\"\r\n    \\101\"\"\")")
                .message())
        .isEqualTo("two\n  \"lines\"\nA");
    assertThat(header("@RevisionInfo(id = \"a1\", message = \"tab\\t\\u00e4\\uu00E4\\\\u0041\")"))
        .extracting(RevisionHeader::message)
        .isEqualTo("tab\tää\\u0041");
    assertThat(header("@Revision\\u0049nfo(id = ((\"a\") + 1 + 'b'))").id()).isEqualTo("a1b");
  }

  @Test
  void aFileMayStartWithAByteOrderMarkAndHoldBytesThatAreNoText()
      throws IOException, UnreadableHeader {
    Path file = directory.resolve("R1.java");
    byte[] text =
        "\uFEFF@RevisionInfo(id = \"a1\") class R1 { String s = \"?\"; }".getBytes("UTF-8");
    text[text.length - 6] = (byte) 0xFF;
    Files.write(file, text);
    assertThat(RevisionSourceReader.read(file).orElseThrow().header().id()).isEqualTo("a1");
  }

  @Test
  void aClassThatDoesNotCompileCanBeListed() throws IOException, UnreadableHeader {
    assertThat(header("@RevisionInfo(id = \"a1\")").id()).isEqualTo("a1");
    assertThat(read("@RevisionInfo(id = \"a1\") class R1 { void broken( { int x = \" ; } }"))
        .map(source -> source.header().id())
        .contains("a1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package a; class Helper {}",
        "package a; class Helper { String RevisionInfo; }",
        "import com.acme.RevisionInfo; @RevisionInfo(id = \"a1\") class R1 {}",
        "@com.acme.RevisionInfo(id = \"a1\") class R1 {}",
        "/* RevisionInfo */",
        "",
      })
  void otherClassesAreNoRevisions(String text) throws IOException, UnreadableHeader {
    assertThat(read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@RevisionInfo(message = \"x\") class R1 {} | R1.java has no id",
        "@RevisionInfo class R1 {} | R1.java has no id",
        "@RevisionInfo(id = Ids.FIRST) class R1 {} | must be written with literals, but has Ids.FIRST.",
        "@RevisionInfo(id = \"a\" + id(1, 2)) class R1 {} | with literals, but has \"a\" + id(1, 2).",
        "@RevisionInfo(id = ) class R1 {} | R1.java cannot be read: ')' in line 1 is not expected",
        "@RevisionInfo(id = \"a1\" | R1.java cannot be read: the file ends within it",
        "@RevisionInfo(id = \"a1) class R1 {} | the string in line 1 does not end",
        "@RevisionInfo(id = \"\\q\") class R1 {} | line 1 has an escape that is none",
        "@RevisionInfo(id = \"a1\") /* class R1 {} | the comment in line 1 does not end",
        "@RevisionInfo(id = \"a1\") | no class follows it",
      })
  void whatCannotBeReadIsNamed(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnreadableHeader.class)
        .hasMessageContaining(directory.resolve("R1.java").toString())
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id = \"a b\" | R1.java: 'a b' cannot be a revision id",
        "id = \"a1\", revises = \"a1\" | R1.java: Revision a1 comes after itself",
      })
  void whatCannotBeIsRefused(String arguments, String problem) {
    assertThatThrownBy(() -> header("@RevisionInfo(%s)".formatted(arguments)))
        .isInstanceOf(UnreadableHeader.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aConflictOfAMergeIsNamed() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    @RevisionInfo(
                        id = "a1",
                    <<<<<<< HEAD
                        revises = "b2")
                    =======
                        revises = "c3")
                    >>>>>>> feature
                    class R1 {}
                    """))
        .hasMessageContaining("line 3 is a conflict of a merge");
  }
}

package dev.autogen.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotenvFileTest {

  private static Map<String, String> parse(String text) {
    return DotenvFile.parse(".env", text);
  }

  private static String value(String written) {
    return parse("A=" + written + "\nB=b\n").get("A");
  }

  @Test
  void withoutQuotesAValueEndsAtACommentAfterABlank() {
    assertThat(value("a#b!c$d")).isEqualTo("a#b!c$d");
    assertThat(value("a b # c")).isEqualTo("a b");
    assertThat(value(" a\t#c")).isEqualTo("a");
    assertThat(value("#a")).isEqualTo("#a");
    assertThat(value("a=b'c\"d\\n")).isEqualTo("a=b'c\"d\\n");
    assertThat(value("")).isEmpty();
    assertThat(value("  # nothing")).isEmpty();
  }

  @Test
  void singleQuotesKeepAllAsItIs() {
    assertThat(value("'a # b $c \\n \"d\"'")).isEqualTo("a # b $c \\n \"d\"");
    assertThat(value("' a ' # comment")).isEqualTo(" a ");
    assertThat(value("''")).isEmpty();
    assertThat(value("'a\nC=c'")).isEqualTo("a\nC=c");
  }

  @Test
  void doubleQuotesHaveEscapes() {
    assertThat(value("\"a # b\"")).isEqualTo("a # b");
    assertThat(value("\"a\\n\\t\\\"b\\\" \\$c \\\\ \\d\"")).isEqualTo("a\n\t\"b\" $c \\ \\d");
    assertThat(value("\"a\nb\" # comment")).isEqualTo("a\nb");
  }

  @Test
  void exportByteOrderMarkCommentsAndEndsOfLinesAreNoMatter() {
    assertThat(parse("\uFEFF# comment\r\n\r\nexport A=a\r\n  B = b\r\n\t#c\r\nC=c"))
        .isEqualTo(Map.of("A", "a", "B", "b", "C", "c"));
  }

  @Test
  void theLastOfTwoHolds() {
    assertThat(parse("A=a\nA=b\n")).isEqualTo(Map.of("A", "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A=a;;no value;B=b | Line 3 of .env is not KEY=VALUE. Write it so, or begin it with #.",
        "=a | Line 1 of .env is not KEY=VALUE. Write it so, or begin it with #.",
        "A=a;B='b;C=c | Line 2 of .env has a quote ' that is not closed. Close it, or put the value in double quotes.",
        "B=\"b\\\" | Line 1 of .env has a quote \" that is not closed. Close it, or put the value in single quotes.",
        "A='a;b'c | Line 2 of .env goes on after the closing quote. Put all of the value between quotes.",
      })
  void whatIsWrongIsSaidWithItsLine(String lines, String message) {
    assertThatThrownBy(() -> parse(lines.replace(';', '\n')))
        .isInstanceOf(AutogenException.class)
        .hasMessage(message);
  }

  @Test
  void aFileThatIsNotThereHasNothing(@TempDir Path directory) {
    assertThat(DotenvFile.read(directory.resolve(".env"))).isEmpty();
  }
}

package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.rows.FileRow;
import dev.autogen.operation.rows.FileValue;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.operation.rows.RowFile.Format;
import dev.autogen.operation.rows.RowReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class RowFileTest {

  private static RowFile file(Format format, String text, Charset charset) {
    return new RowFile(
        format, "f", "", "", ',', () -> new ByteArrayInputStream(text.getBytes(charset)));
  }

  /** Returns the columns, and each row with its line; null as a dot. */
  private static List<String> read(Format format, String text) throws IOException {
    List<String> rows = new ArrayList<>();
    try (RowReader reader = file(format, text, StandardCharsets.UTF_8).open()) {
      rows.add(String.join("|", reader.columns()));
      for (Optional<FileRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(
            row.get().line()
                + ":"
                + row.get().values().stream()
                    .map(value -> value.isNull() ? "." : value.text())
                    .collect(Collectors.joining("|")));
      }
    }
    return rows;
  }

  private static AbstractThrowableAssert<?, ?> assertWrong(Format format, String text) {
    return assertThatThrownBy(() -> file(format, text, StandardCharsets.UTF_8).count())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void csvAsTheStandardHasIt() throws IOException {
    assertThat(read(Format.CSV, "\uFEFFa,\"b \"\"c\"\"\"\r\n1,\"x,\r\ny\"\r\n\r\n,\"\"\r\n2, z "))
        .containsExactly("a|b \"c\"", "2:1|x,\r\ny", "5:.|", "6:2| z ");
    assertThat(read(Format.CSV, "a\n\n1\n\n")).containsExactly("a", "2:.", "3:1");
    assertThat(read(Format.CSV, "a,b")).containsExactly("a|b");
    assertThat(read(Format.CSV, "a\r1\r2")).containsExactly("a", "2:1", "3:2");
  }

  @Test
  void whatIsNoCsvIsNamedWithItsLine() {
    assertWrong(Format.CSV, "").hasMessageContaining("f, line 1: the file is empty.");
    assertWrong(Format.CSV, "a,,b").hasMessageContaining("f, line 1: a column has no name.");
    assertWrong(Format.CSV, "a,a").hasMessageContaining("f, line 1: column a is named twice.");
    assertWrong(Format.CSV, "a,b\n1")
        .hasMessage("f, line 2: the row has 1 value, but 2 columns are named.");
    assertWrong(Format.CSV, "a\n1,2,3")
        .hasMessage("f, line 2: the row has 3 values, but 1 column is named.");
    assertWrong(Format.CSV, "a\n\n\"x\ny")
        .hasMessage("f, line 3: a value begins with a quote and has none at its end.");
    assertWrong(Format.CSV, "a\nx\"y").hasMessageContaining("f, line 2: a quote stands within");
    assertWrong(Format.CSV, "a\n\"x\"y").hasMessageContaining("f, line 2: something follows");
    assertThatThrownBy(() -> file(Format.CSV, "a\nü", StandardCharsets.ISO_8859_1).count())
        .hasMessageContaining("this is no text in UTF-8");
  }

  @Test
  void jsonAsAnArrayOrOneByOne() throws IOException {
    assertThat(read(Format.JSON, "[]")).containsExactly("");
    assertThat(
            read(
                Format.JSON,
                " [ {\"a\": 1.5e3, \"b\": \"\\u00e9\\n\\/\"},\n {\"c\": null, \"a\": -0} , {} ] \n"))
        .containsExactly("a|b|c", "1:1.5e3|é\n/|.", "2:-0|.|.", "2:.|.|.");
    assertThat(read(Format.JSON, "{\"a\": \"\\ud83d\\ude00\"}")).containsExactly("a", "1:😀");
    assertThat(
            read(
                Format.JSON,
                "{\"a\": [1, {\"x\" : \"\\\"\"}]}\n{\"a\": {\"y\": [ ]}}{\"a\": true}"))
        .containsExactly("a", "1:[1,{\"x\":\"\\\"\"}]", "2:{\"y\":[]}", "2:true");
  }

  @Test
  void whatIsNoJsonIsNamedWithItsLine() {
    assertWrong(Format.JSON, "")
        .hasMessage("f, line 1: the file is empty. Write [] where there are no rows.");
    assertWrong(Format.JSON, " \n").hasMessageContaining("the file is empty");
    assertWrong(Format.JSON, "[{\"a\": 1},\n{\"a\": \"x\\ud800y\"}]")
        .hasMessageContaining("f, line 2: \\ud800 is half of a character.");
    assertWrong(Format.JSON, "{\"a\": {\"b\": [\"\\uDE00\\uD83D\"]}}")
        .hasMessageContaining("\\ude00 is half of a character.");
    assertWrong(Format.JSON, "[1]").hasMessageContaining("f, line 1: a row as an object");
    assertWrong(Format.JSON, "[{\"a\": 1}\n{\"a\": 2}]")
        .hasMessageContaining("f, line 2: a comma or the closing bracket");
    assertWrong(Format.JSON, "[{\"a\": 1}").hasMessageContaining("not the end of the file.");
    assertWrong(Format.JSON, "[] x").hasMessageContaining("the end of the file was expected");
    assertWrong(Format.JSON, "{\"a\": 1, \"a\": 2}")
        .hasMessage("f, line 1: the row names a twice.");
    assertWrong(Format.JSON, "{\"a\": 01}").hasMessage("f, line 1: '01' is no number of JSON.");
    assertWrong(Format.JSON, "{\"a\": nul}").hasMessage("f, line 1: 'nul' is no value of JSON.");
    assertWrong(Format.JSON, "\n{\"a\": \"x\n\"}").hasMessageContaining("f, line 2: a text has no");
    assertWrong(Format.JSON, "{\"a\": \"\\x\"}").hasMessageContaining("no escape that JSON knows");
    assertWrong(Format.JSON, "{\"a\": " + "[".repeat(2000)).hasMessageContaining("too deeply");
  }

  /** A stream of a hundred megabytes, of which nothing is kept. */
  @Test
  void aLargeFileIsReadWithoutBeingKept() throws IOException {
    long rows = 2_000_000;
    RowFile large =
        new RowFile(
            Format.CSV, "f", "", "", ',', () -> new Repeated("id,text\n", "1,abcdefghij\n", rows));

    assertThat(large.count()).isEqualTo(rows);
  }

  private static final class Repeated extends InputStream {
    private final byte[] line;
    private byte[] current;
    private int position;
    private long left;

    Repeated(String header, String line, long times) {
      this.line = line.getBytes(StandardCharsets.UTF_8);
      this.current = header.getBytes(StandardCharsets.UTF_8);
      this.left = times;
    }

    @Override
    public int read() {
      if (position == current.length) {
        if (left-- == 0) {
          left = 0;
          return -1;
        }
        current = line;
        position = 0;
      }
      return current[position++];
    }
  }

  @Test
  void filesAreEqualByNameContentAndFormat() {
    RowFile one = new RowFile(Format.CSV, "f", "00", "", ',', () -> null);
    assertThat(one)
        .isEqualTo(new RowFile(Format.CSV, "f", "00", "", ',', InputStream::nullInputStream))
        .hasSameHashCodeAs(new RowFile(Format.CSV, "f", "00", "", ',', () -> null))
        .isNotEqualTo(new RowFile(Format.CSV, "f", "01", "", ',', () -> null))
        .isNotEqualTo(new RowFile(Format.CSV, "f", "00", "x", ',', () -> null));
    assertThat(new FileValue(FileValue.Kind.TEXT, "a\"\u0001").json())
        .isEqualTo("\"a\\\"\\u0001\"");
  }
}

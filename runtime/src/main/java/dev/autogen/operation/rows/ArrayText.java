package dev.autogen.operation.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** An array of JSON as PostgreSQL writes one of its own: {@code {"a","b",null}}. */
public final class ArrayText {

  private ArrayText() {}

  /**
   * Returns the text that PostgreSQL reads as an array (documentation, 8.15.6); nested arrays are
   * further dimensions, objects are elements of type {@code json} or {@code jsonb}.
   *
   * @throws IllegalArgumentException if the text is no array of JSON
   */
  public static String of(String json) {
    RowFile nowhere =
        new RowFile(RowFile.Format.JSON, "array", "", "", ',', InputStream::nullInputStream);
    try (Characters characters = new Characters(nowhere, new StringReader(json))) {
      return array(new JsonText(characters));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String array(JsonText json) throws IOException {
    StringBuilder text = new StringBuilder("{");
    json.expect('[', "an array");
    if (!json.accept(']')) {
      do {
        text.append(text.length() == 1 ? "" : ",").append(element(json.value()));
      } while (json.accept(','));
      json.expect(']', "the end of the array");
    }
    return text.append('}').toString();
  }

  private static String element(FileValue value) {
    return switch (value.kind()) {
      case NULL -> "null";
      case NUMBER, BOOLEAN -> value.text();
      case ARRAY -> of(value.text());
      default -> '"' + value.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    };
  }
}

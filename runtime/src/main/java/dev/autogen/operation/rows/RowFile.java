package dev.autogen.operation.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A file of rows. Two are equal when their names, contents and formats are, wherever they are read
 * from.
 *
 * @param format how it is written
 * @param name its name, as the revision says it
 * @param sha256 SHA-256 of its bytes, as 64 lower-case hexadecimal digits
 * @param nullMarker the unquoted text that stands for null in a CSV file
 * @param separator what stands between the values of a CSV file
 * @param content where it is read from
 */
public record RowFile(
    Format format, String name, String sha256, String nullMarker, char separator, Content content) {

  /** How rows are written. */
  public enum Format {
    /** RFC 4180 with a line of names: {@code id,name}. */
    CSV,
    /** An array of objects, or an object per line. */
    JSON
  }

  /** The bytes of a file. */
  @FunctionalInterface
  public interface Content {

    /** Opens them from the beginning. */
    InputStream open() throws IOException;

    /**
     * Returns the name that a class loader finds them by, from the root of its class path; empty if
     * none does. It begins with {@code ../} where the revision looks above that root.
     */
    default String resource() {
      return "";
    }
  }

  /**
   * Opens the file. What is wrong in a CSV file is found as its rows are read, in a JSON file here,
   * since any of its objects may have a further column.
   *
   * @throws IllegalArgumentException if the file is not in its format; the message names the file,
   *     the line and what is wrong
   */
  public RowReader open() throws IOException {
    if (format == Format.CSV) {
      return CsvReader.of(this, text());
    }
    return new JsonReader(this, text(), JsonReader.columns(this, text()));
  }

  /**
   * Reads the file to its end.
   *
   * @return how many rows it has
   * @throws IllegalArgumentException as {@link #open} and {@link RowReader#next} do
   */
  public long count() throws IOException {
    long rows = 0;
    try (RowReader reader = open()) {
      while (reader.next().isPresent()) {
        rows++;
      }
    }
    return rows;
  }

  /** A byte order mark, as spreadsheets write it, is not part of the text. */
  private Reader text() throws IOException {
    Reader reader =
        new BufferedReader(
            new InputStreamReader(
                content.open(),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    reader.mark(1);
    try {
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
    } catch (CharacterCodingException e) {
      reader.close();
      throw new IllegalArgumentException(notText(1), e);
    }
    return reader;
  }

  String notText(long line) {
    return wrong(line, "this is no text in UTF-8. Save it as UTF-8.");
  }

  /** Returns a sentence that says where in the file something is wrong. */
  public String wrong(long line, String what) {
    return "%s, line %d: %s".formatted(name, line, what);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowFile file
        && file.format == format
        && file.name.equals(name)
        && file.sha256.equals(sha256)
        && file.nullMarker.equals(nullMarker)
        && file.separator == separator;
  }

  @Override
  public int hashCode() {
    return Objects.hash(format, name, sha256, nullMarker, separator);
  }
}

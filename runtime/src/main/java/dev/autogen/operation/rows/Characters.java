package dev.autogen.operation.rows;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/** The characters of a file with the number of the line, one character ahead. */
final class Characters implements Closeable {

  static final int END = -1;

  private final RowFile file;
  private final Reader reader;
  private int next;
  private long line = 1;

  Characters(RowFile file, Reader reader) throws IOException {
    this.file = file;
    this.reader = reader;
    this.next = read();
  }

  private int read() throws IOException {
    try {
      return reader.read();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file.notText(line), e);
    }
  }

  /** Returns the line of the next character. */
  long line() {
    return line;
  }

  /** Returns the next character without taking it. */
  int peek() {
    return next;
  }

  /** Takes the next character. */
  int take() throws IOException {
    int taken = next;
    next = read();
    if (taken == '\n' || taken == '\r' && next != '\n') {
      line++;
    }
    return taken;
  }

  IllegalArgumentException wrong(long where, String what) {
    return new IllegalArgumentException(file.wrong(where, what));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

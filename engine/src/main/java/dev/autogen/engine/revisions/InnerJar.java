package dev.autogen.engine.revisions;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A jar inside another, in memory: its directory is read without unpacking what is not wanted. The
 * layout is that of PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class InnerJar {

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int DIRECTORY_ENTRY = 0x02014b50;
  private static final int STORED = 0;

  private final ByteBuffer bytes;
  private final Map<String, Entry> entries = new TreeMap<>();

  private record Entry(int method, int packed, int size, int header) {}

  /**
   * @throws IOException if it is no jar
   */
  InnerJar(byte[] content) throws IOException {
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    try {
      readDirectory();
    } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("a jar in it is damaged", e);
    }
  }

  private void readDirectory() throws IOException {
    int end = bytes.limit() - END_LENGTH;
    while (end >= 0 && bytes.getInt(end) != END) {
      end--;
    }
    if (end < 0) {
      throw new IOException("a jar in it is none");
    }
    // An archive with more than 65535 entries counts them elsewhere; their signature tells, too.
    int at = bytes.getInt(end + 16);
    while (bytes.getInt(at) == DIRECTORY_ENTRY) {
      int nameLength = unsigned(at + 28);
      byte[] name = new byte[nameLength];
      bytes.get(at + 46, name);
      entries.put(
          new String(name, StandardCharsets.UTF_8),
          new Entry(
              unsigned(at + 10),
              bytes.getInt(at + 20),
              bytes.getInt(at + 24),
              bytes.getInt(at + 42)));
      at += 46 + nameLength + unsigned(at + 30) + unsigned(at + 32);
    }
  }

  private int unsigned(int at) {
    return bytes.getShort(at) & 0xffff;
  }

  /** Returns the names of its files, sorted. */
  Iterable<String> names() {
    return entries.keySet().stream().filter(name -> !name.endsWith("/"))::iterator;
  }

  /** Returns the content of a file that {@link #names} has. */
  byte[] read(String name) throws IOException {
    Entry entry = entries.get(name);
    int start = entry.header() + 30 + unsigned(entry.header() + 26) + unsigned(entry.header() + 28);
    byte[] packed = new byte[entry.packed()];
    bytes.get(start, packed);
    if (entry.method() == STORED) {
      return packed;
    }
    byte[] content = new byte[entry.size()];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      int length = 0;
      while (length < content.length) {
        int more = inflater.inflate(content, length, content.length - length);
        if (more == 0) {
          throw new IOException("%s in a jar in it is damaged".formatted(name));
        }
        length += more;
      }
      return content;
    } catch (DataFormatException e) {
      throw new IOException("%s in a jar in it is damaged".formatted(name), e);
    } finally {
      inflater.end();
    }
  }
}

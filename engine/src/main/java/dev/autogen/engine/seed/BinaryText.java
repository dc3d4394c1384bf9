package dev.autogen.engine.seed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/** Bytes, in PostgreSQL's hex format (documentation, 8.4.1). */
final class BinaryText implements Conversion {

  private final boolean isHex;

  /**
   * @param isHex whether texts are in that format already
   */
  BinaryText(boolean isHex) {
    this.isHex = isHex;
  }

  @Override
  public String text(Object value) {
    return isHex && value instanceof String text
        ? text
        : "\\x" + HexFormat.of().formatHex(bytes(value));
  }

  /** Returns a value's bytes; those of a text are in UTF-8. */
  static byte[] bytes(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof UUID uuid) {
      return ByteBuffer.allocate(16)
          .putLong(uuid.getMostSignificantBits())
          .putLong(uuid.getLeastSignificantBits())
          .array();
    }
    throw new Misfit(value, "is no binary value");
  }
}

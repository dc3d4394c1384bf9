package dev.autogen.operation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The canonical text of operations: a line for each, and what belongs to it indented below.
 * Different operations have different texts, but for work on a connection, which has none, and for
 * the size of batches, which makes no difference in the end.
 *
 * <p>The text, and so the checksum, stays the same from version to version: it is what a migrator
 * compares with what it once ran.
 */
public final class OperationText {

  private OperationText() {}

  /** Returns the text of operations; every line ends with a line feed. */
  public static String print(List<Operation> operations) {
    StringBuilder text = new StringBuilder();
    OperationPrinter printer = new OperationPrinter();
    for (Operation operation : operations) {
      operation.accept(printer).forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  /** Returns the text of one operation without a line feed at its end. */
  public static String print(Operation operation) {
    return String.join("\n", operation.accept(new OperationPrinter()));
  }

  /** Returns the SHA-256 of the text in UTF-8, as 64 lower-case hexadecimal digits. */
  public static String checksum(List<Operation> operations) {
    byte[] text = print(operations).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(text));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

package dev.autogen.engine.revisions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import javax.tools.SimpleJavaFileObject;

/**
 * A source file as the compiler reads it: UTF-8, with or without a byte order mark, which javac
 * would not take (JDK-4508058).
 */
final class CompiledFile extends SimpleJavaFileObject {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path path;

  CompiledFile(Path path) {
    super(path.toUri(), Kind.SOURCE);
    this.path = path;
  }

  /**
   * Returns the first line that is no UTF-8, if there is one: javac only warns of it, and puts
   * something else in its place.
   */
  static OptionalInt lineThatIsNoUtf8(Path path) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (!decoder.decode(bytes, CharBuffer.allocate(bytes.remaining()), true).isError()) {
      return OptionalInt.empty();
    }
    int line = 1;
    for (int i = 0; i < bytes.position(); i++) {
      line += bytes.get(i) == '\n' ? 1 : 0;
    }
    return OptionalInt.of(line);
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
    String text = Files.readString(path);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}

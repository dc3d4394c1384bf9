package dev.autogen.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * The standard output of the process, whose failures are not swallowed as those of {@code
 * System.out} are. A reader that has seen enough, such as {@code head -1}, is no failure.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
  private boolean closedByReader;

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (closedByReader) {
      return;
    }
    try {
      stream.write(bytes, from, length);
    } catch (IOException e) {
      // The JDK has no type for it: "Broken pipe", on Windows "The pipe is being closed".
      closedByReader = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
      if (!closedByReader) {
        throw e;
      }
    }
  }
}

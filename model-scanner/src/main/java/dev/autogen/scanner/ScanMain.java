package dev.autogen.scanner;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A scan in a JVM of its own: reads the request from standard input, for it may hold passwords, and
 * writes what came of it into files of the directory that its argument names.
 */
final class ScanMain {

  static final String MODEL = "model.txt";
  static final String FAILURE = "failure.properties";
  static final String KIND = "kind";
  static final String MESSAGE = "message";
  static final String TRACE = "trace";

  private ScanMain() {}

  /** Scans, and ends the JVM without waiting for threads and hooks of the application. */
  public static void main(String[] arguments) {
    try {
      scan(arguments);
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      // The log gets it, from which the other side quotes.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void scan(String[] arguments) throws IOException {
    Path results = Path.of(arguments[0]);
    try (InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
      ScanRequest request = RequestText.read(in);
      Files.writeString(results.resolve(MODEL), EntityScanner.scan(request).print());
    } catch (AutogenException e) {
      Properties failure = new Properties();
      failure.setProperty(KIND, e.kind().name());
      failure.setProperty(MESSAGE, e.getMessage());
      failure.setProperty(TRACE, trace(e));
      try (var out = Files.newBufferedWriter(results.resolve(FAILURE))) {
        failure.store(out, null);
      }
    }
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}

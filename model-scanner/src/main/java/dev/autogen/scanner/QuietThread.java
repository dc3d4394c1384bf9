package dev.autogen.scanner;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * Silences what Hibernate, the application's logging and its static initialisers print while they
 * run in a given class loader. Other threads print as before.
 *
 * <p>Standard output carries results only, and a configuration of the application's logging, which
 * would open files and print to the console, must not be woken up.
 */
final class QuietThread {

  /** Logging that reads no configuration, for the libraries that look at these when they start. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "org.jboss.logging.provider", "jdk",
          "slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider",
          "log4j2.loggerContextFactory",
              "org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
          "log4j2.simplelogLevel", "OFF",
          "log4j.defaultInitOverride", "true",
          "org.springframework.boot.logging.LoggingSystem", "none");

  private final ClassLoader silenced;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Map<String, String> previousProperties = new LinkedHashMap<>();
  private final Map<Handler, Filter> previousFilters = new LinkedHashMap<>();

  /** Silences the threads whose context class loader this is. */
  QuietThread(ClassLoader silenced) {
    this.silenced = silenced;
    System.setOut(printer(out));
    System.setErr(printer(err));
    PROPERTIES.forEach((key, value) -> previousProperties.put(key, System.setProperty(key, value)));
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      Filter filter = handler.getFilter();
      previousFilters.put(handler, filter);
      handler.setFilter(entry -> !isSilenced() && (filter == null || filter.isLoggable(entry)));
    }
  }

  private boolean isSilenced() {
    return Thread.currentThread().getContextClassLoader() == silenced;
  }

  private PrintStream printer(PrintStream to) {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int b) {
            if (!isSilenced()) {
              to.write(b);
            }
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            if (!isSilenced()) {
              to.write(bytes, offset, length);
            }
          }

          @Override
          public void flush() throws IOException {
            to.flush();
          }
        },
        true);
  }

  /** Puts everything back. */
  void close() {
    previousFilters.forEach(Handler::setFilter);
    previousProperties.forEach(
        (key, value) -> {
          if (value == null) {
            System.clearProperty(key);
          } else {
            System.setProperty(key, value);
          }
        });
    System.setErr(err);
    System.setOut(out);
  }
}

package dev.autogen.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command runs: its streams, its directory, its environment, and a person if there is one.
 *
 * @param out results, and nothing else
 * @param err everything else: where it connects, what it does, what is wrong
 * @param directory the working directory
 * @param environment the environment variables
 * @param interactive whether a person reads and answers
 * @param reader asks a question and returns the answer; asked only when interactive
 * @param passwordReader asks for a password without showing it; asked only when interactive
 */
record Terminal(
    PrintWriter out,
    PrintWriter err,
    Path directory,
    Map<String, String> environment,
    boolean interactive,
    Function<String, Optional<String>> reader,
    Function<String, Optional<String>> passwordReader) {

  /** Returns the terminal of this process. */
  static Terminal ofProcess() {
    Charset charset =
        Optional.ofNullable(System.getProperty("stdout.encoding"))
            .map(Charset::forName)
            .orElse(StandardCharsets.UTF_8);
    PrintWriter out = new PrintWriter(new StandardOutput(), true, charset);
    PrintWriter err = new PrintWriter(System.err, true, charset);
    return new Terminal(
        out,
        err,
        Path.of("").toAbsolutePath(),
        System.getenv(),
        isTerminal(),
        question -> ask(err, question),
        Terminal::askSecretly);
  }

  // Since Java 22 System.console() is there without a terminal too; isTerminal() tells,
  // reflectively for 17.
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }

  private static Optional<String> ask(PrintWriter err, String question) {
    err.print(question + " ");
    err.flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(in.readLine()).map(String::strip).filter(line -> !line.isEmpty());
    } catch (java.io.IOException closed) {
      return Optional.empty();
    }
  }

  private static Optional<String> askSecretly(String prompt) {
    Console console = System.console();
    return Optional.ofNullable(console)
        .map(terminal -> terminal.readPassword("%s ", prompt))
        .map(String::new);
  }

  /** Returns the same terminal, with results going elsewhere. */
  Terminal withOut(PrintWriter other) {
    return new Terminal(other, err, directory, environment, interactive, reader, passwordReader);
  }

  void flush() {
    out.flush();
    err.flush();
  }
}

package dev.autogen.engine.build;

import dev.autogen.revision.AutogenException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program and its arguments, as a line of the configuration writes them; run without a shell.
 *
 * @param words the program, and its arguments
 */
public record ExternalCommand(List<String> words) {

  /** How long output is waited for that a child of the program still holds open. */
  private static final long REST_MILLIS = 1000;

  /** A command of these words. */
  public ExternalCommand {
    words = List.copyOf(words);
  }

  /**
   * What a program did.
   *
   * @param exitCode what it returned; meaningless if it was stopped
   * @param output its standard output
   * @param errors its standard error
   * @param stopped whether it took too long, and was ended
   */
  public record Outcome(int exitCode, String output, String errors, boolean stopped) {

    /** Tells whether it ended by itself, with exit code 0. */
    public boolean succeeded() {
      return !stopped && exitCode == 0;
    }

    /** Returns how it ended, and what it said on standard error, for messages. */
    public String problem(Duration timeout) {
      String end =
          stopped
              ? "took more than %d s and was stopped".formatted(timeout.toSeconds())
              : "failed with exit code %d".formatted(exitCode);
      List<String> said =
          errors.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      return said.isEmpty() ? end : end + ": " + String.join(" ", said.stream().limit(3).toList());
    }
  }

  /**
   * Splits a line at blanks; between single or double quotes they are part of a word, and after a
   * backslash outside of single quotes any character is.
   *
   * @param key what the line is for, for messages
   * @throws AutogenException if a quote is not closed, or nothing is there
   */
  public static ExternalCommand parse(String key, String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        inWord = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw AutogenException.usage("%s has a quote %s that is not closed.".formatted(key, quote));
    }
    if (inWord) {
      words.add(word.toString());
    }
    if (words.isEmpty() || words.get(0).isEmpty()) {
      throw AutogenException.usage("%s names no program.".formatted(key));
    }
    return new ExternalCommand(words);
  }

  /** Returns the same command with tokens such as {@code {file}} replaced in each word. */
  public ExternalCommand with(Map<String, String> tokens) {
    List<String> replaced = new ArrayList<>();
    for (String word : words) {
      String text = word;
      for (Map.Entry<String, String> token : tokens.entrySet()) {
        text = text.replace("{" + token.getKey() + "}", token.getValue());
      }
      replaced.add(text);
    }
    return new ExternalCommand(replaced);
  }

  /** Returns the name of the program. */
  public String program() {
    return words.get(0);
  }

  /**
   * Runs it and waits for its end; it reads nothing from standard input.
   *
   * @throws IOException if it cannot be started
   */
  public Outcome run(Path directory, Duration timeout) throws IOException {
    return run(builder(directory), timeout);
  }

  /**
   * Runs it as {@link #run} does, without the {@link SecretVariables} of the environment.
   *
   * @throws IOException if it cannot be started
   */
  public Outcome runWithoutSecrets(Path directory, Duration timeout) throws IOException {
    ProcessBuilder builder = builder(directory);
    SecretVariables.removeFrom(builder.environment());
    return run(builder, timeout);
  }

  private ProcessBuilder builder(Path directory) {
    return new ProcessBuilder(located(directory))
        .directory(directory.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(nothing()));
  }

  private Outcome run(ProcessBuilder builder, Duration timeout) throws IOException {
    Process process = builder.start();
    Reader output = new Reader(process.getInputStream());
    Reader errors = new Reader(process.getErrorStream());
    try {
      boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        stop(process);
      }
      return new Outcome(ended ? process.exitValue() : -1, output.text(), errors.text(), !ended);
    } catch (InterruptedException e) {
      stop(process);
      Thread.currentThread().interrupt();
      throw AutogenException.failed("Interrupted while %s ran.".formatted(program()), e);
    }
  }

  /** The program first: a shell whose child is gone would go on with its next line. */
  private static void stop(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** A path means one from the directory it runs in; a bare name is looked up by the system. */
  private List<String> located(Path directory) {
    List<String> located = new ArrayList<>(words);
    if (program().contains("/") || program().contains(File.separator)) {
      located.set(0, directory.resolve(program()).normalize().toString());
    }
    return located;
  }

  private static File nothing() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return new File(windows ? "NUL" : "/dev/null");
  }

  /** Reads a stream while the program runs, which would stop at a full pipe. */
  private static final class Reader {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;

    Reader(InputStream stream) {
      thread =
          new Thread(
              () -> {
                try (stream) {
                  stream.transferTo(bytes);
                } catch (IOException closed) {
                  // What was read until then is what there is.
                }
              },
              "autogen-output");
      thread.setDaemon(true);
      thread.start();
    }

    String text() throws InterruptedException {
      thread.join(REST_MILLIS);
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}

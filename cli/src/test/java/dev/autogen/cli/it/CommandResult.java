package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What a command left behind.
 *
 * @param arguments its arguments
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record CommandResult(List<String> arguments, int exitCode, String out, String err) {

  /** Asserts the exit code. */
  public CommandResult exits(int expected) {
    assertThat(exitCode).as(toString()).isEqualTo(expected);
    return this;
  }

  /** Asserts that it worked. */
  public CommandResult succeeds() {
    return exits(0);
  }

  /**
   * Asserts that it failed as a command should: with that exit code, a sentence or two, nothing on
   * standard output and nothing of Java's. Lines that start with {@code Database } say where it
   * connected.
   *
   * @param parts what the message must contain
   */
  public CommandResult refuses(int expected, String... parts) {
    exits(expected);
    assertThat(out).as(toString()).isEmpty();
    assertThat(err)
        .as(toString())
        .contains(parts)
        .doesNotContain("\tat ", "Exception", "autogen failed in a way it should not");
    assertThat(message().strip()).as(toString()).endsWith(".").hasSizeLessThan(700);
    return this;
  }

  /** Returns standard error without the line that says where the command connected. */
  public String message() {
    return err.lines()
        .filter(line -> !line.matches("Database \\S+ at \\S+ as \\S+( \\(.*\\))?"))
        .reduce("", (text, line) -> text + line + "\n");
  }

  @Override
  public String toString() {
    return "autogen %s%nexit code %d%nout: %s%nerr: %s"
        .formatted(String.join(" ", arguments), exitCode, out, err);
  }
}

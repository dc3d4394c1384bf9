package dev.autogen.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Refuses options that are given without a value: {@code --url "$DB_URL"} with a variable that is
 * not set is not meant to be the url of the configuration.
 */
final class EmptyOptions {

  /** A message says nothing about where or what, so that an empty one harms nobody. */
  private static final String MESSAGE = "-m";

  private static final String CONTEXT = "-x";

  private EmptyOptions() {}

  /**
   * Looks at all options of a command line.
   *
   * @throws CommandLine.ParameterException naming one that is empty
   */
  static void refuse(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      for (OptionSpec option : command.getParseResult().matchedOptions()) {
        refuse(command, option);
      }
    }
  }

  private static void refuse(CommandLine command, OptionSpec option) {
    if (option.arity().max() == 0 || List.of(option.names()).contains(MESSAGE)) {
      return;
    }
    String name = option.longestName();
    // Of a context these would be keys and values, each for itself.
    List<String> values =
        name.equals(CONTEXT) ? option.originalStringValues() : option.stringValues();
    for (String value : values) {
      if (value.isBlank()) {
        throw new CommandLine.ParameterException(
            command, "%s is empty. Give a value, or leave it out.".formatted(name));
      }
      if (name.equals(CONTEXT) && value.startsWith("=")) {
        throw new CommandLine.ParameterException(
            command, "%s %s has no key. Write %s KEY=VALUE.".formatted(name, value, name));
      }
    }
  }
}

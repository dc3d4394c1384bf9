package dev.autogen.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What the model of a command says about it, for pages that are written from it: the manual's and
 * those of {@code man}.
 */
final class CommandText {

  private final CommandSpec spec;

  private CommandText(CommandSpec spec) {
    this.spec = spec;
  }

  /**
   * A parameter or an option.
   *
   * @param names how it is written, the short name first: {@code -m}, {@code --message}
   * @param value what follows a name, such as {@code MESSAGE}; empty for a flag
   * @param description what it is for
   */
  record Item(List<String> names, String value, String description) {}

  static CommandText of(CommandSpec spec) {
    return new CommandText(spec);
  }

  /** Returns the command and its subcommands, in the order of {@code --help}. */
  static List<CommandText> subcommands(CommandSpec root) {
    return root.subcommands().values().stream()
        .map(command -> command.getCommandSpec())
        .distinct()
        .filter(command -> !command.usageMessage().hidden())
        .map(CommandText::new)
        .toList();
  }

  String name() {
    return spec.name();
  }

  /** Returns the paragraphs of the description; the first is the command in one sentence. */
  List<String> paragraphs() {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : spec.usageMessage().description()) {
      String text = line.formatted();
      if (text.isEmpty()) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      } else {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(text);
      }
    }
    paragraphs.add(paragraph.toString());
    return paragraphs.stream().filter(one -> !one.isEmpty()).toList();
  }

  /** Returns the line that is typed, such as {@code autogen merge [OPTIONS] [REV...]}. */
  String synopsis() {
    List<String> words = new ArrayList<>(List.of(spec.qualifiedName()));
    if (!options().isEmpty()) {
      words.add("[OPTIONS]");
    }
    for (PositionalParamSpec parameter : parametersInOrder()) {
      String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
      words.add(parameter.arity().min() == 0 ? "[" + label + "]" : label);
    }
    if (!spec.subcommands().isEmpty()) {
      words.add("COMMAND");
    }
    return String.join(" ", words);
  }

  /** Returns the parameters, in their order. */
  List<Item> parameters() {
    return parametersInOrder().stream()
        .map(one -> new Item(List.of(one.paramLabel()), "", description(one)))
        .toList();
  }

  private List<PositionalParamSpec> parametersInOrder() {
    return spec.positionalParameters().stream().filter(one -> !one.hidden()).toList();
  }

  /** Returns the options that are this command's own. */
  List<Item> options() {
    return spec.options().stream()
        .filter(option -> !option.hidden() && !option.inherited())
        .map(CommandText::item)
        .toList();
  }

  private static Item item(OptionSpec option) {
    List<String> names =
        Arrays.stream(option.names())
            .map(name -> option.negatable() ? name.replaceFirst("^--", "--[no-]") : name)
            .toList();
    String value = option.arity().max() == 0 ? "" : option.paramLabel();
    boolean optional = option.arity().min() == 0 && !value.isEmpty();
    return new Item(names, optional ? "[" + value + "]" : value, description(option));
  }

  private static String description(ArgSpec argument) {
    return Arrays.stream(argument.description()).collect(Collectors.joining(" "));
  }

  /** Returns what stands below the options. */
  List<String> footer() {
    return Stream.of(spec.usageMessage().footer()).filter(line -> !line.isEmpty()).toList();
  }
}

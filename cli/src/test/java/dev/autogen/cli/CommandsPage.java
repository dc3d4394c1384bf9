package dev.autogen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes the manual's page of all commands from their model. What no model says (examples, shapes
 * of JSON) people wrote in resources {@code commands/NAME.md}: a command without one has none.
 */
final class CommandsPage {

  private final StringBuilder page = new StringBuilder();

  private CommandsPage() {}

  static String write() {
    CommandSpec root = AutogenCommand.commandLine(Terminal.ofProcess()).getCommandSpec();
    CommandsPage page = new CommandsPage();
    page.all(root);
    return page.page.toString();
  }

  /** Returns what people wrote about a command. */
  static Optional<String> resource(String name) {
    try (InputStream in = CommandsPage.class.getResourceAsStream("/commands/" + name + ".md")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void all(CommandSpec root) {
    List<CommandText> commands = CommandText.subcommands(root);
    paragraph(resource("opening").orElseThrow());
    page.append("| command | does |\n|---|---|\n");
    commands.forEach(
        command -> row("[`%1$s`](#%1$s)".formatted(command.name()), command.paragraphs().get(0)));
    page.append('\n');
    paragraph(resource("revisions").orElseThrow());
    paragraph("## Options of all commands");
    paragraph(resource("options").orElseThrow());
    table(CommandText.of(root).options());
    paragraph(resource("results").orElseThrow());
    commands.forEach(this::command);
    page.setLength(page.length() - 1);
  }

  private void command(CommandText command) {
    paragraph("## " + command.name());
    command.paragraphs().forEach(text -> paragraph(markdown(text)));
    paragraph("```\n" + command.synopsis() + "\n```");
    table(
        Stream.concat(command.parameters().stream(), command.options().stream())
            .collect(Collectors.toList()));
    resource(command.name()).ifPresent(this::paragraph);
  }

  private void table(List<CommandText.Item> items) {
    if (items.isEmpty()) {
      return;
    }
    page.append("| | |\n|---|---|\n");
    for (CommandText.Item item : items) {
      String names =
          item.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
      row(item.value().isEmpty() ? names : names + " `" + item.value() + "`", item.description());
    }
    page.append('\n');
  }

  private void row(String first, String second) {
    // A bar would end the cell, even in code.
    page.append(
        "| %s | %s |\n".formatted(first.replace("|", "\\|"), markdown(second).replace("|", "\\|")));
  }

  /** What help says plainly: stars and angle brackets are themselves, options are code. */
  private static String markdown(String text) {
    return text.replace("*", "\\*")
        .replace("<", "&lt;")
        .replaceAll("(?<![\\w'-])(--[a-z][a-z-]*)", "`$1`");
  }

  private void paragraph(String text) {
    page.append(text).append("\n\n");
  }
}

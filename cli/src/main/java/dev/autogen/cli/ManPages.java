package dev.autogen.cli;

import dev.autogen.engine.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes the pages of {@code man} from the model of the commands: {@code autogen.1}, {@code
 * autogen-merge.1} and so on, in the macros of {@code man(7)}.
 */
public final class ManPages {

  private ManPages() {}

  /** Writes the pages into the directory that is the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Files.createDirectories(directory);
    for (Map.Entry<String, String> page : all().entrySet()) {
      Files.writeString(directory.resolve(page.getKey()), page.getValue());
    }
  }

  /** Returns the pages by file name. */
  static Map<String, String> all() {
    CommandSpec root = AutogenCommand.commandLine(Terminal.ofProcess()).getCommandSpec();
    List<CommandText> commands = CommandText.subcommands(root);
    Map<String, String> pages = new TreeMap<>();
    pages.put("autogen.1", page(CommandText.of(root), "autogen", commands));
    for (CommandText command : commands) {
      pages.put(
          "autogen-%s.1".formatted(command.name()),
          page(command, "autogen-" + command.name(), List.of()));
    }
    return pages;
  }

  private static String page(CommandText command, String name, List<CommandText> commands) {
    StringBuilder roff = new StringBuilder();
    roff.append(
        ".TH \"%s\" \"1\" \"\" \"autogen %s\" \"autogen manual\"\n"
            .formatted(name.toUpperCase(Locale.ROOT), Project.version()));
    List<String> paragraphs = command.paragraphs();
    section(roff, "NAME").append(escaped(name + " - " + paragraphs.get(0))).append('\n');
    section(roff, "SYNOPSIS").append(".B ").append(escaped(command.synopsis())).append('\n');
    section(roff, "DESCRIPTION");
    paragraphs.forEach(text -> roff.append(".PP\n").append(escaped(text)).append('\n'));
    items(roff, "PARAMETERS", command.parameters());
    items(roff, "OPTIONS", command.options());
    if (commands.isEmpty()) {
      section(roff, "SEE ALSO").append(".BR autogen (1),\nwith the options of all commands\n");
    } else {
      section(roff, "COMMANDS");
      for (CommandText one : commands) {
        roff.append(".TP\n.BR autogen\\-%s (1)\n".formatted(escaped(one.name())));
        roff.append(escaped(one.paragraphs().get(0))).append('\n');
      }
      section(roff, "EXIT STATUS").append(escaped(String.join(" ", command.footer()))).append('\n');
    }
    return roff.toString();
  }

  private static StringBuilder section(StringBuilder roff, String title) {
    return roff.append(".SH ").append(title).append('\n');
  }

  private static void items(StringBuilder roff, String title, List<CommandText.Item> items) {
    if (items.isEmpty()) {
      return;
    }
    section(roff, title);
    for (CommandText.Item item : items) {
      roff.append(".TP\n\\fB%s\\fR".formatted(escaped(String.join(", ", item.names()))));
      roff.append(item.value().isEmpty() ? "" : " \\fI%s\\fR".formatted(escaped(item.value())));
      roff.append('\n').append(escaped(item.description())).append('\n');
    }
  }

  /** A line that starts with a dot or an apostrophe would be a request to the formatter. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}

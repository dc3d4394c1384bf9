package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/commands.md is what the commands say of themselves. {@code -Dautogen.commands=write} writes
 * it anew.
 */
class CommandsPageTest {

  private static final Path PAGE =
      Path.of("..", "docs", "commands.md").toAbsolutePath().normalize();
  private static final Path RESOURCES = Path.of("src", "test", "resources", "commands");

  @Test
  void thePageIsWhatTheModelSays() throws IOException {
    String page = CommandsPage.write();
    if ("write".equals(System.getProperty("autogen.commands"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/commands.md; write it anew with -Dtest=CommandsPageTest -Dautogen.commands=write")
        .isEqualTo(page);
  }

  @Test
  void everyCommandHasASentenceAndEveryOptionADescription() {
    var root = AutogenCommand.commandLine(Terminal.ofProcess()).getCommandSpec();
    for (CommandText command : CommandText.subcommands(root)) {
      assertThat(command.paragraphs()).as(command.name()).isNotEmpty();
      assertThat(command.paragraphs().get(0)).as(command.name()).matches("(?s)[A-Z].*\\.");
      Stream.concat(command.parameters().stream(), command.options().stream())
          .forEach(
              item ->
                  assertThat(item.description())
                      .as(command.name() + " " + item.names())
                      .isNotBlank()
                      .endsWith(".")
                      .doesNotContain("${"));
    }
  }

  @Test
  void whatPeopleWroteIsOfACommand() throws IOException {
    var root = AutogenCommand.commandLine(Terminal.ofProcess()).getCommandSpec();
    try (Stream<Path> files = Files.list(RESOURCES)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.md$", "")))
          .allMatch(
              name ->
                  root.subcommands().containsKey(name)
                      || Stream.of("opening", "revisions", "options", "results")
                          .anyMatch(name::equals));
    }
  }

  @Test
  void aManPageForEachCommand() {
    Map<String, String> pages = ManPages.all();
    assertThat(pages).containsKeys("autogen.1", "autogen-merge.1", "autogen-current.1");
    assertThat(pages.get("autogen-merge.1"))
        .startsWith(".TH \"AUTOGEN-MERGE\" \"1\"")
        .contains(".SH NAME\nautogen\\-merge \\- Join branches")
        .contains("\\fB\\-m, \\-\\-message\\fR \\fIMESSAGE\\fR\n");
    assertThat(pages.get("autogen.1"))
        .contains(".BR autogen\\-upgrade (1)\n", ".SH EXIT STATUS\nExit codes: 0 done");
    // A line of text that starts like a request would not be printed.
    pages.forEach(
        (name, page) ->
            assertThat(page.lines().filter(line -> line.startsWith(".")))
                .as(name)
                .allMatch(line -> line.matches("\\.(TH|SH|PP|TP|B|BR)( .*)?")));
  }
}

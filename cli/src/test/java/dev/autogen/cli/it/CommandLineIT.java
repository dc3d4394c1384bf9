package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Options: every global one works before and after the command, and each command explains itself.
 */
class CommandLineIT {

  private static final String REVISION =
      """
      @RevisionInfo(id = "%1$s", message = "%2$s", created = "2026-11-20T06:02:11Z")
      public final class %2$s implements Revision {

        @Override
        public void upgrade(Operations op) {
          op.execute("select '" + op.context().getOrDefault("tenant", "nobody") + "'");
        }
      }
      """;

  private static TestDatabase database;
  private static ScratchProject project;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
    project =
        ScratchProject.on(database)
            .with("reporting.revisions", "reports")
            .revision("Main", REVISION.formatted("aaaa11112222", "Main"))
            .entity("Note", "@Entity public class Note { @Id Long id; }");
    project.write(
        "reports/Report.java",
        project
            .read(project.revisionDirectory().resolve("Main.java").toString())
            .replace("Main", "Report")
            .replace("aaaa11112222", "bbbb33334444"));
    project.write("other.properties", "revisions=reports\npackage=com.example.db.revisions\n");
  }

  @AfterAll
  static void remove() {
    project.close();
    database.close();
  }

  @ParameterizedTest
  @MethodSource("globalOptions")
  void globalOption(String option, String command, int exitCode, String effect) {
    List<String> options = List.of(option.split(" "));
    List<String> words = List.of(command.split(" "));
    assertEffect(run(options, words), exitCode, effect);
    assertEffect(run(words, options), exitCode, effect);
  }

  /** The option, a command that shows its effect, the exit code, a part of what it prints. */
  static Stream<Arguments> globalOptions() {
    return Stream.of(
        Arguments.of("-c other.properties", "history --offline", 0, "bbbb33334444"),
        Arguments.of("--config other.properties", "history --offline", 0, "bbbb33334444"),
        Arguments.of("-n reporting", "history --offline", 0, "bbbb33334444"),
        Arguments.of("--name reporting", "history --offline", 0, "bbbb33334444"),
        Arguments.of("--url jdbc:postgresql://localhost:1/x", "current", 1, "localhost:1"),
        Arguments.of(
            "--url postgresql://me@localhost:1/x", "current", 1, "Database x at localhost:1 as me"),
        Arguments.of("--username nobody_at_all", "current", 1, "nobody_at_all"),
        Arguments.of("--password", "current", 2, "AUTOGEN_PASSWORD"),
        Arguments.of("--classes ../nowhere", "check --only model", 1, "nowhere does not exist"),
        Arguments.of("--revisions reports", "history --offline", 0, "bbbb33334444"),
        Arguments.of("--package db.changes", "history --offline", 0, "aaaa11112222"),
        Arguments.of("--classpath lib/*", "history --offline", 0, "aaaa11112222"),
        Arguments.of("-x tenant=acme", "upgrade --sql", 0, "select 'acme'"),
        Arguments.of("--json", "history --offline", 0, "\"message\""),
        Arguments.of("--color always", "history --offline", 0, "\u001b[33maaaa11112222"),
        Arguments.of("--color never", "history --offline", 0, "- aaaa11112222"),
        Arguments.of("-v", "history --offline", 0, "aaaa11112222"),
        Arguments.of("--verbose", "history --offline", 0, "aaaa11112222"),
        Arguments.of("--stacktrace", "show feed", 1, "\tat dev.autogen"),
        Arguments.of("--help", "upgrade", 0, "Usage: autogen"),
        Arguments.of("-h", "upgrade", 0, "Usage: autogen"));
  }

  private static CommandResult run(List<String> first, List<String> then) {
    List<String> arguments = new ArrayList<>(first);
    arguments.addAll(then);
    return project.run(arguments.toArray(String[]::new));
  }

  private static void assertEffect(CommandResult result, int exitCode, String effect) {
    result.exits(exitCode);
    assertThat(result.out() + result.err()).as(result.toString()).contains(effect);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-q", "--quiet"})
  void quietSaysNothingButResults(String option) {
    for (CommandResult result :
        List.of(project.run(option, "current"), project.run("current", option))) {
      assertThat(result.succeeds().err()).isEmpty();
    }
    assertThat(project.run("current").succeeds().err()).contains("Database " + database.name());
  }

  @Test
  void optionsOfBothKindsMix() {
    CommandResult result = project.run("-n", "reporting", "history", "--json", "--offline");
    assertThat(result.succeeds().out()).contains("\"bbbb33334444\"").doesNotContain("aaaa11112222");
  }

  @Test
  void environmentIsStrongerThanTheFileAndWeakerThanTheCommandLine() {
    try (ScratchProject other =
        ScratchProject.on(database)
            .withEnvironment("AUTOGEN_URL", "jdbc:postgresql://localhost:2/x")) {
      other.run("current").refuses(1, "localhost:2");
      other.run("current", "--url", "jdbc:postgresql://localhost:3/x").refuses(1, "localhost:3");
    }
  }

  @Test
  void configurationIsFoundUpwards() {
    project.write("src/main/resources/empty.txt", "");
    CommandResult result =
        Distribution.run(
            project.directory().resolve("src/main/resources"), Map.of(), "history", "--offline");
    assertThat(result.succeeds().out()).contains("aaaa11112222");
  }

  @Test
  void eachCommandHasHelp() {
    String help = project.run("--help").succeeds().out();
    List<String> commands =
        help.substring(help.indexOf("Commands:"))
            .lines()
            .skip(1)
            .filter(line -> line.matches("  \\w+ .*"))
            .map(line -> line.strip().split(" ")[0])
            .toList();
    assertThat(commands)
        .contains("init", "revision", "upgrade", "downgrade", "current", "history", "heads")
        .contains("show", "check", "diff", "repair");
    for (String command : commands) {
      CommandResult result = project.run(command, "--help").succeeds();
      assertThat(result.out()).contains("Usage: autogen " + command).contains("--url");
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void noCommand() {
    CommandResult result = project.run().exits(2);
    assertThat(result.err()).contains("autogen revision -m MESSAGE").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--url", "--username", "--role", "--profile", "--revisions", "--name", "--config"})
  void anOptionWithoutItsValueIsNotLeftOut(String option) {
    for (String value : List.of("", " ")) {
      assertThat(project.run("current", option, value).exits(2).err())
          .startsWith(option + " is empty. Give a value, or leave it out.");
      assertThat(project.run(option + "=" + value, "current").exits(2).err())
          .startsWith(option + " is empty.");
    }
  }

  @Test
  void contextWithoutAKeyOrAValue() {
    assertThat(project.run("history", "-x", "=y").exits(2).err())
        .startsWith("-x =y has no key. Write -x KEY=VALUE.");
    assertThat(project.run("history", "-x", "y").exits(2).err())
        .startsWith("Value for option '-x' (KEY=VALUE) should be in KEY=VALUE format but was y.");
    assertThat(project.run("upgrade", "--sql", "-x", "tenant=").succeeds().out())
        .contains("select '';");
  }
}

package dev.autogen.cli;

import dev.autogen.engine.configuration.Bundle;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfigurationRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command as it is in a bundle: with that alone which works without a project. */
final class BundledCommand {

  private static final Set<String> COMMANDS =
      Set.of(
          "upgrade",
          "downgrade",
          "current",
          "history",
          "heads",
          "branches",
          "show",
          "stamp",
          "sql");

  private static final List<String> OPTIONS =
      List.of("--classes", "--classpath", "--revisions", "--package");

  private static final String URL = "--url";

  /** A bundle brings no embedded PostgreSQL along. */
  private static final String URLS = "jdbc:postgresql://host/db, or postgresql://user@host/db.";

  private BundledCommand() {}

  /** Leaves out the commands and options that need a project. */
  static void restrict(CommandLine commandLine) {
    CommandSpec spec = commandLine.getCommandSpec();
    spec.name("java -jar " + Bundle.jar().getFileName());
    spec.usageMessage()
        .description(
            "Brings a database to the revisions in this jar, which 'autogen bundle' wrote.");
    for (String name : List.copyOf(spec.subcommands().keySet())) {
      if (!COMMANDS.contains(name)) {
        spec.removeSubcommand(name);
      }
    }
    restrictOptions(spec);
  }

  /** An option of the command goes to its subcommands when it is added; they lose theirs first. */
  private static void restrictOptions(CommandSpec spec) {
    spec.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .forEach(
            command ->
                List.copyOf(command.options()).stream()
                    .filter(OptionSpec::inherited)
                    .forEach(command::remove));
    List<OptionSpec> all = List.copyOf(spec.options());
    all.forEach(spec::remove);
    for (OptionSpec option : all) {
      if (option.longestName().equals(URL)) {
        spec.addOption(OptionSpec.builder(option).description(URLS).build());
      } else if (!OPTIONS.contains(option.longestName())) {
        spec.addOption(option);
      }
    }
  }

  /**
   * Looks for the configuration beside the jar first: it goes where the jar goes, whatever the
   * working directory is.
   */
  static ConfigurationRequest besideTheJar(ConfigurationRequest request) {
    Path beside = Bundle.jar().toAbsolutePath().getParent();
    Optional<Path> file =
        request
            .file()
            .or(() -> Optional.of(beside.resolve(Configuration.FILE_NAME)).filter(Files::exists));
    return new ConfigurationRequest(
        file.isEmpty() && hasConfiguration(beside) ? beside : request.workingDirectory(),
        file,
        request.name(),
        request.commandLine(),
        request.environment());
  }

  /** What a profile says may be all that there is. */
  private static boolean hasConfiguration(Path directory) {
    String[] files = directory.toFile().list();
    return files != null
        && Stream.of(files)
            .anyMatch(name -> name.matches("\\.env(\\..+)?|autogen-.+\\.properties"));
  }
}

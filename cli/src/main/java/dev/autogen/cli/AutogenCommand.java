package dev.autogen.cli;

import dev.autogen.engine.Configuration;
import dev.autogen.engine.ConfigurationRequest;
import dev.autogen.engine.Project;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.AutogenException.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: the options that every command has, and what becomes of a failure. */
@Command(
    name = "autogen",
    description = {
      "Migrations for JPA entities on PostgreSQL, generated as reviewable Java.",
      "",
      "Change an @Entity class, run 'autogen revision -m MESSAGE', read the class it writes,",
      "run 'autogen upgrade'."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InitCommand.class,
      RevisionCommand.class,
      UpgradeCommand.class,
      DowngradeCommand.class,
      CurrentCommand.class,
      HistoryCommand.class,
      HeadsCommand.class,
      BranchesCommand.class,
      ShowCommand.class,
      EditCommand.class,
      MergeCommand.class,
      RebaseCommand.class,
      StampCommand.class,
      CheckCommand.class,
      DiffCommand.class,
      RepairCommand.class,
      BaselineCommand.class,
      AcceptCommand.class,
      AdoptCommand.class,
      ScaffoldCommand.class,
      EntitiesCommand.class,
      SqlCommand.class,
      CompletionCommand.class
    },
    versionProvider = AutogenCommand.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 there are differences, 4 a question is open",
      "(the flags that answer it are printed), 5 a loss of data was not accepted."
    })
final class AutogenCommand implements Runnable {

  @Option(
      names = {"-c", "--config"},
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "The configuration; default: autogen.properties, found upwards.")
  Path config;

  @Option(
      names = {"-n", "--name"},
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      defaultValue = "",
      description = "One of several databases: keys that start with NAME. in the configuration.")
  String name;

  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "jdbc:postgresql://host/db, postgresql://user@host/db, or embedded:postgresql.")
  String url;

  @Option(
      names = "--username",
      scope = ScopeType.INHERIT,
      paramLabel = "USER",
      description = "Who connects.")
  String username;

  @Option(
      names = "--password",
      scope = ScopeType.INHERIT,
      description = "Ask for the password. Without a terminal, set AUTOGEN_PASSWORD.")
  boolean askPassword;

  @Option(
      names = "--classes",
      scope = ScopeType.INHERIT,
      paramLabel = "PATHS",
      description =
          "Directories or jars with the entities; default: those of the Maven or Gradle project.")
  String classes;

  @Option(
      names = "--classpath",
      scope = ScopeType.INHERIT,
      paramLabel = "CP",
      description = "What the entities need to load; default: that of the Maven or Gradle project.")
  String classpath;

  @Option(
      names = "--revisions",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "The source directory of the revisions.")
  String revisions;

  @Option(
      names = "--package",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "The package of the revisions; with scaffold, that of the entities.")
  String packageName;

  @Option(
      names = "-x",
      scope = ScopeType.INHERIT,
      paramLabel = "KEY=VALUE",
      description = "A value for revisions, which see it in op.context(); repeatable.")
  Map<String, String> context = new LinkedHashMap<>();

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Say nothing but results and errors.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say more.")
  boolean verbose;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print results as JSON, where a command reads.")
  boolean json;

  @Option(
      names = "--color",
      scope = ScopeType.INHERIT,
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "Colour the ids of revisions: auto (on a terminal), always or never.")
  String color;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where an error comes from.")
  boolean stacktrace;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  boolean version;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this help, or that of a command.")
  boolean help;

  @Spec CommandSpec spec;

  private final Terminal terminal;

  private AutogenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs a command line in a terminal and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    return commandLine(terminal).execute(arguments);
  }

  /** Returns the command line with all commands, which also says what they are. */
  static CommandLine commandLine(Terminal terminal) {
    AutogenCommand autogen = new AutogenCommand(terminal);
    CommandLine commandLine = new CommandLine(autogen);
    commandLine.setUsageHelpWidth(100);
    commandLine.setOut(terminal.out());
    commandLine.setErr(terminal.err());
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    commandLine.setExecutionExceptionHandler((problem, command, parsed) -> autogen.report(problem));
    commandLine.setParameterExceptionHandler(
        (problem, given) -> autogen.reportWrongUsage(problem, List.of(given)));
    return commandLine;
  }

  private int report(Exception problem) {
    if (stacktrace) {
      problem.printStackTrace(terminal.err());
    }
    Kind kind = problem instanceof AutogenException failure ? failure.kind() : Kind.FAILED;
    String message =
        problem instanceof AutogenException
            ? problem.getMessage()
            : "autogen failed in a way it should not: %s. Run again with --stacktrace and report it."
                .formatted(problem);
    if (json) {
      return reportAsJson(kind, message);
    }
    if (problem instanceof AutogenException || !stacktrace) {
      terminal.err().println(message);
    }
    return kind.exitCode();
  }

  /** Says what is wrong with a command line; all that it could be would bury that. */
  private int reportWrongUsage(CommandLine.ParameterException problem, List<String> given) {
    StringBuilder message = new StringBuilder(problem.getMessage().replaceFirst("\\.$", ""));
    message.append('.');
    if (problem instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      List<String> likely = unmatched.getSuggestions().stream().limit(1).toList();
      message.append(" Did you mean %s?".formatted(likely.get(0)));
    }
    message.append(
        " '%s --help' lists what there is."
            .formatted(problem.getCommandLine().getCommandSpec().qualifiedName()));
    if (given.contains("--json")) {
      return reportAsJson(Kind.USAGE, message.toString());
    }
    terminal.err().println(message);
    return Kind.USAGE.exitCode();
  }

  /** A program that reads results as JSON reads failures so too: the last line says what failed. */
  private int reportAsJson(Kind kind, String message) {
    Json.printLine(
        terminal.err(),
        Json.object(
            "error",
            Json.object(
                "kind", kind.name().toLowerCase(Locale.ROOT),
                "exitCode", kind.exitCode(),
                "message", message)));
    return kind.exitCode();
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Name a command, such as 'autogen revision -m MESSAGE'.");
  }

  Terminal terminal() {
    return terminal;
  }

  /** Returns the configuration that the options, the environment and the files give together. */
  Configuration configuration() {
    return configuration(Map.of());
  }

  private Configuration configuration(Map<String, String> settings) {
    Map<String, String> given = new LinkedHashMap<>(settings);
    put(given, "url", url);
    put(given, "username", username);
    put(given, "classes", classes);
    put(given, "classpath", classpath);
    put(given, "revisions", revisions);
    put(given, "package", packageName);
    if (askPassword) {
      given.put("password", password());
    }
    Optional<Path> file = Optional.ofNullable(config).map(terminal.directory()::resolve);
    return Configuration.load(
        new ConfigurationRequest(terminal.directory(), file, name, given, terminal.environment()));
  }

  private static void put(Map<String, String> values, String key, String value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  private String password() {
    if (!terminal.interactive()) {
      throw AutogenException.usage(
          "There is no terminal to ask for a password. Set AUTOGEN_PASSWORD instead.");
    }
    return terminal.passwordReader().apply("Password:").orElse("");
  }

  /**
   * Opens the project; the caller closes it.
   *
   * @param settings what options of the command say, as keys of the configuration
   */
  Project openProject(Map<String, String> settings) {
    return Project.open(configuration(settings), context, this::say);
  }

  /** Says something on standard error, unless told to be quiet. */
  void say(String line) {
    if (!quiet) {
      terminal.err().println(line);
      terminal.err().flush();
    }
  }

  /** Returns a text that stands out where results may be coloured, as it is where not. */
  String highlighted(String text) {
    return colored() ? Ansi.ON.string("@|yellow " + text + "|@") : text;
  }

  private boolean colored() {
    return switch (color) {
      case "auto" -> terminal.interactive() && !terminal.environment().containsKey("NO_COLOR");
      case "always" -> true;
      case "never" -> false;
      default ->
          throw AutogenException.usage(
              "--color takes auto, always or never, but '%s' is given.".formatted(color));
    };
  }

  /** What {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"autogen " + Project.version()};
    }
  }
}

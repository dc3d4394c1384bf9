package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.configuration.Bundle;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfigurationRequest;
import dev.autogen.engine.configuration.ConfiguredDatabases;
import dev.autogen.revision.AutogenException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      SeedCommand.class,
      EntitiesCommand.class,
      BundleCommand.class,
      SqlCommand.class,
      ConfigCommand.class,
      CompletionCommand.class
    },
    versionProvider = VersionText.class,
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
      split = ",",
      description =
          "One of several databases: keys that start with NAME. in the configuration; several with"
              + " commas between them.")
  List<String> names = List.of();

  @Option(
      names = "--all",
      scope = ScopeType.INHERIT,
      description = "All databases of the configuration, one after the other.")
  boolean all;

  @Option(
      names = "--profile",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description =
          "Read autogen-NAME.properties, .env.NAME and the application's settings for NAME too.")
  String profile;

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
      description =
          "Ask for the password. Without a terminal, set AUTOGEN_PASSWORD, or password-file.")
  boolean askPassword;

  @Option(
      names = "--role",
      scope = ScopeType.INHERIT,
      paramLabel = "ROLE",
      description = "The role that the user takes (SET ROLE).")
  String role;

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
      description =
          "What the entities need to load, and with seed the driver; default: that of the Maven or"
              + " Gradle project.")
  String classpath;

  @Option(
      names = "--revisions",
      scope = ScopeType.INHERIT,
      paramLabel = "PATHS",
      description =
          "Where the revisions are: directories of sources, of classes, or jars; several are"
              + " separated as a class path is.")
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

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print results as JSON.")
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

  private final Shutdown shutdown;

  /** Where results go; that of one database while there are several. */
  private Terminal terminal;

  /** Which database it is at the moment; empty for the one without a name. */
  private String database = "";

  private final AskedPasswords passwords = new AskedPasswords();

  /** What was said of the configuration: once, however many databases there are. */
  private final Set<String> noted = new HashSet<>();

  private AutogenCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
    this.shutdown = shutdown;
  }

  /** Runs a command line in a terminal and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    return run(terminal, new Shutdown(), arguments);
  }

  /**
   * Runs a command line in a terminal and returns its exit code.
   *
   * @param shutdown what may end it
   */
  static int run(Terminal terminal, Shutdown shutdown, String... arguments) {
    return commandLine(terminal, shutdown).execute(arguments);
  }

  /** Returns the command line with all commands, which also says what they are. */
  static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, new Shutdown());
  }

  private static CommandLine commandLine(Terminal terminal, Shutdown shutdown) {
    AutogenCommand autogen = new AutogenCommand(terminal, shutdown);
    CommandLine commandLine = new CommandLine(autogen);
    if (Bundle.isRunning()) {
      BundledCommand.restrict(commandLine);
    }
    commandLine.setUsageHelpWidth(100);
    commandLine.setOut(terminal.out());
    commandLine.setErr(terminal.err());
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    commandLine.setExecutionStrategy(
        parsed -> {
          // Beside other threads a subcommand was seen to have the process's streams; why is not
          // known. Those that were parsed are those that print their help.
          parsed
              .asCommandLineList()
              .forEach(one -> one.setOut(terminal.out()).setErr(terminal.err()));
          EmptyOptions.refuse(parsed);
          try {
            return new CommandLine.RunLast().execute(parsed);
          } catch (OutOfMemoryError e) {
            return autogen.report(FailureReport.outOfMemory(e));
          }
        });
    commandLine.setExecutionExceptionHandler((problem, command, parsed) -> autogen.report(problem));
    commandLine.setParameterExceptionHandler(
        (problem, given) ->
            new FailureReport(terminal.err(), List.of(given).contains("--json"), false)
                .ofWrongUsage(problem));
    return commandLine;
  }

  /** Prints what went wrong, and returns the exit code that says so. */
  int report(Exception problem) {
    return new FailureReport(terminal.err(), json, stacktrace).of(problem, shutdown.isRequested());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Name a command, such as '%s'."
            .formatted(Bundle.isRunning() ? "upgrade" : "autogen revision -m MESSAGE"));
  }

  Terminal terminal() {
    return terminal;
  }

  /**
   * Returns the databases that the command is about: those of {@code -n} or {@code --all}, else the
   * one without a name.
   */
  List<String> databases() {
    if (!all) {
      return names.isEmpty() ? List.of("") : names.stream().map(String::strip).distinct().toList();
    }
    if (!names.isEmpty()) {
      throw AutogenException.usage("--all and -n exclude each other. Give one of them.");
    }
    return ConfiguredDatabases.of(Configuration.load(request(Map.of()))).all();
  }

  /** Makes that one the database of the configuration, and prints results there. */
  void turnTo(String name, Terminal place) {
    database = name;
    terminal = place;
  }

  /** Returns the configuration that the options, the environment and the files give together. */
  Configuration configuration() {
    return configuration(Map.of());
  }

  /** Returns the configuration with what options of one command say, as keys of it. */
  Configuration configuration(Map<String, String> settings) {
    Map<String, String> given = new LinkedHashMap<>(settings);
    if (askPassword) {
      given.put("password", passwords.of(database, terminal));
    }
    return Configuration.load(request(given));
  }

  /** What is read without asking for a password. */
  ConfigurationRequest request(Map<String, String> settings) {
    Map<String, String> given = new LinkedHashMap<>(settings);
    put(given, "url", url);
    put(given, "username", username);
    put(given, "role", role);
    put(given, "profile", profile);
    put(given, "classes", classes);
    put(given, "classpath", classpath);
    put(given, "revisions", revisions);
    put(given, "package", packageName);
    Optional<Path> file = Optional.ofNullable(config).map(terminal.directory()::resolve);
    ConfigurationRequest request =
        new ConfigurationRequest(
            terminal.directory(), file, database, given, terminal.environment());
    return Bundle.isRunning() ? BundledCommand.besideTheJar(request) : request;
  }

  private static void put(Map<String, String> values, String key, String value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  /**
   * Opens the project; the caller closes it.
   *
   * @param settings what options of the command say, as keys of the configuration
   */
  Project openProject(Map<String, String> settings) {
    Configuration configuration = configuration(settings);
    if (verbose) {
      configuration.settings().forEach(one -> say("  %s  (%s)".formatted(one, one.source())));
    }
    configuration.unknownKeys().stream().filter(noted::add).forEach(this::say);
    Project project = Project.open(configuration, context, this::say);
    shutdown.watch(project);
    return project;
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
}

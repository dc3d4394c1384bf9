package dev.autogen.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfiguredDatabases;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Runs a command for several databases, one after the other. What fails in one does not keep it
 * from the others; what became of each is said in the end.
 */
final class SeveralDatabases {

  private final AutogenCommand autogen;
  private final List<String> names;
  private final Terminal terminal;
  private final Map<String, Integer> exitCodes = new LinkedHashMap<>();
  private final List<Map<String, Object>> entries = new ArrayList<>();

  SeveralDatabases(AutogenCommand autogen, List<String> names) {
    this.autogen = autogen;
    this.names = names;
    this.terminal = autogen.terminal();
  }

  /**
   * Runs it.
   *
   * @param command the command for the database that {@code autogen} is turned to
   * @param settings what options of the command say, as keys of the configuration
   * @return the first exit code that is not 0
   * @throws AutogenException if two of them are the same database
   */
  int run(IntSupplier command, Map<String, String> settings) {
    if (autogen.url != null) {
      throw AutogenException.usage(
          "--url is for one database, and %d are meant. Choose one with -n, or leave --url out."
              .formatted(names.size()));
    }
    List<Configuration> configurations = new ArrayList<>();
    for (String name : names) {
      autogen.turnTo(name, terminal);
      configurations.add(Configuration.load(autogen.request(settings)));
    }
    ConfiguredDatabases.requireDistinct(configurations);
    for (String name : names) {
      runFor(name, command);
    }
    if (autogen.json) {
      Json.print(terminal.out(), Json.object("databases", entries));
    }
    autogen.turnTo("", terminal);
    summarize();
    return exitCodes.values().stream().filter(code -> code != 0).findFirst().orElse(0);
  }

  private void runFor(String name, IntSupplier command) {
    autogen.say("== %s ==".formatted(called(name)));
    StringWriter text = new StringWriter();
    autogen.turnTo(name, autogen.json ? terminal.withOut(new PrintWriter(text)) : terminal);
    String problem = "";
    int exitCode;
    try {
      exitCode = command.getAsInt();
    } catch (RuntimeException e) {
      exitCode = autogen.report(e);
      problem = e instanceof AutogenException ? e.getMessage() : e.toString();
    }
    autogen.terminal().flush();
    exitCodes.put(name, exitCode);
    if (autogen.json) {
      Map<String, Object> entry =
          Json.object("name", name, "exitCode", exitCode, "result", result(text.toString()));
      if (!problem.isEmpty()) {
        entry.put("error", problem);
      }
      entries.add(entry);
    }
  }

  /** What a command prints as JSON is part of the document; of others the lines are. */
  private static Object result(String text) {
    try {
      return text.isBlank() ? List.of() : JSON.std.anyFrom(text);
    } catch (IOException noJson) {
      return text.lines().toList();
    }
  }

  private void summarize() {
    List<String> parts = new ArrayList<>();
    add(parts, "done", code -> code == ProjectCommand.DONE);
    add(parts, "with differences", code -> code == ProjectCommand.DIFFERENT);
    add(parts, "not done", code -> code != ProjectCommand.DONE && code != ProjectCommand.DIFFERENT);
    autogen.say("Of %d databases %s.".formatted(names.size(), String.join("; ", parts)));
  }

  private void add(List<String> parts, String word, IntPredicate meant) {
    String listed =
        exitCodes.entrySet().stream()
            .filter(entry -> meant.test(entry.getValue()))
            .map(
                entry ->
                    called(entry.getKey())
                        + (word.equals("not done")
                            ? " (exit code %d)".formatted(entry.getValue())
                            : ""))
            .collect(Collectors.joining(", "));
    if (!listed.isEmpty()) {
      parts.add(word + ": " + listed);
    }
  }

  private static String called(String name) {
    return name.isEmpty() ? "(no name)" : name;
  }
}

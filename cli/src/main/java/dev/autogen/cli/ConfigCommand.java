package dev.autogen.cli;

import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfiguredDatabases;
import dev.autogen.engine.configuration.Setting;
import dev.autogen.revision.AutogenException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code autogen config}. */
@Command(
    name = "config",
    description = {
      "List the settings that hold, and where each comes from.",
      "",
      "Passwords are not shown, only where they come from. No database is asked."
    },
    sortOptions = false)
final class ConfigCommand implements Callable<Integer> {

  @ParentCommand private AutogenCommand autogen;

  @Override
  public Integer call() {
    List<Map<String, Object>> documents = new ArrayList<>();
    Set<String> noted = new HashSet<>();
    List<String> databases = autogen.databases();
    for (String name : databases) {
      autogen.turnTo(name, autogen.terminal());
      Configuration configuration = autogen.configuration();
      List<Setting> settings = configuration.settings();
      configuration.unknownKeys().stream().filter(noted::add).forEach(autogen::say);
      if (autogen.json) {
        documents.add(json(name, configuration, settings));
      } else {
        if (databases.size() > 1) {
          autogen.say("== %s ==".formatted(ConfiguredDatabases.called(name)));
        }
        print(settings);
      }
    }
    if (autogen.json) {
      Json.print(
          autogen.terminal().out(),
          databases.size() > 1 ? Json.object("databases", documents) : documents.get(0));
    }
    return ProjectCommand.DONE;
  }

  private void print(List<Setting> settings) {
    if (settings.isEmpty()) {
      throw AutogenException.failed("Nothing is configured. Run 'autogen init' in the project.");
    }
    int width = settings.stream().mapToInt(one -> one.toString().length()).max().orElse(1);
    String line = "%%-%ds  # %%s".formatted(Math.min(width, 60));
    settings.forEach(
        one -> autogen.terminal().out().println(line.formatted(one.toString(), one.source())));
  }

  private static Map<String, Object> json(
      String name, Configuration configuration, List<Setting> settings) {
    return Json.object(
        "name", name,
        "profile", configuration.profile().orElse(""),
        "settings",
            settings.stream()
                .map(
                    one ->
                        Json.object("key", one.key(), "value", one.shown(), "source", one.source()))
                .toList());
  }
}

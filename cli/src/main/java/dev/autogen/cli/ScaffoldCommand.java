package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.Scaffold;
import dev.autogen.revision.AutogenException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code autogen scaffold}. */
@Command(
    name = "scaffold",
    description = {
      "Write JPA entities for the tables of the database.",
      "",
      "What JPA has no word for is said on standard error, a sentence each. Reads only; nothing is",
      "written when anything fails."
    },
    sortOptions = false)
final class ScaffoldCommand extends ProjectCommand {

  private static final String USUAL_SOURCES = "src/main/java";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = USUAL_SOURCES,
      description = "The root of the sources; default: ${DEFAULT-VALUE}.")
  Path out;

  @Option(
      names = "--schema",
      split = ",",
      paramLabel = "NAME",
      description = "A schema to read besides the default one; repeatable.")
  List<String> schemas = List.of();

  @Option(
      names = "--force",
      description = "Overwrite files that are there already with another text.")
  boolean force;

  @Mixin FilterOptions filterOptions;

  /** Entities can be wanted before there is anything to configure. */
  @Override
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(filterOptions.settings());
    if (!autogen().askPassword && autogen().configuration().get("revisions").isEmpty()) {
      settings.put("revisions", USUAL_SOURCES);
    }
    return settings;
  }

  @Override
  Optional<String> oneDatabaseOnly() {
    return Optional.of("'scaffold' reads one database at a time.");
  }

  @Override
  int run(Project project) {
    Path directory = terminal().directory().resolve(out).normalize();
    Scaffold.Result result =
        new Scaffold(project).write(new Scaffold.Request(packageName(), directory, schemas, force));
    List<String> files = result.files().stream().map(this::shown).toList();
    if (autogen().json) {
      Json.print(out(), Json.object("files", files, "omissions", result.omissions()));
      return DONE;
    }
    files.forEach(out()::println);
    result.omissions().forEach(this::say);
    if (result.unchanged() > 0) {
      say(
          result.unchanged() == 1
              ? "1 file says the same already."
              : "%d files say the same already.".formatted(result.unchanged()));
    }
    return DONE;
  }

  /** That of the revisions, which is what the configuration means, would be the wrong one. */
  private String packageName() {
    if (autogen().packageName == null) {
      throw AutogenException.usage(
          "Name the package of the entities, as in --package com.example.model.");
    }
    return autogen().packageName;
  }

  private String shown(Path file) {
    Path directory = terminal().directory();
    return (file.startsWith(directory) ? directory.relativize(file) : file).toString();
  }
}

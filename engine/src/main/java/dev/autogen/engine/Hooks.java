package dev.autogen.engine;

import dev.autogen.engine.build.ExternalCommand;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Programs that run when a revision was written, such as a formatter. One that fails takes the
 * revision back.
 */
final class Hooks {

  private static final String KEY = "hooks";
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

  private final List<Hook> hooks;
  private final Path directory;
  private final Consumer<String> say;

  private record Hook(String name, ExternalCommand command, Duration timeout) {}

  private Hooks(List<Hook> hooks, Path directory, Consumer<String> say) {
    this.hooks = List.copyOf(hooks);
    this.directory = directory;
    this.say = say;
  }

  /**
   * Reads the hooks of a project: {@code hooks=a,b} with {@code hooks.a=PROGRAM ARGUMENTS} each.
   *
   * @param say hears what they print
   * @throws AutogenException if one has no command
   */
  static Hooks of(Configuration configuration, Consumer<String> say) {
    List<Hook> hooks = new ArrayList<>();
    configuration.get(KEY).stream()
        .flatMap(text -> Stream.of(text.split("[,\\s]+")))
        .filter(name -> !name.isEmpty())
        .forEach(name -> hooks.add(hook(configuration, name)));
    return new Hooks(hooks, configuration.directory(), say);
  }

  private static Hook hook(Configuration configuration, String name) {
    String key = KEY + "." + name;
    String line =
        configuration
            .get(key)
            .orElseThrow(
                () ->
                    AutogenException.usage(
                        "%s names '%s', but there is no %s. Write the command there, such as google-java-format -i {file}."
                            .formatted(KEY, name, key)));
    return new Hook(
        name, ExternalCommand.parse(key, line), timeout(configuration, key + ".timeout"));
  }

  private static Duration timeout(Configuration configuration, String key) {
    String text = configuration.get(key).orElse(Long.toString(USUAL_TIMEOUT.toSeconds()));
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw AutogenException.usage("%s is '%s'. Write a number of seconds.".formatted(key, text));
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }

  boolean isEmpty() {
    return hooks.isEmpty();
  }

  /** Returns the names, for messages. */
  String names() {
    return String.join(", ", hooks.stream().map(Hook::name).toList());
  }

  /**
   * Runs them in their order.
   *
   * @throws AutogenException naming the first that fails
   */
  void run(RevisionSource source) {
    Map<String, String> tokens =
        Map.of(
            "file", source.file().toString(),
            "model", source.modelFile().toString(),
            "directory", source.file().getParent().toString());
    hooks.forEach(hook -> run(hook, tokens));
  }

  private void run(Hook hook, Map<String, String> tokens) {
    ExternalCommand.Outcome outcome;
    try {
      outcome = hook.command().with(tokens).runWithoutSecrets(directory, hook.timeout());
    } catch (IOException e) {
      throw AutogenException.failed(
          "The hook %s cannot be run: there is no program %s. Correct %s.%s; the revision was not written."
              .formatted(hook.name(), hook.command().program(), KEY, hook.name()),
          e);
    }
    Stream.of(outcome.output(), outcome.errors())
        .flatMap(String::lines)
        .forEach(line -> say.accept("%s: %s".formatted(hook.name(), line)));
    if (!outcome.succeeded()) {
      throw AutogenException.failed(
          "The hook %s %s. The revision was not written."
              .formatted(hook.name(), outcome.problem(hook.timeout()).replaceFirst("(?s):.*", "")));
    }
  }
}

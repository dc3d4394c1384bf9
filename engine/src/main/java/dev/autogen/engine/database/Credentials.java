package dev.autogen.engine.database;

import dev.autogen.engine.build.ExternalCommand;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.DatabaseAddress;
import dev.autogen.engine.configuration.Setting;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Who connects with which password, as a configuration says: {@code username} and {@code password},
 * {@code password-file} or {@code password-command}, or the url, whichever stands in the stronger
 * place. Where nobody says, the driver looks into {@code .pgpass}.
 */
final class Credentials {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FILE = "password-file";
  private static final String COMMAND = "password-command";

  private Credentials() {}

  /**
   * Returns where the url leads, as whom.
   *
   * @throws AutogenException if there is no url, or the password cannot be had
   */
  static DatabaseAddress address(Configuration configuration) {
    configuration.require("url");
    Setting url = configuration.setting("url").orElseThrow();
    DatabaseAddress address = address(url);
    Optional<Setting> username =
        configuration
            .setting("username")
            .filter(one -> address.username().isEmpty() || one.strength() <= url.strength());
    Optional<Setting> password =
        passwordSetting(configuration)
            .filter(one -> address.password().isEmpty() || one.strength() <= url.strength());
    return new DatabaseAddress(
        address.url(),
        username.map(Setting::value).orElse(address.username()),
        password.map(one -> password(one, configuration.directory())).orElse(address.password()));
  }

  /** The application's url is not where one looks first. */
  private static DatabaseAddress address(Setting url) {
    try {
      return DatabaseAddress.of(url.value(), "", "");
    } catch (AutogenException unreadable) {
      throw AutogenException.usage(
          unreadable.getMessage().replaceFirst("^The url ", "The url of " + url.source() + " "));
    }
  }

  /** Returns where the password comes from; empty where the url or the driver has it. */
  static Optional<Setting> passwordSetting(Configuration configuration) {
    return configuration.strongest("password", FILE, COMMAND);
  }

  private static String password(Setting setting, Path directory) {
    return switch (setting.key()) {
      case FILE -> inFile(setting, directory);
      case COMMAND -> printed(setting, directory);
      default -> setting.value();
    };
  }

  /** As Docker and Kubernetes mount secrets: the whole file, but for the line's end. */
  private static String inFile(Setting setting, Path directory) {
    String name = setting.value();
    Path file =
        name.startsWith("~/")
            ? Path.of(System.getProperty("user.home")).resolve(name.substring(2))
            : directory.resolve(name);
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw AutogenException.usage(
          "%s of %s is %s, which cannot be read: %s. Correct it, or set AUTOGEN_PASSWORD."
              .formatted(
                  FILE,
                  setting.source(),
                  name,
                  Files.isDirectory(file)
                      ? "it is a directory"
                      : Files.exists(file) ? "access is denied" : "there is no such file"));
    }
    String password = text.replaceFirst("\\r?\\n\\z", "");
    if (password.isEmpty()) {
      throw AutogenException.usage(
          "%s of %s is %s, which is empty. Write the password into it."
              .formatted(FILE, setting.source(), name));
    }
    return password;
  }

  private static String printed(Setting setting, Path directory) {
    ExternalCommand command = ExternalCommand.parse(COMMAND, setting.value());
    ExternalCommand.Outcome outcome;
    try {
      outcome = command.run(directory, PATIENCE);
    } catch (IOException e) {
      throw AutogenException.failed(
          "%s of %s names %s, which cannot be run. Correct its name or path."
              .formatted(COMMAND, setting.source(), command.program()));
    }
    if (!outcome.succeeded()) {
      throw AutogenException.failed(
          "%s of %s, %s, %s."
              .formatted(
                  COMMAND,
                  setting.source(),
                  command.program(),
                  outcome.problem(PATIENCE).replaceFirst("[.\\s]+$", "")));
    }
    return outcome
        .output()
        .lines()
        .findFirst()
        .filter(line -> !line.isEmpty())
        .orElseThrow(
            () ->
                AutogenException.failed(
                    "%s of %s, %s, printed no password in its first line."
                        .formatted(COMMAND, setting.source(), command.program())));
  }
}

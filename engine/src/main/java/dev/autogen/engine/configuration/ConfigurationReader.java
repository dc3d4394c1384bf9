package dev.autogen.engine.configuration;

import dev.autogen.engine.configuration.ConfigurationSource.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the sources of a configuration, the strongest first. */
final class ConfigurationReader {

  private static final String DOTENV = ".env";

  private final ConfigurationRequest request;
  private final Path directory;
  private final Optional<Path> file;
  private final Map<String, String> dotenv;
  private final Map<String, String> properties;

  ConfigurationReader(ConfigurationRequest request, Path directory, Optional<Path> file) {
    this.request = request;
    this.directory = directory;
    this.file = file;
    this.dotenv = DotenvFile.read(directory.resolve(DOTENV));
    this.properties = file.map(ConfigurationFiles::readProperties).orElse(Map.of());
  }

  /** Returns the sources that may say which profile holds. */
  List<ConfigurationSource> plain() {
    return sources(Optional.empty(), List.of());
  }

  /**
   * Returns all sources.
   *
   * @throws dev.autogen.revision.AutogenException if there is nothing for the profile
   */
  List<ConfigurationSource> read(Optional<Profile> profile) {
    if (Bundle.isRunning()) {
      requireFiles(profile, false, Set.of());
      return sources(
          profile,
          List.of(
              new ConfigurationSource(
                  Kind.APPLICATION, "the bundle", Bundle.settings(), Placeholders.NONE)));
    }
    ApplicationSettings application = ApplicationSettings.of(directory, profile);
    requireFiles(profile, application.knowsProfile(), application.profiles());
    return sources(profile, application.sources(request.environment(), variables(profile)));
  }

  /** A name that nothing is for is a mistake, and what holds without it may be another database. */
  private void requireFiles(
      Optional<Profile> profile, boolean inApplication, Set<String> ofApplication) {
    profile
        .filter(one -> !Files.isRegularFile(one.dotenv(directory)))
        .filter(one -> one.properties(directory, file).isEmpty())
        .filter(one -> !inApplication)
        .ifPresent(
            one -> {
              throw one.unknown(directory, ofApplication);
            });
  }

  private List<ConfigurationSource> sources(
      Optional<Profile> profile, List<ConfigurationSource> application) {
    Placeholders placeholders = Placeholders.of(variables(profile));
    List<ConfigurationSource> sources = new ArrayList<>();
    sources.add(
        new ConfigurationSource(
            Kind.COMMAND_LINE, "the command line", request.commandLine(), Placeholders.NONE));
    sources.add(
        new ConfigurationSource(
            Kind.ENVIRONMENT, "the environment", request.environment(), Placeholders.NONE));
    profile
        .map(one -> one.dotenv(directory))
        .filter(Files::isRegularFile)
        .ifPresent(path -> sources.add(dotenv(path, DotenvFile.read(path))));
    sources.add(dotenv(directory.resolve(DOTENV), dotenv));
    profile
        .flatMap(one -> one.properties(directory, file))
        .ifPresent(
            path ->
                sources.add(
                    new ConfigurationSource(
                        Kind.PROFILE_FILE,
                        path.getFileName().toString(),
                        ConfigurationFiles.readProperties(path),
                        placeholders)));
    sources.add(
        new ConfigurationSource(
            Kind.FILE,
            file.map(path -> path.getFileName().toString()).orElse(Configuration.FILE_NAME),
            properties,
            placeholders));
    sources.addAll(application);
    return sources;
  }

  private static ConfigurationSource dotenv(Path path, Map<String, String> values) {
    return new ConfigurationSource(
        Kind.DOTENV, path.getFileName().toString(), values, Placeholders.NONE);
  }

  private Map<String, String> variables(Optional<Profile> profile) {
    Map<String, String> variables = new LinkedHashMap<>(dotenv);
    profile.ifPresent(one -> variables.putAll(DotenvFile.read(one.dotenv(directory))));
    variables.putAll(request.environment());
    return variables;
  }
}

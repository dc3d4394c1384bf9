package dev.autogen.engine.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where to look for the configuration, and what is stronger than it.
 *
 * @param workingDirectory where the search for {@code autogen.properties} starts
 * @param file the configuration file, where one is named
 * @param name one of several configured databases; empty for the only one
 * @param commandLine keys and values that the command line gives
 * @param environment the process environment
 */
public record ConfigurationRequest(
    Path workingDirectory,
    Optional<Path> file,
    String name,
    Map<String, String> commandLine,
    Map<String, String> environment) {

  public ConfigurationRequest {
    commandLine = Map.copyOf(commandLine);
    environment = Map.copyOf(environment);
  }
}

package dev.autogen.cli;

import dev.autogen.engine.Project;
import picocli.CommandLine;

/** What {@code --version} prints. */
final class VersionText implements CommandLine.IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"autogen " + Project.version()};
  }
}

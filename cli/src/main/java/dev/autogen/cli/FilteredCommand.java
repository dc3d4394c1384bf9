package dev.autogen.cli;

import java.util.Map;
import picocli.CommandLine.Mixin;

/** A command on those objects that the filter of its options, and of the configuration, leaves. */
abstract class FilteredCommand extends ProjectCommand {

  @Mixin FilterOptions filterOptions;

  @Override
  Map<String, String> settings() {
    return filterOptions.settings();
  }
}

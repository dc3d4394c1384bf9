package dev.autogen.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which objects a command is about, for those that compare. */
final class FilterOptions {

  @Option(
      names = "--include",
      paramLabel = "PATTERNS",
      description =
          "Only these objects, such as 'posts, audit.*'; narrows what the configuration includes.")
  List<String> include = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERNS",
      description =
          "Not these objects, such as 'legacy_*, index posts.*_tmp'; besides those that the"
              + " configuration excludes.")
  List<String> exclude = List.of();

  /** Returns the options as keys of the configuration. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("include", String.join(",", include));
    settings.put("exclude", String.join(",", exclude));
    return settings;
  }
}

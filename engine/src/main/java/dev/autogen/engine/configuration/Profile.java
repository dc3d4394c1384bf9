package dev.autogen.engine.configuration;

import dev.autogen.revision.AutogenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of several places that a project is configured for, such as {@code prod}: files of its own
 * beside the configuration, and what the application's files say for it.
 *
 * @param name the name
 */
record Profile(String name) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  Profile {
    if (!NAME.matcher(name).matches()) {
      throw AutogenException.usage(
          "'%s' cannot be the name of a profile. Use letters, digits, '_', '.' and '-'."
              .formatted(name));
    }
  }

  /** Returns the properties of this profile beside a configuration file. */
  Optional<Path> properties(Path directory, Optional<Path> file) {
    String own = file.map(path -> path.getFileName().toString()).orElse(Configuration.FILE_NAME);
    return Stream.of(own, Configuration.FILE_NAME)
        .map(base -> base.replaceFirst("(\\.[^.]*)?$", "-" + name + "$1"))
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  Path dotenv(Path directory) {
    return directory.resolve(".env." + name);
  }

  /** Returns what says that nothing is for this profile. */
  AutogenException unknown(Path directory, Set<String> ofApplication) {
    Set<String> others = new TreeSet<>(ofApplication);
    others.addAll(of(directory));
    String known =
        others.isEmpty()
            ? "Write autogen-%s.properties beside the configuration.".formatted(name)
            : "There is: %s.".formatted(String.join(", ", others));
    return AutogenException.usage(
        "There is no profile '%s': no autogen-%s.properties, no .env.%s, and nothing for it in the application's files. %s"
            .formatted(name, name, name, known));
  }

  private static List<String> of(Path directory) {
    List<String> names = new ArrayList<>();
    String[] files = directory.toFile().list();
    Pattern ours = Pattern.compile("autogen-(.+)\\.properties|\\.env\\.(.+)");
    for (String file : files == null ? new String[0] : files) {
      Matcher matcher = ours.matcher(file);
      if (matcher.matches() && !file.equals(".env.example")) {
        names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
    }
    return names;
  }
}

package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.bundle.BundleWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen bundle}. */
@Command(
    name = "bundle",
    description = {
      "Write one runnable jar with the compiled revisions and what runs them.",
      "",
      "'java -jar OUT.jar upgrade head --url …' then needs a Java runtime and nothing else."
    },
    sortOptions = false)
final class BundleCommand extends ProjectCommand {

  /** A file of each library that the command itself needs, as resources. */
  private static final List<String> PARTS =
      List.of(
          "dev/autogen/cli/Main.class",
          "picocli/CommandLine.class",
          "com/fasterxml/jackson/jr/ob/JSON.class",
          "com/fasterxml/jackson/core/JsonFactory.class");

  private static final double MEGABYTE = 1e6;

  @Parameters(index = "0", paramLabel = "OUT.jar", description = "The jar; one that is there goes.")
  Path file;

  @Option(
      names = "--release",
      paramLabel = "JAVA",
      defaultValue = "" + BundleWriter.OLDEST_JAVA,
      description = "The oldest Java that is to run it; default: ${DEFAULT-VALUE}.")
  int release;

  @Override
  int run(Project project) {
    Path target = terminal().directory().resolve(file).normalize();
    BundleWriter.Result result =
        new BundleWriter(project, PARTS, Main.class.getName()).write(target, release);
    say(
        String.format(
            Locale.ROOT,
            "%d revision%s, %.1f MB, for Java %d and newer",
            result.revisions(),
            result.revisions() == 1 ? "" : "s",
            result.bytes() / MEGABYTE,
            result.javaVersion()));
    out().println(project.revisions().shown(result.file()));
    return DONE;
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.engine.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs every command of docs/transcript.md on a copy of the sample, and compares what it prints
 * with the document. Ids, times and ports may differ. {@code -Dautogen.transcript=write} writes the
 * document anew.
 */
@Execution(ExecutionMode.CONCURRENT)
class TranscriptIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOCUMENT = ROOT.resolve("docs").resolve("transcript.md");
  private static final String PROMPT = "$ ";

  @TempDir Path scratch;

  @Test
  void theTranscriptIsWhatTheCommandsPrint() throws IOException {
    copySample();
    useBuiltRuntime();
    List<String> written = Files.readAllLines(DOCUMENT, StandardCharsets.UTF_8);
    List<String> printed = run(written);
    if ("write".equals(System.getProperty("autogen.transcript"))) {
      Files.writeString(DOCUMENT, String.join("\n", printed) + "\n", StandardCharsets.UTF_8);
    }
    assertThat(masked(printed)).isEqualTo(masked(written));
  }

  /** Returns the document with the output of its commands as it is now. */
  private List<String> run(List<String> document) {
    List<String> result = new ArrayList<>();
    boolean inConsole = false;
    for (String line : document) {
      if (line.startsWith("```")) {
        inConsole = line.equals("```console");
      }
      if (!inConsole) {
        result.add(line);
      } else if (line.equals("```console")) {
        result.add(line);
      } else if (line.startsWith(PROMPT)) {
        result.add(line);
        output(line.substring(PROMPT.length())).lines().forEach(result::add);
      }
    }
    return result;
  }

  private String output(String command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-c", command)
              .directory(scratch.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      Path bin = Path.of("target", "autogen", "bin").toAbsolutePath();
      builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
      builder.environment().put("AUTOGEN_URL", "embedded:postgresql");
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      output = output.replaceAll("\u001b\\[[0-9;]*m", "");
      int exitCode = process.waitFor();
      return exitCode == 0 ? output : output + "(exit code " + exitCode + ")\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void copySample() throws IOException {
    Path sample = ROOT.resolve("sample-app");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.sorted().toList()) {
        Path relative = sample.relativize(file);
        if (relative.startsWith("target") || relative.startsWith(".autogen")) {
          continue;
        }
        Path copy = scratch.resolve(relative.toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  /**
   * This build's runtime is not in the local repository yet: the copy takes it from the
   * distribution.
   */
  private void useBuiltRuntime() throws IOException {
    Path pom = scratch.resolve("pom.xml");
    Path runtime =
        Path.of("target", "autogen", "lib", "autogen-runtime-" + Project.version() + ".jar");
    String text =
        Files.readString(pom)
            .replaceAll(
                "(?s)<dependency>(?:(?!</dependency>).)*<type>test-jar</type>.*?</dependency>", "")
            .replaceFirst(
                "(?s)(<artifactId>autogen-runtime</artifactId>\\s*<version>.*?</version>)",
                "$1<scope>system</scope><systemPath>"
                    + Matcher.quoteReplacement(runtime.toAbsolutePath().toString())
                    + "</systemPath>");
    Files.writeString(pom, text);
  }

  /** Replaces what differs from run to run; the same id is replaced by the same word everywhere. */
  private static String masked(List<String> lines) {
    String text = String.join("\n", lines);
    text = text.replaceAll("R\\d{8}_\\d{6}", "R<time>");
    text = text.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "<instant>");
    text = text.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:<port>");
    text = text.replaceAll("\\((\\d+ ms|[\\d.]+ s)\\)", "(<duration>)");
    text = text.replaceAll("# facts: \\p{XDigit}+", "# facts: <fingerprint>");
    Map<String, String> ids = new LinkedHashMap<>();
    Matcher matcher = Pattern.compile("\\b(?=\\p{XDigit}*\\d)\\p{XDigit}{12}\\b").matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String word = ids.computeIfAbsent(matcher.group(), id -> "<id " + ids.size() + ">");
      matcher.appendReplacement(result, Matcher.quoteReplacement(word));
    }
    return matcher.appendTail(result).toString();
  }
}

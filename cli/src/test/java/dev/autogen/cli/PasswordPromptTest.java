package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordPromptTest {

  @TempDir Path directory;

  private final List<String> prompts = new ArrayList<>();
  private final StringWriter printed = new StringWriter();

  private int run(String... arguments) {
    PrintWriter writer = new PrintWriter(printed, true);
    Terminal terminal =
        new Terminal(
            writer,
            writer,
            directory,
            Map.of("AUTOGEN_PASSWORD", "weaker"),
            true,
            question -> Optional.empty(),
            prompt -> {
              prompts.add(prompt);
              return Optional.of("s3cr3t");
            });
    return AutogenCommand.run(terminal, arguments);
  }

  @Test
  void isAskedOnceForEachDatabase() throws IOException {
    Files.writeString(directory.resolve("autogen.properties"), "blog.url=x\nreporting.url=y\n");
    assertThat(run("config", "--password", "--all")).isZero();
    assertThat(prompts).containsExactly("Password of blog:", "Password of reporting:");
    assertThat(printed.toString())
        .containsPattern("password=\\(set\\) +# the command line")
        .doesNotContain("s3cr3t");
  }

  @Test
  void isAskedOnceForOne() throws IOException {
    Files.writeString(directory.resolve("autogen.properties"), "url=x\nrevisions=db\n");
    assertThat(run("config", "--password")).isZero();
    assertThat(prompts).containsExactly("Password:");
  }
}

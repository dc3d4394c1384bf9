package dev.autogen.engine.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What autogen asks of Gradle; a script stands in for it. */
class GradleCommandTest {

  @TempDir Path directory;
  private Path module;

  @BeforeEach
  void project() throws IOException {
    module = Files.createDirectories(directory.resolve("shop"));
    write("settings.gradle", "include 'shop'\n");
    write("shop/build.gradle", "plugins { id 'java' }\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void gradlew(String script) throws IOException {
    write("gradlew", "#!/bin/sh\necho \"$@\" >> '" + directory + "/called'\n" + script + "\n");
    assertThat(directory.resolve("gradlew").toFile().setExecutable(true)).isTrue();
  }

  private GradleCommand gradle() {
    return new GradleCommand(module);
  }

  @Test
  void aBuildFileMakesAProject() {
    assertThat(BuildTool.of(module)).containsInstanceOf(GradleCommand.class);
    assertThat(BuildTool.of(directory)).isEmpty();
  }

  @Test
  void aPomIsStronger() throws IOException {
    write("shop/pom.xml", "<project/>");
    assertThat(BuildTool.of(module)).containsInstanceOf(MavenCommand.class);
  }

  @Test
  void outputsAreThoseThatAreThere() throws IOException {
    assertThat(gradle().outputs()).containsExactly(module.resolve("build/classes/java/main"));
    Files.createDirectories(module.resolve("build/classes/kotlin/main"));
    Files.createDirectories(module.resolve("build/resources/main"));
    assertThat(gradle().outputs())
        .containsExactly(
            module.resolve("build/classes/kotlin/main"), module.resolve("build/resources/main"));
  }

  @Test
  void definitionsReachUpToTheSettings() throws IOException {
    write("build.gradle", "");
    write("gradle/libs.versions.toml", "");
    assertThat(gradle().definitions())
        .containsExactly(
            module.resolve("build.gradle"),
            directory.resolve("build.gradle"),
            directory.resolve("settings.gradle"),
            directory.resolve("gradle/libs.versions.toml"));
  }

  @Test
  void classPathIsWhatTheTaskWrites() throws IOException {
    gradlew(
        """
        for argument in "$@"; do
          case $argument in -Dautogen.output=*) output=${argument#*=} ;; esac
        done
        printf '%s' '/lib/a.jar:/lib/b.jar:/lib/a.jar' > "$output"
        """
            .replace(":/", File.pathSeparator + "/"));
    Path scratch = directory.resolve(".autogen");
    assertThat(gradle().libraries(scratch))
        .containsExactly(Path.of("/lib/a.jar"), Path.of("/lib/b.jar"));
    String called = Files.readString(directory.resolve("called"));
    assertThat(called)
        .contains("--init-script " + scratch.resolve("classpath.gradle"))
        .contains("-Dautogen.project=" + module)
        .endsWith("autogenClassPath\n");
    assertThat(scratch.resolve("classpath.gradle")).content().contains("'autogenClassPath'");
  }

  @Test
  void whatTheCompilerSaysIsQuoted() throws IOException {
    gradlew(
        """
        echo '/shop/src/main/java/A.java:3: error: missing return statement'
        echo '* What went wrong:'
        echo 'Execution failed for task compileJava.'
        exit 1
        """);
    assertThatThrownBy(() -> gradle().compile())
        .isInstanceOf(AutogenException.class)
        .hasMessageStartingWith(
            "Gradle failed while compiling: /shop/src/main/java/A.java:3: error: missing return statement. Run './gradlew classes'");
    gradlew("echo 'Starting.'\necho '* What went wrong:'\necho 'Could not resolve x:y:1.'\nexit 1");
    assertThatThrownBy(() -> gradle().libraries(directory.resolve(".autogen")))
        .isInstanceOf(AutogenException.class)
        .hasMessageStartingWith(
            "Gradle failed while resolving the class path: Could not resolve x:y:1. Run");
  }

  @Test
  void aBuildThatTellsNothingIsRefused() throws IOException {
    gradlew("exit 0");
    assertThatThrownBy(() -> gradle().libraries(directory.resolve(".autogen")))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("Set 'classpath' in autogen.properties");
    assertThat(List.of(directory.toFile().list())).contains(".autogen");
  }
}

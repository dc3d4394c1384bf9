package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.processor.RevisionIndexProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionIndexProcessorTest {

  @TempDir private Path output;

  private static String source(String className) {
    return """
        import dev.autogen.revision.*;

        @RevisionInfo(id = "%s", message = "m", created = "2026-11-20T06:02:11Z")
        class %s implements Revision {
          @Override
          public void upgrade(Operations op) {}
        }
        """
        .formatted(className, className);
  }

  private static String inPackage(String packageName, String source) {
    return "package " + packageName + ";\n" + source;
  }

  private List<String> compile(String... sources) {
    return new SourceCompiler(output).compileWith(RevisionIndexProcessor.class, sources);
  }

  private List<String> index() throws IOException {
    return Files.readAllLines(output.resolve("META-INF/autogen/revisions"));
  }

  @Test
  void listsRevisionClassesInOrder() throws IOException {
    String nested =
        """
        class Outer {
          @dev.autogen.revision.RevisionInfo(id = "n", message = "m", created = "")
          static class Nested implements dev.autogen.revision.Revision {
            @Override
            public void upgrade(dev.autogen.revision.Operations op) {}
          }
        }
        """;
    assertThat(
            compile(
                inPackage("com.b", source("R2")),
                inPackage("com.a", source("R1")),
                inPackage("com.a", nested),
                "class Other {}"))
        .isEmpty();
    assertThat(index()).containsExactly("com.a.Outer$Nested", "com.a.R1", "com.b.R2");
  }

  @Test
  void writesNothingWhereThereIsNoRevision() {
    assertThat(compile("class Other {}")).isEmpty();
    assertThat(output.resolve("META-INF")).doesNotExist();
  }

  @Test
  void keepsTheOthersOfAnIncrementalCompilation() throws IOException {
    compile(source("R1"), source("R2"));
    Files.delete(output.resolve("R1.class"));
    compile(source("R3"));
    assertThat(index()).containsExactly("R2", "R3");
  }

  @Test
  void refusesWhatIsNoRevision() {
    assertThat(compile(source("R1").replace("implements Revision", "").replace("@Override", "")))
        .anyMatch(
            line ->
                line.contains(
                    "A class with @RevisionInfo must implement Revision and not be abstract"));
  }

  @Test
  void compilersFindItByThemselves() {
    assertThat(ServiceLoader.load(Processor.class))
        .anyMatch(RevisionIndexProcessor.class::isInstance);
  }
}

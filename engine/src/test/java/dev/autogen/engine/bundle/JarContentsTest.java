package dev.autogen.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarContentsTest {

  @TempDir Path directory;

  private Path library(String name, String... files) throws IOException {
    Path jar = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < files.length; i += 2) {
        zip.putNextEntry(new ZipEntry(files[i]));
        zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return jar;
  }

  private Map<String, String> written(JarContents contents) throws IOException {
    Path file = directory.resolve("out.jar");
    contents.write(file, "p.Main", "autogen 1");
    Map<String, String> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        files.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void joinsLibrariesIntoOne() throws IOException {
    JarContents contents = new JarContents(17);
    contents.add("p/Main.class", "main".getBytes(StandardCharsets.UTF_8));
    contents.addLibrary(
        library(
            "one-1.0.jar",
            "META-INF/MANIFEST.MF",
            "Multi-Release: true",
            "META-INF/KEY.SF",
            "signature",
            "META-INF/KEY.RSA",
            "signature",
            "META-INF/maven/g/a/pom.xml",
            "pom",
            "META-INF/services/s.Service",
            "# a comment\nb.Second\n",
            "META-INF/LICENSE",
            "one's",
            "module-info.class",
            "module",
            "p/Main.class",
            "another",
            "p/A.class",
            "for 8",
            "META-INF/versions/11/p/A.class",
            "for 11",
            "META-INF/versions/21/p/A.class",
            "for 21",
            "META-INF/versions/9/module-info.class",
            "module"));
    contents.addLibrary(
        library(
            "two.jar",
            "META-INF/services/s.Service",
            "a.First",
            "NOTICE.txt",
            "two's",
            "p/License.class",
            "class"));
    assertThat(written(contents))
        .containsExactly(
            Map.entry(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\r\nCreated-By: autogen 1\r\nMain-Class: p.Main\r\n\r\n"),
            Map.entry("META-INF/licenses/one-1.0/LICENSE", "one's"),
            Map.entry("META-INF/licenses/two/NOTICE.txt", "two's"),
            Map.entry("META-INF/services/s.Service", "a.First\nb.Second\n"),
            Map.entry("p/A.class", "for 11"),
            Map.entry("p/License.class", "class"),
            Map.entry("p/Main.class", "main"));
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Files.createDirectories(directory.resolve("taken/child"));
    assertThatThrownBy(() -> new JarContents(17).write(directory.resolve("taken"), "M", "c"))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("taken");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("taken"));
    }
  }
}

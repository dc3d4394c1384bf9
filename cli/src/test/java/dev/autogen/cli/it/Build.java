package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** What a user's build makes of sources: classes, jars, an application's jar with jars in it. */
final class Build {

  private Build() {}

  /** Compiles all sources below a directory as a build with autogen's runtime does. */
  static Path compile(Path sources, Path output, Path... libraries) {
    List<Path> classPath = new ArrayList<>(List.of(libraries));
    classPath.add(library("autogen-runtime"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                output.toString(),
                "-cp",
                ScratchProject.classPath(classPath),
                "-nowarn",
                "--release",
                "17",
                "-proc:none"));
    below(sources).stream()
        .map(Path::toString)
        .filter(file -> file.endsWith(".java"))
        .forEach(arguments::add);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
    return output;
  }

  private static Path library(String name) {
    return below(Distribution.home().resolve("lib")).stream()
        .filter(file -> file.getFileName().toString().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the files below a directory, by their names with a prefix. */
  static Map<String, byte[]> files(Path root, String prefix) {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path file : below(root)) {
      files.put(prefix + root.relativize(file).toString().replace('\\', '/'), read(file));
    }
    return files;
  }

  private static List<Path> below(Path root) {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a jar of those files. */
  static byte[] jar(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

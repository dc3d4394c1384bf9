package dev.autogen.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** The jar of {@code org.dspace:dspace-api}, which the build copies, see the pom. */
final class DspaceJar {

  private static final String ENTITY = "Ljakarta/persistence/Entity;";

  private DspaceJar() {}

  /** Returns the jar. */
  static Path path() {
    Path directory = Path.of(System.getProperty("autogen.dspace", "target/dspace"));
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.map(Path::toAbsolutePath).map(Path::normalize).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of its entities, sorted. */
  static List<String> entities() {
    try (FileSystem files = FileSystems.newFileSystem(path());
        Stream<Path> tree = Files.walk(files.getPath("org"))) {
      List<String> names = new ArrayList<>();
      for (Path file : tree.filter(one -> one.toString().endsWith(".class")).toList()) {
        ClassNode type = new ClassNode();
        new ClassReader(Files.readAllBytes(file)).accept(type, ClassReader.SKIP_CODE);
        if (isEntity(type)) {
          names.add(type.name.replace('/', '.'));
        }
      }
      return names.stream().sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEntity(ClassNode type) {
    return type.visibleAnnotations != null
        && type.visibleAnnotations.stream().anyMatch(one -> one.desc.equals(ENTITY));
  }
}

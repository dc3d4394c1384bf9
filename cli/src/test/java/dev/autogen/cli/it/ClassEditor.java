package dev.autogen.cli.it;

import dev.autogen.cli.cases.EntityCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * Changes entities of which there are classes only, as their author would change the source. What a
 * class gets is written in Java, compiled in a class of its own and taken over from there; the rest
 * of it stays byte for byte what it was. Methods that use what went are left as they are: nobody
 * calls them.
 */
final class ClassEditor {

  /** The class that carries what an edited class gets. */
  private static final String CARRIER = "Carrier";

  private static final String PACKAGE = "carrier";

  private static final String HEAD =
      """
      package %s;

      import dev.autogen.revision.RenamedFrom;
      import jakarta.persistence.*;
      import java.util.*;
      import org.dspace.content.*;
      import org.dspace.eperson.*;
      import org.hibernate.annotations.ColumnDefault;
      import org.hibernate.annotations.Comment;
      // Others have this name too.
      import jakarta.persistence.Entity;
      import org.dspace.content.Collection;

      """;

  private final Path jar;
  private final List<Path> libraries;
  private final Path target;
  private final Map<String, String> sources = new TreeMap<>();
  private final Map<String, ClassNode> edited = new TreeMap<>();

  /**
   * Makes an editor.
   *
   * @param jar the jar of the classes
   * @param libraries what the Java text needs besides
   * @param target the directory that gets the classes that differ from those of the jar
   */
  ClassEditor(Path jar, List<Path> libraries, Path target) {
    this.jar = jar;
    this.libraries = List.copyOf(libraries);
    this.target = target;
  }

  /** Adds a field as it is declared in Java, or puts it in the place of the one of its name. */
  ClassEditor field(String className, String declaration) {
    ClassNode carrier = compiled("class " + CARRIER + " {\n" + declaration + "\n}");
    ClassNode type = edited(className);
    for (FieldNode field : carrier.fields) {
      type.fields.removeIf(other -> other.name.equals(field.name));
      type.fields.add(field);
    }
    return this;
  }

  /** Removes a field. */
  ClassEditor noField(String className, String name) {
    if (!edited(className).fields.removeIf(field -> field.name.equals(name))) {
      throw new IllegalArgumentException(className + " has no field " + name);
    }
    return this;
  }

  /** Annotates a class, in the place of an annotation of the same type. */
  ClassEditor annotated(String className, String annotation) {
    ClassNode carrier = compiled(annotation + "\nclass " + CARRIER + " {}");
    ClassNode type = edited(className);
    for (AnnotationNode node : carrier.visibleAnnotations) {
      type.visibleAnnotations.removeIf(other -> other.desc.equals(node.desc));
      type.visibleAnnotations.add(node);
    }
    return this;
  }

  /** Adds a class, or puts it in the place of the one of its name. */
  ClassEditor source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Writes the classes. */
  void write() {
    try {
      Files.createDirectories(target);
      for (Map.Entry<String, String> source : sources.entrySet()) {
        int dot = source.getKey().lastIndexOf('.');
        compile(
            target,
            source.getKey().substring(0, dot),
            Map.of(source.getKey().substring(dot + 1), source.getValue()));
      }
      for (ClassNode type : edited.values()) {
        ClassWriter writer = new ClassWriter(0);
        type.accept(writer);
        Path file = target.resolve(type.name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, writer.toByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ClassNode edited(String className) {
    return edited.computeIfAbsent(
        className,
        name -> {
          try (FileSystem files = FileSystems.newFileSystem(jar)) {
            return read(files.getPath(name.replace('.', '/') + ".class"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static ClassNode read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ClassNode type = new ClassNode();
      new ClassReader(in).accept(type, 0);
      return type;
    }
  }

  private ClassNode compiled(String text) {
    try {
      Path directory = Files.createTempDirectory("autogen-carrier");
      Path file = directory.resolve(PACKAGE).resolve(CARRIER + ".class");
      try {
        compile(directory, PACKAGE, Map.of(CARRIER, text));
        return read(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.getParent());
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path directory, String packageName, Map<String, String> texts) {
    Map<String, String> files = new TreeMap<>();
    texts.forEach((name, text) -> files.put(name, HEAD.formatted(packageName) + text));
    EntityCompiler compiler =
        new EntityCompiler(directory, Stream.concat(Stream.of(jar), libraries.stream()).toList());
    compiler.addFiles(packageName, files, Map.of());
    compiler.compile();
  }
}

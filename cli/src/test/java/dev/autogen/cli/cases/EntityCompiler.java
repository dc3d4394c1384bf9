package dev.autogen.cli.cases;

import dev.autogen.revision.RenamedFrom;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the entities of many models at once, a package each, from source that is in memory. */
public final class EntityCompiler {

  /** Where a type is declared, its annotations perhaps on the same line. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:\\S.*?\\s)??((?:public |abstract |final )*(?:class|enum|interface|record|@interface) (\\w+))");

  private static final String IMPORTS =
      """
      import dev.autogen.revision.RenamedFrom;
      import jakarta.persistence.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      import org.hibernate.annotations.*;
      import org.hibernate.type.SqlTypes;
      // Both packages have these names.
      import jakarta.persistence.CheckConstraint;
      import jakarta.persistence.Entity;
      import jakarta.persistence.ForeignKey;
      import jakarta.persistence.Index;
      import jakarta.persistence.Inheritance;
      import jakarta.persistence.OrderBy;
      import jakarta.persistence.Table;
      import jakarta.persistence.Version;

      """;

  private static final Path ENVERS = Path.of(System.getProperty("autogen.envers", "target/envers"));

  private static final String ENVERS_IMPORTS =
      """
      import org.hibernate.envers.*;
      // Hibernate has one of this name too.
      import org.hibernate.envers.Audited;
      """;

  private final Path classes;
  private final List<Path> hibernate;
  private final Set<Path> libraries;
  private final List<JavaFileObject> sources = new ArrayList<>();

  /**
   * Makes a compiler.
   *
   * @param classes the directory that gets the classes
   * @param hibernate the jars of Hibernate that the entities are compiled and read with
   */
  public EntityCompiler(Path classes, List<Path> hibernate) {
    this.classes = classes;
    this.hibernate = List.copyOf(hibernate);
    this.libraries = new LinkedHashSet<>(hibernate);
    libraries.add(location(RenamedFrom.class));
  }

  /**
   * Adds a model that is written in one text: several types one after another, without package and
   * imports of the usual things. Types are made public, each in a file of its own. One that says
   * {@code @Audited} is read with Hibernate Envers.
   */
  public EntityModel add(String packageName, String text, Map<String, String> settings) {
    Map<String, String> files = new LinkedHashMap<>();
    List<Path> envers = text.contains("@Audited") ? envers() : List.of();
    String imports = envers.isEmpty() ? imports() : ENVERS_IMPORTS + imports();
    split(text)
        .forEach(
            (name, body) -> files.put(name, "package " + packageName + ";\n\n" + imports + body));
    libraries.addAll(envers);
    return addFiles(packageName, files, settings).with(envers);
  }

  /** Jakarta Persistence 3.1, which Hibernate 6.6 has, lacks one of the names. */
  private String imports() {
    boolean hasCheckConstraint =
        hibernate.stream().noneMatch(jar -> jar.toString().contains("persistence-api-3.1"));
    return hasCheckConstraint
        ? IMPORTS
        : IMPORTS.replace("import jakarta.persistence.CheckConstraint;\n", "");
  }

  /**
   * Adds a model of complete source files.
   *
   * @param files the text of each file by the simple name of its class
   */
  public EntityModel addFiles(
      String packageName, Map<String, String> files, Map<String, String> settings) {
    files.forEach((name, text) -> sources.add(new Source(packageName + "." + name, text)));
    return new EntityModel(classes, packageName, hibernate, settings);
  }

  /** Compiles all that was added. */
  public void compile() {
    if (sources.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d",
            classes.toString(),
            "-cp",
            libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            "-proc:none",
            "-nowarn",
            "-parameters",
            "-Xmaxerrs",
            "1000");
    CompilationTask task =
        ToolProvider.getSystemJavaCompiler().getTask(messages, null, null, options, null, sources);
    if (!task.call()) {
      throw new IllegalArgumentException("The entities do not compile:\n" + messages);
    }
  }

  /** A type begins at its annotations: after the closing brace of the one before. */
  private static Map<String, String> split(String text) {
    Map<String, String> types = new LinkedHashMap<>();
    StringBuilder type = new StringBuilder();
    for (String line : text.lines().toList()) {
      type.append(line).append('\n');
      boolean closes = line.equals("}") || line.matches("\\S.*\\}");
      if (closes && TYPE.matcher(type).find()) {
        put(types, type.toString());
        type.setLength(0);
      }
    }
    if (!type.toString().isBlank()) {
      put(types, type.toString());
    }
    return types;
  }

  private static void put(Map<String, String> types, String type) {
    Matcher declared = TYPE.matcher(type);
    if (!declared.find()) {
      throw new IllegalArgumentException("No type is declared in:\n" + type);
    }
    boolean isPublic = declared.group(1).startsWith("public ");
    int start = declared.start(1);
    types.put(
        declared.group(2),
        isPublic ? type : type.substring(0, start) + "public " + type.substring(start));
  }

  /** The jar that the build copies, see the pom. */
  private static List<Path> envers() {
    try (Stream<Path> jars = Files.list(ENVERS)) {
      return jars.map(Path::toAbsolutePath).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}

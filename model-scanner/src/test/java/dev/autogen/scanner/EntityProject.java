package dev.autogen.scanner;

import dev.autogen.scanner.inside.CreateByHibernate;
import dev.autogen.schema.TargetMetadata;
import dev.autogen.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.postgresql.Driver;

/** A small application: sources that are compiled against one version of Hibernate, and scanned. */
final class EntityProject implements AutoCloseable {

  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?<=[\\s;]|^)(?:class|interface|enum|record|@interface) (\\w+)");
  private static final String IMPORTS =
      """
      import jakarta.persistence.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      """;

  private static final Map<String, TargetMetadata> SCANNED = new HashMap<>();

  private final HibernateVersion version;
  private final Path root;
  private final List<Path> libraries = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private String serverVersion = "18";

  EntityProject(HibernateVersion version) {
    this.version = version;
    try {
      this.root = Files.createTempDirectory("entities");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiles a source; what is in no package goes to {@code app}, with the usual imports.
   *
   * @param text several types, each of which starts at the beginning of a line
   */
  EntityProject source(String text) {
    Path sources = root.resolve("src");
    Matcher declared = PACKAGE.matcher(text);
    boolean inPackage = declared.find();
    String packageName = inPackage ? declared.group(1) : "app";
    String full = inPackage ? text : "package app;\n" + IMPORTS + text;
    Matcher type = TYPE.matcher(text);
    String name = type.find() ? type.group(1) : "package-info";
    Path file = sources.resolve(packageName.replace('.', '/')).resolve(name + ".java");
    write(file, full);
    compile(List.of(file));
    return this;
  }

  private void compile(List<Path> files) {
    List<String> arguments = new ArrayList<>();
    String classPath =
        Stream.concat(
                version.classPath().stream(),
                Stream.concat(libraries.stream(), Stream.of(classes())))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    arguments.addAll(
        List.of(
            "-d", classes().toString(), "-cp", classPath, "-proc:none", "-nowarn", "-parameters"));
    files.forEach(file -> arguments.add(file.toString()));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalArgumentException("The sources of the test do not compile");
    }
  }

  EntityProject resource(String name, String text) {
    write(classes().resolve(name), text);
    return this;
  }

  EntityProject library(Path jar) {
    libraries.add(jar);
    return this;
  }

  EntityProject setting(String key, String value) {
    settings.put(key, value);
    return this;
  }

  EntityProject serverVersion(String other) {
    serverVersion = other;
    return this;
  }

  Path classes() {
    try {
      return Files.createDirectories(root.resolve("classes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return root;
  }

  ScanRequest request() {
    return ScanRequest.of(List.of(classes()), serverVersion)
        .withClassPath(Stream.concat(version.classPath().stream(), libraries.stream()).toList())
        .withSettings(settings);
  }

  TargetMetadata scan() {
    return EntityScanner.scan(request());
  }

  /**
   * Scans entities of package {@code app} with the defaults, once for all tests that ask for them.
   */
  static synchronized TargetMetadata scanned(HibernateVersion version, String source) {
    return SCANNED.computeIfAbsent(
        version + source,
        key -> {
          try (EntityProject project = new EntityProject(version)) {
            return project.source(source).scan();
          }
        });
  }

  /** Lets Hibernate itself create the schema in an empty database. */
  void createIn(TestDatabase database) {
    ScanRequest request = request();
    try (ApplicationClassPath path = ApplicationClassPath.open(request);
        IsolatedHibernate hibernate =
            IsolatedHibernate.open(
                Stream.concat(path.urls().stream(), Stream.of(jarOf(Driver.class))).toList(),
                List.of())) {
      Map<String, String> all =
          new TreeMap<>(BootSettings.of(settings, serverVersion, hibernate::contains));
      all.put("hibernate.boot.allow_jdbc_metadata_access", "true");
      all.put("hibernate.temp.use_jdbc_metadata_defaults", "true");
      all.put("jakarta.persistence.jdbc.url", database.url());
      all.put("hibernate.hbm2ddl.auto", "create-only");
      all.put("hibernate.hbm2ddl.halt_on_error", "true");
      all.put("hibernate.hbm2ddl.create_namespaces", "true");
      ModelInputs inputs =
          new ManagedClasses(request, path, PersistenceUnits.choose(path, EntitySources.SEARCHED))
              .find();
      hibernate.read(CreateByHibernate.class.getName(), inputs.withSettings(all));
    }
  }

  private static URL jarOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  /** Returns the facts about a table, a line each, and those of its elements. */
  static List<String> facts(TargetMetadata metadata, String table) {
    Pattern of = Pattern.compile("^[a-z ]+ " + Pattern.quote(table) + "(\\.| |$).*");
    return Arrays.stream(metadata.schema().toString().split("\n"))
        .filter(line -> of.matcher(line).matches())
        .toList();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.autogen.engine;

import dev.autogen.engine.build.GradleCommand;
import dev.autogen.engine.build.PomFile;
import dev.autogen.engine.configuration.ApplicationSettings;
import dev.autogen.engine.configuration.ApplicationSettings.SchemaChange;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.files.FileProblem;
import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a project ready for autogen: configuration, the package of revisions, dependency, ignored
 * files.
 */
public final class ProjectInitializer {

  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path KOTLIN_SOURCES = Path.of("src", "main", "kotlin");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");

  private final Path directory;
  private final boolean editPom;

  /**
   * An initializer for the project in a directory.
   *
   * @param editPom whether the dependency is written into {@code pom.xml}, or only told
   */
  public ProjectInitializer(Path directory, boolean editPom) {
    this.directory = directory.toAbsolutePath().normalize();
    this.editPom = editPom;
  }

  /**
   * What was done.
   *
   * @param written the files that were written or changed, relative to the project
   * @param revisions the directory of the revisions, relative to the project
   * @param advice what the user should know or do, a sentence each
   */
  public record Result(List<String> written, String revisions, List<String> advice) {
    public Result {
      written = List.copyOf(written);
      advice = List.copyOf(advice);
    }
  }

  /**
   * Writes what is missing; a file that is there is kept as it is, but for the dependency in {@code
   * pom.xml} and lines in {@code .gitignore}.
   *
   * @param revisionsDirectory where revisions go, relative to the project; empty for the default
   * @throws AutogenException if there is a configuration already
   */
  public Result initialize(Optional<String> revisionsDirectory) {
    Path configuration = directory.resolve(Configuration.FILE_NAME);
    if (Files.exists(configuration)) {
      throw AutogenException.failed(
          "There is an %s in this directory already. Edit it, or delete it and run 'autogen init' again."
              .formatted(Configuration.FILE_NAME));
    }
    // All that can be wrong with the project is read before anything is written.
    boolean application = !applicationUrl().isEmpty();
    Optional<PomFile> pom = pom();
    Path revisions =
        directory
            .resolve(revisionsDirectory.orElseGet(() -> defaultRevisions().toString()))
            .normalize();
    String packageName = packageOf(revisions);
    List<String> written = new ArrayList<>();
    List<String> advice = new ArrayList<>();
    write(configuration, properties(application, revisions, packageName), written);
    if (!Files.exists(directory.resolve(".env.example"))) {
      write(directory.resolve(".env.example"), DOTENV_EXAMPLE, written);
    }
    Path packageInfo = revisions.resolve("package-info.java");
    if (!packageName.isEmpty() && !Files.exists(packageInfo)) {
      write(packageInfo, PACKAGE_INFO.formatted(packageName), written);
    }
    ignore(written);
    dependency(pom, written, advice);
    advise(application, advice);
    return new Result(written, relative(revisions), advice);
  }

  private static final String DOTENV_EXAMPLE =
      """
      # Copy to .env, which is not for version control.
      DB_PASSWORD=
      """;

  private static final String PACKAGE_INFO =
      """
      /** The revisions of this application's database, written by {@code autogen revision}. */
      package %s;
      """;

  private String properties(boolean application, Path revisions, String packageName) {
    String url =
        application
            ? """
              # The url comes from the application's own settings. To use another:
              # url=jdbc:postgresql://localhost:5432/app
              """
            : """
              # A PostgreSQL that autogen keeps under .autogen/ and starts by itself. For a server:
              # url=jdbc:postgresql://localhost:5432/app
              # username=app
              # password=${DB_PASSWORD}
              url=embedded:postgresql
              """;
    return "# How autogen finds the entities, the revisions and the database of this project.\n"
        + url
        + "server-version=18\n"
        + "revisions="
        + relative(revisions)
        + "\n"
        + "package="
        + packageName
        + "\n";
  }

  private String relative(Path path) {
    return (path.startsWith(directory) ? directory.relativize(path) : path)
        .toString()
        .replace('\\', '/');
  }

  private void write(Path file, String text, List<String> written) {
    TextFile.write(file, text);
    written.add(relative(file));
  }

  private void ignore(List<String> written) {
    Path file = directory.resolve(".gitignore");
    String before = Files.exists(file) ? TextFile.read(file) : "";
    StringBuilder text = new StringBuilder(before);
    for (String entry : List.of(".autogen/", ".env", ".env.*", "!.env.example")) {
      if (before.lines().noneMatch(line -> line.strip().equals(entry))) {
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
          text.append('\n');
        }
        text.append(entry).append('\n');
      }
    }
    if (!text.toString().equals(before)) {
      write(file, text.toString(), written);
    }
  }

  private Optional<PomFile> pom() {
    Path file = directory.resolve("pom.xml");
    return Files.isRegularFile(file)
        ? Optional.of(new PomFile(TextFile.read(file)))
        : Optional.empty();
  }

  private void dependency(Optional<PomFile> pom, List<String> written, List<String> advice) {
    if (pom.isEmpty()) {
      advice.add(
          "Add dev.autogen:autogen-runtime:%s to the build: revision classes need it."
              .formatted(Project.version()));
    } else if (!pom.get().hasRuntime() && editPom) {
      write(directory.resolve("pom.xml"), pom.get().withRuntime(Project.version()), written);
    } else if (!pom.get().hasRuntime()) {
      advice.add(
          "Add this to pom.xml:\n" + PomFile.dependency("  ", Project.version()).stripTrailing());
    }
  }

  private void advise(boolean application, List<String> advice) {
    GradleCommand gradle = new GradleCommand(directory);
    if (pom().isEmpty() && gradle.isProject() && !gradle.isRunnable()) {
      advice.add(
          "This is a Gradle project, but there is neither gradlew nor 'gradle' on the PATH. Set two keys in autogen.properties: classes, where the entities are compiled to (%s), and classpath, what they need to load."
              .formatted(relative(gradle.outputs().get(0))));
    }
    Optional<SchemaChange> change = ApplicationSettings.schemaChange(directory);
    change
        .filter(found -> !List.of("none", "validate").contains(found.value()))
        .ifPresent(
            found ->
                advice.add(
                    "%s is '%s': set it to 'none', so that only revisions change the schema."
                        .formatted(found.key(), found.value())));
    if (application && change.isEmpty() && ApplicationSettings.isSpring(directory)) {
      advice.add(
          "Set spring.jpa.hibernate.ddl-auto=none: for an embedded database Spring Boot's default is 'create-drop'.");
    }
  }

  private String applicationUrl() {
    return ApplicationSettings.read(directory).getOrDefault("url", "");
  }

  private Path defaultRevisions() {
    return SOURCES.resolve(basePackage().replace('.', '/')).resolve("db").resolve("revisions");
  }

  private String packageOf(Path revisions) {
    Path sources = directory.resolve(SOURCES);
    return revisions.startsWith(sources)
        ? sources.relativize(revisions).toString().replaceAll("[/\\\\]", ".")
        : "";
  }

  /**
   * The package of the Spring Boot application, else what all packages have in common, else the
   * group.
   */
  private String basePackage() {
    List<String> packages = new ArrayList<>();
    for (Path file : sources()) {
      String text = TextFile.read(file);
      Matcher matcher = PACKAGE.matcher(text);
      if (matcher.find()) {
        if (text.contains("@SpringBootApplication")) {
          return matcher.group(1);
        }
        packages.add(matcher.group(1));
      }
    }
    return commonPackage(packages).or(() -> pom().flatMap(PomFile::groupId)).orElse("app");
  }

  private List<Path> sources() {
    List<Path> sources = new ArrayList<>();
    for (Path root : List.of(directory.resolve(SOURCES), directory.resolve(KOTLIN_SOURCES))) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(file -> file.toString().matches(".*\\.(java|kt)")).forEach(sources::add);
        } catch (IOException e) {
          throw AutogenException.failed(
              "Cannot read %s: %s.".formatted(root, FileProblem.of(e)), e);
        }
      }
    }
    return sources.stream().sorted().toList();
  }

  private static Optional<String> commonPackage(List<String> packages) {
    if (packages.isEmpty()) {
      return Optional.empty();
    }
    List<String> common = List.of(packages.get(0).split("\\."));
    for (String other : packages) {
      List<String> words = List.of(other.split("\\."));
      int length = 0;
      while (length < common.size()
          && length < words.size()
          && common.get(length).equals(words.get(length))) {
        length++;
      }
      common = common.subList(0, length);
    }
    // One common word, such as "com", is nobody's package.
    return common.size() < 2 ? Optional.empty() : Optional.of(String.join(".", common));
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.MigrationResult.Outcome;
import dev.autogen.testing.TestDatabase;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postgresql.ds.PGSimpleDataSource;

/** The classes of docs/api.md, compiled as they are written there, and run. */
@Execution(ExecutionMode.CONCURRENT)
class ApiPageIT {

  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("public final class (\\w+)");

  private static final String POST =
      """
      @Entity @Table(name = "posts")
      public class Post {
        @Id Long id;
        @Column(nullable = false) String title;
        %s
      }
      """;

  @Test
  void theExamplesOfThePageWork() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        ScratchProject project =
            ScratchProject.on(database).with("classpath", classPath(Distribution.hibernate()))) {
      project.entity("Post", POST.formatted(""));
      Path examples = compiled(project.directory().resolve("examples"), List.of());
      try (URLClassLoader loader = loader(examples)) {
        Path directory = project.directory();

        assertThat(call(loader, "ModelIsRevised", "missing", directory))
            .asInstanceOf(InstanceOfAssertFactories.LIST)
            .containsExactly("Create table posts with 2 columns");
        assertThat(written(call(loader, "WriteRevision", "write", directory, "posts", Map.of())))
            .isPresent();
        project.run("upgrade").succeeds();
        assertThat(written(call(loader, "WriteRevision", "write", directory, "more", Map.of())))
            .isEmpty();

        project.entity("Post", POST.formatted("@Column(nullable = false) String slug;"));
        Optional<RevisionSource> slug =
            written(
                call(
                    loader,
                    "WriteRevision",
                    "write",
                    directory,
                    "slugs",
                    Map.of("posts.slug", "lower(title)")));
        assertThat(slug.orElseThrow().text()).contains("op.backfill(\"posts\", \"slug\"");
        assertThat(call(loader, "ModelIsRevised", "missing", directory)).isEqualTo(List.of());

        project.run("revision", "--empty", "-m", "side", "--head", "base").succeeds();
        RevisionSource merge =
            written(call(loader, "JoinBranches", "join", directory)).orElseThrow();
        assertThat(merge.header().revises()).hasSize(2);
        assertThat(written(call(loader, "JoinBranches", "join", directory))).isEmpty();
      }

      compiled(examples, project.revisionClasses());
      try (URLClassLoader loader = loader(examples)) {
        DataSource source = dataSource(database.url());
        MigrationResult first =
            (MigrationResult)
                loader
                    .loadClass("com.example.MigrateAtStart")
                    .getMethod("migrate", DataSource.class, ClassLoader.class)
                    .invoke(null, source, loader);
        assertThat(first.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(first.applied()).hasSize(3);
      }
      project.run("current", "--check-heads").succeeds();
    }
  }

  private static String classPath(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static DataSource dataSource(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }

  private static URLClassLoader loader(Path classes) throws Exception {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, ApiPageIT.class.getClassLoader());
  }

  private static Object call(ClassLoader loader, String name, String method, Object... arguments)
      throws Exception {
    for (var candidate : loader.loadClass("com.example." + name).getMethods()) {
      if (candidate.getName().equals(method)) {
        return candidate.invoke(null, arguments);
      }
    }
    throw new NoSuchMethodException(name + "." + method);
  }

  private static Optional<RevisionSource> written(Object result) {
    return ((Optional<?>) result).map(RevisionSource.class::cast);
  }

  /** Compiles the examples, and other sources with them. */
  private static Path compiled(Path target, List<Path> others) throws Exception {
    Files.createDirectories(target);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                target.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none"));
    for (Map.Entry<String, String> example : examples().entrySet()) {
      Path file = target.resolve(example.getKey() + ".java");
      Files.writeString(file, example.getValue());
      arguments.add(file.toString());
    }
    others.forEach(file -> arguments.add(file.toString()));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).as("the examples compile").isZero();
    return target;
  }

  private static Map<String, String> examples() throws Exception {
    Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "api.md")));
    Map<String, String> examples = new TreeMap<>();
    while (matcher.find()) {
      Matcher name = CLASS.matcher(matcher.group(1));
      assertThat(name.find()).as("an example is a class").isTrue();
      examples.put(name.group(1), matcher.group(1));
    }
    assertThat(examples).hasSize(4);
    return examples;
  }
}

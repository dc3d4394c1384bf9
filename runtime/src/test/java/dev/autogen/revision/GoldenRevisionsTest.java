package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.migration.ConnectionSource;
import dev.autogen.migration.DatabaseComparison;
import dev.autogen.migration.MigrationOptions;
import dev.autogen.migration.Migrator;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The revision classes that were written for each release compile and run for ever. Those of a
 * release that is out are never edited.
 */
class GoldenRevisionsTest {

  private static final Path FILES = Path.of("src/test/resources/dev/autogen/revision/golden");

  private static final String OBJECTS =
      """
      select relname from pg_class where relnamespace = 'public'::regnamespace
      union all select typname from pg_type
       where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'c')
      union all select proname from pg_proc where pronamespace = 'public'::regnamespace
      union all select nspname from pg_namespace where nspname in ('reporting', 'reports')
      order by 1""";

  static List<Path> releases() throws IOException {
    try (Stream<Path> directories = Files.list(FILES)) {
      return directories.sorted().toList();
    }
  }

  private static List<Path> files(Path release, String ending) throws IOException {
    try (Stream<Path> files = Files.list(release)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String[] sources(Path release) throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path file : files(release, ".java")) {
      sources.add(Files.readString(file));
    }
    return sources.toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("releases")
  void compileAndRunUpAndDown(Path release, @TempDir Path classes) throws Exception {
    SourceCompiler compiler = new SourceCompiler(classes);
    compiler.compile(sources(release));
    for (String ending : List.of(".csv", ".json")) {
      for (Path file : files(release, ending)) {
        Files.copy(file, classes.resolve("golden").resolve(file.getFileName()));
      }
    }
    try (URLClassLoader loader = compiler.loader();
        TestDatabase database = TestDatabase.create()) {
      List<LoadedRevision> revisions = new ArrayList<>();
      for (Path file : files(release, ".java")) {
        String name = file.getFileName().toString().replace(".java", "");
        revisions.add(LoadedRevision.of(loader.loadClass("golden." + name)));
      }
      createTablespace(database);
      try {
        runUpAndDown(database, RevisionSet.of(revisions));
      } finally {
        database.execute("drop tablespace golden_space");
      }
    }
  }

  /** A test needs no directory of the server's for it (documentation: 19.17 Developer Options). */
  private static void createTablespace(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set allow_in_place_tablespaces = true");
      statement.execute("create tablespace golden_space location ''");
    }
  }

  private static void runUpAndDown(TestDatabase database, RevisionSet revisions)
      throws SQLException {
    DatabaseComparison nothingToCompare = (connection, creations, schema) -> List.of();
    Migrator migrator =
        Migrator.of(ConnectionSource.of(database.url(), new Properties()), revisions)
            .with(nothingToCompare)
            .with(
                MigrationOptions.builder()
                    .acceptedLosses(Set.of("kinds", "users", "posts", "cities", "types"))
                    .build());
    migrator.upgrade("head");
    assertThat(
            query(
                database, "select id || slug || coalesce(tags::text, '-') from cities order by id"))
        .containsExactly("1rome-", "2oslo-", "3piter-", "4troy; the old{a,b}", "5bonn{x}");
    assertThat(query(database, "select founded::text from cities where id in (1, 3) order by id"))
        .containsExactly("0001-01-01", "1703-05-27");

    migrator.downgrade("base");
    assertThat(query(database, OBJECTS)).allMatch(name -> name.startsWith("autogen_"));

    // What was made once can be made again.
    migrator.upgrade("head");
    migrator.downgrade("base");
  }

  private static List<String> query(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    }
  }

  @Test
  void thoseOfTheNewestReleaseHaveEveryWord() throws IOException {
    List<Path> releases = releases();
    String text = String.join("\n", sources(releases.get(releases.size() - 1)));
    Set<String> used = new TreeSet<>();
    Matcher call = Pattern.compile("\\b(\\w+)\\(").matcher(text);
    while (call.find()) {
      used.add(call.group(1));
    }
    SortedSet<String> words = new TreeSet<>();
    for (Class<?> type :
        List.of(
            Revision.class,
            Operations.class,
            ColumnDefinition.class,
            PrimaryKeyDefinition.class,
            UniqueDefinition.class,
            CheckDefinition.class,
            ForeignKeyDefinition.class,
            IndexDefinition.class,
            IndexKeyDefinition.class,
            SequenceDefinition.class,
            ColumnChanges.class,
            CompositeTypeChanges.class,
            ForeignKeyChanges.class,
            BatchChanges.class,
            DataFile.class,
            RecordedSql.class,
            RecordedUpdate.class)) {
      Arrays.stream(type.getMethods())
          .filter(method -> method.getDeclaringClass() != Object.class)
          .filter(method -> !Modifier.isStatic(method.getModifiers()))
          .map(Method::getName)
          .forEach(words::add);
    }
    words.removeAll(used);

    assertThat(words).as("words that no golden class has").isEmpty();
  }
}

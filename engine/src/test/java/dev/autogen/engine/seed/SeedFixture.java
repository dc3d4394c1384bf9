package dev.autogen.engine.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.engine.Project;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfigurationRequest;
import dev.autogen.revision.AutogenException;
import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A database to copy into, and the project that it belongs to. */
final class SeedFixture implements AutoCloseable {

  final TestDatabase database = TestDatabase.create();
  final Path directory;
  private final Map<String, String> settings = new HashMap<>();

  SeedFixture() {
    try {
      directory = Files.createTempDirectory("autogen-seed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.put("url", database.url());
    settings.put("revisions", directory.resolve("revisions").toString());
    settings.put("classpath", jarOf(org.h2.Driver.class) + ":" + jarOf(org.sqlite.JDBC.class));
  }

  static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  SeedFixture with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** Runs SQL on the database that is copied into. */
  SeedFixture here(String sql) {
    database.execute(sql);
    return this;
  }

  /** Makes a SQLite database. */
  SourceAddress sqlite(String... statements) {
    String url = "jdbc:sqlite:" + directory.resolve("old.db");
    execute(url, statements);
    return SourceAddress.of(url, "", "");
  }

  /** Makes a H2 database. */
  SourceAddress h2(String... statements) {
    String url = "jdbc:h2:" + directory.resolve("old");
    execute(url + ";USER=sa;PASSWORD=secret", statements);
    return SourceAddress.of(url, "sa", "secret");
  }

  /** Makes a source of another database of PostgreSQL. */
  SourceAddress postgresql(TestDatabase source, String... statements) {
    for (String sql : statements) {
      source.execute(sql);
    }
    settings.remove("classpath");
    return SourceAddress.of(source.url(), "", "");
  }

  private static void execute(String url, String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  SeedResult seed(SourceAddress source) {
    return seed(source, request -> request);
  }

  SeedResult seed(SourceAddress source, UnaryOperator<SeedRequest> change) {
    try (Project project = project()) {
      return new Seed(project, SeedListener.NONE).run(change.apply(SeedRequest.from(source)));
    }
  }

  SeedPlan plan(SourceAddress source) {
    try (Project project = project()) {
      return new Seed(project, SeedListener.NONE).plan(SeedRequest.from(source));
    }
  }

  Project project() {
    Configuration configuration =
        Configuration.load(
            new ConfigurationRequest(directory, Optional.empty(), "", settings, Map.of()));
    return Project.open(configuration, Map.of(), line -> {});
  }

  /** Runs a copy that must be refused, and asserts that it leaves the database as it was. */
  AutogenException refused(SourceAddress source, UnaryOperator<SeedRequest> change) {
    List<String> before = IndependentCatalog.withRows(database);
    List<String> sequences = sequences();
    try {
      seed(source, change);
    } catch (AutogenException e) {
      assertThat(IndependentCatalog.withRows(database)).isEqualTo(before);
      assertThat(sequences()).isEqualTo(sequences);
      assertThat(e.getMessage()).endsWith(".");
      return e;
    }
    throw new AssertionError("The copy was not refused");
  }

  AutogenException refused(SourceAddress source) {
    return refused(source, request -> request);
  }

  private List<String> sequences() {
    return rows("select sequencename, last_value from pg_sequences order by 1");
  }

  /** Returns the rows of a query, their values separated by bars. */
  List<String> rows(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", values));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    database.close();
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

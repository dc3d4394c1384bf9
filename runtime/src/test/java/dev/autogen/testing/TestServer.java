package dev.autogen.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL server of this JVM's tests:
 *
 * <ol>
 *   <li>the one that the environment variable {@code AUTOGEN_TEST_URL} names, a JDBC URL of a
 *       database in which a role that may create databases logs in;
 *   <li>a container of the image {@code AUTOGEN_TEST_IMAGE} (default {@code postgres:18}) where a
 *       Docker engine answers;
 *   <li>binaries from Maven Central.
 * </ol>
 *
 * <p>Tests that ask for a major version get a server of it in the same manner: a container of
 * {@code postgres:N}, or binaries that the build copied into the directory that the system property
 * {@code autogen.test.postgresql} names. A server that {@code AUTOGEN_TEST_URL} names is taken
 * whatever its version.
 *
 * <p>A server that the tests start gives up durability for speed, and ends with the JVM.
 */
final class TestServer {

  private static final Map<String, String> FAST_SETTINGS =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "max_connections", "100",
          "max_wal_senders", "0",
          "wal_level", "minimal",
          "autovacuum", "off");

  private static final int NEWEST = 18;

  private static final Map<Integer, TestServer> SERVERS = new HashMap<>();

  private final String maintenanceUrl;
  private final int version;
  private final UsedDatabases used;

  private TestServer(String engine, String maintenanceUrl) {
    this.maintenanceUrl = maintenanceUrl;
    this.version = Integer.parseInt(query("show server_version_num"));
    this.used = new UsedDatabases(version);
    System.err.printf("Tests use PostgreSQL %s, %s%n", query("show server_version"), engine);
  }

  static TestServer shared() {
    return of(NEWEST);
  }

  static synchronized TestServer of(int major) {
    return SERVERS.computeIfAbsent(isGiven() ? NEWEST : major, TestServer::start);
  }

  /** Tells whether the environment names the server. */
  static boolean isGiven() {
    String given = System.getenv("AUTOGEN_TEST_URL");
    return given != null && !given.isBlank();
  }

  private static TestServer start(int major) {
    if (isGiven()) {
      return new TestServer("named by AUTOGEN_TEST_URL", System.getenv("AUTOGEN_TEST_URL"));
    }
    return dockerAnswers() ? startContainer(major) : startEmbedded(major);
  }

  /** Testcontainers probes for seconds and logs at length, so look for a socket first. */
  private static boolean dockerAnswers() {
    String home = System.getProperty("user.home");
    String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run/user/0");
    boolean likely =
        System.getenv("DOCKER_HOST") != null
            || System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
            || Stream.of(
                    Path.of("/var/run/docker.sock"),
                    Path.of(home, ".docker", "run", "docker.sock"),
                    Path.of(home, ".testcontainers.properties"),
                    Path.of(runtime, "docker.sock"))
                .anyMatch(Files::exists);
    return likely && DockerClientFactory.instance().isDockerAvailable();
  }

  // Never closed by hand: Testcontainers' reaper removes the container when the JVM is gone.
  @SuppressWarnings("resource")
  private static TestServer startContainer(int major) {
    String image =
        major == NEWEST
            ? System.getenv().getOrDefault("AUTOGEN_TEST_IMAGE", "postgres:18")
            : "postgres:" + major;
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
    container.setCommand(
        Stream.concat(
                Stream.of("postgres"),
                FAST_SETTINGS.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(e -> Stream.of("-c", e.getKey() + "=" + e.getValue())))
            .toArray(String[]::new));
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    String url =
        "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
            .formatted(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    return new TestServer("container of " + image, url);
  }

  // Never closed by hand: the server stops in a shutdown hook of EmbeddedPostgres.
  @SuppressWarnings("resource")
  private static TestServer startEmbedded(int major) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60));
    if (major != NEWEST) {
      Path jar = binaries(major);
      builder.setPgBinaryResolver((system, machine) -> archive(jar));
    }
    FAST_SETTINGS.forEach(builder::setServerConfig);
    try {
      EmbeddedPostgres server = builder.start();
      return new TestServer(
          "embedded binaries",
          "jdbc:postgresql://localhost:%d/postgres?user=postgres&password=postgres"
              .formatted(server.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No PostgreSQL for the tests: set AUTOGEN_TEST_URL, or start a Docker engine.", e);
    }
  }

  /** The build copies them, for two versions cannot be on one class path. */
  private static Path binaries(int major) {
    Path directory =
        Path.of(System.getProperty("autogen.test.postgresql", "target/test-postgresql"));
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.filter(jar -> jar.getFileName().toString().matches(".*-" + major + "\\..*\\.jar"))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "No binaries of PostgreSQL %d in %s".formatted(major, directory)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream archive(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      JarEntry archive =
          file.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException("No archive in " + jar));
      return new ByteArrayInputStream(file.getInputStream(archive).readAllBytes());
    }
  }

  int version() {
    return version;
  }

  /** Returns the databases that tests have left. */
  UsedDatabases used() {
    return used;
  }

  /**
   * Returns the clause for copying files instead of logging each page: with fsync off the
   * checkpoints that it takes cost less than the log (PostgreSQL 15 has the choice, before it
   * always copied files).
   */
  String creationStrategy() {
    return version >= 150_000 ? " strategy file_copy" : "";
  }

  /** Returns the URL of another database on this server. */
  String urlOf(String database) {
    return maintenanceUrl.replaceFirst("^(jdbc:postgresql://[^/?]*)(/[^?]*)?", "$1/" + database);
  }

  void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(maintenanceUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Test server refused " + sql + ": " + e.getMessage(), e);
    }
  }

  private String query(String sql) {
    try (Connection connection = DriverManager.getConnection(maintenanceUrl);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException("Test server refused " + sql + ": " + e.getMessage(), e);
    }
  }
}

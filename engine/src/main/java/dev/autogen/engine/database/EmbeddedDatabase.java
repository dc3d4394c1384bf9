package dev.autogen.engine.database;

import dev.autogen.engine.build.MavenCommand;
import dev.autogen.engine.build.ToolProcess;
import dev.autogen.engine.configuration.DatabaseAddress;
import dev.autogen.engine.files.FileTree;
import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The private PostgreSQL of a project: a data directory per major version that outlives the
 * commands which use it.
 *
 * <p>Every user of the server holds a shared file lock. Whoever closes it and finds no other holder
 * stops the server; a server that a killed process left running is found by its {@code
 * postmaster.pid} and used again.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final String USER = "autogen";
  private static final String DATABASE = "autogen";

  private final Path home;
  private final Path data;
  private final Path bin;
  private final List<String> unprivileged;
  private final FileChannel usersChannel;
  private FileLock use;
  private DatabaseAddress address;

  private EmbeddedDatabase(Path home, Path bin, FileChannel usersChannel) {
    this.home = home;
    this.data = home.resolve("data");
    this.bin = bin;
    this.usersChannel = usersChannel;
    this.unprivileged = unprivilegedPrefix();
  }

  /**
   * Starts the server of that version, or joins it if it runs, creating what is missing.
   *
   * @param directory where servers of this project are kept, such as {@code .autogen/postgresql}
   * @param major the major version, 14 to 18
   * @param projectDirectory where Maven is run if binaries must be fetched
   */
  public static EmbeddedDatabase start(Path directory, int major, Path projectDirectory) {
    Path home = directory.toAbsolutePath().resolve(Integer.toString(major));
    try {
      Files.createDirectories(home);
      Path bin =
          new PostgresBinaries(
                  directory.toAbsolutePath().resolve("binaries"),
                  new MavenCommand(projectDirectory))
              .bin(major);
      FileChannel users = open(home.resolve("users.lock"));
      EmbeddedDatabase database = new EmbeddedDatabase(home, bin, users);
      try (FileChannel starting = open(home.resolve("start.lock"));
          FileLock exclusive = starting.lock()) {
        database.use = users.lock(0, Long.MAX_VALUE, true);
        database.join(exclusive);
      } catch (IOException | RuntimeException e) {
        users.close();
        throw e;
      }
      return database;
    } catch (IOException e) {
      throw AutogenException.failed(
          "The embedded PostgreSQL below %s cannot be used: %s.".formatted(directory, e), e);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Returns where to connect. */
  public DatabaseAddress address() {
    return address;
  }

  private void join(FileLock whileStarting) throws IOException {
    if (!whileStarting.isValid()) {
      throw new IllegalStateException("Only one process may start the server");
    }
    if (!Files.isDirectory(data)) {
      initialize();
    }
    Optional<DatabaseAddress> running = running();
    if (running.isPresent()) {
      address = running.get();
    } else {
      address = launch();
    }
  }

  private void initialize() throws IOException {
    Path unfinished = home.resolve("data.part");
    FileTree.delete(unfinished);
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    Path passwordFile = passwordFile();
    Files.writeString(passwordFile, HexFormat.of().formatHex(random));
    ToolProcess initdb =
        ToolProcess.run(
            home,
            command(
                "initdb",
                "-D",
                unfinished.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync"));
    if (!initdb.succeeded()) {
      FileTree.delete(unfinished);
      throw AutogenException.failed(
          "The embedded PostgreSQL cannot be set up in %s: %s"
              .formatted(home, lastLine(initdb.output())));
    }
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path passwordFile() {
    return home.resolve("password");
  }

  private DatabaseAddress address(int port, String database) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
        USER,
        TextFile.read(passwordFile()).strip());
  }

  /** Returns the server that runs on this data directory, whoever started it. */
  private Optional<DatabaseAddress> running() {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.isRegularFile(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = TextFile.read(pidFile).lines().toList();
    if (lines.size() < 4) {
      return Optional.empty();
    }
    int port = Integer.parseInt(lines.get(3).strip());
    return serves(port) ? Optional.of(address(port, DATABASE)) : Optional.empty();
  }

  private boolean serves(int port) {
    DatabaseAddress maintenance = address(port, "postgres");
    Properties properties = new Properties();
    properties.setProperty("user", maintenance.username());
    properties.setProperty("password", maintenance.password());
    properties.setProperty("connectTimeout", "5");
    try (Connection connection = DriverManager.getConnection(maintenance.url(), properties);
        Statement statement = connection.createStatement()) {
      createDatabase(statement);
      return true;
    } catch (SQLException notOurs) {
      return false;
    }
  }

  private static void createDatabase(Statement statement) throws SQLException {
    try (ResultSet exists =
        statement.executeQuery(
            "select 1 from pg_catalog.pg_database where datname = '" + DATABASE + "'")) {
      if (exists.next()) {
        return;
      }
    }
    statement.execute("create database " + DATABASE);
  }

  private DatabaseAddress launch() throws IOException {
    int port = freePort();
    Path log = home.resolve("server.log");
    String options =
        ("-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c synchronous_commit=off"
                + " -c max_locks_per_transaction=1024")
            .formatted(port);
    int exitCode =
        ToolProcess.run(
            home,
            command(
                "pg_ctl",
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-w",
                "-o",
                options,
                "start"),
            home.resolve("pg_ctl.log"));
    if (exitCode != 0 || !serves(port)) {
      throw AutogenException.failed(
          "The embedded PostgreSQL does not start: %s See %s."
              .formatted(Files.exists(log) ? lastLine(TextFile.read(log)) : "", log));
    }
    return address(port, DATABASE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>(unprivileged);
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own the same user has another id,
   * and its files keep their owner.
   */
  private List<String> unprivilegedPrefix() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    List<String> namespace = List.of("unshare", "-U");
    ToolProcess probe = ToolProcess.run(home, List.of("unshare", "-U", "true"));
    if (!probe.succeeded()) {
      throw AutogenException.failed(
          "PostgreSQL does not run as root, and this machine allows no user namespace. "
              + "Run autogen as another user, or give --url of a server.");
    }
    return namespace;
  }

  private static String lastLine(String output) {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
  }

  /** Leaves the server; stops it if nobody else uses it. */
  @Override
  public void close() {
    try (FileChannel channel = usersChannel;
        FileChannel starting = open(home.resolve("start.lock"));
        FileLock exclusive = starting.lock()) {
      use.release();
      FileLock alone = channel.tryLock();
      if (alone != null && exclusive.isValid()) {
        ToolProcess.run(
            home,
            command("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop"),
            home.resolve("pg_ctl.log"));
        alone.release();
      }
    } catch (IOException e) {
      throw AutogenException.failed(
          "The embedded PostgreSQL below %s cannot be stopped: %s.".formatted(home, e), e);
    }
  }
}

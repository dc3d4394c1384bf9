package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One migrator at a time for a database and schema: a session advisory lock (PostgreSQL
 * documentation, "Advisory Locks").
 *
 * <p>It is asked for again and again in statements of their own. A session that waited within
 * {@code pg_advisory_lock} would hold a snapshot, and {@code CREATE INDEX CONCURRENTLY} of the
 * session that has the lock waits for snapshots: a deadlock.
 */
final class MigrationLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final String CHECK_INTERVAL = "client_connection_check_interval";
  private static final String EVERY = "5s";

  private final Connection connection;
  private final Interruption interruption;
  private final long key;
  private final int backend;
  private Optional<String> checkInterval = Optional.empty();

  private MigrationLock(Connection connection, Interruption interruption, long key, int backend) {
    this.connection = connection;
    this.interruption = interruption;
    this.key = key;
    this.backend = backend;
  }

  /**
   * Takes the lock, waiting for as long as {@code wait}.
   *
   * @throws AutogenException if another migrator has it for longer, or somebody interrupts
   */
  static MigrationLock acquire(Run run) throws SQLException {
    Session session = run.session();
    Duration wait = run.options().lockWait();
    long key = key(session.database(), session.schema());
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (!tryLock(session.connection(), key)) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      String holder = holder(session.connection(), key);
      if (waited.compareTo(wait) >= 0) {
        throw AutogenException.failed(
            "Another migrator is at work on database %s: %s. Wait for it, or end it."
                .formatted(session.database(), holder));
      }
      run.listener().waitingForLock(holder, waited);
      if (!run.interruption().pause(min(pause, wait.minus(waited)))) {
        throw AutogenException.interrupted(
            "Interrupted while another migrator was at work on database %s: %s. Nothing was begun."
                .formatted(session.database(), holder));
      }
      pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
    }
    MigrationLock lock =
        new MigrationLock(
            session.connection(), run.interruption(), key, backend(session.connection()));
    lock.checkForClient();
    return lock;
  }

  /**
   * Has the server look now and then whether this program is alive: otherwise the statement of one
   * that was killed would keep the lock until it ends. Not every platform can (PostgreSQL
   * documentation, {@code client_connection_check_interval}).
   */
  private void checkForClient() {
    try {
      checkInterval = Optional.of(SessionParameter.set(connection, CHECK_INTERVAL, EVERY, false));
    } catch (SQLException e) {
      LOG.debug("The server cannot check for its clients", e);
    }
  }

  /** The lock's number is part of what releases share: it must never change. */
  static long key(String database, String schema) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("autogen\0" + database + "\0" + schema).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static boolean tryLock(Connection connection, long key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_catalog.pg_try_advisory_lock(?)")) {
      statement.setLong(1, key);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return answer.getBoolean(1);
      }
    }
  }

  private static String holder(Connection connection, long key) throws SQLException {
    String sql =
        """
        select format('process %s%s, since %s', a.pid,
                      coalesce(' (' || nullif(a.application_name, '') || ')', ''),
                      to_char(a.backend_start, 'HH24:MI:SS'))
          from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
         where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
           and l.database = (select oid from pg_catalog.pg_database
                              where datname = current_database())
           and l.classid::bigint = (? >> 32) & 4294967295 and l.objid::bigint = ? & 4294967295""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key);
      statement.setLong(2, key);
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? found.getString(1) : "a process that is just ending";
      }
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static int backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
      answer.next();
      return answer.getInt(1);
    }
  }

  /**
   * Makes sure that statements still reach the server process that has the lock.
   *
   * @throws AutogenException if a pooler hands them to others
   */
  void requireHeld() throws SQLException {
    if (backend(connection) != backend) {
      throw AutogenException.failed(
          "A connection pooler spreads this connection over several server processes, so no lock"
              + " holds. Connect to PostgreSQL directly, or through a pooler in session mode.");
    }
  }

  @Override
  public void close() {
    try {
      interruption.clearUp(
          () -> {
            if (checkInterval.isPresent()) {
              SessionParameter.set(connection, CHECK_INTERVAL, checkInterval.get(), false);
            }
            release();
          });
    } catch (SQLException e) {
      LOG.debug("The lock ended with its connection", e);
    }
  }

  private void release() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_catalog.pg_advisory_unlock(?)")) {
      statement.setLong(1, key);
      statement.execute();
    }
  }
}

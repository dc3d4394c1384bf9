package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends from another thread, such as a shutdown hook, what runs on a database: running statements
 * are cancelled, no other begins, waits end; whoever began a transaction then rolls it back. It is
 * for good: after {@link #interrupt} nothing begins that is watched by it.
 */
public final class Interruption {

  /** What PostgreSQL says of a cancelled statement (documentation, "PostgreSQL Error Codes"). */
  static final String QUERY_CANCELED = "57014";

  private static final long PAUSE_MILLIS = 100;

  private final Set<Statement> running = ConcurrentHashMap.newKeySet();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Boolean> clearingUp = ThreadLocal.withInitial(() -> false);
  private volatile boolean requested;

  /**
   * Cancels what runs, and waits until all watched connections are closed.
   *
   * @param patience how long to wait; zero for not at all
   * @return whether they are closed
   */
  public boolean interrupt(Duration patience) {
    request();
    workers.forEach(Thread::interrupt);
    long end = System.nanoTime() + patience.toNanos();
    cancelAll();
    while (!open.isEmpty() && System.nanoTime() < end && await(PAUSE_MILLIS)) {
      // A statement that was just about to start did not hear of the first time.
      cancelAll();
    }
    return open.isEmpty();
  }

  private synchronized void request() {
    requested = true;
    notifyAll();
  }

  private void cancelAll() {
    for (Statement statement : running) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // It is over, or its connection is gone: either way it has ended.
        running.remove(statement);
      }
    }
  }

  /** Tells whether somebody has interrupted. */
  public boolean isRequested() {
    return requested;
  }

  /** Tells whether watched connections are open. */
  public boolean isAtWork() {
    return !open.isEmpty();
  }

  /**
   * Returns a connection that does the same, and whose statements are cancelled.
   *
   * @throws AutogenException if somebody has interrupted already; the connection is closed then
   */
  public Connection watch(Connection connection) {
    return WatchedConnection.around(connection, this);
  }

  void opened(Connection connection) {
    open.add(connection);
  }

  void closed(Connection connection) {
    open.remove(connection);
  }

  /** Says that a statement is about to run. */
  void begin(Statement statement) throws SQLException {
    if (clearingUp.get()) {
      return;
    }
    running.add(statement);
    if (isRequested()) {
      running.remove(statement);
      throw new SQLException("Interrupted", QUERY_CANCELED);
    }
  }

  void end(Statement statement) {
    running.remove(statement);
  }

  /** Work that puts in order what an interruption, or another failure, left. */
  @FunctionalInterface
  interface ClearingUp {
    void run() throws SQLException;
  }

  /** Lets the statements of work run in spite of an interruption. */
  void clearUp(ClearingUp work) throws SQLException {
    boolean before = clearingUp.get();
    clearingUp.set(true);
    try {
      work.run();
    } finally {
      clearingUp.set(before);
    }
  }

  /** Work of a revision, which may do other things than run statements. */
  @FunctionalInterface
  interface Working {
    void run() throws SQLException;
  }

  /** Runs work whose thread is interrupted too, for it may sleep or wait for something else. */
  void whileWorking(Working work) throws SQLException {
    Thread thread = Thread.currentThread();
    workers.add(thread);
    try {
      work.run();
    } finally {
      workers.remove(thread);
      if (isRequested()) {
        Thread.interrupted();
      }
    }
  }

  /**
   * Waits.
   *
   * @return false if somebody interrupts, this or the thread, or has
   */
  boolean pause(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    long left = duration.toMillis();
    boolean undisturbed = true;
    while (left > 0 && !requested && undisturbed) {
      undisturbed = await(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    return undisturbed && !requested;
  }

  private synchronized boolean await(long millis) {
    try {
      wait(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package dev.autogen.cli;

import dev.autogen.engine.Project;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a command in good order when its process is told to end, by SIGTERM, Ctrl-C or a closed
 * terminal: what runs on a database is cancelled and rolled back first. The exit code is then the
 * JVM's: 128 and the signal's number.
 */
final class Shutdown {

  /** How long a rollback may take: an orchestrator kills after 10 to 30 seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** How long the command has to say what was kept, and a private server to stop. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /** A command that asks a question, or compiles, does not hear of it: it has nothing to undo. */
  private static final Duration IDLE = Duration.ofMillis(300);

  private final Set<Project> projects = ConcurrentHashMap.newKeySet();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /** Returns one that the signals of this process reach. */
  static Shutdown ofProcess(Terminal terminal) {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown.end(terminal), "shutdown"));
    return shutdown;
  }

  /** Has the work of a project on its database ended too. */
  void watch(Project project) {
    projects.add(project);
  }

  /** Tells whether the process is about to end. */
  boolean isRequested() {
    return requested;
  }

  /** Says that the command is over and has said all that it had to say. */
  void finished() {
    finished.countDown();
  }

  private void end(Terminal terminal) {
    if (finished.getCount() == 0) {
      return;
    }
    requested = true;
    boolean atWork = projects.stream().anyMatch(one -> one.interruption().isAtWork());
    boolean ended = true;
    for (Project project : projects) {
      ended &= project.interruption().interrupt(PATIENCE);
    }
    if (!ended) {
      terminal
          .err()
          .println(
              "Interrupted, and the database does not answer. The server rolls back what was not"
                  + " committed; 'autogen current' tells how far it came.");
    } else if (!awaitFinish(atWork ? LAST_WORDS : IDLE)) {
      terminal.err().println("Interrupted.");
    }
    terminal.flush();
  }

  private boolean awaitFinish(Duration patience) {
    try {
      return finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

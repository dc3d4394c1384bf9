package dev.autogen.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the {@code autogen} command. */
public final class Main {

  /** The driver tells its failures in exceptions too, which are put into sentences. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    DRIVER.setLevel(Level.OFF);
    Terminal terminal = Terminal.ofProcess();
    // Results go to the terminal's own stream; what code of the application prints joins the rest.
    System.setOut(System.err);
    Shutdown shutdown = Shutdown.ofProcess(terminal);
    int exitCode = AutogenCommand.run(terminal, shutdown, arguments);
    if (terminal.out().checkError()) {
      exitCode =
          new FailureReport(terminal.err(), List.of(arguments).contains("--json"), false)
              .ofLostOutput(exitCode);
    }
    terminal.flush();
    shutdown.finished();
    System.exit(exitCode);
  }
}

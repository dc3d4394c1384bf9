package dev.autogen.cli;

/** Starts the {@code autogen} command. */
public final class Main {

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    // Results go to the terminal's own stream; what code of the application prints joins the rest.
    System.setOut(System.err);
    Shutdown shutdown = Shutdown.ofProcess(terminal);
    int exitCode = AutogenCommand.run(terminal, shutdown, arguments);
    terminal.flush();
    shutdown.finished();
    System.exit(exitCode);
  }
}

package dev.autogen.cli;

import dev.autogen.revision.AutogenException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code autogen completion}. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands and options in a shell.",
      "",
      "In ~/.bashrc or ~/.zshrc: source <(autogen completion bash), or zsh."
    },
    sortOptions = false)
final class CompletionCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "bash (default) or zsh.")
  String shell;

  @ParentCommand private AutogenCommand autogen;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("autogen", spec.root().commandLine());
    switch (shell.toLowerCase(Locale.ROOT)) {
      case "bash", "zsh" -> autogen.terminal().out().print(script);
      default ->
          throw AutogenException.usage(
              "There is no completion for '%s'. Write bash or zsh.".formatted(shell));
    }
    return ProjectCommand.DONE;
  }
}

package dev.autogen.engine;

import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A person edits a revision's class; then it must still be one. */
public final class RevisionEdit {

  /** What {@code editor} means where nobody said, the system's own choice first. */
  private static final List<String> FALLBACKS =
      List.of("sensible-editor", "editor", "nano", "vim", "vi");

  private final Project project;
  private final Map<String, String> environment;

  /**
   * @param environment the environment variables: {@code VISUAL} and {@code EDITOR} name the editor
   */
  public RevisionEdit(Project project, Map<String, String> environment) {
    this.project = project;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Returns the command line of the editor: of {@code VISUAL} or {@code EDITOR}, which may have
   * arguments, else of an editor that is on the path.
   *
   * @param anyEditor whether one that nobody named will do
   */
  public Optional<String> editor(boolean anyEditor) {
    return Stream.of("VISUAL", "EDITOR")
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(command -> !command.isEmpty())
        .findFirst()
        .or(
            () ->
                anyEditor
                    ? FALLBACKS.stream().filter(this::isOnPath).findFirst()
                    : Optional.empty());
  }

  private boolean isOnPath(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /**
   * Lets a person edit a revision, in the terminal of this process, and looks at what came out.
   *
   * @return whether the class is another now
   * @throws AutogenException if the editor fails, or the class is no revision of that id any more
   *     or does not compile; what was written stays
   */
  public boolean edit(String id, String editor) {
    RevisionSource source = project.revisions().source(id);
    String before = source.text();
    run(editor, source.file());
    if (source.text().equals(before)) {
      return false;
    }
    project.revisions().refresh();
    RevisionGraph graph = project.revisions().graph();
    if (graph.find(id).isEmpty()) {
      throw AutogenException.failed(
          "%s has another id than %s now. Databases that have applied it will not know it: give it back its id."
              .formatted(project.revisions().shown(source.file()), id));
    }
    project.revisions().revisions().get(id).upgradeOperations();
    return true;
  }

  private void run(String editor, Path file) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    List<String> command =
        windows
            ? new ArrayList<>(List.of(editor.split(" +")))
            : new ArrayList<>(List.of("sh", "-c", editor + " \"$@\"", editor));
    command.add(file.toString());
    try {
      int exitCode =
          new ProcessBuilder(command)
              .directory(project.configuration().directory().toFile())
              .inheritIO()
              .start()
              .waitFor();
      if (exitCode != 0) {
        throw AutogenException.failed(
            "The editor '%s' ended with exit code %d. Set VISUAL or EDITOR to one that works."
                .formatted(editor, exitCode));
      }
    } catch (IOException e) {
      throw AutogenException.failed("Cannot run %s: %s.".formatted(editor, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AutogenException.failed("Interrupted while %s ran.".formatted(editor), e);
    }
  }
}

package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.RevisionEdit;
import dev.autogen.revision.AutogenException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen edit}. */
@Command(
    name = "edit",
    description = {
      "Open a revision's class in $VISUAL or $EDITOR, and look whether it still compiles.",
      "",
      "Where neither is set: in the editor of the system. Where that is not there either, or there is",
      "no terminal for it, the path of the class is printed."
    },
    sortOptions = false)
final class EditCommand extends ProjectCommand {

  @Parameters(
      index = "0",
      paramLabel = "REV",
      description = "An id or its beginning, a class name, head, current.")
  String revision;

  @Override
  int run(Project project) {
    Set<String> current = revision.contains("current") ? project.knownHeads() : Set.of();
    Set<String> ids = project.revisions().graph().resolve(revision, current);
    if (ids.size() != 1) {
      throw AutogenException.usage(
          "'%s' names %s, but one revision is edited at a time. Write an id."
              .formatted(revision, ids.isEmpty() ? "none" : String.join(", ", ids)));
    }
    String id = ids.iterator().next();
    Path file = project.revisions().source(id).file();
    RevisionEdit edit = new RevisionEdit(project, terminal().environment());
    Optional<String> editor = edit.editor(terminal().interactive());
    if (editor.isEmpty()) {
      if (autogen().json) {
        print(project, id, false);
      } else {
        out().println(project.revisions().shown(file));
      }
      return DONE;
    }
    boolean changed = edit.edit(id, editor.get());
    if (autogen().json) {
      print(project, id, changed);
    }
    say(
        changed
            ? "Changed, and it compiles: %s".formatted(project.revisions().shown(file))
            : "Not changed: %s".formatted(project.revisions().shown(file)));
    return DONE;
  }

  private void print(Project project, String id, boolean changed) {
    String file = project.revisions().shown(project.revisions().source(id).file());
    Json.print(out(), Json.object("id", id, "file", file, "changed", changed));
  }
}

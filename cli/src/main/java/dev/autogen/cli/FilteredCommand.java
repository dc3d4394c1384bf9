package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.revisions.RevisionSource;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** A command on those objects that the filter of its options, and of the configuration, leaves. */
abstract class FilteredCommand extends ProjectCommand {

  @Mixin FilterOptions filterOptions;

  @Override
  Map<String, String> settings() {
    return filterOptions.settings();
  }

  /** Prints which files a revision was written to. */
  final void wrote(Project project, RevisionSource revision) {
    wrote(project, revision, Map.of());
  }

  /**
   * Prints which files a revision was written to.
   *
   * @param more what to say of it with {@code --json} besides
   */
  final void wrote(Project project, RevisionSource revision, Map<String, Object> more) {
    String file = project.revisions().shown(revision.file());
    String modelFile = project.revisions().shown(revision.modelFile());
    if (autogen().json) {
      Map<String, Object> object =
          Json.object("id", revision.header().id(), "file", file, "modelFile", modelFile);
      object.putAll(more);
      Json.print(out(), object);
    } else {
      out().println(file);
      out().println(modelFile);
    }
  }
}

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
    out().println(project.revisions().shown(revision.file()));
    out().println(project.revisions().shown(revision.modelFile()));
  }
}

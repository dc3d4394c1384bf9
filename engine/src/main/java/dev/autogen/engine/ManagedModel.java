package dev.autogen.engine;

import dev.autogen.diff.ObjectFilter;
import dev.autogen.diff.Renames;
import dev.autogen.diff.Selection;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TargetMetadata;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the entities say, as far as the project's filter lets it pass.
 *
 * @param now the entities; what is left out is as it was before, and so no change
 * @param leftOut what of the entities somebody else looks after
 */
record ManagedModel(TargetMetadata now, Schema leftOut) {

  /**
   * Returns the entities of a project.
   *
   * @param then what they said before
   * @param renames what has another name since
   * @throws AutogenException if the filter leaves nothing of them
   */
  static ManagedModel of(Project project, Schema then, Renames renames) {
    return of(project.model().metadata(), project, then, renames);
  }

  /** Returns entities that were scanned, in the same way. */
  static ManagedModel of(TargetMetadata all, Project project, Schema then, Renames renames) {
    Selection selection = project.filter().over(then, all.schema());
    requireSomething(project.filter(), selection, all.schema());
    Schema now = selection.held(then, all.schema(), renames);
    Map<ObjectId, String> origins = new LinkedHashMap<>(all.origins());
    origins.keySet().removeIf(id -> !now.contains(id));
    return new ManagedModel(
        new TargetMetadata(all.header(), now, origins, all.formerNames()),
        selection.leftOut(all.schema()));
  }

  /** A filter that hides all there is would say "no changes" for ever. */
  static void requireSomething(ObjectFilter filter, Selection selection, Schema model) {
    if (selection.coversNothingOf(model.objects())) {
      throw AutogenException.usage(
          "Nothing of the model is left: %s hides all its %d objects. Correct the pattern."
              .formatted(filter, model.objects().size()));
    }
  }
}

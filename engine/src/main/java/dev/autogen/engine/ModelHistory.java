package dev.autogen.engine;

import dev.autogen.engine.files.Fingerprint;
import dev.autogen.engine.revisions.FoundRevision;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TargetMetadata;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the entities said when revisions were written: the facts of their {@code .model} files,
 * replayed along the graph.
 */
public final class ModelHistory {

  private static final String FINGERPRINT = "facts";

  private final RevisionDirectory revisions;

  ModelHistory(RevisionDirectory revisions) {
    this.revisions = revisions;
  }

  /**
   * Returns the model as of some revisions.
   *
   * @param heads ids; what they revise is included
   * @throws AutogenException if a {@code .model} file is missing or does not fit those before it
   */
  public Schema at(Collection<String> heads) {
    return metadataAt(heads).schema();
  }

  /**
   * Returns the model as of some revisions, and where its facts came from when they last changed.
   *
   * @param heads ids; what they revise is included
   * @throws AutogenException as {@link #at}
   */
  TargetMetadata metadataAt(Collection<String> heads) {
    RevisionGraph graph = revisions.graph();
    Map<String, String> header = Map.of();
    Schema.Builder schema = Schema.EMPTY.toBuilder();
    Map<ObjectId, String> origins = new LinkedHashMap<>();
    for (RevisionHeader revision : graph.inOrder(graph.ancestors(heads))) {
      ModelDelta delta = delta(revision);
      try {
        delta.applyTo(schema);
      } catch (IllegalArgumentException e) {
        throw misfit(revision, e);
      }
      header = delta.header();
      delta.removed().forEach(fact -> origins.remove(fact.id()));
      delta.added().stream()
          .map(SchemaObject::id)
          .filter(delta.origins()::containsKey)
          .forEach(id -> origins.put(id, delta.origins().get(id)));
    }
    return new TargetMetadata(header, schema.build(), origins);
  }

  /**
   * Returns the facts that changed with one revision.
   *
   * @throws AutogenException if its {@code .model} file is missing or was edited
   */
  ModelDelta delta(RevisionHeader header) {
    FoundRevision revision = revisions.get(header.id());
    String shown = shown(revision);
    String text = revision.model().orElseThrow(() -> missing(revision, shown));
    ModelDelta delta;
    try {
      delta = ModelDelta.parse(text);
    } catch (IllegalArgumentException e) {
      throw misfit(header, e);
    }
    if (!fingerprint(delta).equals(delta.header().get(FINGERPRINT))) {
      throw AutogenException.failed(
          "%s was edited: its facts are not those that revision %s was written with. Bring it back from version control."
              .formatted(shown, header.id()));
    }
    return delta;
  }

  private String shown(FoundRevision revision) {
    return revision instanceof RevisionSource source
        ? revisions.shown(source.modelFile())
        : "%s in %s".formatted(revision.modelName(), revisions.shown(revision.place()));
  }

  private static AutogenException missing(FoundRevision revision, String shown) {
    return AutogenException.failed(
        "%s is missing: it says which facts of the model came with revision %s. %s"
            .formatted(
                shown,
                revision.header().id(),
                revision instanceof RevisionSource
                    ? "Bring it back from version control."
                    : "Name the directory of the sources with --revisions, or package the .model files beside the classes."));
  }

  private AutogenException misfit(RevisionHeader header, IllegalArgumentException reason) {
    return AutogenException.failed(
        "%s does not fit the revisions before it: %s. Bring it back from version control."
            .formatted(shown(revisions.get(header.id())), reason.getMessage()),
        reason);
  }

  /**
   * Returns the text of a {@code .model} file, with the fingerprint by which an edited one is
   * known.
   */
  static String print(ModelDelta delta) {
    Map<String, String> header = new TreeMap<>(delta.header());
    header.put(FINGERPRINT, fingerprint(delta));
    return new ModelDelta(header, delta.removed(), delta.added(), delta.origins()).print();
  }

  private static String fingerprint(ModelDelta delta) {
    ModelDelta factsAlone = new ModelDelta(Map.of(), delta.removed(), delta.added(), Map.of());
    return Fingerprint.of(factsAlone.print()).substring(0, 16);
  }
}

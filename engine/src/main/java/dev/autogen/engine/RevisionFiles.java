package dev.autogen.engine;

import dev.autogen.codegen.AnnotatedOperation;
import dev.autogen.codegen.ClassNameTemplate;
import dev.autogen.codegen.GeneratedRevision;
import dev.autogen.codegen.Provenance;
import dev.autogen.codegen.RevisionDraft;
import dev.autogen.codegen.RevisionWriter;
import dev.autogen.diff.Renames;
import dev.autogen.engine.files.TextFile;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.engine.revisions.RevisionSourceReader;
import dev.autogen.engine.revisions.UnreadableHeader;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationText;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes revisions into the project: the class and the {@code .model} file beside it. */
public final class RevisionFiles {

  private final Project project;
  private final Clock clock;
  private final Supplier<String> ids;

  /** A writer that takes the time from the system and ids from chance. */
  public RevisionFiles(Project project) {
    this(project, Clock.systemUTC(), RevisionFiles::randomId);
  }

  RevisionFiles(Project project, Clock clock, Supplier<String> ids) {
    this.project = project;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Writes a proposal.
   *
   * @param id the id of the revision; empty for a new one
   * @return the source file
   * @throws AutogenException if the id is taken, or the class would not do what it should; then
   *     nothing is written
   */
  public RevisionSource write(Proposal proposal, String message, Optional<String> id) {
    RevisionHeader header = header(proposal.place(), message, id, false);
    RevisionDraft draft =
        new RevisionDraft(
            header,
            project.revisions().placeAfter(header.revises()).packageName(),
            className(header),
            provenance(proposal.delta()),
            proposal.upgrade(),
            proposal.downgrade());
    return write(draft, proposal.delta());
  }

  /**
   * Writes a baseline, which describes the database that it was read from.
   *
   * @param provenance the database that it was read from
   * @return the source file
   */
  RevisionSource writeBaseline(
      Proposal proposal, String message, Optional<String> id, Provenance provenance) {
    RevisionHeader header = header(proposal.place(), message, id, true);
    return write(
        new RevisionDraft(
            header,
            project.revisions().placeAfter(header.revises()).packageName(),
            className(header),
            provenance,
            proposal.upgrade(),
            proposal.downgrade()),
        proposal.delta());
  }

  /**
   * Writes a revision to be filled in by hand; the facts of the model that changed are recorded as
   * its.
   *
   * @param where where in the graph it goes
   * @param metadata what the entities say; empty where none can be scanned
   */
  public RevisionSource writeEmpty(
      RevisionPlace where, String message, Optional<String> id, Optional<TargetMetadata> metadata) {
    RevisionGraph graph = project.revisions().graph();
    Placement place = where.in(graph);
    RevisionHeader header = header(place, message, id, false);
    Schema then = new ModelHistory(project.revisions()).at(graph.heads());
    TargetMetadata now =
        metadata
            .map(all -> ManagedModel.of(all, project, then, Renames.NONE).now())
            .orElseGet(() -> new TargetMetadata(Map.of(), then, Map.of()));
    ModelDelta delta = ModelDelta.between(then, now);
    BranchFit.require(project, place, delta, List.of());
    return write(withoutOperations(header), delta);
  }

  /**
   * Writes a revision that joins branches and changes nothing.
   *
   * @param place the heads that it joins
   * @param metadata what the entities said on all of them together
   */
  RevisionSource writeMerge(
      Placement place, String message, Optional<String> id, TargetMetadata metadata) {
    return write(
        withoutOperations(header(place, message, id, false)),
        ModelDelta.between(metadata, metadata));
  }

  private RevisionDraft withoutOperations(RevisionHeader header) {
    return new RevisionDraft(
        header,
        project.revisions().placeAfter(header.revises()).packageName(),
        className(header),
        Provenance.byHand(Project.version()),
        List.of(),
        List.of());
  }

  private RevisionHeader header(
      Placement place, String message, Optional<String> id, boolean baseline) {
    project.revisions().requireWhole();
    String own = id.orElseGet(ids);
    Placement.requireFree(project.revisions().graph(), own, place.branchLabels());
    String created = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    return place.header(own, message, created, baseline);
  }

  private Provenance provenance(ModelDelta delta) {
    String entities = delta.header().getOrDefault("entities", "0");
    return new Provenance(
        Project.version(),
        Integer.parseInt(entities),
        delta.header().getOrDefault("hibernate", ""),
        Integer.toString(project.serverMajor()));
  }

  private String className(RevisionHeader header) {
    try {
      return free(
          template().name(Instant.parse(header.created()), header.id(), header.message()),
          project.revisions().placeAfter(header.revises()).directory());
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage("class-name: " + e.getMessage());
    }
  }

  /** Two of one second and message, as a script writes them, are told apart by a number. */
  private String free(String name, Path directory) {
    String free = name;
    for (int i = 2; template().hasTime() && Files.exists(directory.resolve(free + ".java")); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private ClassNameTemplate template() {
    return project.classNames();
  }

  private RevisionSource write(RevisionDraft draft, ModelDelta delta) {
    Hooks hooks = Hooks.of(project.configuration(), project::say);
    GeneratedRevision generated = RevisionWriter.write(draft);
    Path directory = project.revisions().placeAfter(draft.header().revises()).directory();
    Path file = directory.resolve(draft.className() + ".java");
    RevisionSource source = new RevisionSource(file, generated.qualifiedName(), draft.header());
    if (Files.exists(file)) {
      throw AutogenException.failed(
          "%s is there already. Give another message, or write {id} or a time into class-name."
              .formatted(project.revisions().shown(file)));
    }
    requireFaithful(project.revisions().tryOut(source, generated.source()), draft);
    String model = ModelHistory.print(delta);
    TextFile.write(source.modelFile(), model);
    try {
      TextFile.write(file, generated.source());
      if (!hooks.isEmpty()) {
        hooks.run(source);
        requireAsWritten(source, draft, model, hooks);
      }
    } catch (RuntimeException e) {
      remove(source.modelFile(), e);
      remove(file, e);
      throw e;
    }
    project.revisions().refresh();
    return source;
  }

  /** A hook may change how the class looks, and nothing else. */
  private void requireAsWritten(
      RevisionSource source, RevisionDraft draft, String model, Hooks hooks) {
    String problem = "";
    try {
      if (!Files.isRegularFile(source.file()) || !Files.isRegularFile(source.modelFile())) {
        problem = "a file of it is gone";
      } else if (!RevisionSourceReader.read(source.file()).equals(Optional.of(source))) {
        problem = "its class, or what it says of itself, is another";
      } else if (!TextFile.read(source.modelFile()).equals(model)) {
        problem = "its .model file is another";
      } else {
        requireFaithful(project.revisions().tryOut(source, source.text()), draft);
      }
    } catch (UnreadableHeader e) {
      problem = "its @RevisionInfo cannot be read";
    } catch (AutogenException e) {
      // The file that it names will be gone, and is not what is to be corrected.
      problem =
          e.getMessage()
              .replaceFirst(
                  "^A revision does not compile: \\S*?:(\\d+): ", "line $1 does not compile: ")
              .replaceFirst("\\.( Correct it, then run the command again\\.)?$", "");
    } catch (IllegalStateException e) {
      problem = "it records other operations";
    }
    if (!problem.isEmpty()) {
      throw AutogenException.failed(
          "After the hooks (%s) the revision is not what it was: %s. Correct what the hooks do; the revision was not written."
              .formatted(hooks.names(), problem));
    }
  }

  private static void remove(Path file, RuntimeException cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** What is written must compile, and record exactly what was proposed. */
  private static void requireFaithful(LoadedRevision loaded, RevisionDraft draft) {
    requireSame("upgrade", loaded.upgradeOperations(), operations(draft.upgrade()));
    if (!draft.upgrade().isEmpty()) {
      requireSame("downgrade", loaded.downgradeOperations(), operations(draft.downgrade()));
    }
  }

  private static List<Operation> operations(List<AnnotatedOperation> annotated) {
    return RevisionWriter.recordable(annotated.stream().map(a -> a.operation()).toList());
  }

  private static void requireSame(String direction, List<Operation> is, List<Operation> should) {
    if (!OperationText.print(is).equals(OperationText.print(should))) {
      throw new IllegalStateException(
          "The generated %s records\n%sinstead of\n%s"
              .formatted(direction, OperationText.print(is), OperationText.print(should)));
    }
  }

  private static String randomId() {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}

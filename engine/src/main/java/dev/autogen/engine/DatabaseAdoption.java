package dev.autogen.engine;

import dev.autogen.catalog.LeftAlone;
import dev.autogen.codegen.AnnotatedOperation;
import dev.autogen.codegen.Provenance;
import dev.autogen.diff.DiffOptions;
import dev.autogen.diff.Difference;
import dev.autogen.diff.Drift;
import dev.autogen.diff.Made;
import dev.autogen.diff.NamingMismatch;
import dev.autogen.diff.Renames;
import dev.autogen.diff.SchemaDiff;
import dev.autogen.engine.adoption.NotReproduced;
import dev.autogen.engine.adoption.OtherTools;
import dev.autogen.engine.adoption.ReadableSql;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.migration.MigrationListener;
import dev.autogen.migration.Migrator;
import dev.autogen.operation.Operation;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Index;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Takes over a database that was there before autogen: writes a first revision that creates what it
 * has, records it there, and writes down in what the entities differ from it.
 */
public final class DatabaseAdoption {

  /**
   * How a database is taken over.
   *
   * @param message what the revision is called
   * @param id its id; empty for a new one
   * @param schemas schemas to take over besides those of the entities
   * @param fromModel whether the revision creates what the entities say, and not what is there
   */
  public record Request(
      String message, Optional<String> id, List<String> schemas, boolean fromModel) {
    public Request {
      schemas = List.copyOf(schemas);
    }
  }

  /**
   * What was written.
   *
   * @param revision the baseline
   * @param accepted the files of accepted differences, and the lines in them
   * @param notes what the user should know besides, a sentence each
   */
  public record Result(RevisionSource revision, Acceptance.Result accepted, List<String> notes) {
    public Result {
      notes = List.copyOf(notes);
    }
  }

  private final Project project;
  private final Request request;
  private final TargetMetadata now;
  private final LiveSchema live;

  private DatabaseAdoption(Project project, Request request, TargetMetadata now, LiveSchema live) {
    this.project = project;
    this.request = request;
    this.now = now;
    this.live = live;
  }

  /**
   * Reads entities and database; writes nothing.
   *
   * @throws AutogenException if there are revisions already, or nothing to take over
   */
  public static DatabaseAdoption of(Project project, Request request) {
    requireFirst(project);
    TargetMetadata now = ManagedModel.of(project, Schema.EMPTY, Renames.NONE).now();
    requireNotTracked(project);
    List<UnaryOperator<Schema>> forms = new ArrayList<>(ReadableSql.forms());
    forms.add(there -> Drift.withNamesBack(now.schema(), Made.NOTHING, there));
    LiveSchema live =
        LiveSchema.read(project.database(), request.schemas(), List.of(now.schema()), forms);
    project.sayIfServerIsOlder();
    if (live.schema().objects(Table.class).isEmpty()) {
      throw AutogenException.failed(
          "Database %s has no tables: there is nothing to adopt. Run 'autogen revision -m MESSAGE' instead."
              .formatted(project.database().name()));
    }
    NamingMismatch.detect(now.schema(), live.schema())
        .ifPresent(
            suspicion -> {
              throw AutogenException.failed(suspicion);
            });
    return new DatabaseAdoption(project, request, now, live);
  }

  private static void requireFirst(Project project) {
    int count = project.revisions().all().size();
    if (count > 0) {
      throw AutogenException.failed(
          "There are %d revisions already, and a baseline is the first of all. To record that a database has them, run 'autogen stamp head'."
              .formatted(count));
    }
  }

  private static void requireNotTracked(Project project) {
    migrator(project).current().requireKnown();
  }

  private static Migrator migrator(Project project) {
    return project.migrator(project.migrationOptions().build(), MigrationListener.NONE);
  }

  /** Returns all in which entities and database differ, either way. */
  public List<Difference> differences() {
    Drift drift = Drift.of(now.schema(), Made.NOTHING, live.schema(), live.comparison());
    List<Difference> all = new ArrayList<>(drift.differences());
    all.addAll(drift.unmodelled());
    all.addAll(Drift.unmapped(now.schema(), taken()));
    return all;
  }

  /** What the filter lets pass; an index that is invalid cannot be created so. */
  private Schema taken() {
    Schema.Builder taken = Schema.EMPTY.toBuilder();
    project
        .filter()
        .over(live.schema())
        .held(Schema.EMPTY, live.schema(), Renames.NONE)
        .objects()
        .stream()
        .map(object -> object instanceof Index index ? index.withValid(true) : object)
        .map(object -> ReadableSql.of(object, live.comparison()))
        .forEach(taken::add);
    return taken.build();
  }

  /** Partitions are no part of what is compared, and are made all the same. */
  private Schema created() {
    Schema.Builder created = taken().toBuilder();
    List<OpaqueObject> left = new ArrayList<>(live.catalog().partitions());
    List<OpaqueObject> next;
    do {
      Schema there = created.build();
      next = left.stream().filter(one -> there.contains(one.dependsOn().get(0))).toList();
      next.forEach(created::add);
      left.removeAll(next);
    } while (!next.isEmpty());
    return created.build();
  }

  /**
   * Writes the revision, the accepted differences and the record in the database. If one of these
   * cannot be written, none is.
   */
  public Result run() {
    Schema created = request.fromModel() ? now.schema() : created();
    RevisionSource revision =
        new RevisionFiles(project)
            .writeBaseline(
                proposal(created),
                request.message(),
                request.id(),
                Provenance.ofDatabase(
                    Project.version(),
                    project.database().name(),
                    Integer.toString(live.catalog().majorVersion())));
    List<Path> written = new ArrayList<>(List.of(revision.file(), revision.modelFile()));
    Set<Path> before = Acceptance.of(project).existingFiles();
    try {
      Set<String> stamped = new HashSet<>(DriftReport.stamped(project));
      String id = revision.header().id();
      stamped.add(id);
      DriftReport report = DriftReport.of(project, Set.of(id), stamped);
      Acceptance.Result accepted =
          Acceptance.of(project).accept(report, DifferencePattern.of(DifferencePattern.ANY));
      accepted.files().stream().filter(file -> !before.contains(file)).forEach(written::add);
      migrator(project).stamp(List.of(id), false);
      return new Result(revision, accepted, notes());
    } catch (RuntimeException e) {
      written.forEach(file -> delete(file, e));
      throw e;
    }
  }

  private static void delete(Path file, RuntimeException cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException | UncheckedIOException e) {
      cause.addSuppressed(e);
    }
  }

  private Proposal proposal(Schema created) {
    DiffOptions options = new DiffOptions(live.catalog().majorVersion());
    List<Operation> upgrade = SchemaDiff.between(Schema.EMPTY, created, Renames.NONE, options);
    List<Operation> downgrade = SchemaDiff.between(created, Schema.EMPTY, Renames.NONE, options);
    TargetMetadata nothing = new TargetMetadata(Map.of(), Schema.EMPTY, Map.of());
    return new Proposal(
        Placement.ROOT,
        ModelDelta.between(nothing.schema(), now),
        AnnotatedOperation.of(upgrade),
        Annotations.ofDowngrade(downgrade, created),
        List.of());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(OtherTools.notes(project.database(), live.catalog()));
    live.catalog().leftAlone().stream()
        .filter(one -> isWorthANote(one.reason()))
        .map(one -> Difference.sentence(one + ", and not in the baseline"))
        .forEach(notes::add);
    live.schema().objects(Index.class).stream()
        .filter(index -> !index.valid())
        .map(SchemaObject::id)
        .map(id -> "The %s is invalid here; the baseline creates it valid.".formatted(id))
        .forEach(notes::add);
    notes.addAll(NotReproduced.notes(project.database(), live.catalog(), request.schemas()));
    return notes;
  }

  private static boolean isWorthANote(LeftAlone.Reason reason) {
    return switch (reason) {
      case OWN_TABLE, OTHER_TOOL, EXTENSION, PARTITION, PARTITIONING -> false;
      case FOREIGN_TABLE, INHERITANCE_CHILD, NO_WORDS -> true;
    };
  }
}

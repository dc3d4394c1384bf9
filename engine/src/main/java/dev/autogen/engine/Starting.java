package dev.autogen.engine;

import dev.autogen.diff.Comparison;
import dev.autogen.migration.CurrentRevisions;
import dev.autogen.migration.MigrationListener;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.Migrator;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Step;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.revision.RevisionSet;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the model is merged into: a database at head, or the schema that the revisions make.
 *
 * @param schema what is there
 * @param made what the revisions make when they are replayed
 * @param madeIsWhole false when raw SQL in them may have made more
 * @param comparison equality of objects of the model and of {@code schema}
 */
record Starting(Schema schema, Schema made, boolean madeIsWhole, Comparison comparison) {

  static Starting of(
      Project project, RevisionRequest.Against against, Set<String> head, Schema then, Schema now) {
    List<Operation> operations = operations(project);
    Schema made = Replay.apply(operations, Schema.EMPTY);
    boolean whole = operations.stream().noneMatch(Starting::isRaw);
    if (against == RevisionRequest.Against.REVISIONS) {
      return new Starting(made, made, whole, Comparison.EQUIVALENCE);
    }
    bringToHead(project, head);
    LiveSchema live = LiveSchema.read(project.database(), List.of(then, now, made));
    if (head.isEmpty()) {
      requireNoModelledTables(project, live.schema(), now);
    }
    return new Starting(live.schema(), made, whole, live.comparison());
  }

  private static List<Operation> operations(Project project) {
    RevisionGraph graph = project.revisions().graph();
    RevisionSet revisions = project.revisions().revisions();
    List<Operation> operations = new ArrayList<>();
    for (RevisionHeader header : graph.sorted()) {
      operations.addAll(revisions.get(header.id()).upgradeOperations());
    }
    return operations;
  }

  private static boolean isRaw(Operation operation) {
    return operation instanceof ExecuteSql
        || operation instanceof CallConnection
        || operation instanceof Step step && step.operations().stream().anyMatch(Starting::isRaw);
  }

  /** The private database is brought to head by itself; any other must be there already. */
  private static void bringToHead(Project project, Set<String> head) {
    Migrator migrator =
        project.migrator(project.migrationOptions().build(), MigrationListener.NONE);
    CurrentRevisions current = migrator.current();
    if (current.heads().equals(head)) {
      return;
    }
    if (project.database().isPrivate()) {
      MigrationResult result = migrator.upgrade("head");
      result
          .applied()
          .forEach(
              applied ->
                  project.say(
                      "Brought the embedded database to %s, %s"
                          .formatted(applied.header().id(), applied.header().message())));
      return;
    }
    throw AutogenException.failed(
        "Database %s is at %s, but head is %s. Run 'autogen upgrade' first."
            .formatted(
                current.database(),
                current.heads().isEmpty() ? "base" : String.join(", ", current.heads()),
                head.isEmpty() ? "base" : String.join(", ", head)));
  }

  private static void requireNoModelledTables(Project project, Schema live, Schema now) {
    List<String> there =
        now.objects(Table.class).stream()
            .filter(table -> live.contains(table.id()))
            .map(table -> table.name().name())
            .sorted()
            .toList();
    if (!there.isEmpty()) {
      throw AutogenException.question(
          "Database %s has tables of the model already (%s), but no revision made them. Run 'autogen baseline' to adopt it."
              .formatted(
                  project.database().name(),
                  there.size() > 3
                      ? String.join(", ", there.subList(0, 3)) + ", …"
                      : String.join(", ", there)));
    }
  }
}

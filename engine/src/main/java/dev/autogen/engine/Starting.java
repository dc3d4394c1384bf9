package dev.autogen.engine;

import dev.autogen.diff.Comparison;
import dev.autogen.diff.Made;
import dev.autogen.migration.CurrentRevisions;
import dev.autogen.migration.MigrationListener;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.Migrator;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
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
      Project project,
      RevisionRequest.Against against,
      Set<String> heads,
      Schema then,
      ManagedModel model) {
    Made replayed = RevisionReplay.of(project, heads, Set.of());
    Schema made = replayed.schema();
    boolean whole = replayed.isWhole();
    Schema now = model.now().schema();
    if (against == RevisionRequest.Against.REVISIONS) {
      TablesOfOthers.refuse(then, now, List.of());
      Schema there = withTablesOf(model.leftOut(), made);
      return new Starting(there, made, whole, Comparison.EQUIVALENCE);
    }
    bringToHead(project, heads);
    LiveSchema live =
        LiveSchema.read(project.database(), List.of(then, now, model.leftOut(), made));
    project.sayIfServerIsOlder();
    TablesOfOthers.refuse(then, now, live.catalog().leftAlone());
    if (heads.isEmpty()) {
      requireNoModelledTables(project, live.schema(), now);
    }
    return new Starting(live.schema(), made, whole, live.comparison());
  }

  /** What is left out of the model is there by someone else's hand, and can be pointed to. */
  private static Schema withTablesOf(Schema leftOut, Schema made) {
    Schema.Builder there = made.toBuilder();
    for (SchemaObject object : Bystanders.tablesOf(leftOut).objects()) {
      boolean isElement = object.id().kind().isTableElement();
      if (!made.contains(isElement ? ObjectId.table(object.id().tableName()) : object.id())) {
        there.add(object);
      }
    }
    return there.build();
  }

  /** The private database is brought to all heads by itself; any other must be there already. */
  static void bringToHead(Project project, Set<String> heads) {
    Migrator migrator =
        project.migrator(project.migrationOptions().build(), MigrationListener.NONE);
    CurrentRevisions current = migrator.current();
    current.requireKnown();
    RevisionGraph graph = project.revisions().graph();
    // A head that another branch depends on has no row of its own.
    if (graph.ancestors(current.heads()).containsAll(heads)) {
      return;
    }
    if (project.database().isPrivate()) {
      MigrationResult result = migrator.upgrade("heads");
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
        "Database %s is at %s, but %s. Run 'autogen upgrade%s' first."
            .formatted(
                current.database(),
                current.heads().isEmpty() ? "base" : String.join(", ", current.heads()),
                heads.size() > 1
                    ? "the heads are " + String.join(", ", heads)
                    : "head is " + (heads.isEmpty() ? "base" : String.join(", ", heads)),
                heads.size() > 1 ? " heads" : ""));
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

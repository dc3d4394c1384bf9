package dev.autogen.engine;

import dev.autogen.catalog.CatalogScope;
import dev.autogen.migration.DatabaseComparison;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.TableElement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Compares what operations create with the catalog, for baselines and {@code op.ensure}. */
final class CatalogComparison implements DatabaseComparison {

  private static final Set<ObjectKind> SURROUNDING =
      Set.of(
          ObjectKind.TABLE,
          ObjectKind.COLUMN,
          ObjectKind.PRIMARY_KEY,
          ObjectKind.UNIQUE_CONSTRAINT);

  /**
   * What a revision makes by SQL is told from what is there by its name alone, where that has but
   * one spelling.
   */
  private static final Set<ObjectKind> NAMED =
      Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.TRIGGER);

  @Override
  public List<String> differences(Connection connection, List<Operation> creations, String schema)
      throws SQLException {
    try {
      return compare(connection, creations, schema);
    } catch (IllegalStateException impossible) {
      // What is there leaves no place for what would be created.
      return List.of(impossible.getMessage());
    }
  }

  private static List<String> compare(
      Connection connection, List<Operation> creations, String schema) throws SQLException {
    CatalogScope scope = CatalogScope.ofSchema(schema).withSchemas(schemas(creations));
    LiveSchema live =
        LiveSchema.read(
            connection,
            scope,
            List.of(),
            List.of(there -> Replay.apply(creations, surroundings(creations, there))));
    Schema surroundings = surroundings(creations, live.schema());
    List<String> differences = new ArrayList<>();
    for (SchemaObject object : Replay.apply(creations, surroundings).objects()) {
      SchemaObject found = live.schema().find(object.id()).orElse(null);
      if (object instanceof OpaqueObject) {
        if (found == null && NAMED.contains(object.id().kind())) {
          differences.add("%s is missing".formatted(object.id()));
        }
      } else if (found == null) {
        differences.add(
            isElse(object.id(), live.schema())
                ? "what has the name of %s is something else".formatted(object.id())
                : "%s is missing".formatted(object.id()));
      } else if (!surroundings.contains(object.id()) && !live.comparison().same(object, found)) {
        differences.add(
            "%s is '%s' instead of '%s'"
                .formatted(object.id(), SchemaText.line(found), SchemaText.line(object)));
      }
    }
    return differences;
  }

  private static boolean isElse(ObjectId missing, Schema live) {
    return missing.kind() != ObjectKind.COLUMN
        && live.objects().stream()
            .map(SchemaObject::id)
            .filter(id -> id.kind() != ObjectKind.COLUMN)
            .anyMatch(
                id -> id.schema().equals(missing.schema()) && id.name().equals(missing.name()));
  }

  private static List<String> schemas(List<Operation> creations) {
    return created(creations)
        .filter(object -> object.kind() == ObjectKind.SCHEMA || !object.schema().isDefault())
        .map(object -> object.kind() == ObjectKind.SCHEMA ? object.name() : object.schema().name())
        .distinct()
        .toList();
  }

  private static Stream<ObjectId> created(List<Operation> creations) {
    return creations.stream()
        .flatMap(
            operation ->
                operation instanceof CreateTable table
                    ? Stream.of(table.table().id())
                    : operation instanceof Create create
                        ? Stream.of(create.object().id())
                        : Stream.empty());
  }

  /** The tables that get something or are referred to, with their other columns and keys. */
  private static Schema surroundings(List<Operation> creations, Schema live) {
    Set<ObjectId> created = new HashSet<>(created(creations).toList());
    Set<QualifiedName> tables = new HashSet<>();
    for (Operation operation : creations) {
      if (operation instanceof Create create && create.object() instanceof TableElement element) {
        tables.add(element.table());
      }
      if (operation instanceof Create create && create.object() instanceof ForeignKey key) {
        tables.add(key.referencedTable());
      }
    }
    tables.removeIf(table -> created.contains(ObjectId.table(table)));
    return Schema.of(
        live.objects().stream()
            .filter(object -> SURROUNDING.contains(object.id().kind()))
            .filter(object -> tables.contains(object.id().tableName()))
            .filter(object -> !created.contains(object.id()))
            .toList());
  }
}

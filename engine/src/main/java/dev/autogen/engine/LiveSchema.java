package dev.autogen.engine;

import dev.autogen.catalog.Catalog;
import dev.autogen.catalog.CatalogReader;
import dev.autogen.catalog.CatalogScope;
import dev.autogen.catalog.ExpressionNormalizer;
import dev.autogen.catalog.NormalizationFailure;
import dev.autogen.catalog.NormalizedSchemas;
import dev.autogen.diff.Comparison;
import dev.autogen.engine.database.Database;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A database as its catalog has it, and how what the model says is compared with it.
 *
 * @param catalog what was read
 * @param comparison equality of objects of the model and of the database: expressions are the same
 *     when PostgreSQL prints them alike
 * @param failures the expressions that PostgreSQL could not be asked about, or rejects
 */
record LiveSchema(Catalog catalog, Comparison comparison, List<NormalizationFailure> failures) {

  /**
   * Reads the catalog and normalises the expressions of both sides.
   *
   * @param models what the database will be compared with
   */
  static LiveSchema read(Database database, List<Schema> models) {
    return read(database, List.of(), models, List.of());
  }

  /**
   * Reads the catalog and normalises the expressions of both sides.
   *
   * @param schemas schemas to read besides those of the models
   * @param models what the database will be compared with
   * @param changed give other states of what is read that will be compared, too
   */
  static LiveSchema read(
      Database database,
      List<String> schemas,
      List<Schema> models,
      List<UnaryOperator<Schema>> changed) {
    try (Connection connection = database.connect()) {
      CatalogScope scope = database.scope(schemasOf(models)).withSchemas(schemas);
      return read(connection, scope, models, changed);
    } catch (SQLException e) {
      throw AutogenException.failed(
          "The catalog of database %s cannot be read: %s."
              .formatted(database.name(), e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  static LiveSchema read(Connection connection, CatalogScope scope, List<Schema> models)
      throws SQLException {
    return read(connection, scope, models, List.of());
  }

  static LiveSchema read(
      Connection connection,
      CatalogScope scope,
      List<Schema> models,
      List<UnaryOperator<Schema>> changed)
      throws SQLException {
    Catalog catalog = CatalogReader.read(connection, scope);
    Set<Schema> different = new LinkedHashSet<>(models);
    different.add(catalog.schema());
    changed.forEach(change -> different.add(change.apply(catalog.schema())));
    List<Schema> all = List.copyOf(different);
    NormalizedSchemas normalized = ExpressionNormalizer.of(connection, scope).normalize(all);
    return new LiveSchema(catalog, comparison(all, normalized.schemas()), normalized.failures());
  }

  private static List<String> schemasOf(List<Schema> models) {
    TreeSet<String> names = new TreeSet<>();
    for (Schema model : models) {
      model.objects(NamedSchema.class).forEach(schema -> names.add(schema.name().name()));
      model.objects().stream()
          .map(object -> object.id().schema())
          .filter(schema -> !schema.isDefault())
          .forEach(schema -> names.add(schema.name()));
    }
    return List.copyOf(names);
  }

  /**
   * The same words can mean two things: PostgreSQL prints {@code status <> ''} in one way for a
   * varchar column of the model then, and in another for a text column of the model now.
   */
  private static Comparison comparison(List<Schema> written, List<Schema> normalized) {
    Map<SchemaObject, Set<SchemaObject>> normalForms = new HashMap<>();
    for (int i = 0; i < written.size(); i++) {
      for (SchemaObject object : written.get(i).objects()) {
        normalized
            .get(i)
            .find(object.id())
            .ifPresent(
                form ->
                    normalForms.computeIfAbsent(object, key -> new LinkedHashSet<>()).add(form));
      }
    }
    return object -> normalForms.getOrDefault(object, Set.of());
  }

  Schema schema() {
    return catalog.schema();
  }
}

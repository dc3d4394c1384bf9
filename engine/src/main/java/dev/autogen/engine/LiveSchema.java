package dev.autogen.engine;

import dev.autogen.catalog.Catalog;
import dev.autogen.catalog.CatalogReader;
import dev.autogen.catalog.CatalogScope;
import dev.autogen.catalog.ExpressionNormalizer;
import dev.autogen.catalog.NormalizationFailure;
import dev.autogen.catalog.NormalizedSchemas;
import dev.autogen.diff.Comparison;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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
    try (Connection connection = database.connect()) {
      return read(connection, database.scope(schemasOf(models)), models);
    } catch (SQLException e) {
      throw AutogenException.failed(
          "The catalog of database %s cannot be read: %s."
              .formatted(database.name(), e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  static LiveSchema read(Connection connection, CatalogScope scope, List<Schema> models)
      throws SQLException {
    Catalog catalog = CatalogReader.read(connection, scope);
    List<Schema> all = new ArrayList<>(models);
    all.add(catalog.schema());
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

  private static Comparison comparison(List<Schema> written, List<Schema> normalized) {
    Map<SchemaObject, SchemaObject> normalForms = new HashMap<>();
    for (int i = 0; i < written.size(); i++) {
      for (SchemaObject object : written.get(i).objects()) {
        normalized.get(i).find(object.id()).ifPresent(form -> normalForms.put(object, form));
      }
    }
    return (one, other) ->
        SchemaEquivalence.equivalent(
            normalForms.getOrDefault(one, one), normalForms.getOrDefault(other, other));
  }

  Schema schema() {
    return catalog.schema();
  }
}

package dev.autogen.engine;

import dev.autogen.catalog.CatalogScope;
import dev.autogen.migration.DatabaseComparison;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares what operations create with the catalog, for baselines and {@code op.ensure}. */
final class CatalogComparison implements DatabaseComparison {

  @Override
  public List<String> differences(Connection connection, List<Operation> creations, String schema)
      throws SQLException {
    Schema wanted = Replay.apply(creations, Schema.EMPTY);
    CatalogScope scope = CatalogScope.ofSchema(schema);
    LiveSchema live = LiveSchema.read(connection, scope, List.of(wanted));
    List<String> differences = new ArrayList<>();
    for (SchemaObject object : wanted.objects()) {
      SchemaObject found = live.schema().find(object.id()).orElse(null);
      if (found == null) {
        differences.add("%s is missing".formatted(object.id()));
      } else if (!live.comparison().same(object, found)) {
        differences.add(
            "%s is '%s' instead of '%s'"
                .formatted(object.id(), SchemaText.line(found), SchemaText.line(object)));
      }
    }
    return differences;
  }
}

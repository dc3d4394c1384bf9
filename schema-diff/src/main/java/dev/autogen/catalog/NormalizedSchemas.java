package dev.autogen.catalog;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * Schemas whose expressions can be compared as text.
 *
 * @param schemas the schemas, in the order in which they were given
 * @param failures the expressions that stayed as they were written, each once
 */
public record NormalizedSchemas(List<Schema> schemas, List<NormalizationFailure> failures) {

  public NormalizedSchemas {
    schemas = List.copyOf(schemas);
    failures = List.copyOf(failures);
  }

  /** Returns the schema that was given at that place, from 0. */
  public Schema schema(int place) {
    return schemas.get(place);
  }
}

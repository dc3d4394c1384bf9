package dev.autogen.cli.cases;

import dev.autogen.schema.TargetMetadata;
import dev.autogen.testing.TestDatabase;
import java.util.Map;

/** A model of a schema: what autogen is to read, and who makes it without autogen. */
public interface SchemaModel {

  /** No tables at all. */
  SchemaModel EMPTY = new DdlModel("");

  /** Returns what autogen reads of it, for a major version of PostgreSQL. */
  TargetMetadata metadata(int major);

  /** Returns Hibernate's settings of the application. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** Makes it in an empty database, as its author would without autogen: the oracle. */
  void createIn(TestDatabase database);
}

/**
 * What a PostgreSQL database looks like, as immutable values: a {@link dev.autogen.schema.Schema}
 * is a list of {@link dev.autogen.schema.SchemaObject}s. Entities and the catalog are read into the
 * same classes, so that everything else in autogen is a function between schemas.
 */
package dev.autogen.schema;

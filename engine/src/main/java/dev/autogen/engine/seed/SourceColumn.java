package dev.autogen.engine.seed;

/**
 * A column of the source.
 *
 * @param name its name
 * @param jdbcType what the driver says it is, of {@link java.sql.Types}
 * @param typeName what the source calls its type
 */
record SourceColumn(String name, int jdbcType, String typeName) {}

/**
 * Reads the SQL that Hibernate's exporters write for PostgreSQL into schema objects. Reading the
 * text, rather than the mapping model once more, gives what {@code create} gives in each version of
 * Hibernate and with each dialect, and takes a {@code columnDefinition} apart on the way.
 */
package dev.autogen.scanner.ddl;

/**
 * Entities to a {@link dev.autogen.schema.Schema}, through the application's own Hibernate ORM.
 *
 * <p>{@link dev.autogen.scanner.EntityScanner} finds the classes in bytecode and boots Hibernate in
 * a class loader of its own; {@code inside} is the code that runs there; {@code ddl} reads the SQL
 * that Hibernate's exporters write. Hibernate's types never leave {@code inside}.
 */
package dev.autogen.scanner;

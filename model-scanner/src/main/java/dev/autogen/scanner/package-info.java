/**
 * Entities to a {@link dev.autogen.schema.Schema}, through the application's own Hibernate ORM.
 *
 * <p>{@link dev.autogen.scanner.EntityScanner} finds the classes in bytecode and boots Hibernate in
 * a class loader of its own, {@link dev.autogen.scanner.ForkedScanner} does so in a JVM of its own;
 * {@code inside} is the code that runs there; {@code ddl} reads the SQL that Hibernate's exporters
 * write. Hibernate's types never leave {@code inside}.
 *
 * <p>A customizer is a public class of the application with a public constructor without
 * parameters, which implements {@link java.util.function.Consumer} of one of Hibernate's builders:
 * {@code BootstrapServiceRegistryBuilder}, {@code StandardServiceRegistryBuilder}, {@code
 * MetadataSources} or {@code MetadataBuilder}. It is called when everything else has been done to
 * that builder, and needs no class of autogen.
 */
package dev.autogen.scanner;

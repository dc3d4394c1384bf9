/**
 * What runs inside the application's class loader, beside its Hibernate. Compiled against Hibernate
 * 7.4, it uses only what 6.6 has too; {@link dev.autogen.scanner.inside.HibernateModelReader} is
 * the way in, and only java.* types and text go through it.
 */
package dev.autogen.scanner.inside;

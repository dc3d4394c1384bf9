/**
 * The migrator: brings a database to a revision, and keeps the record of it. Start at {@link
 * dev.autogen.migration.Migrator}.
 */
package dev.autogen.migration;

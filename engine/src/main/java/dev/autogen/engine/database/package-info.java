/**
 * The database of a project: credentials, the driver's properties, connections and why there is
 * none, and the private PostgreSQL that autogen keeps.
 */
package dev.autogen.engine.database;

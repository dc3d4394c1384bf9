/**
 * Revisions as they are found in directories of sources, directories of classes, jars and bundles:
 * their headers are read, their sources compiled, their classes loaded.
 */
package dev.autogen.engine.revisions;

/**
 * The entities of a project as a model: never from stale classes, scanned as the configuration
 * says.
 */
package dev.autogen.engine.entities;

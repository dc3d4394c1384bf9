/** Writes a bundle: the revisions of a project and what runs them, in one jar. */
package dev.autogen.engine.bundle;

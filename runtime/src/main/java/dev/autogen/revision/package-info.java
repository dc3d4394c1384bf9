/**
 * What revision classes are written against ({@link dev.autogen.revision.Revision}, {@link
 * dev.autogen.revision.Operations}), and the revisions as a graph ({@link
 * dev.autogen.revision.RevisionGraph}).
 */
package dev.autogen.revision;

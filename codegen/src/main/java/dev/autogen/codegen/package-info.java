/**
 * Operations as Java source: what a person reviews, edits and commits. The text is that of
 * google-java-format, except that the elements of a new table always have a line each.
 */
package dev.autogen.codegen;

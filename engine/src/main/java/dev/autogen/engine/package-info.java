/**
 * What a program calls to work with revisions of a project: autogeneration, the revision directory,
 * branches, check and repair, adoption, scaffold. Knows nothing of a terminal.
 */
package dev.autogen.engine;

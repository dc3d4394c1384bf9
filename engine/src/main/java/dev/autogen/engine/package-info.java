/**
 * What a program calls to work with revisions of a project: configuration, scratch databases, the
 * revision directory, autogeneration, check and repair. Knows nothing of a terminal.
 */
package dev.autogen.engine;

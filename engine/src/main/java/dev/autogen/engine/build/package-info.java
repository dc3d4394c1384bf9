/**
 * The programs that build a project, Maven and Gradle, and the class path that they resolve; and
 * any other program that the configuration names.
 */
package dev.autogen.engine.build;

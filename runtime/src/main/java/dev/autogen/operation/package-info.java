/**
 * One change of a schema, as an immutable value. The differ returns operations, a revision class
 * records them, SQL is rendered from them; {@link dev.autogen.operation.Replay} says what they do
 * to a schema and how they are undone.
 */
package dev.autogen.operation;

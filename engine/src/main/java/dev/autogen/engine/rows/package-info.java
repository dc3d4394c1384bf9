/**
 * What becomes of rows that are in a table when a revision changes it: values for new columns,
 * values in another type, ids that go on.
 */
package dev.autogen.engine.rows;

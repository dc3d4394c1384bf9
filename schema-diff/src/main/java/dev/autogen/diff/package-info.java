/**
 * What becomes of two schemas, and of three: differences as ordered operations, the merge of the
 * model's changes into a live schema, and drift. Pure functions; nothing here sees a database.
 */
package dev.autogen.diff;

/** The rows of CSV and JSON files, read one after another: a file may be larger than the memory. */
package dev.autogen.operation.rows;

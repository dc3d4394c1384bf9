/**
 * What is special about PostgreSQL: the SQL of operations and the literals of values. Syntax is
 * that of PostgreSQL 14 to 18.
 */
package dev.autogen.postgresql;

/** The {@code autogen} command: thin shells over the engine, and the terminal. */
package dev.autogen.cli;

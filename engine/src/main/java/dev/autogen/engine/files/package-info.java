/** Files and directories as the whole engine reads, writes and names them. */
package dev.autogen.engine.files;

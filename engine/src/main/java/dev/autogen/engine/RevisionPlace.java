package dev.autogen.engine;

import java.nio.file.Path;

/**
 * Where a new revision is written.
 *
 * @param directory the directory of its source
 * @param packageName its package
 */
record RevisionPlace(Path directory, String packageName) {}

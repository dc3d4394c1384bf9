package dev.autogen.engine.revisions;

import java.nio.file.Path;

/**
 * Where the source of a new revision is written.
 *
 * @param directory the directory of its source
 * @param packageName its package
 */
public record SourcePlace(Path directory, String packageName) {}

package dev.autogen.engine;

import dev.autogen.revision.RevisionHeader;
import java.nio.file.Path;

/**
 * A revision as a source file, its header read without compiling it.
 *
 * @param file the source file
 * @param className the class it declares, with its package
 * @param header what its {@code @RevisionInfo} says
 */
public record RevisionSource(Path file, String className, RevisionHeader header) {

  /** Returns the source text. */
  public String text() {
    return TextFile.read(file);
  }

  /** Returns the file with the facts of the model that changed with this revision. */
  public Path modelFile() {
    String name = file.getFileName().toString().replaceFirst("\\.java$", ".model");
    return file.resolveSibling(name);
  }
}

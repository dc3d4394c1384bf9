package dev.autogen.engine.revisions;

import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.RevisionHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A revision as a source file, its header read without compiling it.
 *
 * @param file the source file
 * @param className the class it declares, with its package
 * @param header what its {@code @RevisionInfo} says
 */
public record RevisionSource(Path file, String className, RevisionHeader header)
    implements FoundRevision {

  /** Returns the source text. */
  public String text() {
    return TextFile.read(file);
  }

  @Override
  public Path place() {
    return file;
  }

  /** Returns the file with the facts of the model that changed with this revision. */
  public Path modelFile() {
    return file.resolveSibling(modelName());
  }

  @Override
  public String modelName() {
    return file.getFileName().toString().replaceFirst("\\.java$", ".model");
  }

  @Override
  public Optional<String> model() {
    return Files.isRegularFile(modelFile())
        ? Optional.of(TextFile.read(modelFile()))
        : Optional.empty();
  }
}

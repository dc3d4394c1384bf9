package dev.autogen.engine.files;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of UTF-8 text, read and written whole. */
public final class TextFile {

  private TextFile() {}

  /**
   * Reads a file.
   *
   * @throws AutogenException naming the file, if it cannot be read or is no UTF-8
   */
  public static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(file, FileProblem.of(e)), e);
    }
  }

  /**
   * Writes a file so that a reader sees the old text or the new, never a part.
   *
   * @throws AutogenException naming the file, if it cannot be written
   */
  public static void write(Path file, String text) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(unfinished, text, StandardCharsets.UTF_8);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw AutogenException.failed("Cannot write %s: %s.".formatted(file, FileProblem.of(e)), e);
    }
  }
}

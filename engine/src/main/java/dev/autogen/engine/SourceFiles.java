package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that are written together or not at all. */
final class SourceFiles {

  private SourceFiles() {}

  /**
   * Writes texts of UTF-8. All of them lie beside their places before the first takes its own.
   *
   * @throws AutogenException if one cannot be written
   */
  static void write(Map<Path, String> files) {
    Map<Path, Path> unfinished = new LinkedHashMap<>();
    Path current = Path.of("");
    try {
      for (Map.Entry<Path, String> file : files.entrySet()) {
        current = file.getKey();
        Path part = current.resolveSibling("." + current.getFileName() + ".part");
        Files.createDirectories(current.toAbsolutePath().getParent());
        unfinished.put(current, part);
        Files.writeString(part, file.getValue(), StandardCharsets.UTF_8);
      }
      for (Map.Entry<Path, Path> file : unfinished.entrySet()) {
        current = file.getKey();
        Files.move(
            file.getValue(),
            current,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      unfinished.values().forEach(SourceFiles::delete);
      throw AutogenException.failed(
          "Cannot write %s: %s. Make the directory writable, or name another with --out."
              .formatted(current, e.getMessage()),
          e);
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

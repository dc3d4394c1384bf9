package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compiled revision classes, kept between commands under the fingerprint of what they were made
 * from.
 */
final class CompilationCache {

  private final Path file;

  CompilationCache(Path file) {
    this.file = file;
  }

  /** Returns the classes kept under that fingerprint, if they are the ones kept. */
  Optional<Map<String, byte[]>> find(String fingerprint) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (!in.readUTF().equals(fingerprint)) {
        return Optional.empty();
      }
      Map<String, byte[]> classes = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        classes.put(in.readUTF(), in.readNBytes(in.readInt()));
      }
      return Optional.of(classes);
    } catch (IOException unreadable) {
      // A damaged cache is made again; it is nothing a user wrote.
      return Optional.empty();
    }
  }

  /** Keeps classes in place of those kept before. */
  void put(String fingerprint, Map<String, byte[]> classes) {
    Path unfinished =
        file.resolveSibling(file.getFileName() + ".part" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(file.getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
        out.writeUTF(fingerprint);
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
          out.writeUTF(entry.getKey());
          out.writeInt(entry.getValue().length);
          out.write(entry.getValue());
        }
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw AutogenException.failed("Cannot write %s: %s.".formatted(file, e), e);
    }
  }
}

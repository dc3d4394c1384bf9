package dev.autogen.engine.revisions;

import java.io.File;
import java.nio.file.Path;

/**
 * A file or directory as it was: what becomes of it shows in size and time.
 *
 * @param size in bytes; that of a directory and of what is not there is 0
 * @param modified when it was last changed, in milliseconds; 0 if it is not there
 */
record FileStamp(Path path, long size, long modified) {

  static FileStamp of(Path path) {
    File file = path.toFile();
    return new FileStamp(path, file.isFile() ? file.length() : 0, file.lastModified());
  }

  boolean isCurrent() {
    return equals(of(path));
  }
}

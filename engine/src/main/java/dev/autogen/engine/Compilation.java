package dev.autogen.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What came of compiling sources together.
 *
 * @param classes the class files, by class name
 * @param failures for each source file that is left out, why: file, line and problem
 * @param inputs the files besides the sources that the classes were made with
 * @param classPath what was on the class path
 */
record Compilation(
    Map<String, byte[]> classes,
    Map<Path, String> failures,
    List<FileStamp> inputs,
    List<Path> classPath) {

  Compilation {
    classes = Map.copyOf(classes);
    failures = Map.copyOf(failures);
    inputs = List.copyOf(inputs);
    classPath = List.copyOf(classPath);
  }

  /** Tells whether every source was compiled. */
  boolean isWhole() {
    return failures.isEmpty();
  }

  /** Tells whether no input has changed since. */
  boolean isCurrent() {
    return inputs.stream().allMatch(FileStamp::isCurrent);
  }
}

package dev.autogen.engine.revisions;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What came of compiling sources together.
 *
 * @param sources for each source file, that which does not compile included, its fingerprint
 * @param classes the class files, by class name
 * @param failures for each source file that is left out, why: file, line and problem
 * @param inputs the files besides the sources that the classes were made with
 * @param classPath what was on the class path
 */
record Compilation(
    Map<Path, String> sources,
    Map<String, byte[]> classes,
    Map<Path, String> failures,
    List<FileStamp> inputs,
    List<Path> classPath) {

  Compilation {
    sources = Map.copyOf(sources);
    classes = Map.copyOf(classes);
    failures = Map.copyOf(failures);
    inputs = List.copyOf(inputs);
    classPath = List.copyOf(classPath);
  }

  /** Returns the same of more sources, which were compiled knowing these. */
  Compilation with(Compilation more) {
    Map<Path, String> allSources = new TreeMap<>(sources);
    allSources.putAll(more.sources);
    Map<String, byte[]> allClasses = new TreeMap<>(classes);
    allClasses.putAll(more.classes);
    Set<FileStamp> allInputs = new LinkedHashSet<>(inputs);
    allInputs.addAll(more.inputs);
    return new Compilation(
        allSources, allClasses, Map.of(), List.copyOf(allInputs), more.classPath);
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

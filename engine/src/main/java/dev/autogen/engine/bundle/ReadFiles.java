package dev.autogen.engine.bundle;

import dev.autogen.operation.InsertFile;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Step;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of rows that revisions name, found as a run finds them: each revision is recorded. */
final class ReadFiles {

  private final Map<String, String> context;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  /**
   * @param context what {@code -x} gave
   */
  ReadFiles(Map<String, String> context) {
    this.context = context;
  }

  /**
   * Returns the files by their names on the class path.
   *
   * @throws AutogenException if an upgrade cannot be recorded, as where a file is missing, or if a
   *     jar has no place for a file
   */
  SortedMap<String, byte[]> of(RevisionSet revisions) {
    for (LoadedRevision revision : revisions.all()) {
      Stream.concat(upgrade(revision).stream(), downgrade(revision).stream())
          .flatMap(ReadFiles::files)
          .forEach(file -> add(file, revision));
    }
    return files;
  }

  private List<Operation> upgrade(LoadedRevision revision) {
    try {
      return revision.upgradeOperations(context);
    } catch (AutogenException e) {
      throw AutogenException.failed(
          "%s A bundle has to know which files the revision reads; if it needs -x, give it here."
              .formatted(e.getMessage()),
          e);
    }
  }

  /** One that throws is a way of saying that there is no way back. */
  private List<Operation> downgrade(LoadedRevision revision) {
    try {
      return revision.downgradeOperations(context);
    } catch (AutogenException e) {
      return List.of();
    }
  }

  private static Stream<RowFile> files(Operation operation) {
    if (operation instanceof Step step) {
      return step.operations().stream().flatMap(ReadFiles::files);
    }
    return operation instanceof InsertFile insert ? Stream.of(insert.file()) : Stream.empty();
  }

  private void add(RowFile file, LoadedRevision revision) {
    String name = file.content().resource();
    if (name.isEmpty() || name.startsWith("../")) {
      throw AutogenException.failed(
          "%s reads %s, for which a bundle has no place. Put it beside the class, or name it from the root, as in csv(\"/data/rows.csv\")."
              .formatted(revision.className(), file.name()));
    }
    byte[] bytes = read(file);
    byte[] other = files.putIfAbsent(name, bytes);
    if (other != null && !Arrays.equals(other, bytes)) {
      throw AutogenException.failed(
          "%s reads %s, and another revision a file of that name with other content. A bundle has place for one %s: rename one of them."
              .formatted(revision.className(), file.name(), name));
    }
  }

  private static byte[] read(RowFile file) {
    try (InputStream in = file.content().open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(file.name(), e), e);
    }
  }
}

package dev.autogen.engine.revisions;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compiled revision classes, kept between commands for the compiler they were made with. */
public final class CompilationCache {

  private final Path file;

  /** A cache in that file, which need not exist yet. */
  public CompilationCache(Path file) {
    this.file = file;
  }

  /**
   * Returns what is kept, if that compiler made it and none of the files that it was made with has
   * changed; whether the sources are the same is for the caller to tell.
   */
  Optional<Compilation> find(String compiler) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readUTF().equals(compiler)
          ? Optional.of(read(in)).filter(Compilation::isCurrent)
          : Optional.empty();
    } catch (IOException unreadable) {
      // A damaged cache is made again; it is nothing a user wrote.
      return Optional.empty();
    }
  }

  private static Compilation read(DataInputStream in) throws IOException {
    Map<Path, String> sources = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      sources.put(Path.of(in.readUTF()), in.readUTF());
    }
    List<FileStamp> inputs = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      inputs.add(new FileStamp(Path.of(in.readUTF()), in.readLong(), in.readLong()));
    }
    List<Path> classPath = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      classPath.add(Path.of(in.readUTF()));
    }
    Map<Path, String> failures = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      failures.put(Path.of(in.readUTF()), in.readUTF());
    }
    Map<String, byte[]> classes = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      classes.put(in.readUTF(), in.readNBytes(in.readInt()));
    }
    return new Compilation(sources, classes, failures, inputs, classPath);
  }

  /** Keeps classes in place of those kept before, where that can be written. */
  void put(String compiler, Compilation compilation) {
    Path unfinished =
        file.resolveSibling(file.getFileName() + ".part" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(file.getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
        out.writeUTF(compiler);
        write(compilation, out);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      // As in a container whose files are read-only: then the next command compiles again.
      unfinished.toFile().delete();
    }
  }

  private static void write(Compilation compilation, DataOutputStream out) throws IOException {
    out.writeInt(compilation.sources().size());
    for (Map.Entry<Path, String> source : new TreeMap<>(compilation.sources()).entrySet()) {
      out.writeUTF(source.getKey().toString());
      out.writeUTF(source.getValue());
    }
    out.writeInt(compilation.inputs().size());
    for (FileStamp input : compilation.inputs()) {
      out.writeUTF(input.path().toString());
      out.writeLong(input.size());
      out.writeLong(input.modified());
    }
    out.writeInt(compilation.classPath().size());
    for (Path entry : compilation.classPath()) {
      out.writeUTF(entry.toString());
    }
    out.writeInt(compilation.failures().size());
    for (Map.Entry<Path, String> failure : new TreeMap<>(compilation.failures()).entrySet()) {
      out.writeUTF(failure.getKey().toString());
      out.writeUTF(failure.getValue());
    }
    out.writeInt(compilation.classes().size());
    for (Map.Entry<String, byte[]> entry : new TreeMap<>(compilation.classes()).entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeInt(entry.getValue().length);
      out.write(entry.getValue());
    }
  }
}

package dev.autogen.engine.revisions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Keeps what the compiler writes in memory, and remembers which files of the class path it reads.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private final Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();
  private final Set<Path> inputs = new TreeSet<>();
  private final Map<String, List<Known>> known = new HashMap<>();
  private final Set<Path> leftOut;

  /**
   * Files for one run of the compiler.
   *
   * @param known classes that are there already, by name
   * @param leftOut sources whose classes are not to be taken from the class path either, where an
   *     earlier build may have left them
   */
  MemoryFiles(StandardJavaFileManager files, Map<String, byte[]> known, Set<Path> leftOut) {
    super(files);
    known.forEach((name, bytes) -> byPackage(name).add(new Known(name, bytes)));
    this.leftOut = Set.copyOf(leftOut);
  }

  /** Returns the class files, by class name. */
  Map<String, byte[]> classes() {
    Map<String, byte[]> classes = new TreeMap<>();
    outputs.forEach((name, output) -> classes.put(name, output.toByteArray()));
    return classes;
  }

  /** Returns the class files, and the jars of those in jars, that were read. */
  Set<Path> inputs() {
    return inputs;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    outputs.put(className, output);
    URI uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
    return new SimpleJavaFileObject(uri, kind) {
      @Override
      public OutputStream openOutputStream() {
        return output;
      }
    };
  }

  @Override
  public Iterable<JavaFileObject> list(
      JavaFileManager.Location location,
      String packageName,
      Set<JavaFileObject.Kind> kinds,
      boolean recurse)
      throws IOException {
    Iterable<JavaFileObject> files = super.list(location, packageName, kinds, recurse);
    if (location != StandardLocation.CLASS_PATH) {
      return files;
    }
    List<JavaFileObject> all = new ArrayList<>(known.getOrDefault(packageName, List.of()));
    Set<String> seen = new HashSet<>();
    all.forEach(file -> seen.add(inferBinaryName(location, file)));
    for (JavaFileObject file : files) {
      String name = super.inferBinaryName(location, file);
      if (!seen.contains(name) && !isLeftOut(name)) {
        all.add(new Watched(file));
      }
    }
    return all;
  }

  private List<Known> byPackage(String className) {
    String name = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    return known.computeIfAbsent(name, key -> new ArrayList<>());
  }

  private boolean isLeftOut(String className) {
    Path source = Path.of(className.replaceFirst("\\$.*$", "").replace('.', '/') + ".java");
    return leftOut.stream().anyMatch(file -> file.endsWith(source));
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof Known one
        ? one.className()
        : super.inferBinaryName(location, file instanceof Watched watched ? watched.file() : file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a == b
        || !(a instanceof Known)
            && !(b instanceof Known)
            && super.isSameFile(
                a instanceof Watched first ? first.file() : a,
                b instanceof Watched second ? second.file() : b);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return file instanceof Known
        || super.contains(location, file instanceof Watched watched ? watched.file() : file);
  }

  /** A class that was compiled before. */
  private static final class Known extends SimpleJavaFileObject {

    private final String className;
    private final byte[] bytes;

    Known(String className, byte[] bytes) {
      super(
          URI.create(
              "memory:///" + className.replace('.', '/') + JavaFileObject.Kind.CLASS.extension),
          JavaFileObject.Kind.CLASS);
      this.className = className;
      this.bytes = bytes;
    }

    String className() {
      return className;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** A file of the class path that is remembered when it is read. */
  private final class Watched extends ForwardingJavaFileObject<JavaFileObject> {

    Watched(JavaFileObject file) {
      super(file);
    }

    JavaFileObject file() {
      return fileObject;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      inputs.add(containing(toUri()));
      return super.openInputStream();
    }

    private Path containing(URI uri) {
      String text = uri.toString();
      return text.startsWith("jar:")
          ? Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))))
          : Path.of(uri);
    }
  }
}

package dev.autogen.engine.bundle;

import dev.autogen.engine.files.FileProblem;
import dev.autogen.revision.AutogenException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * What goes into one runnable jar, from directories and other jars. The same contents make the same
 * bytes, whenever and wherever.
 */
final class JarContents {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String SERVICES = "META-INF/services/";
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/(.+)");
  private static final Pattern LICENCE =
      Pattern.compile(
          "(META-INF/)?([^/]*(licen[cs]e|notice|copying)[^/]*)", Pattern.CASE_INSENSITIVE);

  /** What describes a jar that is no more, or its build. */
  private static final Pattern DROPPED =
      Pattern.compile(
          "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]*\\.(SF|RSA|DSA|EC)|(maven|gradle|native-image|proguard|versions)/.*)"
              + "|META-INF/services/javax\\.annotation\\.processing\\.Processor"
              + "|(.*/)?module-info\\.class|OSGI-INF/.*");

  /** The first time that a zip can have in every time zone without an extra field. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final int javaVersion;

  /**
   * Contents that are empty yet.
   *
   * @param javaVersion the oldest Java that runs the jar
   */
  JarContents(int javaVersion) {
    this.javaVersion = javaVersion;
  }

  /** Adds a file, unless there is one of that name. */
  void add(String name, byte[] content) {
    files.putIfAbsent(name, content);
  }

  boolean contains(String name) {
    return files.containsKey(name);
  }

  /**
   * Adds the files of a library: services are joined, licences kept under its name, signatures and
   * what its build left are dropped. Of a jar with variants for several Java versions, the ones for
   * the oldest Java that is to run it are taken.
   */
  void addLibrary(Path library) {
    Map<String, byte[]> all = Files.isDirectory(library) ? ofDirectory(library) : ofJar(library);
    for (Map.Entry<String, byte[]> file : variants(all).entrySet()) {
      String name = file.getKey();
      Matcher licence = LICENCE.matcher(name);
      if (DROPPED.matcher(name).matches()) {
        continue;
      }
      if (name.startsWith(SERVICES)) {
        files.merge(name, file.getValue(), JarContents::joined);
      } else if (licence.matches() && !name.endsWith(".class")) {
        add("META-INF/licenses/%s/%s".formatted(name(library), licence.group(2)), file.getValue());
      } else {
        add(name, file.getValue());
      }
    }
  }

  private Map<String, byte[]> variants(Map<String, byte[]> all) {
    SortedMap<Integer, Map<String, byte[]>> variants = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : all.entrySet()) {
      Matcher matcher = VERSIONED.matcher(file.getKey());
      if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= javaVersion) {
        variants
            .computeIfAbsent(Integer.valueOf(matcher.group(1)), key -> new TreeMap<>())
            .put(matcher.group(2), file.getValue());
      }
    }
    Map<String, byte[]> chosen = new TreeMap<>(all);
    variants.values().forEach(chosen::putAll);
    return chosen;
  }

  private static byte[] joined(byte[] some, byte[] others) {
    TreeSet<String> lines = new TreeSet<>();
    for (byte[] text : List.of(some, others)) {
      new String(text, StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(lines::add);
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String name(Path library) {
    return library.getFileName().toString().replaceFirst("\\.jar$", "");
  }

  private static Map<String, byte[]> ofDirectory(Path root) {
    try (Stream<Path> tree = Files.walk(root)) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(root, FileProblem.of(e)), e);
    }
  }

  private static Map<String, byte[]> ofJar(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
      return files;
    } catch (IOException e) {
      throw AutogenException.failed("Cannot read %s: %s.".formatted(jar, FileProblem.of(e)), e);
    }
  }

  /**
   * Writes the jar in place of what is there: it is the old one or the whole new one, never a part.
   *
   * @param mainClass what {@code java -jar} runs
   * @param createdBy the program that makes it
   * @throws AutogenException if it cannot be written; then nothing is changed
   */
  void write(Path file, String mainClass, String createdBy) {
    Path unfinished =
        file.resolveSibling("." + file.getFileName() + ".part" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished));
          ZipOutputStream zip = new ZipOutputStream(out)) {
        // Readers of jars as streams expect the manifest first.
        put(zip, MANIFEST, manifest(mainClass, createdBy));
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
          put(zip, entry.getKey(), entry.getValue());
        }
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      unfinished.toFile().delete();
      throw AutogenException.failed("Cannot write %s: %s.".formatted(file, FileProblem.of(e)), e);
    }
  }

  private static byte[] manifest(String mainClass, String createdBy) {
    return "Manifest-Version: 1.0\r\nCreated-By: %s\r\nMain-Class: %s\r\n\r\n"
        .formatted(createdBy, mainClass)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}

package dev.autogen.revision;

import dev.autogen.operation.rows.RowFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of rows that lies beside a revision. Immutable: every method returns another one.
 *
 * <p>It is a resource of the revision's class: in the directory of its source, or below {@code
 * src/main/resources} in the same package; a name with a slash in front starts at the root of
 * these.
 */
public final class DataFile {

  private final Class<?> revision;
  private final RowFile.Format format;
  private final String name;
  private final String nullMarker;
  private final char separator;

  private DataFile(
      Class<?> revision, RowFile.Format format, String name, String nullMarker, char separator) {
    this.revision = revision;
    this.format = format;
    this.name = name;
    this.nullMarker = nullMarker;
    this.separator = separator;
  }

  static DataFile csv(Class<?> revision, String name) {
    return new DataFile(revision, RowFile.Format.CSV, checked(name), "", ',');
  }

  static DataFile json(Class<?> revision, String name) {
    return new DataFile(revision, RowFile.Format.JSON, checked(name), "", ',');
  }

  private static String checked(String name) {
    return Requirements.text("The name of a file of rows", name);
  }

  /**
   * Has this unquoted text for null, such as {@code \N}; otherwise a value without anything is
   * null, and {@code ""} the empty text.
   *
   * @throws IllegalArgumentException if it is a JSON file, which has its own null
   */
  public DataFile nullAs(String marker) {
    requireCsv("nullAs");
    return new DataFile(
        revision, format, name, Requirements.given("The text for null", marker), separator);
  }

  /** Has this character between values, such as {@code ';'} or {@code '\t'}. */
  public DataFile separatedBy(char character) {
    requireCsv("separatedBy");
    if ("\"\r\n\0".indexOf(character) >= 0) {
      throw new IllegalArgumentException(
          "Values of %s cannot be separated by a quote or line break.".formatted(name));
    }
    return new DataFile(revision, format, name, nullMarker, character);
  }

  private void requireCsv(String word) {
    if (format != RowFile.Format.CSV) {
      throw new IllegalArgumentException(
          "%s is JSON, where %s means nothing. Leave it out.".formatted(name, word));
    }
  }

  /** Returns the file with the fingerprint of its content; holds no more than a few bytes of it. */
  RowFile read() {
    Optional<URL> url = find();
    if (url.isEmpty()) {
      throw new IllegalArgumentException(
          ("There is no file %s for %s. It belongs into the directory of the class, or into"
                  + " src/main/resources/%s.")
              .formatted(
                  name,
                  revision.getSimpleName(),
                  name.startsWith("/") ? "" : revision.getPackageName().replace('.', '/')));
    }
    try {
      Resource resource = new Resource(url.get(), resource());
      return new RowFile(format, name, sha256(url.get()), nullMarker, separator, resource);
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException("%s is no file.".formatted(name), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("%s cannot be read: %s.".formatted(name, e), e);
    }
  }

  /** In a jar there is nothing by a name with {@code ..} in it. */
  private Optional<URL> find() {
    return Optional.ofNullable(revision.getResource(name))
        .or(() -> Optional.ofNullable(revision.getResource("/" + resource())));
  }

  /** Returns the name from the root of the class path, as short as can be. */
  private String resource() {
    String folder = name.startsWith("/") ? "" : revision.getPackageName().replace('.', '/') + "/";
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (folder + name).split("/")) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /** What a class loader found. */
  private record Resource(URL url, String resource) implements RowFile.Content {

    @Override
    public InputStream open() throws IOException {
      return DataFile.open(url);
    }
  }

  /** What is cached would be the jar that was there before. */
  private static InputStream open(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  private static String sha256(URL url) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
    try (InputStream content = new DigestInputStream(open(url), digest)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

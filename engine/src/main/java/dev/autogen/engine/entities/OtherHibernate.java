package dev.autogen.engine.entities;

import dev.autogen.engine.build.MavenCommand;
import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.AutogenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A class path with another version of Hibernate ORM in place of its own; Maven resolves it. */
final class OtherHibernate {

  private static final String CORE = "hibernate-core";

  /** Hibernate's modules that take part in the mapping; of the others none is needed. */
  private static final Set<String> MAPPING =
      Set.of(
          CORE,
          "hibernate-envers",
          "hibernate-spatial",
          "hibernate-vector",
          "hibernate-community-dialects");

  private static final Pattern ARTIFACT = Pattern.compile("(.+?)-(\\d[^/\\\\]*)\\.jar");
  private static final Pattern VERSION = Pattern.compile("[0-9][\\w.-]*");

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>autogen</groupId>
        <artifactId>other-hibernate</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <dependencies>
      %s  </dependencies>
      </project>
      """;

  private static final String DEPENDENCY =
      """
          <dependency>
            <groupId>org.hibernate.orm</groupId>
            <artifactId>%s</artifactId>
            <version>%s</version>
          </dependency>
      """;

  private final String version;
  private final Path scratch;

  /**
   * Another Hibernate.
   *
   * @param version its version, such as {@code 7.4.6.Final}
   * @param scratch a directory for what Maven needs and tells
   */
  OtherHibernate(String version, Path scratch) {
    if (!VERSION.matcher(version).matches()) {
      throw AutogenException.usage(
          "--hibernate takes a version, such as 7.4.6.Final, but '%s' is given."
              .formatted(version));
    }
    this.version = version;
    this.scratch = scratch.resolve("hibernate").resolve(version);
  }

  /** Returns the class path with this Hibernate, and what it needs, before the rest. */
  List<Path> instead(List<Path> libraries) {
    Set<String> modules = modulesIn(libraries);
    List<Path> resolved = resolve(modules);
    Set<String> replaced =
        Stream.concat(resolved.stream().map(OtherHibernate::name), modules.stream())
            .collect(Collectors.toSet());
    return Stream.concat(
            resolved.stream(),
            libraries.stream().filter(library -> !replaced.contains(name(library))))
        .toList();
  }

  /** The modules of the release that the class path has, and at least the core. */
  private static Set<String> modulesIn(List<Path> libraries) {
    Optional<String> release =
        libraries.stream()
            .map(OtherHibernate::artifact)
            .filter(matcher -> matcher.matches() && matcher.group(1).equals(CORE))
            .map(matcher -> matcher.group(2))
            .findFirst();
    Set<String> modules = new TreeSet<>(Set.of(CORE));
    libraries.stream()
        .map(OtherHibernate::artifact)
        .filter(matcher -> matcher.matches() && matcher.group(1).startsWith("hibernate-"))
        .filter(matcher -> release.filter(matcher.group(2)::equals).isPresent())
        .forEach(matcher -> modules.add(matcher.group(1)));
    return modules;
  }

  private List<Path> resolve(Set<String> modules) {
    String pom =
        POM.formatted(
            modules.stream()
                .filter(MAPPING::contains)
                .map(module -> DEPENDENCY.formatted(module, version))
                .collect(Collectors.joining()));
    Path pomFile = scratch.resolve("pom.xml");
    Path known = scratch.resolve("classpath.txt");
    if (Files.isRegularFile(known)
        && Files.isRegularFile(pomFile)
        && TextFile.read(pomFile).equals(pom)) {
      List<Path> entries = TextFile.read(known).lines().map(Path::of).toList();
      if (entries.stream().allMatch(Files::exists)) {
        return entries;
      }
    }
    TextFile.write(pomFile, pom);
    List<Path> entries = new MavenCommand(scratch).libraries(scratch);
    TextFile.write(known, String.join("\n", entries.stream().map(Path::toString).toList()) + "\n");
    return entries;
  }

  /** The name of a jar without its version; of what has none, its own. */
  private static String name(Path library) {
    Matcher matcher = artifact(library);
    return matcher.matches() ? matcher.group(1) : String.valueOf(library.getFileName());
  }

  private static Matcher artifact(Path library) {
    return ARTIFACT.matcher(String.valueOf(library.getFileName()));
  }
}

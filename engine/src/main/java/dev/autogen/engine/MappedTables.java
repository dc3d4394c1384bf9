package dev.autogen.engine;

import dev.autogen.schema.Table;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** The tables of the entities, with where the scanner found them. */
public final class MappedTables {

  private MappedTables() {}

  /**
   * A table of the model.
   *
   * @param table its name, with its schema unless that is the default one
   * @param origin the entity's class, or the class and property of a collection; empty for a table
   *     that has none, such as one for the history of another
   * @param location the directory or jar with that class; empty if it is in none that was searched
   */
  public record MappedTable(String table, String origin, String location) {}

  /** Returns the tables, sorted by name. */
  public static List<MappedTable> of(Project project) {
    TargetMetadata metadata = project.model().metadata();
    List<Path> places = project.model().classPath();
    return metadata.schema().objects(Table.class).stream()
        .map(
            table -> {
              String origin = metadata.origins().getOrDefault(table.id(), "");
              return new MappedTable(
                  table.id().dottedName(), origin, location(origin, places).orElse(""));
            })
        .toList();
  }

  private static Optional<String> location(String origin, List<Path> places) {
    String className = origin.replaceFirst("#.*", "");
    String file = className.replace('.', '/') + ".class";
    return className.isEmpty()
        ? Optional.empty()
        : places.stream().filter(place -> has(place, file)).findFirst().map(Path::toString);
  }

  private static boolean has(Path place, String file) {
    if (Files.isDirectory(place)) {
      return Files.isRegularFile(place.resolve(file));
    }
    try (ZipFile jar = new ZipFile(place.toFile())) {
      List<String> names = new ArrayList<>(List.of(file));
      names.add("BOOT-INF/classes/" + file);
      names.add("WEB-INF/classes/" + file);
      return names.stream().anyMatch(name -> jar.getEntry(name) != null);
    } catch (IOException e) {
      return false; // The scan has said what is wrong with it, where that matters.
    }
  }
}

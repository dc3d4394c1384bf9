package dev.autogen.cli;

import dev.autogen.engine.MappedTables;
import dev.autogen.engine.MappedTables.MappedTable;
import dev.autogen.engine.Project;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** {@code autogen entities}. */
@Command(
    name = "entities",
    description = "List the tables of the entities, with their classes and where these are.",
    sortOptions = false)
final class EntitiesCommand extends ProjectCommand {

  @Override
  int run(Project project) {
    List<MappedTable> tables = MappedTables.of(project);
    if (autogen().json) {
      Json.print(
          out(),
          tables.stream()
              .map(
                  one ->
                      Json.object(
                          "table", one.table(), "origin", one.origin(), "location", one.location()))
              .toList());
      return DONE;
    }
    String line =
        "%%-%ds  %%-%ds  %%s"
            .formatted(width(tables, MappedTable::table), width(tables, MappedTable::origin));
    tables.forEach(
        one ->
            out()
                .println(
                    line.formatted(one.table(), one.origin(), one.location()).stripTrailing()));
    return DONE;
  }

  private static int width(List<MappedTable> tables, Function<MappedTable, String> column) {
    return tables.stream().map(column).mapToInt(String::length).max().orElse(1);
  }
}

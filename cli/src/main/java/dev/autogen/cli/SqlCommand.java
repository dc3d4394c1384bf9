package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.database.SqlResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen sql}. */
@Command(
    name = "sql",
    description = "Run one SQL statement on the database and print what it returns.",
    sortOptions = false)
final class SqlCommand extends ProjectCommand {

  @Parameters(index = "0", paramLabel = "STATEMENT", description = "The statement.")
  String statement;

  @Override
  int run(Project project) {
    SqlResult result = SqlResult.of(project.database(), statement);
    if (result.columns().isEmpty()) {
      say(result.updated() == 1 ? "Done: 1 row." : "Done: %d rows.".formatted(result.updated()));
    } else if (autogen().json) {
      Json.print(
          out(), result.values().stream().map(row -> object(result.columns(), row)).toList());
    } else {
      table(result);
    }
    return DONE;
  }

  private static Object object(List<String> columns, List<Optional<String>> row) {
    Object[] pairs = new Object[columns.size() * 2];
    for (int i = 0; i < columns.size(); i++) {
      pairs[2 * i] = columns.get(i);
      pairs[2 * i + 1] = row.get(i).orElse(null);
    }
    return Json.object(pairs);
  }

  private void table(SqlResult result) {
    List<List<String>> rows = result.rows();
    int[] widths =
        IntStream.range(0, result.columns().size())
            .map(
                i ->
                    Math.max(
                        result.columns().get(i).length(),
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)))
            .toArray();
    line(result.columns(), widths);
    rows.forEach(row -> line(row, widths));
  }

  private void line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
    }
    out().println(line.toString().stripTrailing());
  }
}

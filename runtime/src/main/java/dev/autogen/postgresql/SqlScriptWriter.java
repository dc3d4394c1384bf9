package dev.autogen.postgresql;

import dev.autogen.operation.CallConnection;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes operations as a script: semicolons, empty lines, and comments for what is no SQL. */
final class SqlScriptWriter {

  private final SqlRenderer.Statements statements;

  SqlScriptWriter(SqlRenderer.Statements statements) {
    this.statements = statements;
  }

  String write(List<Operation> operations) {
    List<String> paragraphs = new ArrayList<>();
    operations.forEach(operation -> paragraphs.addAll(paragraphs(operation)));
    return paragraphs.isEmpty() ? "" : String.join("\n\n", paragraphs) + "\n";
  }

  private List<String> paragraphs(Operation operation) {
    if (operation instanceof Step step) {
      return step(step);
    }
    if (operation instanceof CallConnection) {
      return List.of(comment("Skipped: Java code of the revision that needs a connection."));
    }
    if (operation instanceof Irreversible irreversible) {
      return List.of(comment("Irreversible: " + irreversible.reason()));
    }
    if (operation instanceof Todo todo) {
      return List.of(comment("To be decided: " + todo.question()));
    }
    if (operation instanceof InsertFile file) {
      return inserts(file);
    }
    List<String> lines =
        operation.accept(statements).stream().map(SqlScriptWriter::terminated).toList();
    return lines.isEmpty() ? List.of() : List.of(String.join("\n", lines));
  }

  private List<String> inserts(InsertFile file) {
    List<String> lines = new ArrayList<>();
    try {
      statements.rows(file).inserts(sql -> lines.add(terminated(sql)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.file().name(), e);
    }
    return lines.isEmpty() ? List.of() : List.of(String.join("\n", lines));
  }

  private List<String> step(Step step) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        comment(
            step.transactional()
                ? "In a transaction of its own:"
                : "Outside a transaction; each statement commits by itself:"));
    SqlScriptWriter inner = new SqlScriptWriter(statements.within(step));
    step.operations().forEach(operation -> paragraphs.addAll(inner.paragraphs(operation)));
    return paragraphs;
  }

  private static String comment(String text) {
    return text.lines()
        .map(line -> ("-- " + line).stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  /** A semicolon behind a line comment would be part of it. */
  private static String terminated(String statement) {
    String lastLine = statement.substring(statement.lastIndexOf('\n') + 1);
    return statement + (lastLine.contains("--") ? "\n;" : ";");
  }
}

package dev.autogen.engine;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/**
 * Writes another {@code revises} into the text of a revision class and leaves every other character
 * as it is.
 */
final class RevisesRewriting {

  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;

  private RevisesRewriting(String text, CompilationUnitTree unit, SourcePositions positions) {
    this.text = text;
    this.unit = unit;
    this.positions = positions;
  }

  /**
   * Returns the text with that id as the only revision before it.
   *
   * @throws AutogenException if there is no {@code @RevisionInfo} with an id in it
   */
  static String of(Path file, String text, String revises) {
    try {
      JavacTask task =
          (JavacTask)
              RevisionCompiler.compiler()
                  .getTask(
                      null,
                      null,
                      new DiagnosticCollector<JavaFileObject>(),
                      List.of("-proc:none"),
                      null,
                      List.of(RevisionCompiler.source("Revision", text)));
      CompilationUnitTree unit = task.parse().iterator().next();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      return new RevisesRewriting(text, unit, positions)
          .with(revises)
          .orElseThrow(
              () ->
                  AutogenException.failed(
                      "%s has no @RevisionInfo with an id.".formatted(file.getFileName())));
    } catch (IOException e) {
      throw AutogenException.failed("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  private Optional<String> with(String revises) {
    String literal = "\"" + revises + "\"";
    Optional<AssignmentTree> there = argument("revises");
    if (there.isPresent()) {
      ExpressionTree value = there.get().getExpression();
      return Optional.of(text.substring(0, start(value)) + literal + text.substring(end(value)));
    }
    return argument("id")
        .map(
            id ->
                text.substring(0, end(id))
                    + ","
                    + lineBreakBefore(id)
                    + "revises = "
                    + literal
                    + text.substring(end(id)));
  }

  /** What separates the id from what is before it separates the next element from the id. */
  private String lineBreakBefore(AssignmentTree id) {
    int start = start(id);
    int blank = start;
    while (blank > 0 && Character.isWhitespace(text.charAt(blank - 1))) {
      blank--;
    }
    return blank == start ? " " : text.substring(blank, start);
  }

  private Optional<AssignmentTree> argument(String name) {
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        for (AnnotationTree annotation : declared.getModifiers().getAnnotations()) {
          if (annotation.getAnnotationType().toString().matches("(.*\\.)?RevisionInfo")) {
            return annotation.getArguments().stream()
                .filter(AssignmentTree.class::isInstance)
                .map(AssignmentTree.class::cast)
                .filter(argument -> argument.getVariable().toString().equals(name))
                .findFirst();
          }
        }
      }
    }
    return Optional.empty();
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }
}

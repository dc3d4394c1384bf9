package dev.autogen.engine.revisions;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/**
 * The source of a revision as the compiler's parser sees it, with the place of each part in the
 * text, so that one part can be written anew and everything else stays as it is, byte for byte.
 */
final class ParsedSource {

  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;

  private ParsedSource(String text, CompilationUnitTree unit, SourcePositions positions) {
    this.text = text;
    this.unit = unit;
    this.positions = positions;
  }

  /**
   * Parses a source; what is wrong with it is for the compiler to report.
   *
   * @param className the revision's class, with its package
   * @throws AutogenException on a Java runtime that has no compiler
   */
  static ParsedSource of(String className, String text) {
    DiagnosticCollector<JavaFileObject> ignored = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            RevisionCompiler.compiler()
                .getTask(
                    null,
                    null,
                    ignored,
                    List.of("-proc:none"),
                    null,
                    List.of(RevisionCompiler.source(className, text)));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return new ParsedSource(text, unit, Trees.instance(task).getSourcePositions());
    } catch (IOException e) {
      throw AutogenException.failed("%s cannot be read: %s.".formatted(className, e), e);
    }
  }

  String text() {
    return text;
  }

  /** Returns the class of that name without its package. */
  Optional<ClassTree> type(String simpleName) {
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(type -> type.getSimpleName().contentEquals(simpleName))
        .findFirst();
  }

  /** Returns where a part starts. */
  int start(Tree part) {
    return (int) positions.getStartPosition(unit, part);
  }

  /** Returns the place right behind a part. */
  int end(Tree part) {
    return (int) positions.getEndPosition(unit, part);
  }
}

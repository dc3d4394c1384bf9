package dev.autogen.engine;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/**
 * The method {@code downgrade} in the source of a revision, found by the compiler's parser, so that
 * another body can be put in and everything else stays as it is, byte for byte.
 */
final class DowngradeMethod {

  private static final String NAME = "downgrade";

  private final String source;
  private final String newLine;
  private final ClassTree type;
  private final Optional<MethodTree> method;
  private final Optional<MethodTree> upgrade;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;

  private DowngradeMethod(
      String source, ClassTree type, CompilationUnitTree unit, SourcePositions positions) {
    this.source = source;
    this.newLine = source.contains("\r\n") ? "\r\n" : "\n";
    this.type = type;
    this.unit = unit;
    this.positions = positions;
    this.method = direction(type, NAME);
    this.upgrade = direction(type, "upgrade");
  }

  /**
   * Finds it.
   *
   * @param className the revision's class, with its package
   * @throws AutogenException if the source has no such class
   */
  static DowngradeMethod in(String source, String className) {
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
                    List.of(RevisionCompiler.source(className, source)));
    String simpleName = className.substring(className.lastIndexOf('.') + 1);
    try {
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree tree : unit.getTypeDecls()) {
          if (tree instanceof ClassTree type && type.getSimpleName().contentEquals(simpleName)) {
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            return new DowngradeMethod(source, type, unit, positions);
          }
        }
      }
    } catch (IOException e) {
      throw AutogenException.failed("%s cannot be read: %s.".formatted(className, e), e);
    }
    throw AutogenException.failed(
        "The source of %s has no class of that name. Correct it first.".formatted(className));
  }

  private static Optional<MethodTree> direction(ClassTree type, String name) {
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .filter(method -> method.getName().contentEquals(name))
        .filter(method -> method.getParameters().size() == 1 && method.getBody() != null)
        .findFirst();
  }

  /** Tells whether nothing would be lost with it: it is missing, or does nothing. */
  boolean isEmpty() {
    return method.isEmpty() || method.get().getBody().getStatements().isEmpty();
  }

  /**
   * Returns the source with another body.
   *
   * @param body the statements, without indentation, for a receiver of that name
   */
  String with(Function<String, String> body) {
    if (method.isPresent()) {
      MethodTree found = method.get();
      String indent = indentOf(start(found));
      String text = block(body.apply(parameter(found)), indent);
      return source.substring(0, start(found.getBody()))
          + text
          + source.substring(end(found.getBody()));
    }
    int place = upgrade.map(this::end).orElseGet(() -> end(type) - 1);
    String indent = upgrade.map(tree -> indentOf(start(tree))).orElse("  ");
    String parameterType =
        upgrade
            .map(tree -> tree.getParameters().get(0).getType().toString())
            .orElse("dev.autogen.revision.Operations");
    String added =
        newLine
            + (upgrade.isPresent() ? newLine : "")
            + indent
            + "@Override"
            + newLine
            + indent
            + "public void downgrade(%s op) ".formatted(parameterType)
            + block(body.apply("op"), indent)
            + (upgrade.isPresent() ? "" : newLine);
    return source.substring(0, place) + added + source.substring(place);
  }

  private static String parameter(MethodTree method) {
    VariableTree parameter = method.getParameters().get(0);
    return parameter.getName().toString();
  }

  private String block(String statements, String indent) {
    String inner = indent.isEmpty() ? "  " : indent + indent;
    String lines =
        statements
            .lines()
            .map(line -> line.isEmpty() ? line : inner + line)
            .collect(Collectors.joining(newLine));
    return "{" + newLine + lines + newLine + indent + "}";
  }

  /** Returns the white space before something on its line. */
  private String indentOf(int position) {
    int line = source.lastIndexOf('\n', position - 1) + 1;
    String before = source.substring(line, position);
    return before.isBlank() ? before : "  ";
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }
}

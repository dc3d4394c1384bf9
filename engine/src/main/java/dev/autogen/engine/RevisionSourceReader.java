package dev.autogen.engine;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads {@code @RevisionInfo} from source files with the JDK's own parser, without compiling:
 * listing revisions neither needs a class path nor stops at a class that does not compile.
 */
final class RevisionSourceReader {

  private RevisionSourceReader() {}

  /**
   * Returns the revisions among those source files, in their order.
   *
   * @throws AutogenException if an annotation has no readable id
   */
  static List<RevisionSource> read(List<Path> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = compiler();
    // Syntax errors are for the compiler to report, when the class is needed.
    DiagnosticCollector<JavaFileObject> ignored = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(ignored, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  ignored,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      List<RevisionSource> revisions = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        revision(unit).ifPresent(revisions::add);
      }
      return revisions;
    } catch (IOException e) {
      throw AutogenException.failed("The revisions cannot be read: %s.".formatted(e), e);
    }
  }

  /**
   * Returns the JDK's compiler.
   *
   * @throws AutogenException on a Java runtime that has none
   */
  static JavaCompiler compiler() {
    return Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
        .orElseThrow(
            () ->
                AutogenException.failed(
                    "This Java runtime has no compiler. Run autogen with a JDK, not a JRE."));
  }

  private static Optional<RevisionSource> revision(CompilationUnitTree unit) {
    Path file = Path.of(unit.getSourceFile().toUri());
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        for (AnnotationTree annotation : declared.getModifiers().getAnnotations()) {
          String name = annotation.getAnnotationType().toString();
          if (name.equals("RevisionInfo") || name.endsWith(".RevisionInfo")) {
            String simpleName = declared.getSimpleName().toString();
            ExpressionTree packageName = unit.getPackageName();
            String className = packageName == null ? simpleName : packageName + "." + simpleName;
            return Optional.of(new RevisionSource(file, className, header(annotation, file)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static RevisionHeader header(AnnotationTree annotation, Path file) {
    Map<String, List<String>> values = new HashMap<>();
    for (ExpressionTree argument : annotation.getArguments()) {
      if (argument instanceof AssignmentTree assignment) {
        values.put(assignment.getVariable().toString(), texts(assignment.getExpression(), file));
      }
    }
    String id = first(values, "id");
    if (id.isEmpty()) {
      throw AutogenException.failed(
          "The @RevisionInfo of %s has no id. Give it one, such as id = \"ae1027a6acf0\"."
              .formatted(file));
    }
    return new RevisionHeader(
        id,
        values.getOrDefault("revises", List.of()),
        first(values, "message"),
        first(values, "created"),
        Boolean.parseBoolean(first(values, "baseline")),
        values.getOrDefault("branchLabels", List.of()),
        values.getOrDefault("dependsOn", List.of()));
  }

  private static String first(Map<String, List<String>> values, String key) {
    return values.getOrDefault(key, List.of("")).stream().findFirst().orElse("");
  }

  private static List<String> texts(ExpressionTree expression, Path file) {
    if (expression instanceof NewArrayTree array) {
      List<String> texts = new ArrayList<>();
      for (ExpressionTree element : array.getInitializers()) {
        texts.add(text(element, file));
      }
      return texts;
    }
    return List.of(text(expression, file));
  }

  private static String text(ExpressionTree expression, Path file) {
    if (expression instanceof LiteralTree literal) {
      return String.valueOf(literal.getValue());
    }
    if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      return text(sum.getLeftOperand(), file) + text(sum.getRightOperand(), file);
    }
    throw AutogenException.failed(
        "The @RevisionInfo of %s must be written with literals, but has %s."
            .formatted(file, expression));
  }
}

package dev.autogen.engine.revisions;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import dev.autogen.revision.AutogenException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The method {@code downgrade} in the source of a revision, found by the compiler's parser, so that
 * another body can be put in and everything else stays as it is, byte for byte.
 */
public final class DowngradeMethod {

  private static final String NAME = "downgrade";

  private final ParsedSource parsed;
  private final String source;
  private final String newLine;
  private final ClassTree type;
  private final Optional<MethodTree> method;
  private final Optional<MethodTree> upgrade;

  private DowngradeMethod(ParsedSource parsed, ClassTree type) {
    this.parsed = parsed;
    this.source = parsed.text();
    this.newLine = source.contains("\r\n") ? "\r\n" : "\n";
    this.type = type;
    this.method = direction(type, NAME);
    this.upgrade = direction(type, "upgrade");
  }

  /**
   * Finds it.
   *
   * @param className the revision's class, with its package
   * @throws AutogenException if the source has no such class
   */
  public static DowngradeMethod in(String source, String className) {
    ParsedSource parsed = ParsedSource.of(className, source);
    return parsed
        .type(className.substring(className.lastIndexOf('.') + 1))
        .map(type -> new DowngradeMethod(parsed, type))
        .orElseThrow(
            () ->
                AutogenException.failed(
                    "The source of %s has no class of that name. Correct it first."
                        .formatted(className)));
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
  public boolean isEmpty() {
    return method.isEmpty() || method.get().getBody().getStatements().isEmpty();
  }

  /**
   * Returns the source with another body.
   *
   * @param body the statements, without indentation, for a receiver of that name
   */
  public String with(Function<String, String> body) {
    if (method.isPresent()) {
      MethodTree found = method.get();
      String indent = indentOf(parsed.start(found));
      String text = block(body.apply(parameter(found)), indent);
      return source.substring(0, parsed.start(found.getBody()))
          + text
          + source.substring(parsed.end(found.getBody()));
    }
    int place = upgrade.map(parsed::end).orElseGet(() -> parsed.end(type) - 1);
    String indent = upgrade.map(tree -> indentOf(parsed.start(tree))).orElse("  ");
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
}

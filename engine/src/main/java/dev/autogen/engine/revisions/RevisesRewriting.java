package dev.autogen.engine.revisions;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import dev.autogen.revision.AutogenException;
import java.util.Optional;

/**
 * Writes another {@code revises} into the text of a revision class and leaves every other character
 * as it is.
 */
public final class RevisesRewriting {

  private final ParsedSource parsed;
  private final String text;
  private final ClassTree type;

  private RevisesRewriting(ParsedSource parsed, ClassTree type) {
    this.parsed = parsed;
    this.text = parsed.text();
    this.type = type;
  }

  /**
   * Returns the text of a revision with that id as the only revision before it.
   *
   * @param className the revision's class, with its package
   * @throws AutogenException if there is no {@code @RevisionInfo} with an id in it
   */
  public static String of(String className, String text, String revises) {
    ParsedSource parsed = ParsedSource.of(className, text);
    return parsed
        .type(className.substring(className.lastIndexOf('.') + 1))
        .flatMap(type -> new RevisesRewriting(parsed, type).with(revises))
        .orElseThrow(
            () ->
                AutogenException.failed(
                    "%s has no @RevisionInfo with an id.".formatted(className)));
  }

  private Optional<String> with(String revises) {
    String literal = "\"" + revises + "\"";
    Optional<AssignmentTree> there = argument("revises");
    if (there.isPresent()) {
      ExpressionTree value = there.get().getExpression();
      return Optional.of(
          text.substring(0, parsed.start(value)) + literal + text.substring(parsed.end(value)));
    }
    return argument("id")
        .map(
            id ->
                text.substring(0, parsed.end(id))
                    + ","
                    + lineBreakBefore(id)
                    + "revises = "
                    + literal
                    + text.substring(parsed.end(id)));
  }

  /** What separates the id from what is before it separates the next element from the id. */
  private String lineBreakBefore(AssignmentTree id) {
    int start = parsed.start(id);
    int blank = start;
    while (blank > 0 && Character.isWhitespace(text.charAt(blank - 1))) {
      blank--;
    }
    return blank == start ? " " : text.substring(blank, start);
  }

  private Optional<AssignmentTree> argument(String name) {
    return type.getModifiers().getAnnotations().stream()
        .filter(one -> one.getAnnotationType().toString().matches("(.*\\.)?RevisionInfo"))
        .flatMap(one -> one.getArguments().stream())
        .filter(AssignmentTree.class::isInstance)
        .map(AssignmentTree.class::cast)
        .filter(argument -> argument.getVariable().toString().equals(name))
        .findFirst();
  }
}

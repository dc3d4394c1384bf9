package dev.autogen.codegen;

import dev.autogen.schema.QualifiedName;
import java.util.List;

/**
 * An expression as a statement, under comments.
 *
 * @param target the table or other object that it is about; {@link #NO_TARGET} when there is none
 * @param comments the text of the comments above it, each of any length
 */
record Statement(QualifiedName target, List<String> comments, Expression expression) {

  static final QualifiedName NO_TARGET = QualifiedName.of("pg_catalog", "nothing");

  Statement {
    comments = List.copyOf(comments);
  }

  void print(SourceLines out, int indent) {
    for (String comment : comments) {
      for (String line : LineComment.lines(comment, SourceLines.WIDTH - indent)) {
        out.append(line);
        out.newLine(indent);
      }
    }
    expression.print(out, indent, ";");
  }

  /** Tells whether it takes several lines. */
  boolean isLong(int indent) {
    SourceLines out = new SourceLines(indent);
    print(out, indent);
    return out.toString().indexOf('\n') >= 0;
  }
}

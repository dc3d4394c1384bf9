package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Atom;
import dev.autogen.revision.RevisionHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands in the parentheses of {@code @RevisionInfo}. */
final class RevisionAnnotation {

  private static final int INDENT = 4;

  private RevisionAnnotation() {}

  /** Returns the elements, a line each, starting with a line break. */
  static String elements(RevisionHeader header) {
    List<String> elements = new ArrayList<>();
    elements.add(element("id", JavaText.of(header.id())));
    addList(elements, "revises", header.revises());
    elements.add(element("message", JavaText.sql(header.message())));
    elements.add(element("created", JavaText.of(header.created())));
    if (header.baseline()) {
      elements.add("baseline = true");
    }
    addList(elements, "branchLabels", header.branchLabels());
    addList(elements, "dependsOn", header.dependsOn());
    return "\n" + String.join(",\n", elements);
  }

  private static void addList(List<String> elements, String name, List<String> values) {
    if (values.size() == 1) {
      elements.add(element(name, JavaText.of(values.get(0))));
    } else if (!values.isEmpty()) {
      String list =
          values.stream().map(JavaText::literal).collect(Collectors.joining(", ", "{", "}"));
      elements.add(element(name, new Atom(list)));
    }
  }

  private static String element(String name, Expression value) {
    SourceLines out = new SourceLines(INDENT);
    out.append(name + " =");
    if (value.onOneLine().filter(line -> out.hasRoomFor(" " + line + ",")).isPresent()) {
      out.append(" ");
    } else {
      out.newLine(INDENT + 4);
    }
    value.print(out, INDENT + 4, "");
    return out.toString();
  }
}

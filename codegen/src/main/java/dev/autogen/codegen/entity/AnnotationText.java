package dev.autogen.codegen.entity;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Builds an annotation that stands on one line where it fits; JavaPoet's own breaks at once. */
final class AnnotationText {

  private static final int WIDTH = 100;

  /** What one level of JavaPoet's indentation takes. */
  private static final int INDENT = 2;

  /** Where the elements of an annotation of a field stand that has a line for each. */
  private static final int ELEMENTS = 6;

  /** Packages in the text of a block, which imports take away. */
  private static final Pattern PACKAGE = Pattern.compile("\\b([a-z]+\\.)+(?=[A-Z])");

  private final ClassName name;
  private final List<Element> elements = new ArrayList<>();

  /** An element whose value is code, or one annotation or several. */
  private record Element(String name, CodeBlock code, List<AnnotationText> annotations) {}

  private AnnotationText(ClassName name) {
    this.name = name;
  }

  static AnnotationText of(ClassName name) {
    return new AnnotationText(name);
  }

  /** Adds an element. */
  AnnotationText with(String element, String format, Object... arguments) {
    elements.add(new Element(element, CodeBlock.of(format, arguments), List.of()));
    return this;
  }

  /** Adds an element that is a text. */
  AnnotationText withText(String element, String text) {
    return with(element, "$L", JavaString.of(text));
  }

  /** Adds an element that is one annotation or several; nothing for none. */
  AnnotationText withAll(String element, List<AnnotationText> values) {
    if (!values.isEmpty()) {
      elements.add(new Element(element, CodeBlock.of(""), List.copyOf(values)));
    }
    return this;
  }

  /** Returns the annotation of a class or a field. */
  AnnotationSpec build() {
    AnnotationSpec.Builder builder = AnnotationSpec.builder(name);
    if (elements.isEmpty()) {
      return builder.build();
    }
    CodeBlock inline = elementsInline();
    boolean fits = fits(CodeBlock.of("@$T($L)", name, inline), INDENT);
    return builder
        .addMember("value", fits ? inline : CodeBlock.of("\n$L", inLines(ELEMENTS)))
        .build();
  }

  private CodeBlock elementsInline() {
    return CodeBlock.join(
        elements.stream()
            .map(element -> CodeBlock.of("$L = $L", element.name(), valueInline(element)))
            .toList(),
        ", ");
  }

  private static CodeBlock valueInline(Element element) {
    List<CodeBlock> values = element.annotations().stream().map(AnnotationText::inline).toList();
    return values.isEmpty()
        ? element.code()
        : values.size() == 1 ? values.get(0) : CodeBlock.of("{$L}", CodeBlock.join(values, ", "));
  }

  private CodeBlock inline() {
    return elements.isEmpty()
        ? CodeBlock.of("@$T", name)
        : CodeBlock.of("@$T($L)", name, elementsInline());
  }

  /** Returns the elements, a line for each. */
  private CodeBlock inLines(int column) {
    return CodeBlock.join(
        elements.stream()
            .map(element -> CodeBlock.of("$L = $L", element.name(), value(element, column)))
            .toList(),
        ",\n");
  }

  private static CodeBlock value(Element element, int column) {
    CodeBlock inline = valueInline(element);
    List<AnnotationText> values = element.annotations();
    if (values.isEmpty() || fits(inline, column + element.name().length() + " = ,".length())) {
      return inline;
    }
    if (values.size() == 1) {
      return values.get(0).broken(column);
    }
    return CodeBlock.of(
        "{\n$>$L$<\n}",
        CodeBlock.join(
            values.stream().map(value -> value.nested(column + INDENT)).toList(), ",\n"));
  }

  private CodeBlock nested(int column) {
    CodeBlock inline = inline();
    return fits(inline, column + ",".length()) ? inline : broken(column);
  }

  private CodeBlock broken(int column) {
    return CodeBlock.of("@$T(\n$>$>$L$<$<)", name, inLines(column + 2 * INDENT));
  }

  private static boolean fits(CodeBlock block, int column) {
    String text = PACKAGE.matcher(block.toString()).replaceAll("");
    return column + text.length() <= WIDTH && text.indexOf('\n') < 0;
  }
}

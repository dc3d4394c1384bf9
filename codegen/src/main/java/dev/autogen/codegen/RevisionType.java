package dev.autogen.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.autogen.revision.Operations;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.revision.RevisionInfo;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The class of a revision. */
final class RevisionType {

  private static final int INDENT = 4;

  /**
   * The constant pool of a class has no more than 65,535 entries; a string takes two, a method that
   * is called three. Beyond this, methods go to inner classes, which have pools of their own.
   */
  private static final int MOST_CONSTANTS = 40_000;

  private final RevisionDraft draft;
  private final RevisionMethods methods = new RevisionMethods();
  private final List<MethodSpec> own = new ArrayList<>();
  private final List<TypeSpec.Builder> inner = new ArrayList<>();
  private int constants;

  RevisionType(RevisionDraft draft) {
    this.draft = draft;
  }

  TypeSpec build() {
    RevisionHeader header = draft.header();
    MethodSpec upgrade = direction("upgrade", draft.upgrade(), Placeholder.upgrade(draft));
    MethodSpec downgrade = direction("downgrade", draft.downgrade(), Placeholder.downgrade(draft));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(draft.className())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(Revision.class)
            .addJavadoc("$L", javadoc())
            .addAnnotation(
                AnnotationSpec.builder(RevisionInfo.class)
                    .addMember("value", "$L", RevisionAnnotation.elements(header))
                    .build())
            .addMethod(upgrade)
            .addMethod(downgrade)
            .addMethods(own);
    inner.forEach(part -> type.addType(part.build()));
    return type.build();
  }

  private String javadoc() {
    String message = draft.header().message();
    String title = message.isBlank() ? "Revision " + draft.header().id() : message;
    return JavadocText.paragraph("", title)
        + "\n\n"
        + JavadocText.paragraph("<p>", draft.provenance().sentence());
  }

  private MethodSpec direction(
      String name, List<AnnotatedOperation> operations, String placeholder) {
    List<AnnotatedOperation> printable = PrintableOperations.of(operations);
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(Operations.class, "op")
        .addCode(body(printable, placeholder))
        .build();
  }

  private CodeBlock body(List<AnnotatedOperation> operations, String placeholder) {
    if (operations.isEmpty()) {
      return CodeBlock.of("$L\n", placeholder);
    }
    if (!RevisionMethods.isNeededFor(operations)) {
      return CodeBlock.of("$L\n", Statements.print(Statements.of("op", operations), INDENT));
    }
    CodeBlock.Builder calls = CodeBlock.builder();
    for (RevisionMethods.Part part : methods.split(operations)) {
      calls.addStatement("$L$L(op)", place(part), part.name());
    }
    return calls.build();
  }

  /** Adds the method where there is room for it, and returns what stands before a call of it. */
  private String place(RevisionMethods.Part part) {
    int needed = constantsOf(Statements.print(part.statements(), INDENT));
    constants += needed;
    if (constants > MOST_CONSTANTS) {
      constants = needed;
      inner.add(
          TypeSpec.classBuilder("Part" + (inner.size() + 1))
              .addModifiers(Modifier.PRIVATE, Modifier.FINAL));
    }
    if (inner.isEmpty()) {
      own.add(method(part, INDENT, Modifier.PRIVATE));
      return "";
    }
    inner.get(inner.size() - 1).addMethod(method(part, INDENT + 2));
    return "new Part" + inner.size() + "().";
  }

  private static MethodSpec method(RevisionMethods.Part part, int indent, Modifier... modifiers) {
    return MethodSpec.methodBuilder(part.name())
        .addModifiers(modifiers)
        .addParameter(Operations.class, "op")
        .addCode("$L\n", Statements.print(part.statements(), indent))
        .build();
  }

  /** No less than the entries that the code takes: two for a literal, eight for a lambda. */
  private static int constantsOf(String code) {
    long quotes = code.chars().filter(c -> c == '"').count();
    long arrows = code.chars().filter(c -> c == '>').count();
    return (int) (quotes + arrows * 8 + 3);
  }
}

package dev.autogen.codegen;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.autogen.operation.Operation;
import dev.autogen.schema.QualifiedName;
import java.util.List;
import java.util.Set;

/** Writes revisions as Java classes. */
public final class RevisionWriter {

  private RevisionWriter() {}

  /**
   * Writes a revision. The same draft gives the same text.
   *
   * @throws IllegalArgumentException if an operation cannot be printed: code that needs a
   *     connection, or a change that its object cannot have
   */
  public static GeneratedRevision write(RevisionDraft draft) {
    TypeSpec type = new RevisionType(draft).build();
    String source =
        JavaFile.builder(draft.packageName(), type)
            .indent("  ")
            .skipJavaLangImports(true)
            .build()
            .toString();
    String opening = "\npublic final class %s implements Revision {\n".formatted(type.name());
    return new GeneratedRevision(
        draft.packageName(), draft.className(), source.replace(opening, opening + "\n"));
  }

  /**
   * Returns operations as the statements of a method, without indentation; a comment if there are
   * none.
   *
   * @param receiver the name of the {@code Operations} that they are calls on
   * @param indent the indentation that every line is to be given, in characters
   * @param notEnums the names of types of the database that are known to be no enums
   * @throws IllegalArgumentException as {@link #write} does
   */
  public static String statements(
      String receiver,
      List<AnnotatedOperation> operations,
      int indent,
      Set<QualifiedName> notEnums) {
    List<AnnotatedOperation> printable = PrintableOperations.of(operations);
    return printable.isEmpty()
        ? Placeholder.NOTHING
        : Statements.print(new TypeWords(notEnums).in(Statements.of(receiver, printable)), indent);
  }

  /**
   * Returns the operations that the class of a draft with those will record: they mean the same,
   * but what has no word of its own is SQL, and consecutive changes of one column are one.
   */
  public static List<Operation> recordable(List<Operation> operations) {
    return PrintableOperations.of(AnnotatedOperation.of(operations)).stream()
        .map(AnnotatedOperation::operation)
        .toList();
  }
}

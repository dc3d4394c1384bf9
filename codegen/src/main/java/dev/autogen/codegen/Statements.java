package dev.autogen.codegen;

import dev.autogen.codegen.Expression.BlockLambda;
import dev.autogen.codegen.Expression.Call;
import dev.autogen.codegen.Expression.Chain;
import dev.autogen.codegen.Expression.Lambda;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationTarget;
import dev.autogen.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Operations as the statements of a method or lambda. */
final class Statements {

  private static final String IN_WRAPPER = "o";

  private Statements() {}

  /**
   * Returns the statements, in order. Consecutive operations that make sure of something stand in
   * one {@code ensure}, as do consecutive drops in one {@code ifExists}.
   *
   * @param receiver the name of the {@code Operations} that they are calls on, of at most 4
   *     characters
   */
  static List<Statement> of(String receiver, List<AnnotatedOperation> operations) {
    List<Statement> statements = new ArrayList<>();
    int start = 0;
    while (start < operations.size()) {
      String wrapper = wrapper(operations.get(start).operation());
      int end = start + 1;
      while (!wrapper.isEmpty()
          && end < operations.size()
          && wrapper(operations.get(end).operation()).equals(wrapper)) {
        end++;
      }
      statements.add(statement(receiver, wrapper, operations.subList(start, end)));
      start = end;
    }
    return statements;
  }

  private static Statement statement(
      String receiver, String wrapper, List<AnnotatedOperation> operations) {
    AnnotatedOperation first = operations.get(0);
    QualifiedName target = target(first.operation());
    if (wrapper.isEmpty()) {
      return new Statement(target, first.notes(), expression(receiver, first.operation()));
    }
    if (operations.size() == 1) {
      Expression lambda = new Lambda(IN_WRAPPER, expression(IN_WRAPPER, first.operation()));
      return new Statement(target, first.notes(), Call.of(wrapper, lambda).on(receiver));
    }
    List<Statement> body = new ArrayList<>();
    for (AnnotatedOperation operation : operations) {
      body.add(statement(IN_WRAPPER, "", List.of(operation)));
    }
    Expression lambda = new BlockLambda(IN_WRAPPER, body);
    return new Statement(target, List.of(), Call.of(wrapper, lambda).on(receiver));
  }

  private static String wrapper(Operation operation) {
    if (operation instanceof Ensure) {
      return "ensure";
    }
    return operation instanceof Drop drop && drop.ifExists() ? "ifExists" : "";
  }

  private static QualifiedName target(Operation operation) {
    return OperationTarget.nameOf(operation).orElse(Statement.NO_TARGET);
  }

  private static Expression expression(String receiver, Operation operation) {
    List<Call> calls = new ArrayList<>();
    OperationTarget.nameOf(operation)
        .filter(target -> !target.schema().isDefault())
        .ifPresent(target -> calls.add(Call.of("in", JavaText.of(target.schema().name()))));
    calls.addAll(operation.accept(new OperationCode()));
    return Chain.on(receiver, calls);
  }

  /** Returns a lambda that does the operations. */
  static Expression lambda(String parameter, List<AnnotatedOperation> operations) {
    List<Statement> body = of(parameter, operations);
    return body.size() == 1 && body.get(0).comments().isEmpty()
        ? new Lambda(parameter, body.get(0).expression())
        : new BlockLambda(parameter, body);
  }

  /**
   * Returns the text of statements.
   *
   * @param indent the indentation that every line is to be given later
   */
  static String print(List<Statement> statements, int indent) {
    SourceLines out = new SourceLines(indent);
    print(statements, out, indent);
    return out.toString();
  }

  /** Writes statements; an empty line sets one of several lines apart from another table's. */
  static void print(List<Statement> statements, SourceLines out, int indent) {
    Statement before = null;
    for (Statement statement : statements) {
      if (before != null) {
        boolean sameTarget = statement.target().equals(before.target());
        if (!sameTarget && (before.isLong(indent) || statement.isLong(indent))) {
          out.emptyLine();
        }
        out.newLine(indent);
      }
      statement.print(out, indent);
      before = statement;
    }
  }
}

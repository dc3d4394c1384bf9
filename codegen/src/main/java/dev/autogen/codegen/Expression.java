package dev.autogen.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Java expression that knows how to be laid out. The rules are those of google-java-format: what
 * fits on a line stays on it; otherwise the outermost construct breaks first, arguments and further
 * calls of a chain being indented by 4.
 */
sealed interface Expression {

  /** Returns the text on one line; empty when it cannot be on one. */
  Optional<String> onOneLine();

  /** Writes the text over several lines. */
  void broken(SourceLines out, int indent, String trailing);

  /**
   * Writes the expression and what follows it up to the next place for a line break.
   *
   * @param indent where the lines of the expression start, in characters
   * @param trailing commas, parentheses, a semicolon
   */
  default void print(SourceLines out, int indent, String trailing) {
    Optional<String> line = onOneLine().filter(text -> out.hasRoomFor(text + trailing));
    if (line.isPresent()) {
      out.append(line.get() + trailing);
    } else {
      broken(out, indent, trailing);
    }
  }

  /** Text that never breaks. */
  record Atom(String text) implements Expression {
    @Override
    public Optional<String> onOneLine() {
      return Optional.of(text);
    }

    @Override
    public void broken(SourceLines out, int indent, String trailing) {
      out.append(text + trailing);
    }
  }

  /**
   * A text block.
   *
   * @param lines its lines with all escapes; the last one does not end the line
   */
  record TextBlock(List<String> lines) implements Expression {
    @Override
    public Optional<String> onOneLine() {
      return Optional.empty();
    }

    @Override
    public void broken(SourceLines out, int indent, String trailing) {
      out.append("\"\"\"");
      for (String line : lines) {
        if (line.isEmpty()) {
          out.emptyLine();
        } else {
          out.newLine(indent);
          out.append(line);
        }
      }
      out.newLine(indent);
      out.append("\"\"\"" + trailing);
    }
  }

  /**
   * A call of a method.
   *
   * @param name the method, after its receiver and a dot when it has one
   * @param linePerArgument whether each argument has a line even if all of them would fit on one
   */
  record Call(String name, List<Expression> arguments, boolean linePerArgument)
      implements Expression {

    static Call of(String name, Expression... arguments) {
      return new Call(name, List.of(arguments), false);
    }

    static Call of(String name, List<? extends Expression> arguments) {
      return new Call(name, List.copyOf(arguments), false);
    }

    @Override
    public Optional<String> onOneLine() {
      return linePerArgument
          ? Optional.empty()
          : Expression.onOneLine(arguments).map(text -> name + "(" + text + ")");
    }

    @Override
    public void broken(SourceLines out, int indent, String trailing) {
      broken(out, indent, 4, trailing);
    }

    /** Returns the same call on a receiver. */
    Call on(String receiver) {
      return new Call(receiver + "." + name, arguments, linePerArgument);
    }

    void broken(SourceLines out, int indent, int continuation, String trailing) {
      out.append(name + "(");
      if (arguments.isEmpty()) {
        out.append(")" + trailing);
        return;
      }
      int inner = indent + continuation;
      out.newLine(inner);
      Optional<String> line =
          Expression.onOneLine(arguments)
              .map(text -> text + ")" + trailing)
              .filter(text -> !linePerArgument && out.hasRoomFor(text));
      if (line.isPresent()) {
        out.append(line.get());
        return;
      }
      for (int i = 0; i < arguments.size(); i++) {
        boolean last = i == arguments.size() - 1;
        arguments.get(i).print(out, inner, last ? ")" + trailing : ",");
        if (!last) {
          out.newLine(inner);
        }
      }
    }
  }

  /** Calls on the results of calls, at least two. */
  record Chain(List<Call> calls) implements Expression {

    /** Returns the chain of those calls, or the only one of them. */
    static Expression of(List<Call> calls) {
      return calls.size() == 1 ? calls.get(0) : new Chain(List.copyOf(calls));
    }

    /** Returns the chain of those calls on a receiver so short that no line breaks behind it. */
    static Expression on(String receiver, List<Call> calls) {
      List<Call> all = new ArrayList<>(calls);
      all.set(0, calls.get(0).on(receiver));
      return of(all);
    }

    @Override
    public Optional<String> onOneLine() {
      List<Optional<String>> texts = calls.stream().map(Call::onOneLine).toList();
      return texts.stream().allMatch(Optional::isPresent)
          ? Optional.of(texts.stream().map(Optional::get).collect(Collectors.joining(".")))
          : Optional.empty();
    }

    @Override
    public void broken(SourceLines out, int indent, String trailing) {
      for (int i = 0; i < calls.size(); i++) {
        if (i > 0) {
          out.newLine(indent + 4);
          out.append(".");
        }
        Call call = calls.get(i);
        String follows = i == calls.size() - 1 ? trailing : "";
        Optional<String> line = call.onOneLine().filter(text -> out.hasRoomFor(text + follows));
        if (line.isPresent()) {
          out.append(line.get() + follows);
        } else {
          call.broken(out, indent, 8, follows);
        }
      }
    }
  }

  /** A lambda with one parameter and an expression as its body. */
  record Lambda(String parameter, Expression body) implements Expression {

    /** Returns a lambda that chains the calls on its parameter. */
    static Lambda on(String parameter, List<Call> calls) {
      return new Lambda(parameter, Chain.on(parameter, calls));
    }

    @Override
    public Optional<String> onOneLine() {
      return body.onOneLine().map(text -> parameter + " -> " + text);
    }

    @Override
    public void broken(SourceLines out, int indent, String trailing) {
      out.append(parameter + " ->");
      out.newLine(indent + 4);
      body.print(out, indent + 4, trailing);
    }
  }

  /** A lambda with one parameter and statements as its body. */
  record BlockLambda(String parameter, List<Statement> body) implements Expression {
    @Override
    public Optional<String> onOneLine() {
      return Optional.empty();
    }

    @Override
    public void broken(SourceLines out, int indent, String trailing) {
      out.append(parameter + " -> {");
      out.newLine(indent + 2);
      Statements.print(body, out, indent + 2);
      out.newLine(indent);
      out.append("}" + trailing);
    }
  }

  private static Optional<String> onOneLine(List<Expression> arguments) {
    List<Optional<String>> texts = arguments.stream().map(Expression::onOneLine).toList();
    return texts.stream().allMatch(Optional::isPresent)
        ? Optional.of(texts.stream().map(Optional::get).collect(Collectors.joining(", ")))
        : Optional.empty();
  }
}

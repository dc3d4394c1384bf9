package dev.autogen.codegen;

import dev.autogen.codegen.Expression.BlockLambda;
import dev.autogen.codegen.Expression.Call;
import dev.autogen.codegen.Expression.Chain;
import dev.autogen.codegen.Expression.Lambda;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code type("point")} for {@code enumType("point")} where a type is known to be a
 * composite type or a domain; both words record the same.
 */
final class TypeWords {

  private final Map<Expression, Expression> words = new HashMap<>();

  /**
   * @param notEnums the names of types that are no enums
   */
  TypeWords(Collection<QualifiedName> notEnums) {
    for (QualifiedName name : notEnums) {
      SqlType type = SqlType.named(name);
      words.put(TypeCode.of(type), Call.of("type", JavaText.of(type.toString())));
    }
  }

  List<Statement> in(List<Statement> statements) {
    return words.isEmpty()
        ? statements
        : statements.stream()
            .map(one -> new Statement(one.target(), one.comments(), in(one.expression())))
            .toList();
  }

  private Expression in(Expression expression) {
    if (words.containsKey(expression)) {
      return words.get(expression);
    }
    if (expression instanceof Call call) {
      return in(call);
    }
    if (expression instanceof Chain chain) {
      return new Chain(chain.calls().stream().map(this::in).toList());
    }
    if (expression instanceof Lambda lambda) {
      return new Lambda(lambda.parameter(), in(lambda.body()));
    }
    return expression instanceof BlockLambda lambda
        ? new BlockLambda(lambda.parameter(), in(lambda.body()))
        : expression;
  }

  private Call in(Call call) {
    return new Call(
        call.name(), call.arguments().stream().map(this::in).toList(), call.linePerArgument());
  }
}

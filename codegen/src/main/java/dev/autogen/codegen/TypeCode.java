package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Atom;
import dev.autogen.codegen.Expression.Call;
import dev.autogen.schema.SqlType;
import java.util.List;
import java.util.Map;

/** Column types in the words of {@link dev.autogen.revision.Revision}. */
final class TypeCode {

  /** A word, and how many modifiers it can have. */
  private record Word(String name, int least, int most) {}

  private static final Map<String, Word> WORDS =
      Map.ofEntries(
          Map.entry("varchar", new Word("varchar", 0, 1)),
          Map.entry("char", new Word("chars", 1, 1)),
          Map.entry("text", new Word("text", 0, 0)),
          Map.entry("boolean", new Word("bool", 0, 0)),
          Map.entry("smallint", new Word("smallint", 0, 0)),
          Map.entry("integer", new Word("integer", 0, 0)),
          Map.entry("bigint", new Word("bigint", 0, 0)),
          Map.entry("numeric", new Word("numeric", 0, 2)),
          Map.entry("real", new Word("real", 0, 0)),
          Map.entry("double precision", new Word("doublePrecision", 0, 0)),
          Map.entry("date", new Word("date", 0, 0)),
          Map.entry("time", new Word("time", 0, 1)),
          Map.entry("timetz", new Word("timetz", 0, 1)),
          Map.entry("timestamp", new Word("timestamp", 0, 1)),
          Map.entry("timestamptz", new Word("timestamptz", 0, 1)),
          Map.entry("interval", new Word("interval", 0, 0)),
          Map.entry("bytea", new Word("bytea", 0, 0)),
          Map.entry("uuid", new Word("uuid", 0, 0)),
          Map.entry("json", new Word("json", 0, 0)),
          Map.entry("jsonb", new Word("jsonb", 0, 0)),
          Map.entry("oid", new Word("oid", 0, 0)));

  private TypeCode() {}

  static Expression of(SqlType type) {
    if (type.isArray()) {
      return Call.of("array", of(type.element()));
    }
    if (!type.fields().isEmpty()) {
      return other(type);
    }
    return type.isBuiltIn() ? builtIn(type) : named(type);
  }

  private static Expression builtIn(SqlType type) {
    Word word = WORDS.get(type.name());
    int modifiers = type.modifiers().size();
    return word != null && modifiers >= word.least() && modifiers <= word.most()
        ? Call.of(word.name(), type.modifiers().stream().map(n -> new Atom("" + n)).toList())
        : other(type);
  }

  private static Expression named(SqlType type) {
    if (!type.modifiers().isEmpty()) {
      return other(type);
    }
    Expression name = JavaText.of(type.name());
    return type.schema().isDefault()
        ? Call.of("enumType", name)
        : Call.of("enumType", List.of(JavaText.of(type.schema().name()), name));
  }

  private static Expression other(SqlType type) {
    return Call.of("type", JavaText.of(type.toString()));
  }
}

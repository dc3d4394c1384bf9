package dev.autogen.engine.adoption;

import dev.autogen.diff.Comparison;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions in the words in which people write them. PostgreSQL prints {@code status in ('A',
 * 'B')} as a comparison with an array and its casts, reads that back as another expression, and
 * gives each constant its type.
 */
public final class ReadableSql {

  private static final String COLUMN = "[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\"";
  private static final String LITERAL = "'(?:[^']|'')*'";

  /** The column, and the values with their casts, of a varchar or a text column. */
  private static final Pattern LIST =
      Pattern.compile(
          ("\\((?<varchar>%1$s)\\)::text = ANY \\(\\(ARRAY\\[(?<varchars>%2$s::character varying"
                  + "(?:, %2$s::character varying)*)\\]\\)::text\\[\\]\\)"
                  + "|(?<text>%1$s) = ANY \\(ARRAY\\[(?<texts>%2$s::text(?:, %2$s::text)*)\\]\\)")
              .formatted(COLUMN, LITERAL));

  private static final Pattern CAST_OF_TEXT =
      Pattern.compile("(%s)::(?:text|character varying|bpchar)\\b(?!\\()".formatted(LITERAL));
  private static final Pattern CAST_OF_COLUMN =
      Pattern.compile("\\((%s)\\)::text".formatted(COLUMN));
  private static final Pattern NUMBER = Pattern.compile("^'(-\\d+)'::(?:integer|bigint|smallint)$");

  /** The best first; what means the same in one place may not in another. */
  private static final List<UnaryOperator<String>> FORMS =
      List.of(text -> withoutCasts(withLists(text)), ReadableSql::withLists);

  private ReadableSql() {}

  /** Returns the forms of a schema that are to be compared with it. */
  public static List<UnaryOperator<Schema>> forms() {
    return FORMS.stream().map(ReadableSql::ofSchema).toList();
  }

  private static UnaryOperator<Schema> ofSchema(UnaryOperator<String> form) {
    return schema ->
        Schema.of(schema.objects().stream().map(object -> changed(object, form)).toList());
  }

  /** Returns the most readable form of an object that means the same. */
  public static SchemaObject of(SchemaObject object, Comparison comparison) {
    return FORMS.stream()
        .map(form -> changed(object, form))
        .filter(readable -> comparison.same(object, readable))
        .findFirst()
        .orElse(object);
  }

  private static SchemaObject changed(SchemaObject object, UnaryOperator<String> form) {
    if (object instanceof CheckConstraint check) {
      return check.withExpression(form.apply(check.expression()));
    }
    if (object instanceof Index index) {
      List<IndexKey> keys =
          index.keys().stream()
              .map(key -> key.isExpression() ? key.withText(form.apply(key.text())) : key)
              .toList();
      return index.withKeys(keys).withWhere(form.apply(index.where()));
    }
    return object instanceof Column column
            && column.defaultValue() instanceof ColumnDefault.Expression expression
        ? column.withDefault(new ColumnDefault.Expression(form.apply(expression.sql())))
        : object;
  }

  private static String withLists(String expression) {
    Matcher list = LIST.matcher(expression);
    return list.replaceAll(
        found -> {
          boolean isText = list.group("text") != null;
          String column = list.group(isText ? "text" : "varchar");
          String values = list.group(isText ? "texts" : "varchars");
          return Matcher.quoteReplacement(
              "%s in (%s)".formatted(column, CAST_OF_TEXT.matcher(values).replaceAll("$1")));
        });
  }

  private static String withoutCasts(String expression) {
    String plain = CAST_OF_TEXT.matcher(expression).replaceAll("$1");
    plain = CAST_OF_COLUMN.matcher(plain).replaceAll("$1");
    return NUMBER.matcher(plain).replaceAll("$1");
  }
}

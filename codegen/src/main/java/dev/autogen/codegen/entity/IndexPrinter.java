package dev.autogen.codegen.entity;

import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints indexes. Hibernate ({@code IndexBinder}) splits {@code columnList} at every comma, takes a
 * part that begins with a parenthesis for an expression and leaves it as it is, knows no word but
 * {@code asc} and {@code desc} after a name, and makes a constraint of a unique index without an
 * expression. To PostgreSQL a column in parentheses is the column ({@code ComputeIndexAttrs}).
 */
final class IndexPrinter {

  private IndexPrinter() {}

  /** Returns why an index cannot be said, if it cannot. */
  static Optional<String> refusal(Index index) {
    if (!index.valid()) {
      return Optional.of("is invalid, left behind by a failed build");
    }
    if (!index.method().equals("btree")) {
      return Optional.of("uses %s, and @Index has no word for it".formatted(index.method()));
    }
    if (!SqlNames.of(index.name()).equals(index.name())) {
      return Optional.of("has a name that needs quotes, and Hibernate writes it without");
    }
    return index.keys().stream().anyMatch(key -> key.text().contains(","))
        ? Optional.of("has a comma in a key, where Hibernate splits it")
        : Optional.empty();
  }

  /** Returns {@code @Index}. */
  static AnnotationText print(Index index) {
    AnnotationText text =
        AnnotationText.of(Jakarta.persistence("Index"))
            .withText("name", index.name())
            .withText("columnList", columnList(index));
    if (index.unique()) {
      text.with("unique", "true");
    }
    String options = options(index);
    if (!options.isEmpty()) {
      text.withText("options", options);
    }
    return text;
  }

  private static String columnList(Index index) {
    boolean needsParentheses =
        index.unique() && index.keys().stream().noneMatch(IndexKey::isExpression);
    List<String> keys = new ArrayList<>();
    for (IndexKey key : index.keys()) {
      keys.add(key(key, needsParentheses && keys.isEmpty()));
    }
    return String.join(", ", keys);
  }

  private static String key(IndexKey key, boolean needsParentheses) {
    String name = key.isExpression() ? key.text() : SqlNames.of(key.text());
    boolean isBare =
        !key.isExpression()
            && !needsParentheses
            && key.collation().isEmpty()
            && key.operatorClass().isEmpty()
            && (key.order() == IndexKey.Order.ASC || key.order() == IndexKey.Order.DESC);
    StringBuilder text = new StringBuilder(isBare ? name : "(" + name + ")");
    if (!key.collation().isEmpty()) {
      text.append(" collate \"").append(key.collation().replace("\"", "\"\"")).append('"');
    }
    if (!key.operatorClass().isEmpty()) {
      text.append(' ').append(key.operatorClass());
    }
    return text.append(key.order().suffix()).toString();
  }

  private static String options(Index index) {
    List<String> options = new ArrayList<>();
    if (!index.include().isEmpty()) {
      options.add("include (" + SqlNames.list(index.include()) + ")");
    }
    if (index.nullsNotDistinct()) {
      options.add("nulls not distinct");
    }
    if (!index.storage().isEmpty()) {
      options.add("with (" + index.storage() + ")");
    }
    if (!index.where().isEmpty()) {
      options.add("where " + index.where());
    }
    return options.stream().collect(Collectors.joining(" "));
  }
}

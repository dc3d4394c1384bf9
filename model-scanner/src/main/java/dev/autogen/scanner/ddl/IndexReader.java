package dev.autogen.scanner.ddl;

import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.IndexKey.Order;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads indexes (documentation: CREATE INDEX). */
final class IndexReader {

  private static final Set<String> END_OF_KEY = Set.of(",", ")");
  private static final Set<String> AFTER_KEY = Set.of("asc", "desc", "nulls");

  private final DdlTokens tokens;

  IndexReader(DdlTokens tokens) {
    this.tokens = tokens;
  }

  /** Reads what follows the name of the table. */
  Index index(QualifiedName table, String name, boolean unique) {
    String method = tokens.acceptWords("using") ? tokens.name() : "btree";
    List<IndexKey> keys = keys(tokens.inParentheses());
    List<String> include = tokens.acceptWords("include") ? tokens.names() : List.of();
    boolean nullsNotDistinct = tokens.acceptWords("nulls not distinct");
    if (!nullsNotDistinct) {
      tokens.acceptWords("nulls distinct");
    }
    String storage = tokens.storageParameters().sql();
    String where = tokens.acceptWords("where") ? Parentheses.strip(tokens.takeRest()) : "";
    tokens.expectEnd();
    return new Index(
        table, name, unique, method, keys, include, nullsNotDistinct, where, storage, true);
  }

  /** Reads the keys of an index or of a unique key. */
  static List<IndexKey> keys(String sql) {
    DdlTokens tokens = new DdlTokens(sql);
    List<IndexKey> keys = new ArrayList<>();
    do {
      keys.add(key(tokens.upTo(END_OF_KEY)));
    } while (tokens.accept(","));
    tokens.expectEnd();
    return keys;
  }

  private static IndexKey key(String sql) {
    DdlTokens tokens = new DdlTokens(sql);
    IndexKey key = keyed(tokens, SqlLexer.significantTokens(sql));
    String collation = tokens.acceptWords("collate") ? tokens.name() : "";
    boolean hasClass = !tokens.atEnd() && AFTER_KEY.stream().noneMatch(tokens::isNextWords);
    String operatorClass = hasClass ? tokens.upTo(AFTER_KEY) : "";
    Order order = order(tokens);
    tokens.expectEnd();
    return new IndexKey(key.text(), key.isExpression(), collation, operatorClass, order);
  }

  private static IndexKey keyed(DdlTokens tokens, List<SqlToken> all) {
    if (tokens.isNext("(")) {
      return IndexKey.expression(Parentheses.strip(tokens.inParentheses()));
    }
    if (all.size() > 1 && all.get(0).isIdentifier() && all.get(1).is("(")) {
      return IndexKey.expression(tokens.take().text() + "(" + tokens.inParentheses() + ")");
    }
    return IndexKey.column(tokens.name());
  }

  private static Order order(DdlTokens tokens) {
    boolean descending = tokens.acceptWords("desc");
    if (!descending) {
      tokens.acceptWords("asc");
    }
    if (tokens.acceptWords("nulls first")) {
      return descending ? Order.DESC : Order.ASC_NULLS_FIRST;
    }
    if (tokens.acceptWords("nulls last")) {
      return descending ? Order.DESC_NULLS_LAST : Order.ASC;
    }
    return descending ? Order.DESC : Order.ASC;
  }
}

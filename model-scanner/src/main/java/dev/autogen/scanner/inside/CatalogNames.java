package dev.autogen.scanner.inside;

import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlLexer;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;

/** The names under which PostgreSQL keeps what Hibernate names. */
final class CatalogNames {

  private CatalogNames() {}

  static String of(Column column, Dialect dialect) {
    return of(column.getQuotedName(dialect));
  }

  static String of(Identifier identifier) {
    return SqlIdentifier.truncate(
        identifier.isQuoted() ? identifier.getText() : SqlIdentifier.fold(identifier.getText()));
  }

  private static String of(String rendered) {
    return SqlLexer.significantTokens(rendered).stream()
        .filter(token -> token.isIdentifier())
        .findFirst()
        .map(token -> SqlIdentifier.truncate(token.identifier()))
        .orElse(rendered);
  }
}

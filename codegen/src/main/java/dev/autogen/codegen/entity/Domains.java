package dev.autogen.codegen.entity;

import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.SqlType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What domains are made of. */
final class Domains {

  /** What follows the type of a domain: a collation, a default, constraints. */
  private static final Pattern REST =
      Pattern.compile(" (collate|default|not null|constraint) ?", Pattern.CASE_INSENSITIVE);

  private Domains() {}

  /** Returns the type that a domain is of, as its definition says it. */
  static Optional<SqlType> baseType(OpaqueObject domain) {
    int as = domain.definition().indexOf(" as ");
    if (as < 0) {
      return Optional.empty();
    }
    String after = domain.definition().substring(as + " as ".length());
    Matcher rest = REST.matcher(after);
    try {
      return Optional.of(SqlType.parse(rest.find() ? after.substring(0, rest.start()) : after));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}

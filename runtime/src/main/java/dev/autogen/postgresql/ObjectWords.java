package dev.autogen.postgresql;

import dev.autogen.schema.ObjectKind;

/** What SQL calls the kinds of objects. */
final class ObjectWords {

  private ObjectWords() {}

  /**
   * Returns the words after {@code drop}, {@code alter} or {@code comment on}.
   *
   * @throws IllegalArgumentException for a kind whose objects a name alone does not identify
   */
  static String of(ObjectKind kind) {
    return switch (kind) {
      case ENUM_TYPE, COMPOSITE_TYPE -> "type";
      case SCHEMA, EXTENSION, COLLATION, DOMAIN, SEQUENCE, TABLE, INDEX, VIEW, MATERIALIZED_VIEW ->
          kind.words();
      default ->
          throw new IllegalArgumentException(
              "A %s cannot be named in SQL by its name alone. Write the SQL with op.execute."
                  .formatted(kind.words()));
    };
  }
}

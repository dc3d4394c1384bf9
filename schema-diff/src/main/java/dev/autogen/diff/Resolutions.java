package dev.autogen.diff;

import dev.autogen.schema.ObjectId;
import java.util.Set;

/**
 * How the user decides conflicts. An object is named as in messages, with or without its kind
 * ({@code posts.title}, {@code column posts.title}); a table's name stands for all that belongs to
 * it.
 *
 * @param takeModel objects that become what the model says
 * @param keepDatabase objects that stay as the database has them; the model's change is only
 *     recorded
 */
public record Resolutions(Set<String> takeModel, Set<String> keepDatabase) {

  /** Nothing is decided. */
  public static final Resolutions NONE = new Resolutions(Set.of(), Set.of());

  public Resolutions {
    takeModel = Set.copyOf(takeModel);
    keepDatabase = Set.copyOf(keepDatabase);
  }

  boolean takesModel(ObjectId id) {
    return names(takeModel, id);
  }

  boolean keepsDatabase(ObjectId id) {
    return names(keepDatabase, id);
  }

  private static boolean names(Set<String> names, ObjectId id) {
    return names.contains(name(id))
        || names.contains(id.toString())
        || id.kind().isTableElement() && names.contains(name(ObjectId.table(id.tableName())));
  }

  /** Returns the name of an object without its kind. */
  static String name(ObjectId id) {
    return id.toString().substring(id.kind().words().length() + 1);
  }
}

package dev.autogen.diff;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * A new name for a value of an enumeration.
 *
 * @param holder the names by which its enum type, or its table and column, are found: {@code mood},
 *     {@code posts.status}, with or without schema
 * @param from the value as it is
 * @param to the value as it becomes
 */
public record ValueRename(List<String> holder, String from, String to) {

  public ValueRename {
    holder = List.copyOf(holder);
  }

  static ValueRename of(ObjectId holder, String from, String to) {
    return new ValueRename(holder.names(), from, to);
  }

  /** Returns the enum type that may be meant. */
  Optional<ObjectId> asType() {
    return name(holder).map(name -> ObjectId.of(ObjectKind.ENUM_TYPE, name));
  }

  /** Returns the column that may be meant. */
  Optional<ObjectId> asColumn() {
    int last = holder.size() - 1;
    return name(holder.subList(0, last)).map(table -> ObjectId.column(table, holder.get(last)));
  }

  private static Optional<QualifiedName> name(List<String> names) {
    return switch (names.size()) {
      case 1 -> Optional.of(QualifiedName.of(names.get(0)));
      case 2 -> Optional.of(QualifiedName.of(names.get(0), names.get(1)));
      default -> Optional.empty();
    };
  }

  /** Returns how the command line names what it is of: {@code posts.status.DRAFT}. */
  String text() {
    return String.join(".", holder) + "." + from;
  }
}

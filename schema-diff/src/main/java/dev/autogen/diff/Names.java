package dev.autogen.diff;

import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TableElement;
import java.util.HashSet;
import java.util.Set;

/** Which constraints and indexes get another name. */
final class Names {

  private final Set<OccupiedName> wanted = new HashSet<>();

  Names(Schema after) {
    for (SchemaObject object : after.objects()) {
      wanted.addAll(OccupiedName.of(object));
    }
  }

  /**
   * Tells whether an element must be renamed to become the other: generated names are as good as each
   * other, unless something else wants this one.
   */
  boolean mustChange(TableElement element, TableElement other) {
    if (element.name().equals(other.name())) {
      return false;
    }
    TableElement kept = Structure.named(other, element.name());
    return !SchemaEquivalence.equivalent(kept, other)
        || OccupiedName.of(element).stream()
            .anyMatch(name -> wanted.contains(name) && !OccupiedName.of(other).contains(name));
  }
}

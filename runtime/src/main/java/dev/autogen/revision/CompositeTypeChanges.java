package dev.autogen.revision;

import dev.autogen.operation.Change;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes different in a composite type. What {@link Operations#alterCompositeType} hands to
 * its lambda. Immutable: every method returns another set of changes, so chain them.
 */
public final class CompositeTypeChanges {

  private final List<Change> changes;

  private CompositeTypeChanges(List<Change> changes) {
    this.changes = changes;
  }

  static CompositeTypeChanges none() {
    return new CompositeTypeChanges(List.of());
  }

  List<Change> changes() {
    return changes;
  }

  /** Has a further attribute, behind the others. */
  public CompositeTypeChanges addAttribute(String name, SqlType type) {
    return and(new Change.AddAttribute(attribute(name, type)));
  }

  /** Has this attribute no more. */
  public CompositeTypeChanges dropAttribute(String name) {
    return and(new Change.DropAttribute(Requirements.name("an attribute", name)));
  }

  /** Has another type for this attribute; only while no table uses the composite type. */
  public CompositeTypeChanges alterAttribute(String name, SqlType type) {
    return and(new Change.SetAttributeType(attribute(name, type).name(), type));
  }

  private CompositeTypeChanges and(Change change) {
    List<Change> all = new ArrayList<>(changes);
    all.add(change);
    return new CompositeTypeChanges(List.copyOf(all));
  }

  static CompositeType.Attribute attribute(String name, SqlType type) {
    Requirements.name("an attribute", name);
    return new CompositeType.Attribute(
        name, Requirements.given("The type of attribute " + name, type));
  }
}

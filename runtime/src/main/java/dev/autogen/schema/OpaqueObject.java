package dev.autogen.schema;

import java.util.List;

/**
 * An object that autogen keeps but does not take apart: a view, a function, a cast, an extension.
 *
 * @param kind what it is
 * @param name its name; for a cast {@code source AS target}
 * @param definition the SQL that creates it
 * @param dropSql the SQL that drops it
 * @param dependsOn the objects that must exist before it
 */
public record OpaqueObject(
    ObjectKind kind,
    QualifiedName name,
    String definition,
    String dropSql,
    List<ObjectId> dependsOn)
    implements SchemaObject {

  public OpaqueObject {
    dependsOn = List.copyOf(dependsOn);
  }

  @Override
  public ObjectId id() {
    return ObjectId.of(kind, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.opaqueObject(this);
  }
}

package dev.autogen.codegen.entity;

import dev.autogen.schema.Table;
import java.util.List;

/**
 * An entity, as a value that knows no Java source: which table it is of, and what its properties
 * are.
 *
 * @param className its simple name
 * @param table its table
 * @param idClass the simple name of its id class; empty when its id is one property
 * @param properties its properties: those of the id first, then those of columns, then the other
 *     ends of associations
 */
record EntityModel(String className, Table table, String idClass, List<Property> properties) {

  EntityModel {
    properties = List.copyOf(properties);
  }

  /** Returns the properties that make the id. */
  List<Property> id() {
    return properties.stream().filter(Property::isId).toList();
  }
}

package dev.autogen.cli.fuzz;

import java.util.List;

/**
 * Something that an entity has.
 *
 * @param number tells it from all other features and entities of a model and of what it becomes
 * @param construct what it is
 * @param variant which of the construct's variants
 * @param name its name in the database
 * @param property its name in Java
 * @param references the numbers of the features and entities it refers to, as its construct needs
 */
record Feature(
    int number,
    Construct construct,
    int variant,
    DbName name,
    String property,
    List<Integer> references) {

  Feature {
    references = List.copyOf(references);
  }

  Feature withVariant(int other) {
    return new Feature(number, construct, other, name, property, references);
  }

  Feature withName(DbName other) {
    return new Feature(number, construct, variant, other, property, references);
  }

  Feature withProperty(String other) {
    return new Feature(number, construct, variant, name, other, references);
  }

  Variant written() {
    return construct.variants().get(variant);
  }

  /** Returns the name of the type that belongs to it. */
  String typeName() {
    return "T" + number;
  }
}

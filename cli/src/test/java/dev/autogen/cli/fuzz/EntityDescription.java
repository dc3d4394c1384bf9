package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An entity.
 *
 * @param number tells it from all other features and entities
 * @param construct {@link Constructs#ENTITY} or {@link Constructs#ENTITY_IN_SCHEMA}
 * @param table the name of its table
 * @param id its identifier
 * @param features what else it has
 */
record EntityDescription(
    int number, Construct construct, DbName table, Feature id, List<Feature> features) {

  static final String SCHEMA = "reporting";

  EntityDescription {
    features = List.copyOf(features);
  }

  String className() {
    return "E" + number;
  }

  boolean isInSchema() {
    return construct.equals(Constructs.ENTITY_IN_SCHEMA);
  }

  Stream<Feature> all() {
    return Stream.concat(Stream.of(id), features.stream());
  }

  EntityDescription withTable(DbName other) {
    return new EntityDescription(number, construct, other, id, features);
  }

  EntityDescription with(Feature more) {
    List<Feature> others = new ArrayList<>(features);
    others.add(more);
    return new EntityDescription(number, construct, table, id, others);
  }

  EntityDescription without(Predicate<Feature> dropped) {
    return new EntityDescription(
        number, construct, table, id, features.stream().filter(dropped.negate()).toList());
  }

  EntityDescription replaced(UnaryOperator<Feature> change) {
    return new EntityDescription(
        number, construct, table, change.apply(id), features.stream().map(change).toList());
  }
}

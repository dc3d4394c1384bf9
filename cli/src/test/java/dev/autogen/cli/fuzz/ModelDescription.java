package dev.autogen.cli.fuzz;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A model of entities. Numbers are unique among entities and features. */
record ModelDescription(List<EntityDescription> entities) {

  ModelDescription {
    entities = List.copyOf(entities);
  }

  Optional<EntityDescription> entity(int number) {
    return entities.stream().filter(entity -> entity.number() == number).findFirst();
  }

  Optional<Feature> feature(int number) {
    return features().filter(feature -> feature.number() == number).findFirst();
  }

  EntityDescription ownerOf(int feature) {
    return entities.stream()
        .filter(entity -> entity.all().anyMatch(one -> one.number() == feature))
        .findFirst()
        .orElseThrow();
  }

  boolean contains(int number) {
    return entity(number).isPresent() || feature(number).isPresent();
  }

  /** Returns all features, identifiers included. */
  Stream<Feature> features() {
    return entities.stream().flatMap(EntityDescription::all);
  }

  ModelDescription with(EntityDescription more) {
    return new ModelDescription(Stream.concat(entities.stream(), Stream.of(more)).toList());
  }

  ModelDescription with(int entity, Feature more) {
    return changed(one -> one.number() == entity ? one.with(more) : one);
  }

  ModelDescription changed(UnaryOperator<EntityDescription> change) {
    return new ModelDescription(entities.stream().map(change).toList());
  }

  ModelDescription replaced(int feature, UnaryOperator<Feature> change) {
    return changed(
        entity -> entity.replaced(one -> one.number() == feature ? change.apply(one) : one));
  }

  /** Returns the model without an entity or feature, and without all that refers to it. */
  ModelDescription without(int number) {
    return new ModelDescription(
            entities.stream()
                .filter(entity -> entity.number() != number)
                .map(entity -> entity.without(feature -> feature.number() == number))
                .toList())
        .consistent();
  }

  private ModelDescription consistent() {
    Set<Integer> numbers = new HashSet<>();
    entities.forEach(entity -> numbers.add(entity.number()));
    features().forEach(feature -> numbers.add(feature.number()));
    for (EntityDescription entity : entities) {
      if (!numbers.containsAll(entity.id().references())) {
        return without(entity.number());
      }
    }
    ModelDescription result =
        changed(entity -> entity.without(one -> !numbers.containsAll(one.references())));
    return result.equals(this) ? this : result.consistent();
  }

  /** Tells whether Hibernate can accept it: which constructs go together. */
  boolean isValid() {
    return entities.stream().allMatch(this::isValid);
  }

  private boolean isValid(EntityDescription entity) {
    Set<String> single = new HashSet<>();
    Set<Construct> hierarchy = new HashSet<>();
    for (Feature feature : entity.features()) {
      Construct construct = feature.construct();
      if (construct.is(Trait.OWNER_COLUMN) && !entity.id().construct().is(Trait.SIMPLE_ID)) {
        return false;
      }
      if (construct.is(Trait.ONE_PER_ENTITY) && !single.add(construct.name())) {
        return false;
      }
      if (construct.is(Trait.HIERARCHY)) {
        hierarchy.add(construct);
      }
    }
    boolean union = hierarchy.stream().anyMatch(one -> one.name().equals("subclass with a table"));
    boolean identity = entity.id().written().text().contains("IDENTITY");
    return hierarchy.size() <= 1
        && !(union && identity)
        && !derivesFromItself(entity)
        && !(single.contains("partition key") && isReferredTo(entity));
  }

  /** A partition key becomes part of the primary key, and no foreign key knows of it. */
  private boolean isReferredTo(EntityDescription entity) {
    return features().anyMatch(one -> one.references().contains(entity.number()))
        || entity.features().stream().anyMatch(one -> one.construct().is(Trait.OWN_TABLE));
  }

  private boolean derivesFromItself(EntityDescription entity) {
    Set<Integer> seen = new HashSet<>();
    EntityDescription current = entity;
    while (!current.id().references().isEmpty()) {
      if (!seen.add(current.number())) {
        return true;
      }
      current = entity(current.id().references().get(0)).orElseThrow();
    }
    return false;
  }

  /** Returns the Java type of an entity's identifier. */
  String idType(EntityDescription entity) {
    if (!entity.id().references().isEmpty()) {
      return idType(entity(entity.id().references().get(0)).orElseThrow());
    }
    return entity.id().written().idType().replace("$Name", entity.id().typeName());
  }
}

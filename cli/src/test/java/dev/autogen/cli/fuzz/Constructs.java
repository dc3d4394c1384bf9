package dev.autogen.cli.fuzz;

import static dev.autogen.cli.fuzz.Trait.RENAMABLE;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The catalog of constructs. */
record Constructs(List<Construct> all) {

  /** An entity itself: its table, its class. */
  static final Construct ENTITY = Construct.of("entity", RENAMABLE).variant("");

  /** An entity in another schema than the default one. */
  static final Construct ENTITY_IN_SCHEMA =
      Construct.of("entity in a schema", RENAMABLE, Trait.SELDOM).variant("");

  Constructs {
    all = List.copyOf(all);
  }

  static Constructs ofHibernate7() {
    return new Constructs(
        Stream.of(
                List.of(ENTITY, ENTITY_IN_SCHEMA),
                IdConstructs.ALL,
                FieldConstructs.ALL,
                EnumConstructs.ALL,
                RelationConstructs.ALL,
                ClassConstructs.ALL)
            .flatMap(List::stream)
            .toList());
  }

  static Constructs ofHibernate6() {
    return new Constructs(
        ofHibernate7().all.stream()
            .map(Construct::inHibernate6)
            .filter(construct -> !construct.variants().isEmpty())
            .toList());
  }

  /** Returns the constructs but those of some names. */
  Constructs without(Collection<String> names) {
    return new Constructs(all.stream().filter(one -> !names.contains(one.name())).toList());
  }

  /** Returns those of features, which entities have beside their identifiers. */
  List<Construct> ofFeatures() {
    return all.stream().filter(c -> !isEntity(c) && !c.is(Trait.ID)).toList();
  }

  List<Construct> ofIds() {
    return all.stream().filter(c -> c.is(Trait.ID)).toList();
  }

  static boolean isEntity(Construct construct) {
    return construct.equals(ENTITY) || construct.equals(ENTITY_IN_SCHEMA);
  }
}

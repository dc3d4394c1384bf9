package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes random models, and parts of them. */
final class ModelGenerator {

  private static final int TRIES = 8;

  private final Constructs constructs;
  private final Dice dice;
  private final Names names;
  private int last;

  ModelGenerator(Constructs constructs, Dice dice) {
    this.constructs = constructs;
    this.dice = dice;
    this.names = new Names(dice);
  }

  Dice dice() {
    return dice;
  }

  /** Returns a small model of anything. */
  ModelDescription model() {
    ModelDescription model = new ModelDescription(List.of());
    int entities = dice.between(1, 3);
    for (int i = 0; i < entities; i++) {
      Construct construct = dice.oneIn(5) ? Constructs.ENTITY_IN_SCHEMA : Constructs.ENTITY;
      model = withEntity(model, construct, Optional.empty());
    }
    int features = dice.between(2, 4 * entities);
    for (int i = 0; i < features; i++) {
      model = withFeature(model, dice.of(constructs.ofFeatures())).orElse(model);
    }
    return model;
  }

  /** Returns a model with another entity. */
  ModelDescription withEntity(
      ModelDescription model, Construct construct, Optional<Construct> idConstruct) {
    Construct idOf = idConstruct.orElseGet(() -> anyId(model));
    ModelDescription enough = withTargetFor(model, idOf);
    int number = ++last;
    int idNumber = ++last;
    Feature id =
        new Feature(
            idNumber,
            idOf,
            dice.below(idOf.variants().size()),
            idOf.is(Trait.PLAIN_NAME) || !dice.oneIn(3)
                ? names.plain(idNumber)
                : names.any(idNumber),
            "id",
            idOf.needsEntity() ? List.of(target(enough, Need.ENTITY).number()) : List.of());
    DbName table = names.table(number);
    return enough.with(new EntityDescription(number, construct, table, id, List.of()));
  }

  private ModelDescription withTargetFor(ModelDescription model, Construct construct) {
    ModelDescription enough = model;
    for (Need need : construct.needs()) {
      if (need == Need.ENTITY && targets(enough, need).isEmpty()) {
        enough = withEntity(enough, Constructs.ENTITY, Optional.of(id("id of numbers")));
      } else if (need == Need.COMPOSITE && targets(enough, need).isEmpty()) {
        String name = dice.oneIn(2) ? "id class" : "embedded id";
        enough = withEntity(enough, Constructs.ENTITY, Optional.of(id(name)));
      }
    }
    return enough;
  }

  private Construct anyId(ModelDescription model) {
    return dice.oneIn(2) ? id("id of numbers") : dice.of(constructs.ofIds());
  }

  private Construct id(String name) {
    return constructs.ofIds().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private List<EntityDescription> targets(ModelDescription model, Need need) {
    return model.entities().stream()
        .filter(entity -> entity.id().construct().is(Trait.SIMPLE_ID) == (need == Need.ENTITY))
        .toList();
  }

  private EntityDescription target(ModelDescription model, Need need) {
    return dice.of(targets(model, need));
  }

  /**
   * Returns a model with a feature of a construct, and with what that needs; empty if no entity
   * takes it.
   */
  Optional<ModelDescription> withFeature(ModelDescription model, Construct construct) {
    ModelDescription enough = withTargetFor(model, construct);
    for (int i = 0; i < TRIES; i++) {
      EntityDescription owner = dice.of(enough.entities());
      ModelDescription candidate = withFeature(enough, owner.number(), construct);
      if (candidate.isValid()) {
        return Optional.of(candidate);
      }
    }
    ModelDescription more = withEntity(enough, Constructs.ENTITY, Optional.of(id("id of text")));
    int owner = more.entities().get(more.entities().size() - 1).number();
    return Optional.of(withFeature(more, owner, construct)).filter(ModelDescription::isValid);
  }

  private ModelDescription withFeature(ModelDescription model, int owner, Construct construct) {
    ModelDescription result = model;
    List<Integer> references = new ArrayList<>();
    for (Need need : construct.needs()) {
      if (need == Need.ENTITY || need == Need.COMPOSITE) {
        references.add(target(result, need).number());
        continue;
      }
      Trait trait = Trait.valueOf(need.name());
      List<Integer> there = columns(result, owner, trait, references);
      if (there.isEmpty()) {
        result = withFeature(result, owner, dice.of(columnConstructs(trait)));
        there = columns(result, owner, trait, references);
      }
      references.add(dice.of(there));
    }
    return result.with(owner, feature(construct, references));
  }

  private Feature feature(Construct construct, List<Integer> references) {
    int number = ++last;
    return new Feature(
        number,
        construct,
        dice.below(construct.variants().size()),
        construct.is(Trait.PLAIN_NAME) ? names.plain(number) : names.any(number),
        "f" + number,
        references);
  }

  /** Returns the same feature under another name. */
  Feature renamed(Feature feature, boolean propertyToo) {
    DbName name =
        feature.construct().is(Trait.PLAIN_NAME)
            ? names.plain(feature.number())
            : names.any(feature.number());
    Feature renamed = feature.withName(name);
    return propertyToo ? renamed.withProperty(feature.property() + "x") : renamed;
  }

  EntityDescription renamed(EntityDescription entity) {
    return entity.withTable(names.table(entity.number()));
  }

  private List<Construct> columnConstructs(Trait trait) {
    return constructs.ofFeatures().stream()
        .filter(c -> c.is(trait) && c.needs().isEmpty() && !c.is(Trait.ONE_PER_ENTITY))
        .toList();
  }

  private static List<Integer> columns(
      ModelDescription model, int owner, Trait trait, List<Integer> others) {
    return model.entity(owner).orElseThrow().features().stream()
        .filter(feature -> feature.construct().is(trait) && !others.contains(feature.number()))
        .map(Feature::number)
        .toList();
  }
}

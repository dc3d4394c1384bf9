package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes pairs of models. What is done in each is dealt from a shuffled deck of all that can be
 * done, so that after some pairs everything has been done about equally often.
 */
final class PairGenerator {

  private static final int EDITS = 10;
  private static final int TRIES = 8;

  private final Constructs constructs;
  private final long seed;
  private final List<Cell> cells;

  PairGenerator(Constructs constructs, long seed) {
    this.constructs = constructs;
    this.seed = seed;
    this.cells = Cell.of(constructs);
  }

  /** Returns the pair of a number; the same for the same seed. */
  ModelPair pair(int index) {
    return new Drafting(new ModelGenerator(constructs, new Dice(seed + 31L * (index + 1))))
        .pair(index);
  }

  /** The cells of a pair: a stretch of decks that are shuffled one after the other. */
  private List<Cell> hand(int index) {
    List<Cell> hand = new ArrayList<>();
    for (int i = index * EDITS; i < (index + 1) * EDITS; i++) {
      List<Cell> deck = new Dice(seed ^ (i / cells.size())).shuffled(cells);
      hand.add(deck.get(i % cells.size()));
    }
    return hand;
  }

  /** One pair while it is made. */
  private final class Drafting {

    private final ModelGenerator generator;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Integer> subjects = new ArrayList<>();
    private ModelDescription before;

    Drafting(ModelGenerator generator) {
      this.generator = generator;
      this.before = generator.model();
    }

    ModelPair pair(int index) {
      List<Cell> hand = hand(index);
      hand.stream().filter(cell -> cell.kind() != EditKind.ADD).forEach(this::edit);
      edits.sort((a, b) -> Boolean.compare(a.kind() == EditKind.DROP, b.kind() == EditKind.DROP));
      ModelPair draft = new ModelPair("seed %d, pair %d".formatted(seed, index), before, edits);
      for (Cell cell : hand) {
        if (cell.kind() == EditKind.ADD) {
          draft = added(draft, cell);
        }
      }
      return draft.after().entities().isEmpty() ? withoutDrops(draft) : draft;
    }

    private ModelPair withoutDrops(ModelPair draft) {
      return draft.withEdits(
          draft.edits().stream().filter(edit -> edit.kind() != EditKind.DROP).toList());
    }

    private void edit(Cell cell) {
      boolean whole = cell.construct().is(Trait.ID) && cell.kind() == EditKind.DROP;
      Optional<Integer> number = there(cell.construct(), whole).findFirst();
      if (number.isEmpty()) {
        Optional<ModelDescription> more = with(before, cell.construct());
        if (more.isEmpty()) {
          return;
        }
        before = more.get();
        number = there(cell.construct(), whole).findFirst();
      }
      number.ifPresent(
          subject -> {
            subjects.add(subject);
            edits.add(new Edit(cell.kind(), cell.construct(), subject, change(cell, subject)));
          });
    }

    /** The numbers of what is of a construct, as long as no other edit takes it. */
    private Stream<Integer> there(Construct construct, boolean wholeEntity) {
      Stream<Integer> numbers;
      if (Constructs.isEntity(construct)) {
        numbers =
            before.entities().stream()
                .filter(entity -> entity.construct().equals(construct))
                .map(EntityDescription::number);
      } else {
        numbers =
            before
                .features()
                .filter(feature -> feature.construct().equals(construct))
                .map(Feature::number)
                .map(number -> wholeEntity ? before.ownerOf(number).number() : number);
      }
      return numbers.filter(number -> !subjects.contains(number) && !takesOthers(number));
    }

    private boolean takesOthers(int number) {
      ModelDescription rest = before.without(number);
      return subjects.stream().anyMatch(subject -> !rest.contains(subject));
    }

    private UnaryOperator<ModelDescription> change(Cell cell, int subject) {
      if (cell.kind() == EditKind.DROP) {
        return model -> model.without(subject);
      }
      Optional<EntityDescription> entity = before.entity(subject);
      if (entity.isPresent()) {
        DbName table = generator.renamed(entity.get()).table();
        return model -> model.changed(one -> one.number() == subject ? one.withTable(table) : one);
      }
      Feature feature = before.feature(subject).orElseThrow();
      if (cell.kind() == EditKind.CHANGE || cell.construct().is(Trait.RENAMES_VALUE)) {
        List<Integer> others = cell.construct().changesOf(feature.variant());
        if (others.isEmpty()) {
          return model -> model;
        }
        int other = generator.dice().of(others);
        return model -> model.replaced(subject, one -> one.withVariant(other));
      }
      Feature renamed = generator.renamed(feature, generator.dice().oneIn(2));
      return model ->
          model.replaced(
              subject, one -> one.withName(renamed.name()).withProperty(renamed.property()));
    }

    private ModelPair added(ModelPair draft, Cell cell) {
      ModelDescription after = draft.after();
      return with(after, cell.construct())
          .flatMap(more -> addition(after, more, cell))
          .map(
              edit ->
                  draft.withEdits(Stream.concat(draft.edits().stream(), Stream.of(edit)).toList()))
          .orElse(draft);
    }

    private Optional<Edit> addition(ModelDescription less, ModelDescription more, Cell cell) {
      Addition addition = Addition.between(less, more);
      return Stream.concat(
              more.entities().stream()
                  .filter(entity -> entity.construct().equals(cell.construct()))
                  .map(EntityDescription::number),
              more.features()
                  .filter(feature -> feature.construct().equals(cell.construct()))
                  .map(Feature::number))
          .filter(number -> !less.contains(number))
          .findFirst()
          .map(number -> new Edit(EditKind.ADD, cell.construct(), number, addition::addTo));
    }

    private Optional<ModelDescription> with(ModelDescription model, Construct construct) {
      if (Constructs.isEntity(construct)) {
        return Optional.of(generator.withEntity(model, construct, Optional.empty()));
      }
      if (construct.is(Trait.ID)) {
        return Optional.of(generator.withEntity(model, Constructs.ENTITY, Optional.of(construct)));
      }
      ModelDescription some =
          model.entities().isEmpty()
              ? generator.withEntity(model, Constructs.ENTITY, Optional.empty())
              : model;
      for (int i = 0; i < TRIES; i++) {
        Optional<ModelDescription> more = generator.withFeature(some, construct);
        if (more.isPresent()) {
          return more;
        }
      }
      return Optional.empty();
    }
  }
}

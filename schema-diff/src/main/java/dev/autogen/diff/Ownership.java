package dev.autogen.diff;

import dev.autogen.diff.Planned.Effect;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which column a sequence goes with. An operation of its own: the default of the column needs the
 * sequence, and the ownership needs the column.
 */
final class Ownership {

  private final Schema before;
  private final Schema after;
  private final Set<ObjectId> unsettled;
  private final Places places;

  Ownership(Schema before, Schema after, Set<ObjectId> unsettled, Places places) {
    this.before = before;
    this.after = after;
    this.unsettled = unsettled;
    this.places = places;
  }

  /** Returns the same sequence, owned by no column. */
  static Sequence none(Sequence sequence) {
    return new Sequence(sequence.name(), sequence.options(), Optional.empty(), sequence.comment());
  }

  /**
   * Returns what creates a sequence and gives it to its column, if one owns it: at once to a column
   * that is there, so that it starts above the values.
   */
  List<Planned> creation(Sequence sequence) {
    boolean ownerStays =
        sequence
            .ownedBy()
            .filter(owner -> !unsettled.contains(owner))
            .filter(before::contains)
            .isPresent();
    Sequence alone = none(sequence);
    Place place = places.creation(sequence);
    List<Planned> planned = new ArrayList<>();
    if (ownerStays) {
      planned.add(Planned.creation(new Create(sequence), List.of(alone), place));
    } else {
      planned.add(Planned.creation(new Create(alone), List.of(alone), place));
      planned.addAll(change(alone, sequence));
    }
    return planned;
  }

  /**
   * Returns what gives a sequence from one column to another; it does not go with a dropped one.
   */
  List<Planned> change(Sequence sequence, Sequence wanted) {
    boolean ownerGoes = sequence.ownedBy().filter(unsettled::contains).isPresent();
    List<Planned> planned = new ArrayList<>();
    Sequence now = sequence;
    if (ownerGoes) {
      planned.add(give(now, none(sequence)));
      now = none(sequence);
    }
    if (!now.ownedBy().equals(wanted.ownedBy())) {
      planned.add(give(now, wanted));
    }
    return planned;
  }

  private Planned give(Sequence from, Sequence to) {
    Place place =
        to.ownedBy()
            .flatMap(owner -> after.find(owner, Column.class))
            .map(owner -> places.owning(owner, to))
            .orElseGet(() -> places.change(from));
    Alter alter = Alter.of(to.id(), new Change.SetOwner(to.ownedBy()));
    return Planned.change(alter, Effect.TIES, from, to, place);
  }
}

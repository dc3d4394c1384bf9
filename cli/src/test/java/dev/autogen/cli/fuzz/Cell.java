package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A construct and what is done with it. */
record Cell(Construct construct, EditKind kind) {

  /** Returns all that there are of some constructs, those to be dealt twice two times. */
  static List<Cell> of(Constructs constructs) {
    List<Cell> cells = new ArrayList<>();
    for (Construct construct : constructs.all()) {
      List<Cell> own =
          construct.edits().stream().sorted().map(kind -> new Cell(construct, kind)).toList();
      cells.addAll(own);
      if (construct.is(Trait.SELDOM)) {
        cells.addAll(own);
      }
    }
    return cells;
  }

  @Override
  public String toString() {
    return construct.name() + ": " + kind.name().toLowerCase(Locale.ROOT);
  }
}

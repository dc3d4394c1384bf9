package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A construct and what is done with it. */
record Cell(Construct construct, EditKind kind) {

  /** Returns all that there are of some constructs. */
  static List<Cell> of(Constructs constructs) {
    List<Cell> cells = new ArrayList<>();
    for (Construct construct : constructs.all()) {
      construct.edits().stream().sorted().forEach(kind -> cells.add(new Cell(construct, kind)));
    }
    return cells;
  }

  @Override
  public String toString() {
    return construct.name() + ": " + kind.name().toLowerCase(Locale.ROOT);
  }
}

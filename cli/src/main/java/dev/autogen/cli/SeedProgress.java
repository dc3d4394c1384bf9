package dev.autogen.cli;

import dev.autogen.engine.seed.SeedListener;
import dev.autogen.engine.seed.SeedPlan;
import dev.autogen.engine.seed.SeedPlan.PlannedTable;
import dev.autogen.engine.seed.SeedResult.CopiedTable;

/** Says what is copied, and on a terminal how far it is. */
final class SeedProgress implements SeedListener {

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final AutogenCommand autogen;
  private final boolean rewrites;

  SeedProgress(AutogenCommand autogen) {
    this.autogen = autogen;
    this.rewrites = autogen.terminal().interactive() && !autogen.quiet;
  }

  @Override
  public void planned(SeedPlan plan) {
    if (!autogen.json) {
      SeedView.remarks(plan).forEach(autogen::say);
    }
  }

  @Override
  public void copied(PlannedTable table, long rows) {
    show("copying %s … %d of %d rows".formatted(table.table(), rows, table.rows()));
  }

  @Override
  public void finished(CopiedTable table) {
    show("");
  }

  private void show(String text) {
    if (rewrites) {
      autogen.terminal().err().print(CLEAR_LINE + text);
      autogen.terminal().err().flush();
    }
  }
}

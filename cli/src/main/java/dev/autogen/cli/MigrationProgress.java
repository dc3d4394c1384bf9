package dev.autogen.cli;

import dev.autogen.migration.AppliedRevision;
import dev.autogen.migration.BatchProgress;
import dev.autogen.migration.Direction;
import dev.autogen.migration.HistoryRecord;
import dev.autogen.migration.MigrationListener;
import dev.autogen.migration.Migrator;
import dev.autogen.migration.PlannedRevision;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows each revision as it runs: a line when it is done, and on a terminal one while it runs. */
final class MigrationProgress implements MigrationListener {

  private static final String CLEAR_LINE = "\r\u001b[K";

  /** Without a terminal, how often to say that the wait goes on, or that it is for another. */
  private static final Duration REMINDER = Duration.ofSeconds(10);

  private static final Duration BRIEF = Duration.ofSeconds(2);

  private final AutogenCommand autogen;
  private final boolean rehearsal;
  private final boolean rewrites;
  private final BatchLines batches;
  private final List<String> rehearsed = new ArrayList<>();
  private String waitingFor = "";
  private Duration lastSaid = Duration.ZERO;

  MigrationProgress(AutogenCommand autogen) {
    this(autogen, false);
  }

  /**
   * @param rehearsal whether what is run is rolled back, and then shown statement by statement
   */
  MigrationProgress(AutogenCommand autogen, boolean rehearsal) {
    this.autogen = autogen;
    this.rehearsal = rehearsal;
    this.batches = new BatchLines(System::nanoTime, autogen::say);
    this.rewrites = autogen.terminal().interactive() && !autogen.quiet;
  }

  @Override
  public void waitingForLock(String holder, Duration waited) {
    String line = "Waiting for another autogen: " + holder;
    if (rewrites) {
      transientLine("%s (%d s)".formatted(line, waited.toSeconds()));
      return;
    }
    Duration silence = waited.minus(lastSaid);
    boolean another = !holder.equals(waitingFor) && silence.compareTo(BRIEF) >= 0;
    if (waitingFor.isEmpty() || another || silence.compareTo(REMINDER) >= 0) {
      waitingFor = holder;
      lastSaid = waited;
      autogen.say(waited.toSeconds() == 0 ? line : "%s (%d s)".formatted(line, waited.toSeconds()));
    }
  }

  @Override
  public void revisionStarted(PlannedRevision revision) {
    transientLine("%s %s …".formatted(revision.direction().word(), PlainText.of(revision.title())));
  }

  @Override
  public void stepFinished(PlannedRevision revision, int done) {
    batches.end();
    if (revision.steps().size() > 1) {
      transientLine(
          "%s %s … step %d of %d"
              .formatted(
                  revision.direction().word(),
                  PlainText.of(revision.title()),
                  done,
                  revision.steps().size()));
    }
  }

  @Override
  public void batchFinished(PlannedRevision revision, BatchProgress progress) {
    String line =
        String.format(
            Locale.ROOT,
            "%s: %,d rows, up to %s %s",
            progress.table(),
            progress.rowsSoFar(),
            progress.key(),
            progress.position());
    transientLine(line);
    if (!rewrites) {
      batches.next("  " + line);
    }
  }

  @Override
  public void skipped(PlannedRevision revision, String reason) {
    clear();
    autogen.say("  " + reason);
  }

  @Override
  public void statementExecuted(PlannedRevision revision, String sql, Duration duration) {
    if (rehearsal) {
      rehearsed.add("%10s  %s".formatted(shown(duration), sql.strip().indent(12).strip()));
    } else if (autogen.verbose) {
      clear();
      autogen.say("  %s  (%s)".formatted(sql.indent(2).strip(), shown(duration)));
    }
  }

  @Override
  public void revisionFinished(AppliedRevision revision) {
    clear();
    if (!autogen.quiet && !revision.header().id().equals(Migrator.REPAIR)) {
      // With --json the result is what is printed in the end.
      PrintWriter place = autogen.json ? autogen.terminal().err() : autogen.terminal().out();
      place.println(line(revision));
      rehearsed.forEach(place::println);
      rehearsed.clear();
      place.flush();
    }
  }

  private String line(AppliedRevision revision) {
    String verb =
        rehearsal
            ? "rehearsed"
            : revision.how() == HistoryRecord.How.STAMPED
                ? "stamped"
                : revision.direction() == Direction.UPGRADE ? "upgraded" : "downgraded";
    return "%s  %s  %s  (%s)"
        .formatted(
            verb,
            revision.header().id(),
            PlainText.of(revision.header().message()),
            shown(revision.duration()));
  }

  /** Returns a duration as people read it: {@code 31 ms}, {@code 2.4 s}, {@code 3 min 12 s}. */
  static String shown(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }

  private void transientLine(String text) {
    if (rewrites) {
      autogen.terminal().err().print(CLEAR_LINE + text);
      autogen.terminal().err().flush();
    }
  }

  private void clear() {
    if (rewrites) {
      autogen.terminal().err().print(CLEAR_LINE);
      autogen.terminal().err().flush();
    }
  }
}

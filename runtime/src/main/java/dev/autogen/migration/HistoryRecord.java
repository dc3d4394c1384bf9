package dev.autogen.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of {@code autogen_history}: one passage of a revision.
 *
 * @param id counts up
 * @param revision the revision's id
 * @param parents the ids it revises
 * @param dependsOn the ids it depends on
 * @param direction which way it went
 * @param how whether it was run or only recorded
 * @param state whether it came to its end
 * @param message the revision's message
 * @param checksum SHA-256 of the canonical text of what the direction recorded; empty when stamped
 * @param databaseUser the role
 * @param client who ran it, as {@code user@host}
 * @param tool the program
 * @param started when, by the server's clock
 * @param duration how long it took, interruptions included; empty when it did not come to its end
 * @param steps how many steps it has
 * @param stepsDone how many of them are done
 * @param error what the last attempt failed with; empty when nothing failed
 */
public record HistoryRecord(
    long id,
    String revision,
    List<String> parents,
    List<String> dependsOn,
    Direction direction,
    How how,
    State state,
    String message,
    String checksum,
    String databaseUser,
    String client,
    String tool,
    Instant started,
    Optional<Duration> duration,
    int steps,
    int stepsDone,
    String error) {

  /** Whether the statements of a revision ran. */
  public enum How {
    EXECUTED,
    STAMPED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far a passage came. */
  public enum State {
    /** All of it is done. */
    DONE,
    /** Some steps are done and committed; the next run goes on there. */
    UNFINISHED,
    /** It was unfinished when somebody stamped the database. */
    ABANDONED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public HistoryRecord {
    parents = List.copyOf(parents);
    dependsOn = List.copyOf(dependsOn);
  }
}

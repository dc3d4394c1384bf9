package dev.autogen.migration;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A revision that a database has and no class here, usually one of another git branch.
 *
 * @param id its id
 * @param passage how it came into the database; empty where the history does not tell
 * @param obstacle why the history cannot take it back, as the end of a sentence; empty when it can
 * @param buildsOn the revisions with a class here that it comes after, as far as the history tells
 */
public record UnknownRevision(
    String id, Optional<HistoryRecord> passage, String obstacle, Set<String> buildsOn) {

  private static final int LONGEST_MESSAGE = 80;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public UnknownRevision {
    buildsOn = Set.copyOf(buildsOn);
  }

  /** Tells whether {@link Migrator#downgradeFromHistory} can take it back. */
  public boolean hasWayBack() {
    return obstacle.isEmpty();
  }

  /**
   * Returns who brought it in, and what to do about it, as sentences: {@code Revision ae10 (added
   * published column) was applied by ann@laptop on 2026-11-20 06:02 UTC. Get the code that has it,
   * or …}
   */
  public String remedy() {
    if (hasWayBack()) {
      return origin()
          + " Get the code that has it, or take it back with 'autogen downgrade --from-history'.";
    }
    return ("%s Get the code that has it: the history cannot take it back, since %s. If the schema is"
            + " that of another revision, record that one, as with 'autogen stamp --purge head'.")
        .formatted(origin(), SqlMessages.shortened(obstacle).replaceFirst("[.!?]$", ""));
  }

  /** Returns who brought it in, and when, as a sentence. */
  public String origin() {
    if (passage.isEmpty()) {
      return "Nobody recorded who applied revision %s.".formatted(id);
    }
    HistoryRecord row = passage.get();
    String line = row.message().lines().findFirst().orElse("").strip();
    String message =
        line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    return "Revision %s%s was %s by %s on %s."
        .formatted(
            id,
            message.isEmpty() ? "" : " (" + message + ")",
            row.how() == HistoryRecord.How.STAMPED ? "stamped" : "applied",
            row.client().isEmpty() ? row.databaseUser() : row.client(),
            MINUTE.format(row.started()));
  }
}

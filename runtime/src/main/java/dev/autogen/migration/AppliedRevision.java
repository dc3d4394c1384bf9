package dev.autogen.migration;

import dev.autogen.revision.RevisionHeader;
import java.time.Duration;

/**
 * A revision that a run has brought into or out of the database.
 *
 * @param header the revision
 * @param direction which way it went
 * @param how whether it was run
 * @param duration how long it took
 */
public record AppliedRevision(
    RevisionHeader header, Direction direction, HistoryRecord.How how, Duration duration) {}

package dev.autogen.engine.seed;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to copy, and how; see {@link #from}.
 *
 * @param from the database whose tables are copied
 * @param schema the schema of that database; empty for the one that the connection is in
 * @param tables which tables, by their names on either side, {@code *} and {@code ?} for any; empty
 *     for all
 * @param exclude which tables not, in the same way
 * @param existing what becomes of rows that are there already
 * @param acceptedLosses tables that may lose their rows, by name; counts with {@link
 *     Existing#TRUNCATE}
 * @param acceptAllLosses whether any table may; counts only in a development environment
 * @param batch how many rows are sent at a time
 * @param zone where the other database's times of day are, where it does not say
 * @param epoch in which unit it counts the time since 1970; empty to tell by the numbers
 */
public record SeedRequest(
    SourceAddress from,
    String schema,
    List<String> tables,
    List<String> exclude,
    Existing existing,
    Set<String> acceptedLosses,
    boolean acceptAllLosses,
    int batch,
    ZoneId zone,
    Optional<EpochUnit> epoch) {

  /** How many rows are sent at a time unless told otherwise. */
  public static final int USUAL_BATCH = 5_000;

  /** What becomes of rows that are there before the copy. */
  public enum Existing {
    /** There must be none. */
    REFUSE,
    /** They are deleted. */
    TRUNCATE,
    /** They stay. */
    APPEND
  }

  public SeedRequest {
    tables = List.copyOf(tables);
    exclude = List.copyOf(exclude);
    acceptedLosses = Set.copyOf(acceptedLosses);
    if (batch < 1) {
      throw new IllegalArgumentException("A batch has at least one row");
    }
  }

  /** Returns the request to copy all tables into empty ones. */
  public static SeedRequest from(SourceAddress source) {
    return new SeedRequest(
        source,
        "",
        List.of(),
        List.of(),
        Existing.REFUSE,
        Set.of(),
        false,
        USUAL_BATCH,
        ZoneOffset.UTC,
        Optional.empty());
  }

  /** Returns the same request for some tables only. */
  public SeedRequest withTables(List<String> included, List<String> excluded) {
    return new SeedRequest(
        from,
        schema,
        included,
        excluded,
        existing,
        acceptedLosses,
        acceptAllLosses,
        batch,
        zone,
        epoch);
  }

  /** Returns the same request for another schema of the other database. */
  public SeedRequest withSchema(String name) {
    return new SeedRequest(
        from, name, tables, exclude, existing, acceptedLosses, acceptAllLosses, batch, zone, epoch);
  }

  /** Returns the same request, its new rows added to those that are there. */
  public SeedRequest appending() {
    return new SeedRequest(
        from,
        schema,
        tables,
        exclude,
        Existing.APPEND,
        acceptedLosses,
        acceptAllLosses,
        batch,
        zone,
        epoch);
  }

  /**
   * Returns the same request, with what is there deleted first.
   *
   * @param losses the tables that may lose their rows
   * @param all whether any may, in a development environment
   */
  public SeedRequest truncating(Set<String> losses, boolean all) {
    return new SeedRequest(
        from, schema, tables, exclude, Existing.TRUNCATE, losses, all, batch, zone, epoch);
  }

  /** Returns the same request with so many rows at a time. */
  public SeedRequest withBatch(int rows) {
    return new SeedRequest(
        from,
        schema,
        tables,
        exclude,
        existing,
        acceptedLosses,
        acceptAllLosses,
        rows,
        zone,
        epoch);
  }

  /** Returns the same request with another reading of times. */
  public SeedRequest withTimes(ZoneId otherZone, Optional<EpochUnit> unit) {
    return new SeedRequest(
        from,
        schema,
        tables,
        exclude,
        existing,
        acceptedLosses,
        acceptAllLosses,
        batch,
        otherZone,
        unit);
  }
}

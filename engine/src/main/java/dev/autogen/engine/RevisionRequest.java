package dev.autogen.engine;

import dev.autogen.diff.Renames;
import dev.autogen.diff.Resolutions;
import java.util.Map;
import java.util.Optional;

/**
 * What a new revision is to be.
 *
 * @param message what it is about, for people
 * @param against what the model is merged into
 * @param renames what the model calls by another name, as the user says
 * @param dropAdd what is no rename, as the user says
 * @param backfills for {@code table.column} the value, as SQL, that existing rows get
 * @param conversions for {@code table.column} how its values become those of another type, as SQL
 * @param resolutions how the user decides conflicts
 * @param draft whether open questions become {@code op.todo} in the class instead of stopping
 * @param massDropAllowed whether a model that drops most of the tables is believed
 * @param id the id; empty for a new one
 * @param place where in the graph it goes
 */
public record RevisionRequest(
    String message,
    Against against,
    Renames renames,
    DropAdd dropAdd,
    Map<String, String> backfills,
    Map<String, String> conversions,
    Resolutions resolutions,
    boolean draft,
    boolean massDropAllowed,
    Optional<String> id,
    RevisionPlace place) {

  /** What the model is merged into. */
  public enum Against {
    /** The live database. */
    DATABASE,
    /** What the revisions make when they are replayed; no server is needed. */
    REVISIONS
  }

  public RevisionRequest {
    backfills = Map.copyOf(backfills);
    conversions = Map.copyOf(conversions);
  }

  /** Asks for a revision against the live database, after the only head; nothing is decided yet. */
  public static RevisionRequest of(String message) {
    return new RevisionRequest(
        message,
        Against.DATABASE,
        Renames.NONE,
        DropAdd.NONE,
        Map.of(),
        Map.of(),
        Resolutions.NONE,
        false,
        false,
        Optional.empty(),
        RevisionPlace.AT_HEAD);
  }

  /** Returns the same request, against something else. */
  public RevisionRequest withAgainst(Against other) {
    return new RevisionRequest(
        message,
        other,
        renames,
        dropAdd,
        backfills,
        conversions,
        resolutions,
        draft,
        massDropAllowed,
        id,
        place);
  }

  /** Returns the same request with other renames. */
  public RevisionRequest withRenames(Renames other) {
    return new RevisionRequest(
        message,
        against,
        other,
        dropAdd,
        backfills,
        conversions,
        resolutions,
        draft,
        massDropAllowed,
        id,
        place);
  }

  /**
   * Returns the same request with other values for existing rows.
   *
   * @param other SQL for {@code table.column}
   */
  public RevisionRequest withBackfills(Map<String, String> other) {
    return new RevisionRequest(
        message,
        against,
        renames,
        dropAdd,
        other,
        conversions,
        resolutions,
        draft,
        massDropAllowed,
        id,
        place);
  }
}

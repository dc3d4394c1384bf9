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
}

package dev.autogen.diff;

import dev.autogen.schema.Schema;

/**
 * What a merge goes by beside the three schemas.
 *
 * @param renames what the model calls by another name since the last revision
 * @param made what the revisions make when they are replayed: what is in it needs no writing
 * @param madeIsWhole whether {@code made} is all that they make; false where raw SQL may have made
 *     more
 * @param resolutions how the user decided conflicts
 * @param comparison when objects of the model and of the database are the same
 */
public record MergeOptions(
    Renames renames,
    Schema made,
    boolean madeIsWhole,
    Resolutions resolutions,
    Comparison comparison) {

  /** No renames, no revisions that made anything, nothing decided. */
  public static final MergeOptions PLAIN =
      new MergeOptions(Renames.NONE, Schema.EMPTY, true, Resolutions.NONE, Comparison.EQUIVALENCE);

  public MergeOptions withRenames(Renames others) {
    return new MergeOptions(others, made, madeIsWhole, resolutions, comparison);
  }

  public MergeOptions withMade(Schema other, boolean isWhole) {
    return new MergeOptions(renames, other, isWhole, resolutions, comparison);
  }

  public MergeOptions withResolutions(Resolutions others) {
    return new MergeOptions(renames, made, madeIsWhole, others, comparison);
  }

  public MergeOptions withComparison(Comparison other) {
    return new MergeOptions(renames, made, madeIsWhole, resolutions, other);
  }
}

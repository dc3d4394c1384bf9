package dev.autogen.cli.cases;

import java.util.List;
import java.util.Map;

/**
 * A change of a model on a database that has rows.
 *
 * @param name what it is called in messages
 * @param before the model that the database was made for
 * @param after the model now
 * @param wanted what makes the catalog that is wanted; the model after, but where something else is
 * @param rows SQL that fills the tables; may be blank
 * @param database SQL that somebody ran by hand; may be blank
 * @param flags options of {@code revision}
 * @param losses {@code table} or {@code table.column} of which rows or values may go
 * @param questions parts of what {@code revision} asks when it gets no flags; empty if it does not
 * @param refusals parts of what {@code upgrade} says instead of running; empty if it runs
 * @param configuration keys of {@code autogen.properties} that are set together with the model
 *     after
 */
public record ModelChange(
    String name,
    SchemaModel before,
    SchemaModel after,
    SchemaModel wanted,
    String rows,
    String database,
    List<String> flags,
    List<String> losses,
    List<String> questions,
    List<String> refusals,
    Map<String, String> configuration) {

  public ModelChange {
    flags = List.copyOf(flags);
    losses = List.copyOf(losses);
    questions = List.copyOf(questions);
    refusals = List.copyOf(refusals);
    configuration = Map.copyOf(configuration);
  }

  /** Returns a change of filled tables that needs no flags and is to lose nothing. */
  public static ModelChange of(String name, SchemaModel before, SchemaModel after, String rows) {
    return new ModelChange(
        name, before, after, after, rows, "", List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  /** Returns the same change with options of {@code revision}. */
  public ModelChange withFlags(List<String> other) {
    return new ModelChange(
        name,
        before,
        after,
        wanted,
        rows,
        database,
        other,
        losses,
        questions,
        refusals,
        configuration);
  }

  /** Returns the same change, which may lose values. */
  public ModelChange withLosses(List<String> other) {
    return new ModelChange(
        name,
        before,
        after,
        wanted,
        rows,
        database,
        flags,
        other,
        questions,
        refusals,
        configuration);
  }
}

package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Merges what changed in the model into a database, fact by fact: a type, a default, a constraint
 * as a whole. A fact that did not change in the model is never touched, and what the model never
 * named is not ours.
 *
 * <p>A changed fact is written where the database still has the old one, is already there where it
 * has the new one, and is a {@link Conflict} where it has a third.
 */
public final class ThreeWayMerge {

  private ThreeWayMerge() {}

  /**
   * Merges the changes from {@code then} to {@code now} into {@code live}.
   *
   * @param then what the model said when the last revision was written
   * @param now what the model says
   * @param live what the database has; expressions of both origins in comparable form
   * @throws IllegalArgumentException if a rename names what neither the old model nor the database
   *     has
   */
  public static MergeResult merge(Schema then, Schema now, Schema live, MergeOptions options) {
    options.renames().requireIn(then, live);
    Schema worded =
        KeptStatements.recognized(
            Wording.of(live, List.of(then, options.made()), options.comparison()), then, now);
    Schema renamedThen = options.renames().applied(then);
    FollowingNames names = new FollowingNames(then, renamedThen, now, options.comparison());
    List<Operation> inModel = names.in(renamedThen);
    List<Operation> inDatabase = renaming(options.renames(), names, worded);

    MergeState state =
        new MergeState(
            Replay.apply(inModel, renamedThen),
            now,
            Replay.apply(inDatabase, worded),
            options.withMade(options.renames().applied(options.made()), options.madeIsWhole()));
    NamedObjectMerge objects = new NamedObjectMerge(state);
    objects.merge();
    ElementMerge elements = new ElementMerge(state);
    tables(renamedThen, now).forEach(elements::merge);
    return state.result(worded, inDatabase);
  }

  private static List<Operation> renaming(Renames renames, FollowingNames names, Schema live) {
    List<Operation> operations = new ArrayList<>(renames.applicableTo(live).operations(live));
    operations.addAll(names.in(Replay.apply(operations, live)));
    return operations;
  }

  private static Set<QualifiedName> tables(Schema then, Schema now) {
    Set<QualifiedName> tables = new TreeSet<>();
    Stream.of(then, now)
        .flatMap(schema -> schema.objects(Table.class).stream())
        .forEach(table -> tables.add(table.name()));
    return tables;
  }
}

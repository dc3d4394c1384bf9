package dev.autogen.diff;

import static dev.autogen.diff.LikelyRenames.without;

import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The renames between two states of a model that need no question: those that the user states,
 * those that the entities state ({@code @RenamedFrom}), and those of what comes from the same class
 * and property as before.
 */
public final class KnownRenames {

  private final TargetMetadata now;
  private final Schema live;
  private final Predicate<LikelyRename> isDenied;

  private TargetMetadata then;
  private Renames renames = Renames.NONE;

  private KnownRenames(
      TargetMetadata then, TargetMetadata now, Schema live, Predicate<LikelyRename> isDenied) {
    this.then = then;
    this.now = now;
    this.live = live;
    this.isDenied = isDenied;
  }

  /**
   * Returns the renames.
   *
   * @param then the model before, with where its facts came from
   * @param now the model
   * @param live a database, which may have under its old name what the model never named
   * @param stated what the user says
   * @param isDenied what the user says is no rename
   */
  public static Renames of(
      TargetMetadata then,
      TargetMetadata now,
      Schema live,
      Renames stated,
      Predicate<LikelyRename> isDenied) {
    KnownRenames known = new KnownRenames(then, now, live, isDenied);
    known.add(stated);
    known.tables();
    known.types();
    known.columns();
    known.sequences();
    known.values();
    return known.renames;
  }

  private void add(Renames more) {
    if (more.equals(Renames.NONE)) {
      return;
    }
    renames = renames.and(more);
    then = more.in(then);
  }

  private void add(List<? extends Matching.Pair<? extends SchemaObject>> pairs) {
    Renames more = Renames.NONE;
    for (Matching.Pair<? extends SchemaObject> pair : pairs) {
      more = more.object(pair.before().id(), pair.after().id().name());
    }
    add(more);
  }

  private void tables() {
    Origins origins = new Origins(then, now);
    Likeness likeness = new Likeness(then.schema(), now.schema());
    add(
        gone(Table.class)
            .by(allowed((was, is) -> origins.saysItWas(is.id(), was.name().name())))
            .by(allowed((was, is) -> origins.same(was.id(), is.id())))
            .by(allowed((was, is) -> origins.formerlySame(was.id(), is.id())))
            .by(
                allowed(
                    (was, is) ->
                        origins.formerlySame(was.id(), is.id())
                            && likeness.ofTables(was.name(), is.name())))
            .pairs());
    add(unmodelled(live, live.objects(Table.class), now.schema().objects(Table.class)));
  }

  private void types() {
    Origins origins = new Origins(then, now);
    BiPredicate<SchemaObject, SchemaObject> rule =
        (was, is) -> origins.formerlySame(was.id(), is.id()) && Likeness.ofTypes(was, is);
    add(gone(EnumType.class).by(allowed(rule)).pairs());
    add(gone(CompositeType.class).by(allowed(rule)).pairs());
  }

  /** Again and again: what points to a renamed column points to the same column only after that. */
  private void columns() {
    add(chains());
    List<Matching.Pair<Column>> found;
    do {
      found = columnsOfOneRound();
      add(found);
    } while (!found.isEmpty());
    Schema renamedLive = renames.applied(live);
    for (Table table : now.schema().objects(Table.class)) {
      List<Column> after = now.schema().columns(table.name());
      add(unmodelled(renamedLive, renamedLive.columns(table.name()), after));
    }
  }

  /**
   * Where the column that is new took its name from one that took its own from another, down to one
   * that is gone: all of it is said, or nothing is known.
   */
  private List<Matching.Pair<Column>> chains() {
    Origins origins = new Origins(then, now);
    List<Matching.Pair<Column>> found = new ArrayList<>();
    for (Table table : now.schema().objects(Table.class)) {
      List<Column> before = then.schema().columns(table.name());
      for (Column added : without(now.schema().columns(table.name()), then.schema())) {
        found.addAll(chain(added, before, origins));
      }
    }
    boolean isUnique = found.stream().map(Matching.Pair::before).distinct().count() == found.size();
    return isUnique ? found : List.of();
  }

  private List<Matching.Pair<Column>> chain(Column added, List<Column> before, Origins origins) {
    List<Matching.Pair<Column>> links = new ArrayList<>();
    Optional<Column> next = Optional.of(added);
    while (next.isPresent() && links.size() < before.size()) {
      Column is = next.get();
      Optional<Column> was =
          before.stream().filter(one -> origins.saysItWas(is.id(), one.name())).findFirst();
      if (was.isEmpty() || isDenied.test(LikelyRename.of(was.get().id(), is.name()))) {
        return List.of();
      }
      links.add(new Matching.Pair<>(was.get(), is));
      next = now.schema().find(was.get().id(), Column.class);
    }
    return next.isEmpty() && links.size() > 1 ? links : List.of();
  }

  private List<Matching.Pair<Column>> columnsOfOneRound() {
    Origins origins = new Origins(then, now);
    Likeness likeness = new Likeness(then.schema(), now.schema());
    List<Matching.Pair<Column>> found = new ArrayList<>();
    for (Table table : now.schema().objects(Table.class)) {
      List<Column> before = then.schema().columns(table.name());
      List<Column> after = now.schema().columns(table.name());
      found.addAll(
          new UniquePairs<>(without(before, now.schema()), without(after, then.schema()))
              .by(allowed((was, is) -> origins.saysItWas(is.id(), was.name())))
              .by(
                  allowed(
                      (was, is) ->
                          origins.same(was.id(), is.id()) && likeness.convertible(was, is)))
              .by(allowed((was, is) -> origins.saysItIs(was.id(), is.id())))
              .by(
                  allowed(
                      (was, is) ->
                          origins.formerlySame(was.id(), is.id())
                              && likeness.pointsToTheSame(was, is)))
              .pairs());
    }
    return found;
  }

  /** After the columns, which may own them. */
  private void sequences() {
    Origins origins = new Origins(then, now);
    add(
        gone(Sequence.class)
            .by(
                allowed(
                    (was, is) ->
                        origins.formerlySame(was.id(), is.id())
                            && was.ownedBy().equals(is.ownedBy())))
            .pairs());
  }

  private void values() {
    Origins origins = new Origins(then, now);
    for (Enumeration enumeration : Enumeration.inBoth(then.schema(), now.schema())) {
      ObjectId holder = enumeration.holder();
      new UniquePairs<>(enumeration.gone(renames), enumeration.added(renames))
          .by(
              (was, is) ->
                  origins.valueWas(holder, is, was)
                      && !isDenied.test(new LikelyRename(holder, was, is)))
          .pairs()
          .forEach(
              pair -> add(Renames.NONE.value(ValueRename.of(holder, pair.before(), pair.after()))));
    }
  }

  /** What the model names for the first time, and says that it was there by another name. */
  private <T extends SchemaObject> List<Matching.Pair<T>> unmodelled(
      Schema renamedLive, List<T> there, List<T> wanted) {
    if (now.formerNames().isEmpty()) {
      return List.of();
    }
    Origins origins = new Origins(then, now);
    return new UniquePairs<>(
            without(without(there, then.schema()), now.schema()),
            without(without(wanted, then.schema()), renamedLive))
        .by(allowed((was, is) -> origins.saysItWas(is.id(), was.id().name())))
        .pairs();
  }

  private <T extends SchemaObject> UniquePairs<T> gone(Class<T> kind) {
    return new UniquePairs<>(
        without(then.schema().objects(kind), now.schema()),
        without(now.schema().objects(kind), then.schema()));
  }

  /** A statement moves nothing to another schema by renaming it. */
  private <T extends SchemaObject> BiPredicate<T, T> allowed(
      BiPredicate<? super T, ? super T> rule) {
    return (was, is) ->
        was.id().schema().equals(is.id().schema())
            && rule.test(was, is)
            && !isDenied.test(LikelyRename.of(was.id(), is.id().name()));
  }
}

package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Finds what somebody renamed in a database: the model misses a thing there, and the database has
 * one that the model misses, alike in all but the name. It is taken for renamed only where no other
 * pair could be meant; the values in it are worth more than its name. Constraints and indexes are
 * not looked for here: they are found by what they do.
 */
final class HandRenames {

  private final Schema now;
  private final Made made;
  private final List<HandRename> found = new ArrayList<>();
  private Schema live;

  private HandRenames(Schema now, Made made, Schema live) {
    this.now = now;
    this.made = made;
    this.live = live;
  }

  /** Returns the renames in an order in which they can be undone. */
  static List<HandRename> of(Schema now, Made made, Schema live) {
    HandRenames renames = new HandRenames(now, made, live);
    renames.find();
    return List.copyOf(renames.found);
  }

  /** Returns a schema in which names are given back. */
  static Schema undo(List<HandRename> renames, Schema live) {
    return Replay.apply(renames.stream().map(HandRename::operation).toList(), live);
  }

  private void find() {
    objects(EnumType.class, (one, other) -> one.labels().equals(other.labels()));
    now.objects(EnumType.class).forEach(this::labels);
    objects(CompositeType.class, HandRenames::sameAttributes);
    objects(Table.class, this::hasNamesOf);
    objects(Table.class, this::sameColumns);
    now.objects(Table.class).forEach(table -> columns(table.name()));
    objects(Sequence.class, this::countsAlike);
  }

  private void add(Difference difference, Operation undo) {
    found.add(new HandRename(difference, undo));
    live = Replay.apply(undo, live);
  }

  private void rename(ObjectId expected, ObjectId actual, String likeness) {
    String sentence =
        "The database calls the %s %s: %s.".formatted(expected, actual.name(), likeness);
    String code = expected.kind().words().replace(' ', '-') + "-renamed";
    add(
        new Difference(code, expected, sentence, expected.name(), actual.name()),
        new Rename(actual, expected.name()));
  }

  private <T extends SchemaObject> void objects(Class<T> kind, BiPredicate<T, T> isLike) {
    List<T> missing = now.objects(kind).stream().filter(one -> !live.contains(one.id())).toList();
    List<T> extra = live.objects(kind).stream().filter(one -> isExtra(one.id())).toList();
    for (Matching.Pair<T> pair : onlyPairs(missing, extra, isLike)) {
      ObjectId expected = pair.before().id();
      ObjectId actual = pair.after().id();
      if (isFree(expected)) {
        rename(expected, actual, likeness(kind));
      }
    }
  }

  /** What a revision made has the name that the revision gave. */
  private boolean isExtra(ObjectId id) {
    return !now.contains(id) && !made.schema().contains(id) && !made.hidden().test(id.name());
  }

  private static String likeness(Class<?> kind) {
    if (kind == Table.class) {
      return "its columns or constraints are the same";
    }
    return kind == Sequence.class ? "it counts alike" : "it has the same definition";
  }

  /** Something else may have the name by now. */
  private boolean isFree(ObjectId id) {
    return now.find(id).stream()
        .flatMap(object -> OccupiedName.of(object).stream())
        .noneMatch(
            name ->
                live.objects().stream().anyMatch(other -> OccupiedName.of(other).contains(name)));
  }

  /** Returns the pairs that are alike and of which neither is like anything else. */
  private static <T extends SchemaObject> List<Matching.Pair<T>> onlyPairs(
      List<T> missing, List<T> extra, BiPredicate<T, T> isLike) {
    return new UniquePairs<>(missing, extra).by((one, other) -> isLike(one, other, isLike)).pairs();
  }

  private static <T extends SchemaObject> boolean isLike(T one, T other, BiPredicate<T, T> isLike) {
    return one.id().schema().equals(other.id().schema()) && isLike.test(one, other);
  }

  private static boolean sameAttributes(CompositeType one, CompositeType other) {
    return new CompositeType(other.name(), one.attributes(), "")
        .equals(new CompositeType(other.name(), other.attributes(), ""));
  }

  /** A table that is renamed keeps the names of its constraints and indexes. */
  private boolean hasNamesOf(Table expected, Table actual) {
    Set<String> names = names(live.elements(actual.name()));
    return made.schema().elements(expected.name()).stream()
        .filter(element -> !(element instanceof Column))
        .anyMatch(element -> names.contains(element.name()));
  }

  private boolean sameColumns(Table expected, Table actual) {
    List<Column> columns = now.columns(expected.name());
    List<Column> others = live.columns(actual.name());
    return !columns.isEmpty()
        && columns.size() == others.size()
        && columns.stream()
            .allMatch(
                column ->
                    live.column(actual.name(), column.name())
                        .filter(other -> column.type().equivalentTo(other.type()))
                        .isPresent());
  }

  /** Plain sequences are alike by chance, and what uses one is not seen where Java code does. */
  private boolean countsAlike(Sequence expected, Sequence actual) {
    return expected.options().equals(actual.options())
        && !expected.options().equals(SequenceOptions.DEFAULT)
        && expected.ownedBy().equals(actual.ownedBy())
        && live.objects().stream()
            .noneMatch(object -> new Uses(live).of(object).contains(actual.id()));
  }

  /** A label cannot go (documentation: 8.7.4), so that another in its place is itself. */
  private void labels(EnumType expected) {
    Optional<EnumType> actual = live.find(expected.id(), EnumType.class);
    if (actual.isEmpty() || actual.get().labels().size() != expected.labels().size()) {
      return;
    }
    for (int i = 0; i < expected.labels().size(); i++) {
      String should = expected.labels().get(i);
      String is = actual.get().labels().get(i);
      if (!actual.get().labels().contains(should) && !expected.labels().contains(is)) {
        String sentence = "The label %s of %s is called %s.".formatted(should, expected.id(), is);
        add(
            new Difference("enum-type-label-renamed", expected.id(), sentence, should, is),
            new RenameEnumValue(expected.name(), is, should));
      }
    }
  }

  private void columns(QualifiedName table) {
    if (live.table(table).isEmpty()) {
      return;
    }
    boolean isMade = made.schema().table(table).isPresent();
    List<Column> order = (isMade ? made.schema() : now).columns(table);
    List<Column> actualOrder = live.columns(table);
    Set<String> common = names(order);
    common.retainAll(names(actualOrder));
    List<Column> missing =
        now.columns(table).stream().filter(column -> !live.contains(column.id())).toList();
    List<Column> extra = actualOrder.stream().filter(column -> isExtra(column.id())).toList();
    onlyPairs(
            missing,
            extra,
            (one, other) ->
                sameButName(one, other)
                    && Gap.of(one, order, common).touches(Gap.of(other, actualOrder, common)))
        .forEach(
            pair ->
                rename(
                    pair.before().id(), pair.after().id(), "its type and position are the same"));
  }

  private static Set<String> names(List<? extends TableElement> elements) {
    Set<String> names = new HashSet<>();
    elements.forEach(element -> names.add(element.name()));
    return names;
  }

  private static boolean sameButName(Column one, Column other) {
    return one.type().equivalentTo(other.type())
        && one.nullable() == other.nullable()
        && one.collation().equals(other.collation())
        && one.defaultValue().getClass() == other.defaultValue().getClass();
  }

  /** The columns that both sides have between which a column stands; empty at either end. */
  private record Gap(String before, String after) {

    /** A column that was dropped and made again stands elsewhere, and so parts two neighbours. */
    boolean touches(Gap other) {
      return before.equals(other.before) || after.equals(other.after);
    }

    static Gap of(Column column, List<Column> order, Set<String> common) {
      List<String> names = order.stream().map(Column::name).toList();
      int position = names.indexOf(column.name());
      if (position < 0) {
        return new Gap(column.name(), column.name());
      }
      String before = "";
      for (String name : names.subList(0, position)) {
        before = common.contains(name) ? name : before;
      }
      String after =
          names.subList(position, names.size()).stream()
              .filter(common::contains)
              .findFirst()
              .orElse("");
      return new Gap(before, after);
    }
  }
}

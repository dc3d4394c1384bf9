package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds drift, and knows for each difference how to repair it: in what is known by its name here,
 * in constraints and indexes by {@link ElementDrift}.
 *
 * <p>A fact is right as the model says it, and as the revisions make it: one written by hand may
 * have changed it in all databases. Of the two a repair restores the latter, unless raw SQL of a
 * revision hides it.
 */
final class DriftFindings {

  static final Comparator<Difference> ORDER =
      Comparator.comparing(Difference::object).thenComparing(Difference::code);

  private final Schema now;
  private final Made made;
  private final Schema live;
  private final Comparison comparison;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Difference> unmodelled = new ArrayList<>();
  private final List<Matching.Pair<TableElement>> renamed = new ArrayList<>();

  DriftFindings(Schema now, Made made, Schema live, Comparison comparison) {
    this.now = now;
    this.made = made;
    this.live = live;
    this.comparison = comparison;
  }

  /**
   * Finds all.
   *
   * @param live the database; what people renamed in it has its old name
   */
  static DriftFindings of(Schema now, Made made, Schema live, Comparison comparison) {
    DriftFindings drift = new DriftFindings(now, made, live, comparison);
    now.objects().stream().filter(object -> !isElement(object)).forEach(drift::compare);
    for (Table table : now.objects(Table.class)) {
      if (live.table(table.name()).isPresent()) {
        drift.table(table.name());
      }
    }
    drift.reportNames();
    return drift;
  }

  private static boolean isElement(SchemaObject object) {
    return object instanceof TableElement;
  }

  List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparing(Finding::difference, ORDER)).toList();
  }

  List<Difference> unmodelled() {
    return unmodelled.stream().sorted(ORDER).toList();
  }

  Schema now() {
    return now;
  }

  Made made() {
    return made;
  }

  Schema live() {
    return live;
  }

  Comparison comparison() {
    return comparison;
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  void addUnmodelled(SchemaObject object, String sentence) {
    unmodelled.add(Finding.unmodelled(object, sentence));
  }

  /** Finds a constraint or index that is right but for its name. */
  void renamed(TableElement expected, TableElement actual) {
    renamed.add(new Matching.Pair<>(expected, actual));
  }

  /** Names may have changed hands: only what keeps one stands in the way of another. */
  private void reportNames() {
    Map<OccupiedName, ObjectId> held = new HashMap<>();
    live.objects().forEach(o -> OccupiedName.of(o).forEach(name -> held.put(name, o.id())));
    renamed.forEach(pair -> OccupiedName.of(pair.after()).forEach(held::remove));
    for (Matching.Pair<TableElement> pair : renamed) {
      String name = pair.before().name();
      ObjectId actual = pair.after().id();
      Optional<ObjectId> holder =
          OccupiedName.of(Structure.named(pair.after(), name)).stream()
              .map(held::get)
              .filter(Objects::nonNull)
              .findFirst();
      String sentence =
          "The %s is called %s in the database%s."
              .formatted(
                  pair.before().id(),
                  actual.name(),
                  holder.map(other -> ", where %s has its name".formatted(other)).orElse(""));
      Consumer<Repairs> repair =
          repairs -> repairs.alter(actual, one -> Structure.named((TableElement) one, name));
      add(
          Finding.of(
              pair.before().id(),
              Finding.RENAMED,
              sentence,
              name,
              actual.name(),
              holder.isPresent() ? Finding.BY_PEOPLE : repair));
    }
  }

  private void table(QualifiedName table) {
    now.columns(table).forEach(this::compare);
    live.columns(table).stream()
        .filter(column -> !now.contains(column.id()))
        .forEach(this::unmodelled);
    new ElementDrift(this, table).find();
    live.objects(OpaqueObject.class).stream()
        .filter(object -> object.kind() == ObjectKind.TRIGGER && !now.contains(object.id()))
        .filter(trigger -> trigger.dependsOn().contains(ObjectId.table(table)))
        .forEach(
            trigger ->
                addUnmodelled(trigger, "The model does not name %s.".formatted(trigger.id())));
  }

  private void compare(SchemaObject modelled) {
    if (modelled instanceof OpaqueObject kept && kept.kind() == ObjectKind.OTHER) {
      kept(kept);
      return;
    }
    Optional<SchemaObject> actual = live.find(modelled.id());
    if (actual.isEmpty()) {
      missing(modelled);
      return;
    }
    if (modelled instanceof EnumType) {
      compare(Attribute.LABELS, modelled, actual.get());
    }
    for (Attribute attribute :
        Attribute.of(modelled, made.schema().find(modelled.id()).orElse(modelled))) {
      compare(attribute, modelled, actual.get());
    }
  }

  /** Statements run as a whole, so that they cannot make a part of what they make. */
  private void kept(OpaqueObject kept) {
    List<ObjectId> parts = KeptStatements.created(kept, live);
    boolean isWholeMissing = parts.stream().noneMatch(part -> KeptStatements.isIn(live, part));
    for (ObjectId part : parts) {
      if (!KeptStatements.isIn(live, part)) {
        String sentence = "The database has no %s, which SQL of the model makes.".formatted(part);
        Consumer<Repairs> repair =
            isWholeMissing ? repairs -> repairs.write(kept) : Finding.BY_PEOPLE;
        add(Finding.of(part, Finding.MISSING, sentence, kept.definition(), "", repair));
      }
    }
  }

  private void compare(Attribute attribute, SchemaObject modelled, SchemaObject actual) {
    if (attribute.same(actual, modelled, comparison)
        || attribute.isForgotten(actual)
        || isBeyondModel(attribute, modelled)) {
      return;
    }
    Optional<SchemaObject> revised =
        made.schema()
            .find(modelled.id())
            .filter(object -> !attribute.same(object, modelled, comparison));
    if (revised.filter(object -> attribute.same(actual, object, comparison)).isPresent()) {
      revised(attribute, modelled, actual);
    } else {
      differs(attribute, made.isWhole() ? revised.orElse(modelled) : modelled, actual);
    }
  }

  /** Entities have no words for the comments of sequences and types: these are people's own. */
  private static boolean isBeyondModel(Attribute attribute, SchemaObject modelled) {
    return attribute.name().equals("comment")
        && attribute.text().apply(modelled).equals(Conflict.NONE)
        && !(modelled instanceof Table)
        && !(modelled instanceof Column);
  }

  private void revised(Attribute attribute, SchemaObject modelled, SchemaObject actual) {
    String should = attribute.text().apply(modelled);
    String is = attribute.text().apply(actual);
    String sentence =
        "The %s of %s is %s, as a revision makes it, and %s in the model."
            .formatted(attribute.nameFor(modelled, actual), modelled.id(), is, should);
    unmodelled.add(
        Finding.of(modelled.id(), Finding.REVISED, sentence, should, is, Finding.BY_PEOPLE)
            .difference());
  }

  private void differs(Attribute attribute, SchemaObject expected, SchemaObject actual) {
    ObjectId id = expected.id();
    String name = attribute.nameFor(expected, actual);
    String should = attribute.text().apply(expected);
    String is = attribute.text().apply(actual);
    String sentence = "The %s of %s is %s and should be %s.".formatted(name, id, is, should);
    add(
        Finding.of(
            id,
            attribute.codeFor(expected, actual),
            sentence,
            should,
            is,
            repairs -> repairs.alter(id, object -> attribute.copy().apply(object, expected))));
  }

  /** Finds that the database lacks an object, which a repair makes if nothing has its name. */
  void missing(SchemaObject expected) {
    ObjectId id = expected.id();
    String sentence = "The database has no %s.".formatted(id);
    Optional<ObjectId> inTheWay = holderOfName(expected);
    if (inTheWay.isPresent()) {
      sentence =
          "The database has no %s, and %s has a name that it needs. Rename that, or drop it."
              .formatted(id, inTheWay.get());
    }
    add(
        Finding.of(
            id,
            Finding.MISSING,
            sentence,
            SchemaText.line(expected),
            inTheWay.map(holder -> SchemaText.line(live.find(holder).orElseThrow())).orElse(""),
            inTheWay.isPresent() ? Finding.BY_PEOPLE : repairs -> restore(expected, repairs)));
  }

  private void restore(SchemaObject expected, Repairs repairs) {
    whole(expected).forEach(repairs::write);
  }

  /** A table has no use without what belongs to it. */
  private List<SchemaObject> whole(SchemaObject object) {
    List<SchemaObject> whole = new ArrayList<>(List.of(object));
    if (object instanceof Table table) {
      whole.addAll(now.elements(table.name()));
    }
    return whole;
  }

  /** What the database has under a name that the object needs. */
  private Optional<ObjectId> holderOfName(SchemaObject expected) {
    Set<OccupiedName> needed = new HashSet<>();
    whole(expected).forEach(object -> needed.addAll(OccupiedName.of(object)));
    return live.objects().stream()
        .filter(object -> OccupiedName.of(object).stream().anyMatch(needed::contains))
        .map(SchemaObject::id)
        .findFirst();
  }

  /**
   * A column that an entity does not know gets no value from it, and inserts fail if it must have
   * one.
   */
  private void unmodelled(Column column) {
    boolean isRequired = !column.nullable() && column.defaultValue().equals(ColumnDefault.NONE);
    if (!isRequired) {
      addUnmodelled(column, "The model does not name %s.".formatted(column.id()));
      return;
    }
    String sentence =
        "The model does not name %s, which is not null without a default: inserts fail."
            .formatted(column.id());
    add(
        Finding.of(
            column.id(),
            Finding.REQUIRED,
            sentence,
            "",
            SchemaText.line(column),
            Finding.BY_PEOPLE));
  }
}

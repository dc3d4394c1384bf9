package dev.autogen.diff;

import dev.autogen.diff.Matching.Pair;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds drift, and knows for each difference how to repair it. */
final class DriftFindings {

  private static final Comparator<Difference> ORDER =
      Comparator.comparing(Difference::object).thenComparing(Difference::code);

  /**
   * A difference and what mends it.
   *
   * @param repair changes the objects of the database
   */
  record Finding(Difference difference, Consumer<Repairs> repair) {}

  private final Schema now;
  private final Schema live;
  private final Comparison comparison;
  private final Structure structure;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Difference> unmodelled = new ArrayList<>();

  private DriftFindings(Schema now, Schema live, Comparison comparison) {
    this.now = now;
    this.live = live;
    this.comparison = comparison;
    this.structure = new Structure(comparison);
  }

  static DriftFindings of(Schema now, Schema live, Comparison comparison) {
    DriftFindings drift = new DriftFindings(now, live, comparison);
    for (SchemaObject object : now.objects()) {
      if (!(object instanceof TableElement)) {
        drift.compare(object);
      }
    }
    for (Table table : now.objects(Table.class)) {
      if (live.table(table.name()).isPresent()) {
        drift.columns(table.name());
        Pairing.STRUCTURAL.forEach(kind -> drift.elements(table.name(), kind));
      }
    }
    return drift;
  }

  List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparing(Finding::difference, ORDER)).toList();
  }

  List<Difference> unmodelled() {
    return unmodelled.stream().sorted(ORDER).toList();
  }

  private void compare(SchemaObject expected) {
    Optional<SchemaObject> actual = live.find(expected.id());
    if (actual.isEmpty()) {
      missing(expected);
      return;
    }
    if (expected instanceof EnumType type) {
      labels(type, (EnumType) actual.get());
    }
    for (Attribute attribute : Attribute.of(expected)) {
      if (!attribute.same(actual.get(), expected, comparison)) {
        differs(attribute, expected, actual.get());
      }
    }
  }

  private void missing(SchemaObject expected) {
    ObjectId id = expected.id();
    String sentence = "The database has no %s.".formatted(id);
    Difference difference =
        new Difference(code(id, "missing"), id, sentence, SchemaText.line(expected), "");
    findings.add(
        new Finding(
            difference,
            repairs -> {
              repairs.write(expected);
              if (expected instanceof Table table) {
                now.elements(table.name()).forEach(repairs::write);
              }
            }));
  }

  private void differs(Attribute attribute, SchemaObject expected, SchemaObject actual) {
    ObjectId id = expected.id();
    String should = attribute.text().apply(expected);
    String is = attribute.text().apply(actual);
    String sentence =
        "The %s of %s is %s and should be %s.".formatted(attribute.name(), id, is, should);
    findings.add(
        new Finding(
            new Difference(code(id, attribute.name()), id, sentence, should, is),
            repairs -> repairs.change(id, object -> attribute.copy().apply(object, expected))));
  }

  private void labels(EnumType expected, EnumType actual) {
    List<String> common = actual.labels().stream().filter(expected.labels()::contains).toList();
    ObjectId id = expected.id();
    if (!common.equals(expected.labels())) {
      String should = String.join(", ", expected.labels());
      String is = String.join(", ", actual.labels());
      String sentence = "The labels of %s are %s and should be %s.".formatted(id, is, should);
      findings.add(
          new Finding(
              new Difference(code(id, "labels"), id, sentence, should, is),
              repairs ->
                  repairs.change(id, type -> ((EnumType) type).withLabels(expected.labels()))));
    } else if (actual.labels().size() > common.size()) {
      List<String> extra =
          actual.labels().stream().filter(label -> !common.contains(label)).toList();
      String sentence = "%s has labels that the model does not name: %s.";
      String list = String.join(", ", extra);
      unmodelled.add(
          new Difference(
              code(id, "labels-unmodelled"), id, sentence.formatted(id, list), "", list));
    }
  }

  private void columns(QualifiedName table) {
    now.columns(table).forEach(this::compare);
    for (Column column : live.columns(table)) {
      if (!now.contains(column.id())) {
        unmodelled(column);
      }
    }
  }

  /**
   * A column that an entity does not know gets no value from it, and inserts fail if it must have
   * one.
   */
  private void unmodelled(Column column) {
    boolean isRequired = !column.nullable() && column.defaultValue().equals(ColumnDefault.NONE);
    if (!isRequired) {
      extra(column);
      return;
    }
    String sentence =
        "The model does not name %s, which is not null without a default: inserts fail."
            .formatted(column.id());
    Difference difference =
        new Difference("column-required", column.id(), sentence, "", SchemaText.line(column));
    findings.add(new Finding(difference, repairs -> {}));
  }

  private void extra(SchemaObject object) {
    String sentence = "The model does not name %s.".formatted(object.id());
    String code = code(object.id(), "unmodelled");
    unmodelled.add(new Difference(code, object.id(), sentence, "", SchemaText.line(object)));
  }

  private <T extends TableElement> void elements(QualifiedName table, Class<T> kind) {
    Matching<T> matching =
        structure.matchLoosely(now.elements(table, kind), live.elements(table, kind));
    matching.pairs().forEach(this::compareElements);
    matching.onlyBefore().stream()
        .filter(expected -> !hasUniqueIndex(expected))
        .forEach(this::missing);
    for (T element : matching.onlyAfter()) {
      if (!standsForConstraint(element)) {
        extra(element);
      }
      invalid(element, element);
    }
  }

  private <T extends TableElement> void compareElements(Pair<T> pair) {
    T expected = pair.before();
    T actual = pair.after();
    if (structure.same(expected, actual)) {
      return;
    }
    if (structure.sameApartFromState(expected, actual) && sameState(expected, actual)) {
      invalid(expected, actual);
      return;
    }
    ObjectId id = expected.id();
    String should = SchemaText.line(expected);
    String is = SchemaText.line(actual);
    String sentence = "The database has another %s: %s instead of %s.".formatted(id, is, should);
    findings.add(
        new Finding(
            new Difference(code(id, "different"), id, sentence, should, is),
            repairs -> {
              repairs.remove(actual);
              repairs.write(expected);
            }));
  }

  /** Tells whether nothing but validity differs, which is a finding of its own. */
  private static boolean sameState(TableElement expected, TableElement actual) {
    return !(expected instanceof ForeignKey key
        && actual instanceof ForeignKey other
        && key.deferrability() != other.deferrability());
  }

  private void invalid(TableElement expected, TableElement actual) {
    if (expected != actual && structure.same(expected, actual)) {
      return;
    }
    if (actual instanceof Index index && !index.valid()) {
      broken(
          expected,
          "invalid",
          "is invalid and not used; a build of it failed",
          Structure.valid(index));
    } else if (actual instanceof CheckConstraint check && !check.validated()) {
      notValidated(expected, Structure.valid(check));
    } else if (actual instanceof ForeignKey key && !key.validated()) {
      notValidated(expected, key.withValidated(true));
    }
  }

  private void notValidated(TableElement expected, TableElement mended) {
    broken(expected, "not-valid", "is NOT VALID: rows that were there are not checked", mended);
  }

  private void broken(TableElement expected, String code, String what, TableElement mended) {
    ObjectId id = expected.id();
    String sentence = "The %s %s.".formatted(id, what);
    findings.add(
        new Finding(
            new Difference(code(id, code), id, sentence, "valid", code),
            repairs -> repairs.write(mended)));
  }

  /**
   * A unique index that somebody made by hand does what the unique constraint of the model does.
   */
  private boolean hasUniqueIndex(TableElement expected) {
    return expected instanceof UniqueConstraint constraint
        && live.elements(constraint.table(), Index.class).stream()
            .anyMatch(index -> isAsGood(index, constraint));
  }

  private boolean standsForConstraint(TableElement element) {
    return element instanceof Index index
        && now.elements(index.table(), UniqueConstraint.class).stream()
            .anyMatch(constraint -> isAsGood(index, constraint));
  }

  private static boolean isAsGood(Index index, UniqueConstraint constraint) {
    return index.unique()
        && index.valid()
        && index.where().isEmpty()
        && index.nullsNotDistinct() == constraint.nullsNotDistinct()
        && index.keys().stream().noneMatch(IndexKey::isExpression)
        && index.keys().stream().map(IndexKey::text).toList().equals(constraint.columns());
  }

  private static String code(ObjectId id, String what) {
    return id.kind().words().replace(' ', '-') + "-" + what;
  }
}

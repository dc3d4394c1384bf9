package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What in a database differs from the model as its revisions have it: in what the model names, and
 * in what keeps a modelled table from being used. It belongs to one database, where a revision
 * belongs to all.
 */
public final class Drift {

  private final Schema now;
  private final Made made;
  private final Schema live;
  private final Comparison comparison;
  private final List<HandRename> renames;
  private final DriftFindings findings;

  private Drift(
      Schema now, Made made, Schema live, Comparison comparison, List<HandRename> renames) {
    this.now = now;
    this.made = made;
    this.live = live;
    this.comparison = comparison;
    this.renames = renames;
    this.findings = DriftFindings.of(now, made, HandRenames.undo(renames, live), comparison);
  }

  /**
   * Finds what differs.
   *
   * @param now the model as of the revisions that the database has
   * @param made what these revisions make
   * @param live what the catalog says
   * @param comparison equality of objects of all three, and of {@link #withNamesBack}
   */
  public static Drift of(Schema now, Made made, Schema live, Comparison comparison) {
    return new Drift(now, made, live, comparison, HandRenames.of(now, made, live));
  }

  /**
   * Returns a database's schema with the names that people changed by hand given back; what differs
   * otherwise is found in that.
   */
  public static Schema withNamesBack(Schema now, Made made, Schema live) {
    return HandRenames.undo(HandRenames.of(now, made, live), live);
  }

  /** Returns the differences: changed names first, then sorted by object. */
  public List<Difference> differences() {
    return Stream.concat(
            renames.stream().map(HandRename::difference),
            findings.findings().stream().map(Finding::difference))
        .toList();
  }

  /**
   * Returns what modelled tables have that the model does not name, sorted; none of it is wrong.
   */
  public List<Difference> unmodelled() {
    return findings.unmodelled();
  }

  /**
   * Returns what stands by itself in a database and has no counterpart in the model, sorted; none
   * of it is wrong.
   */
  public static List<Difference> unmapped(Schema model, Schema live) {
    return live.objects().stream()
        .filter(object -> !(object instanceof TableElement) && !model.contains(object.id()))
        .filter(object -> !(object instanceof Sequence sequence && sequence.ownedBy().isPresent()))
        .filter(object -> !isTriggerOf(model, object))
        .map(object -> Finding.unmodelled(object, "No entity has %s.".formatted(object.id())))
        .sorted(DriftFindings.ORDER)
        .toList();
  }

  /** Such a trigger is among what modelled tables have besides. */
  private static boolean isTriggerOf(Schema model, SchemaObject object) {
    return object instanceof OpaqueObject trigger
        && trigger.kind() == ObjectKind.TRIGGER
        && trigger.dependsOn().stream()
            .anyMatch(id -> id.kind() == ObjectKind.TABLE && model.contains(id));
  }

  /**
   * What puts a database back.
   *
   * @param differences what is repaired: what was chosen, and what that needs
   * @param left what was chosen and only people can mend
   * @param operations how, in order
   */
  public record Repair(
      List<Difference> differences, List<Difference> left, List<Operation> operations) {
    public Repair {
      differences = List.copyOf(differences);
      left = List.copyOf(left);
      operations = List.copyOf(operations);
    }
  }

  /**
   * Returns what puts a database back to what its revisions say.
   *
   * @param which the differences to repair
   */
  public Repair repair(Predicate<Difference> which, DiffOptions options) {
    return repair(which, Set.of(), options);
  }

  /**
   * Returns what makes a database what the model says.
   *
   * @param which the differences to repair
   * @param unwanted what the model does not name and goes
   */
  public Repair repair(Predicate<Difference> which, Set<ObjectId> unwanted, DiffOptions options) {
    List<HandRename> undone =
        renames.stream().filter(rename -> which.test(rename.difference())).toList();
    if (undone.size() < renames.size()) {
      return new Drift(now, made, live, comparison, undone).repair(which, unwanted, options);
    }
    List<Operation> operations = new ArrayList<>();
    renames.forEach(rename -> operations.add(rename.operation()));
    Schema start = HandRenames.undo(renames, live);
    List<Finding> chosen = chosen(which);
    Repairs repairs = new Repairs(start);
    chosen.forEach(finding -> finding.repair().accept(repairs));
    unwanted.forEach(object -> remove(object, start, repairs));
    Schema wanted = Schema.of(repairs.objects().values());
    operations.addAll(SchemaDiff.between(start, wanted, Renames.NONE, options));
    List<Difference> differences = new ArrayList<>();
    List<Difference> left = new ArrayList<>();
    renames.forEach(rename -> differences.add(rename.difference()));
    chosen.forEach(
        finding -> (finding.isForPeople() ? left : differences).add(finding.difference()));
    return new Repair(differences, left, operations);
  }

  /** What stands on it goes with it. */
  private static void remove(ObjectId object, Schema start, Repairs repairs) {
    Uses uses = new Uses(start);
    start.find(object).ifPresent(repairs::remove);
    start.objects().stream()
        .filter(other -> !repairs.isRemoved(other) && uses.of(other).contains(object))
        .forEach(other -> remove(other.id(), start, repairs));
  }

  /**
   * A table that is missing needs its type; a foreign key the table and the key it points to; a
   * name that what has it now gives it up.
   */
  private List<Finding> chosen(Predicate<Difference> which) {
    Set<Finding> chosen = new LinkedHashSet<>();
    Uses uses = new Uses(now);
    for (Finding finding : findings.findings()) {
      if (which.test(finding.difference())) {
        choose(finding, chosen, uses);
      }
    }
    return findings.findings().stream().filter(chosen::contains).toList();
  }

  private void choose(Finding finding, Set<Finding> chosen, Uses uses) {
    if (!chosen.add(finding)) {
      return;
    }
    Set<ObjectId> needs = needs(finding.difference().object(), uses);
    String name = finding.difference().expected();
    for (Finding other : findings.findings()) {
      boolean isNeeded = other.is(Finding.MISSING) && needs.contains(other.difference().object());
      boolean hasName =
          finding.is(Finding.RENAMED)
              && other.is(Finding.RENAMED)
              && other.difference().actual().equals(name);
      if (isNeeded || hasName) {
        choose(other, chosen, uses);
      }
    }
  }

  private Set<ObjectId> needs(ObjectId object, Uses uses) {
    Set<ObjectId> needs = new LinkedHashSet<>();
    for (SchemaObject restored : restoredWith(object)) {
      needs.addAll(uses.of(restored));
    }
    return needs;
  }

  private List<SchemaObject> restoredWith(ObjectId object) {
    List<SchemaObject> restored = new ArrayList<>();
    now.find(object).ifPresent(restored::add);
    now.find(object, Table.class)
        .ifPresent(
            table -> {
              List<TableElement> elements = now.elements(table.name());
              restored.addAll(elements);
            });
    return restored;
  }
}

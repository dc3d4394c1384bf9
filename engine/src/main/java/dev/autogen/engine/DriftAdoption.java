package dev.autogen.engine;

import dev.autogen.diff.DiffOptions;
import dev.autogen.diff.Difference;
import dev.autogen.diff.Renames;
import dev.autogen.diff.SchemaDiff;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Proposes a revision that gives all databases what people changed in this one by hand. It makes
 * sure of it, so that it does nothing where it is there already.
 */
public final class DriftAdoption {

  private final Project project;

  public DriftAdoption(Project project) {
    this.project = project;
  }

  /**
   * Returns the revision; the model does not change with it. Writes nothing.
   *
   * @param pattern which differences; what the model does not name is taken only with a pattern
   * @param message what the revision is for
   * @param where where in the graph the revision goes
   * @throws AutogenException if nothing is meant that a revision can take
   */
  public Proposal propose(DifferencePattern pattern, String message, RevisionPlace where) {
    Placement place = where.in(project.revisions().graph());
    Set<String> head = project.revisions().graph().heads();
    Starting.bringToHead(project, head);
    DriftReport report = DriftReport.of(project, head);
    Taking taking =
        new Taking(RevisionReplay.of(project, head, Set.of()).schema(), report.live().schema());
    report.differences().stream().filter(pattern::matches).forEach(taking::take);
    if (!pattern.isAny()) {
      report.unmodelled().stream()
          .filter(pattern::matches)
          .filter(one -> !taking.made.contains(one.object()))
          .forEach(taking::take);
    }
    List<Operation> upgrade = taking.operations(report.live().catalog().majorVersion());
    if (upgrade.isEmpty()) {
      throw AutogenException.failed(
          "There is nothing to adopt%s%s"
              .formatted(
                  pattern.isAny() ? "." : " that matches '%s'.".formatted(pattern),
                  taking.left.isEmpty() ? "" : " " + String.join(" ", taking.left)));
    }
    Proposal found =
        new Proposal(
            place,
            ModelDelta.between(report.metadata().schema(), report.metadata()),
            Annotations.ofUpgrade(upgrade, taking.made),
            Annotations.ofDowngrade(Replay.reverse(upgrade, taking.made), taking.wanted()),
            taking.left);
    Proposal proposal = new Customizers(project).apply(found, message);
    BranchFit.require(project, place, proposal.upgradeOperations());
    return proposal;
  }

  /** The schema that the revisions make, with what is taken from a database. */
  private static final class Taking {

    private static final Set<String> FOR_PEOPLE =
        Set.of("missing", "renamed", "invalid", "valid", "compared", "revised");

    private final Schema made;
    private final Schema live;
    private final Map<ObjectId, SchemaObject> wanted = new LinkedHashMap<>();
    private final List<String> left = new ArrayList<>();

    Taking(Schema made, Schema live) {
      this.made = made;
      this.live = live;
      made.objects().forEach(object -> wanted.put(object.id(), object));
    }

    void take(Difference difference) {
      ObjectId id = difference.object();
      String what = difference.code().substring(difference.code().lastIndexOf('-') + 1);
      Optional<SchemaObject> actual =
          what.equals("different") ? partner(difference) : live.find(id);
      if (FOR_PEOPLE.contains(what) || actual.isEmpty()) {
        left.add("Left to you: " + difference);
        return;
      }
      if (!actual.get().id().equals(id)) {
        wanted.remove(id);
      }
      put(actual.get());
      if (actual.get() instanceof Table table) {
        live.elements(table.name()).stream()
            .filter(element -> !made.contains(ObjectId.table(table.name())))
            .forEach(this::put);
      }
    }

    private void put(SchemaObject object) {
      wanted.put(object.id(), object);
    }

    /** What the database has in place of a constraint, perhaps under another name. */
    private Optional<SchemaObject> partner(Difference difference) {
      QualifiedName table = difference.object().tableName();
      List<TableElement> elements = live.elements(table);
      return elements.stream()
          .filter(element -> SchemaText.line(element).equals(difference.actual()))
          .map(SchemaObject.class::cast)
          .findFirst();
    }

    Schema wanted() {
      return Schema.of(wanted.values());
    }

    List<Operation> operations(int serverMajor) {
      DiffOptions options = new DiffOptions(serverMajor);
      UnaryOperator<Operation> ensured =
          operation ->
              operation instanceof Create || operation instanceof CreateTable
                  ? new Ensure(operation)
                  : operation instanceof Drop drop
                      ? new Drop(drop.object(), true, drop.sql())
                      : operation;
      return SchemaDiff.between(made, wanted(), Renames.NONE, options).stream()
          .map(ensured)
          .toList();
    }
  }
}

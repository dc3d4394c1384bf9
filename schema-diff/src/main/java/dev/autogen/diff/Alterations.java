package dev.autogen.diff;

import dev.autogen.diff.Matching.Pair;
import dev.autogen.diff.Planned.Effect;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How an object that both schemas have becomes what the second says: an answer for each kind. An
 * empty answer says that no statement can do it, so that the object is dropped and created.
 */
final class Alterations {

  private final Uses uses;
  private final Names names;
  private final Schema before;
  private final Schema after;
  private final Set<ObjectId> unsettled;
  private final Places places;
  private final DiffOptions options;

  /**
   * Answers for two schemas.
   *
   * @param names which names change
   * @param unsettled what is dropped, or dropped and created, in the first
   */
  Alterations(
      Schema before,
      Schema after,
      Names names,
      Set<ObjectId> unsettled,
      Places places,
      DiffOptions options) {
    this.uses = new Uses(before);
    this.before = before;
    this.names = names;
    this.after = after;
    this.unsettled = Set.copyOf(unsettled);
    this.places = places;
    this.options = options;
  }

  Optional<List<Planned>> of(Pair<SchemaObject> pair) {
    return pair.before().accept(new Answer(pair));
  }

  ColumnAlteration column(Column before, Column other) {
    boolean needsUnsettled = uses.of(before).stream().anyMatch(unsettled::contains);
    return new ColumnAlteration(before, other, needsUnsettled, isChecked(before), options);
  }

  private boolean isChecked(Column column) {
    return Stream.of(before, after)
        .anyMatch(schema -> !schema.elements(column.table(), CheckConstraint.class).isEmpty());
  }

  private final class Answer implements SchemaObject.Visitor<Optional<List<Planned>>> {
    private final Pair<SchemaObject> pair;
    private final SchemaObject other;

    Answer(Pair<SchemaObject> pair) {
      this.pair = pair;
      this.other = pair.after();
    }

    @Override
    public Optional<List<Planned>> namedSchema(NamedSchema schema) {
      return Optional.of(List.of());
    }

    @Override
    public Optional<List<Planned>> enumType(EnumType type) {
      return TypeAlteration.ofEnum(type, (EnumType) other)
          .map(all -> changes(type, Effect.CHANGES, all));
    }

    @Override
    public Optional<List<Planned>> compositeType(CompositeType type) {
      return TypeAlteration.ofComposite(type, (CompositeType) other)
          .map(all -> changes(type, Effect.DISTURBS, all));
    }

    private List<Planned> changes(SchemaObject object, Effect effect, List<Operation> operations) {
      return operations.stream()
          .map(one -> Planned.change(one, effect, object, other, places.change(object)))
          .toList();
    }

    @Override
    public Optional<List<Planned>> sequence(Sequence sequence) {
      Sequence wanted = (Sequence) other;
      List<Change> changes = new ArrayList<>();
      if (!sequence.options().equals(wanted.options())) {
        changes.add(new Change.SetSequence(wanted.options()));
      }
      if (!sequence.comment().equals(wanted.comment())) {
        changes.add(new Change.SetComment(wanted.comment()));
      }
      List<Planned> planned = new ArrayList<>();
      if (!changes.isEmpty()) {
        planned.add(
            Planned.change(
                new Alter(sequence.id(), changes),
                Effect.CHANGES,
                Ownership.none(sequence),
                Ownership.none(wanted),
                places.change(sequence)));
      }
      planned.addAll(new Ownership(before, after, unsettled, places).change(sequence, wanted));
      return Optional.of(planned);
    }

    @Override
    public Optional<List<Planned>> table(Table table) {
      Table wanted = (Table) other;
      Alter alter = Alter.between(table, wanted);
      return Optional.of(
          alter.changes().isEmpty()
              ? List.of()
              : List.of(
                  Planned.change(alter, Effect.DISTURBS, table, wanted, places.change(table))));
    }

    @Override
    public Optional<List<Planned>> column(Column column) {
      ColumnAlteration alteration = Alterations.this.column(column, (Column) other);
      return alteration.isPossible()
          ? Optional.of(alteration.planned(places.change(column)))
          : Optional.empty();
    }

    @Override
    public Optional<List<Planned>> primaryKey(PrimaryKey key) {
      return structural(key);
    }

    @Override
    public Optional<List<Planned>> uniqueConstraint(UniqueConstraint constraint) {
      return structural(constraint);
    }

    @Override
    public Optional<List<Planned>> exclusionConstraint(ExclusionConstraint constraint) {
      return structural(constraint);
    }

    @Override
    public Optional<List<Planned>> index(Index index) {
      return structural(index);
    }

    @Override
    public Optional<List<Planned>> checkConstraint(CheckConstraint check) {
      CheckConstraint wanted = (CheckConstraint) other;
      return validating(check, check.validated(), wanted.validated(), List.of());
    }

    @Override
    public Optional<List<Planned>> foreignKey(ForeignKey key) {
      ForeignKey wanted = (ForeignKey) other;
      List<Operation> operations =
          key.deferrability() == wanted.deferrability()
              ? List.of()
              : List.of(Alter.of(key.id(), new Change.SetDeferrability(wanted.deferrability())));
      return validating(key, key.validated(), wanted.validated(), operations);
    }

    @Override
    public Optional<List<Planned>> opaqueObject(OpaqueObject object) {
      return SchemaEquivalence.equivalent(object, other)
          ? Optional.of(List.of())
          : Optional.empty();
    }

    private Optional<List<Planned>> structural(TableElement element) {
      boolean same = new Structure(Comparison.EQUIVALENCE).same(element, (TableElement) other);
      return same ? Optional.of(withRename(element, List.of())) : Optional.empty();
    }

    /** A constraint can become validated; nothing makes it not validated again. */
    private Optional<List<Planned>> validating(
        TableElement element, boolean was, boolean is, List<Operation> operations) {
      Structure structure = new Structure(Comparison.EQUIVALENCE);
      if (!structure.sameApartFromState(element, (TableElement) other) || was && !is) {
        return Optional.empty();
      }
      List<Operation> all = new ArrayList<>(operations);
      if (!was && is) {
        all.add(new ValidateConstraint(element.table(), element.name()));
      }
      return Optional.of(withRename(element, all));
    }

    private List<Planned> withRename(TableElement element, List<Operation> operations) {
      TableElement wanted = (TableElement) other;
      TableElement changed = Structure.named(wanted, element.name());
      List<Planned> planned = new ArrayList<>();
      for (Operation operation : operations) {
        planned.add(
            Planned.change(operation, Effect.LABELS, element, changed, places.change(element)));
      }
      if (names.mustChange(pair)) {
        Rename rename = new Rename(element.id(), wanted.name());
        planned.add(Planned.change(rename, Effect.LABELS, changed, wanted, places.change(element)));
      }
      return planned;
    }
  }
}

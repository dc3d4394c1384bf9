package dev.autogen.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationArbitraries;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Step;
import dev.autogen.schema.Column;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaArbitraries;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What is printed, compiled and recorded is what it was before. */
class RoundTripLawTest {

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }

  @Provide
  Arbitrary<OperationArbitraries.Change> changes() {
    return OperationArbitraries.changes();
  }

  @Property(seed = "20261120", tries = 40, shrinking = ShrinkingMode.OFF)
  void creationsOfAnySchemaAreRecordedAsTheyWere(@ForAll("schemas") Schema schema) {
    List<Operation> creations = creations(schema);
    GeneratedRevision generated =
        RevisionWriter.write(Drafts.of(creations.toArray(Operation[]::new)));

    assertThat(CompiledRevision.of(generated).upgrade())
        .isEqualTo(RevisionWriter.recordable(creations));
  }

  @Property(seed = "20261120", tries = 60, shrinking = ShrinkingMode.OFF)
  void changesAndTheirReverseAreRecordedAsTheyWere(
      @ForAll("changes") OperationArbitraries.Change change) {
    Schema before = change.before();
    List<Operation> upgrade = change.operations();
    Assume.that(upgrade.stream().noneMatch(RoundTripLawTest::namesTwoAlike));
    List<Operation> downgrade = Replay.reverse(upgrade, before);
    GeneratedRevision generated =
        RevisionWriter.write(
            Drafts.of(AnnotatedOperation.of(upgrade), AnnotatedOperation.of(downgrade)));

    CompiledRevision compiled = CompiledRevision.of(generated);

    assertThat(compiled.upgrade()).isEqualTo(RevisionWriter.recordable(upgrade));
    assertThat(compiled.downgrade()).isEqualTo(RevisionWriter.recordable(downgrade));
    if (!hasSql(compiled.upgrade())) {
      Schema after = Replay.apply(upgrade, before);
      assertThat(SchemaEquivalence.differences(Replay.apply(compiled.upgrade(), before), after))
          .isEmpty();
      if (!hasSql(compiled.downgrade())) {
        assertThat(SchemaEquivalence.differences(Replay.apply(compiled.downgrade(), after), before))
            .isEmpty();
      }
    }
  }

  /** PostgreSQL takes that where one of the two is a unique constraint that it leaves out. */
  private static boolean namesTwoAlike(Operation operation) {
    return operation instanceof CreateTable table
        && table.elements().stream()
                .filter(Constraint.class::isInstance)
                .map(TableElement::name)
                .distinct()
                .count()
            < table.elements().stream().filter(Constraint.class::isInstance).count();
  }

  /** What SQL does to a schema is not known, nor what a view uses that is made by it. */
  private static boolean hasSql(List<Operation> operations) {
    return operations.stream()
        .flatMap(
            operation ->
                operation instanceof Step step ? step.operations().stream() : Stream.of(operation))
        .anyMatch(
            operation ->
                operation instanceof ExecuteSql
                    || operation instanceof Create create
                        && create.object() instanceof OpaqueObject);
  }

  private static List<Operation> creations(Schema schema) {
    List<Operation> creations = new ArrayList<>();
    List<Operation> last = new ArrayList<>();
    for (SchemaObject object : schema.objects()) {
      if (object instanceof Table table) {
        List<TableElement> elements =
            schema.elements(table.name()).stream().filter(RoundTripLawTest::standsInTable).toList();
        creations.add(new CreateTable(table, elements));
      } else if (!(object instanceof TableElement element) || !standsInTable(element)) {
        last.add(new Create(object));
      }
    }
    creations.addAll(last);
    return creations;
  }

  private static boolean standsInTable(TableElement element) {
    return element instanceof Column
        || element instanceof Constraint && !(element instanceof ForeignKey);
  }
}

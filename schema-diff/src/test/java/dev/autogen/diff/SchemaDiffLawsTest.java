package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaArbitraries;
import dev.autogen.schema.SchemaEquivalence;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of the differ, over random schemas. */
class SchemaDiffLawsTest {

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }

  @Property(tries = 500)
  void turnsAnySchemaIntoAnyOther(@ForAll("schemas") Schema a, @ForAll("schemas") Schema b) {
    assertTurnsInto(a, b);
  }

  @Property(tries = 300)
  void createsFromNothingAndDropsToNothing(@ForAll("schemas") Schema schema) {
    assertTurnsInto(Schema.EMPTY, schema);
    assertTurnsInto(schema, Schema.EMPTY);
  }

  @Property(tries = 300)
  void findsNothingBetweenASchemaAndItself(@ForAll("schemas") Schema schema) {
    assertThat(diff(schema, schema)).isEmpty();
  }

  private static void assertTurnsInto(Schema a, Schema b) {
    List<Operation> operations = diff(a, b);
    Schema state = a;
    for (Operation operation : operations) {
      state = Replay.apply(operation, state);
    }
    assertThat(SchemaEquivalence.differences(state, b)).isEmpty();
    assertThat(operations.isEmpty()).isEqualTo(SchemaEquivalence.equivalent(a, b));
    assertThat(diff(a, b)).isEqualTo(operations);
  }

  private static List<Operation> diff(Schema a, Schema b) {
    return SchemaDiff.between(a, b, Renames.NONE);
  }
}

package dev.autogen.engine.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Column;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyOrderTest {

  private final Schema.Builder schema = Schema.EMPTY.toBuilder();

  private static QualifiedName table(String name) {
    return QualifiedName.of(name);
  }

  /** Adds a foreign key from one table to another: {@code !} takes no nulls, {@code ~} can wait. */
  private CopyOrderTest key(String from, String to, String how) {
    for (String name : List.of(from, to)) {
      schema.put(Table.of(table(name)));
    }
    schema.add(
        Column.of(table(from), to + "_id", SqlType.of("integer")).withNullable(!how.equals("!")));
    schema.add(
        ForeignKey.of(table(from), from + "_" + to, List.of(to + "_id"), table(to), List.of("id"))
            .withDeferrability(
                how.equals("~")
                    ? Deferrability.INITIALLY_IMMEDIATE
                    : Deferrability.NOT_DEFERRABLE));
    return this;
  }

  private CopyOrder order() {
    Schema built = schema.build();
    return CopyOrder.of(built.objects(Table.class).stream().map(Table::name).toList(), built);
  }

  private static List<String> names(CopyOrder order) {
    return order.tables().stream().map(QualifiedName::name).toList();
  }

  private static List<String> late(CopyOrder order) {
    return order.late().stream().map(ForeignKey::name).toList();
  }

  @Test
  void parentsComeFirst() {
    CopyOrder order = key("a", "b", "!").key("b", "c", "").key("a", "c", "").order();
    assertThat(names(order)).containsExactly("c", "b", "a");
    assertThat(late(order)).isEmpty();
  }

  @Test
  void whatPointsToItselfIsLate() {
    assertThat(late(key("a", "a", "!").order())).containsExactly("a_a");
  }

  @Test
  void aCircleIsClosedWhereNullsAreTaken() {
    CopyOrder order = key("a", "b", "").key("b", "a", "!").order();
    assertThat(names(order)).containsExactly("a", "b");
    assertThat(late(order)).containsExactly("a_b");
    CopyOrder other = new CopyOrderTest().key("a", "b", "!").key("b", "a", "").order();
    assertThat(names(other)).containsExactly("b", "a");
    assertThat(late(other)).containsExactly("b_a");
  }

  @Test
  void whatCanWaitOpensACircle() {
    CopyOrder order = key("a", "b", "!").key("b", "c", "~").key("c", "a", "!").order();
    assertThat(names(order)).containsExactly("b", "a", "c");
    assertThat(late(order)).isEmpty();
    assertThat(order.deferrable()).extracting(ForeignKey::name).containsExactly("b_c");
  }

  @Test
  void aCircleWithoutNullsHasOneLateKey() {
    CopyOrder order = key("a", "b", "!").key("b", "c", "!").key("c", "a", "!").order();
    assertThat(late(order)).hasSize(1);
  }
}

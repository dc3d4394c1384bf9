package dev.autogen.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.diff.ValueRename;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenamedTextsTest {

  private static final QualifiedName BILL = QualifiedName.of("bill");
  private static final CheckConstraint CHECK =
      new CheckConstraint(BILL, "ck", "state in ('A', 'C''s')", false, true);
  private static final Map<ValueRename, ObjectId> RENAMED =
      Map.of(new ValueRename(List.of("bill", "state"), "B", "C's"), ObjectId.column(BILL, "state"));
  private static final Operation UPDATE =
      new ExecuteSql(
          "update bill set state = 'C''s' where state = 'B'",
          "update bill set state = 'B' where state = 'C''s'");

  @Test
  void rowsChangeBetweenTheChecks() {
    Operation column = new Create(Column.of(BILL, "more", SqlType.of("text")));
    assertThat(RenamedTexts.into(List.of(Drop.of(CHECK.id()), column, new Create(CHECK)), RENAMED))
        .containsExactly(Drop.of(CHECK.id()), column, UPDATE, new Create(CHECK));
  }

  @Test
  void withoutACheckTheyChangeLast() {
    assertThat(RenamedTexts.into(List.of(Drop.of(CHECK.id())), RENAMED))
        .containsExactly(Drop.of(CHECK.id()), UPDATE);
  }

  @Test
  void nothingRenamedIsNothingDone() {
    assertThat(RenamedTexts.into(List.of(new Create(CHECK)), Map.of()))
        .containsExactly(new Create(CHECK));
  }
}

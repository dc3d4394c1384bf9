package dev.autogen.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyTablesTest {

  private static QualifiedName table(int number) {
    return QualifiedName.of("table_" + number);
  }

  private static CreateTable creation(QualifiedName name, int columns) {
    String suffix = name.name().substring(0, Math.min(9, name.name().length()));
    List<TableElement> elements = new ArrayList<>();
    elements.add(
        Column.of(name, "id", SqlType.of("bigint"))
            .withNullable(false)
            .withDefault(new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, "")));
    for (int i = 0; i < columns; i++) {
      elements.add(
          Column.of(name, "column_" + i + "_of_" + suffix, SqlType.of("varchar", 255))
              .withNullable(false)
              .withDefault(new ColumnDefault.Expression("'" + name.name() + i + "'")));
    }
    elements.add(PrimaryKey.of(name, "pkey_" + suffix, List.of("id")));
    return new CreateTable(Table.of(name), elements);
  }

  private static List<Operation> creations(int tables, int columns) {
    List<Operation> operations = new ArrayList<>();
    operations.add(new Create(Sequence.of(QualifiedName.of("s"), SequenceOptions.DEFAULT)));
    for (int i = 0; i < tables; i++) {
      operations.add(creation(table(i), columns));
      operations.add(new Create(Index.of(table(i), "ix_" + i, List.of("id"))));
    }
    for (int i = 0; i < tables; i++) {
      operations.add(
          new Create(
              ForeignKey.of(
                  table(i), "fk_" + i, List.of("id"), table((i + 1) % tables), List.of("id"))));
    }
    return operations;
  }

  private static List<Operation> drops(int tables) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      operations.add(Drop.of(ObjectId.table(table(i))));
    }
    Collections.reverse(operations);
    return operations;
  }

  private static GeneratedRevision write(List<Operation> upgrade, List<Operation> downgrade) {
    return RevisionWriter.write(
        Drafts.of(AnnotatedOperation.of(upgrade), AnnotatedOperation.of(downgrade)));
  }

  @Test
  void haveAMethodEachFromTheTwentyFirstOn() {
    assertThat(write(creations(20, 1), drops(20)).source()).doesNotContain("private");

    GeneratedRevision generated = write(creations(21, 1), drops(21));

    assertThat(generated.source())
        .contains(
            """
              @Override
              public void upgrade(Operations op) {
                createSequences(op);
                createTable0(op);
                createTable1(op);
            """)
        .contains(
            """
                createTable20(op);
                createForeignKeys(op);
              }

              @Override
              public void downgrade(Operations op) {
                dropTables(op);
              }

              private void createSequences(Operations op) {
                op.createSequence(sequence("s"));
              }

              private void createTable0(Operations op) {
                op.createTable(
                    "table_0",
                    column("id", bigint()).identity(),
                    column("column_0_of_table_0", varchar(255)).notNull().defaultTo("table_00"),
                    primaryKey("pkey_table_0", "id"));
                op.createIndex("table_0", index("ix_0", "id"));
              }
            """);
    assertThat(CompiledRevision.of(generated).upgrade()).isEqualTo(creations(21, 1));
    assertThat(CompiledRevision.of(generated).downgrade()).isEqualTo(drops(21));
  }

  @Test
  void areWhatGoogleJavaFormatWrites() {
    GoogleJavaFormat.assertUnchanged(
        List.of(
            write(creations(40, 10), drops(40)).source(),
            write(creations(250, 35), drops(250)).source()));
  }

  @Test
  void mayBeAThousand() {
    GeneratedRevision generated = write(creations(1000, 10), drops(1000));
    CompiledRevision compiled = CompiledRevision.of(generated);
    assertThat(compiled.upgrade()).isEqualTo(creations(1000, 10));
    assertThat(compiled.downgrade()).isEqualTo(drops(1000));
  }

  @Test
  void mayHaveMoreConstantsThanAClassCan() {
    GeneratedRevision generated = write(creations(500, 40), drops(1000));
    assertThat(generated.source()).contains("private final class Part2 {");
    assertThat(CompiledRevision.of(generated).upgrade()).isEqualTo(creations(500, 40));
  }

  @Test
  void mayHaveAThousandColumns() {
    List<Operation> wide = List.of(creation(QualifiedName.of("wide"), 1000));
    assertThat(CompiledRevision.of(write(wide, List.of())).upgrade()).isEqualTo(wide);
  }

  @Test
  void mayBeManyChangesOfFewTables() {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      operations.add(Drop.of(ObjectId.column(table(i % 3), "c" + i)));
    }
    assertThat(CompiledRevision.of(write(operations, List.of())).upgrade()).isEqualTo(operations);
  }

  @Test
  void mayHaveNamesThatAreTheSameInJava() {
    List<Operation> operations = new ArrayList<>();
    for (String name :
        List.of(
            "a b",
            "a-b",
            "a_b",
            "AB",
            "\"",
            "é",
            "e",
            "1",
            "*/",
            "op",
            "upgrade",
            "class",
            "日本",
            "🎉",
            "🎉🎉",
            "columns",
            "column",
            "row",
            "x".repeat(63),
            "x".repeat(62) + "y",
            "$",
            "$$",
            "\\u0041",
            "table",
            "sql")) {
      operations.add(creation(QualifiedName.of(name), 1));
    }
    assertThat(CompiledRevision.of(write(operations, List.of())).upgrade()).isEqualTo(operations);
  }
}

package dev.autogen.diff;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Rename;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.util.List;

/** A random edit of a column. */
final class ColumnEdit {

  private final EditedSchema edited;
  private final Column column;

  ColumnEdit(EditedSchema edited, Column column) {
    this.edited = edited;
    this.column = column;
  }

  void edit() {
    if (column.defaultValue() instanceof ColumnDefault.Identity && edited.sometimes()) {
      redefault();
      return;
    }
    if (column.defaultValue() instanceof ColumnDefault.Generated generated && edited.sometimes()) {
      String sql = "coalesce(" + generated.sql() + ")";
      edited.put(column.withDefault(new ColumnDefault.Generated(sql, generated.stored())));
      return;
    }
    switch (edited.random().nextInt(9)) {
      case 0 -> edited.drop(column);
      case 1 -> edited.run(Alter.of(column.id(), new Change.SetNullable(!column.nullable())));
      case 2 -> edited.run(Alter.of(column.id(), new Change.SetComment(edited.newName())));
      case 3, 4 -> retype();
      case 5 -> redefault();
      case 6 -> edited.run(new Rename(column.id(), edited.newName()));
      case 7 -> {
        if (column.type().equals(SqlType.of("text"))) {
          edited.put(column.withCollation(column.collation().isEmpty() ? "C" : ""));
        }
      }
      default -> generate();
    }
  }

  private void retype() {
    Column plain = column.withDefault(ColumnDefault.NONE).withCollation("");
    List<EnumType> enums = edited.schema().objects(EnumType.class);
    boolean toEnum = !enums.isEmpty() && edited.sometimes();
    edited.put(
        plain.withType(
            toEnum ? SqlType.named(edited.any(enums).name()) : edited.any(RandomAdditions.TYPES)));
  }

  private void redefault() {
    if (column.defaultValue() instanceof ColumnDefault.Generated) {
      edited.put(column.withDefault(ColumnDefault.NONE));
      return;
    }
    if (column.defaultValue() instanceof ColumnDefault.Identity && edited.random().nextBoolean()) {
      SequenceOptions options = SequenceOptions.defaultsFor(column.type(), 50);
      edited.put(column.withDefault(new ColumnDefault.Identity(true, options, "")));
      return;
    }
    boolean counts = column.type().equals(SqlType.of("bigint"));
    List<Sequence> sequences = edited.schema().objects(Sequence.class);
    List<ColumnDefault> all =
        List.of(
            ColumnDefault.NONE,
            new ColumnDefault.Expression("null::" + column.type()),
            counts
                ? new ColumnDefault.Identity(edited.sometimes(), SequenceOptions.DEFAULT, "")
                : ColumnDefault.NONE,
            counts && !sequences.isEmpty()
                ? new ColumnDefault.Expression(
                    "nextval('%s'::regclass)"
                        .formatted(
                            SqlIdentifier.quote(edited.any(sequences).name()).replace("'", "''")))
                : ColumnDefault.NONE);
    ColumnDefault chosen = edited.any(all);
    edited.put(
        column
            .withDefault(chosen)
            .withNullable(column.nullable() && !(chosen instanceof ColumnDefault.Identity)));
  }

  private void generate() {
    boolean isVirtual = edited.sometimes();
    List<Column> others =
        edited.schema().columns(column.table()).stream()
            .filter(one -> !one.equals(column))
            .filter(one -> !(one.defaultValue() instanceof ColumnDefault.Generated))
            .toList();
    boolean isSource =
        edited.schema().columns(column.table()).stream()
            .anyMatch(
                one ->
                    one.defaultValue() instanceof ColumnDefault.Generated generated
                        && SqlExpressions.mentions(generated.sql(), column.name()));
    if (!others.isEmpty() && !isSource) {
      String source = SqlIdentifier.quote(edited.any(others).name());
      edited.put(
          column.withDefault(new ColumnDefault.Generated("num_nulls(" + source + ")", !isVirtual)));
    }
  }
}

package dev.autogen.diff;

import static dev.autogen.diff.Merges.ABSENT;
import static dev.autogen.diff.Merges.merge;
import static dev.autogen.diff.Merges.with;
import static dev.autogen.diff.Merges.written;
import static dev.autogen.diff.Models.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.Column;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Merges of several facts at once, of names, and of what stands on what the model drops. */
class ThreeWayMergeCasesTest {

  @Test
  void namesBothSidesOfAConflict() {
    MergeResult result =
        merge("column t.c varchar(255)", "column t.c varchar(500)", "column t.c text");
    assertThat(result.conflicts().get(0).message())
        .isEqualTo(
            "The type of column t.c was varchar(255) and is varchar(500) in the model, but text in the"
                + " database. Add --take-model t.c or --keep-database t.c.");
  }

  @Test
  void mergesTheAttributesOfOneColumnApart() {
    MergeResult result =
        merge(
            "column t.c varchar(255) default 'a'",
            "column t.c varchar(255) not null default 'b'",
            "column t.c text default 'a'");
    assertThat(written(result)).containsExactly("Alter column t.c: not null, default 'b'");
  }

  @Test
  void findsConstraintsByStructureWhateverTheirName() {
    String model = "foreign key t.fk6s0a1b2c3d4e5f6g7h8i9j0ka (n) references t (id)";
    String live = "foreign key t.by_hand (n) references t (id)";
    assertThat(written(merge(model, ABSENT, live))).containsExactly("Drop foreign key t.by_hand");
    assertThat(written(merge(model, model + " on delete cascade", live)))
        .containsExactly(
            "Drop foreign key t.by_hand",
            "Add foreign key t.fk6s0a1b2c3d4e5f6g7h8i9j0ka (n) references t (id) on delete cascade");
    assertThat(merge(model, model.replace("0ka", "0kb"), live).operations(DiffOptions.OLDEST))
        .isEmpty();
  }

  @Test
  void renamesAConstraintThatGetsAStatedName() {
    MergeResult result = merge("unique t.t_n_key (n)", "unique t.uq (n)", "unique t.mine (n)");
    assertThat(written(result)).containsExactly("Rename unique constraint t.mine to uq");
    assertThat(merge("unique t.a (n)", "unique t.b (n)", "unique t.c (n)").conflicts()).hasSize(1);
  }

  @Test
  void keepsAStatedNameUnlessAnotherNeedsIt() {
    String old = "unique t.by_n (n)";
    assertThat(written(merge(old, "unique t.t_n_key (n)", old))).isEmpty();
    assertThat(written(merge(old, "unique t.t_n_key (n)\nindex t.by_n (n)", old)))
        .containsExactly("Rename unique constraint t.by_n to t_n_key", "Create index t.by_n (n)");
  }

  @Test
  void changesAPrimaryKey() {
    Schema then =
        schema(
            "table p",
            "column p.a integer not null",
            "column p.b integer not null",
            "primary key p.p_pkey (a)");
    Schema now =
        schema(
            "table p",
            "column p.a integer not null",
            "column p.b integer not null",
            "primary key p.p_pkey (a, b)");
    Schema live =
        schema(
            "table p",
            "column p.a integer not null",
            "column p.b integer not null",
            "primary key p.other (a)");
    MergeResult result = ThreeWayMerge.merge(then, now, live, MergeOptions.PLAIN);
    assertThat(written(result))
        .containsExactly("Drop primary key p.other", "Add primary key p.p_pkey (a, b)");
    Schema third =
        schema(
            "table p",
            "column p.a integer not null",
            "column p.b integer not null",
            "primary key p.other (b)");
    assertThat(ThreeWayMerge.merge(then, now, third, MergeOptions.PLAIN).conflicts()).hasSize(1);
  }

  @Test
  void mergesLabelsIntoThoseThatOnlyTheDatabaseHas() {
    MergeResult result =
        merge("enum e ('a', 'c')", "enum e ('a', 'b', 'c', 'd')", "enum e ('a', 'x', 'c')");
    assertThat(written(result))
        .containsExactly("Add value b to enum e after a", "Add value d to enum e");
  }

  @Test
  void notesWhatGoesWithAColumn() {
    MergeResult result =
        merge("column t.c integer", ABSENT, "column t.c integer\nindex t.by_hand (c, n)");
    assertThat(written(result)).containsExactly("Drop column t.c");
    assertThat(result.notes()).containsExactly("Index t.by_hand goes with column t.c.");
  }

  @Test
  void notesWhatGoesWithATable() {
    MergeResult result =
        merge(
            "table s\ncolumn s.a integer not null\nprimary key s.s_pkey (a)",
            ABSENT,
            "table s\ncolumn s.a integer not null\nprimary key s.s_pkey (a)\nindex s.by_hand (a)\n"
                + "foreign key t.fk (n) references s (a)");
    assertThat(written(result)).containsExactly("Drop foreign key t.fk", "Drop table s");
    assertThat(result.notes())
        .containsExactly(
            "Foreign key t.fk goes with table s.", "Index s.by_hand goes with table s.");
  }

  @Test
  void keepsATypeThatSomethingElseUses() {
    MergeResult result =
        merge("enum e ('a')\ncolumn t.c e", ABSENT, "enum e ('a')\ncolumn t.c e\ncolumn t.mine e");
    assertThat(written(result)).containsExactly("Drop column t.c");
    assertThat(result.notes()).containsExactly("Enum type e stays, since column t.mine uses it.");
  }

  @Test
  void stopsBeforeAViewThatUsesADroppedColumn() {
    MergeResult result =
        merge(
            "column t.c integer",
            ABSENT,
            "column t.c integer\nview v depends on (column t.c) dropped by (drop view v) defined by create view v as select c from t");
    assertThat(result.conflicts())
        .singleElement()
        .extracting(Conflict::isDecidable)
        .isEqualTo(false);
    assertThat(result.conflicts().get(0).message())
        .isEqualTo(
            "The model drops column t.c, which view v needs. Drop or change that in a revision of your own"
                + " first.");
  }

  @Test
  void addsToATableThatTheDatabaseLost() {
    MergeResult result =
        merge(
            "table s\ncolumn s.a integer",
            "table s\ncolumn s.a integer\ncolumn s.b integer",
            ABSENT);
    assertThat(result.conflicts())
        .singleElement()
        .extracting(Conflict::message)
        .asString()
        .startsWith(
            "The model changes column s.b, but the database does not have its table; 'autogen repair'");
  }

  @Test
  void renamesInTheDatabaseWhatTheModelRenamed() {
    Renames renames = Renames.NONE.column(QualifiedName.of("t"), "old", "new");
    MergeOptions options = MergeOptions.PLAIN.withRenames(renames);
    MergeResult result =
        merge(
            "column t.old text\nindex t.ix (old)",
            "column t.new text not null\nindex t.ix (new)",
            "column t.old text\nindex t.ix (old)\nindex t.mine (old)",
            options);
    assertThat(written(result))
        .containsExactly("Rename column t.old to new", "Alter column t.new: not null");
  }

  @Test
  void renamesNothingWhereTheDatabaseHasTheNewName() {
    MergeOptions options =
        MergeOptions.PLAIN.withRenames(Renames.NONE.table(QualifiedName.of("a"), "b"));
    MergeResult result =
        merge(
            "table a\ncolumn a.x integer",
            "table b\ncolumn b.x integer",
            "table b\ncolumn b.x integer",
            options);
    assertThat(result.operations(DiffOptions.OLDEST)).isEmpty();
    assertThat(result.conflicts()).isEmpty();
  }

  @Test
  void refusesARenameOfNothing() {
    MergeOptions options =
        MergeOptions.PLAIN.withRenames(
            Renames.NONE.column(QualifiedName.of("t"), "surname", "last_name"));
    assertThatThrownBy(() -> merge(ABSENT, ABSENT, ABSENT, options))
        .hasMessage("There is no column t.surname to rename. Correct or leave out the rename.");
  }

  @Test
  void comparesAsItIsTold() {
    MergeOptions blind =
        MergeOptions.PLAIN.withComparison(
            object ->
                object instanceof Column column
                    ? Set.of(column.withType(SqlType.of("text")))
                    : Set.of());
    assertThat(
            merge("column t.c text", "column t.c integer", "column t.c bigint", blind)
                .operations(DiffOptions.OLDEST))
        .isEmpty();
  }

  @Test
  void saysThatOtherDatabasesLackAChangeMadeByHand() {
    MergeOptions options = MergeOptions.PLAIN.withMade(with("column t.c varchar(1)"), true);
    MergeResult result =
        merge("column t.c varchar(1)", "column t.c varchar(2)", "column t.c varchar(2)", options);
    assertThat(result.notes())
        .containsExactly(
            "The type of column t.c is as the model says, and no revision makes it so: other databases lack it.");
  }
}

package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The version table has a row per head, as Alembic's has. */
class BranchesTest extends MigrationTest {

  private static final TestRevision ROOT = TestRevision.of("root").downgrade(op -> {});
  private static final TestRevision LEFT = TestRevision.of("left", "root").downgrade(op -> {});
  private static final TestRevision RIGHT = TestRevision.of("right", "root").downgrade(op -> {});
  private static final TestRevision MERGE =
      TestRevision.of("merge", "left", "right").downgrade(op -> {});

  @Test
  void branchesHaveARowEach() {
    Migrator migrator = migrator(ROOT, LEFT, RIGHT);

    migrator.upgrade("left");
    assertThat(heads()).containsExactly("left");
    migrator.upgrade("heads");
    assertThat(heads()).containsExactly("left", "right");
    migrator.downgrade("root");
    assertThat(heads()).containsExactly("root");
  }

  @Test
  void twoBasesHaveARowEach() {
    TestRevision other = TestRevision.of("other").downgrade(op -> {});

    migrator(ROOT, other).upgrade("heads");

    assertThat(heads()).containsExactly("other", "root");
  }

  @Test
  void mergeTakesTheRowsOfItsParents() {
    Migrator migrator = migrator(ROOT, LEFT, RIGHT, MERGE);

    assertThat(migrator.upgrade("head").after()).containsExactly("merge");

    assertThat(heads()).containsExactly("merge");
    assertThat(migrator.history().get(3).parents()).containsExactly("left", "right");
  }

  @Test
  void unmergingBringsThemBack() {
    Migrator migrator = migrator(ROOT, LEFT, RIGHT, MERGE);
    migrator.upgrade("head");

    migrator.downgrade("left");

    assertThat(heads()).containsExactly("left", "right");
  }

  @Test
  void dependencyIsRunFirstAndItsRowGoes() {
    TestRevision other = TestRevision.of("other").downgrade(op -> {});
    TestRevision needing =
        TestRevision.of("needing", "root").dependingOn("other").downgrade(op -> {});
    Migrator migrator = migrator(ROOT, other, needing);

    migrator.upgrade("needing");
    assertThat(heads()).containsExactly("needing");
    assertThat(migrator.history()).extracting(HistoryRecord::revision).contains("other");
    assertThat(migrator.upgrade("heads").applied()).isEmpty();

    migrator.downgrade("root");
    assertThat(heads()).containsExactly("other", "root");
  }

  @Test
  void r14StampMovesOneBranchOnly() {
    Migrator migrator = migrator(ROOT, LEFT, RIGHT);
    migrator.upgrade("heads");
    TestRevision next = TestRevision.of("next", "left").downgrade(op -> {});

    migrator(ROOT, LEFT, RIGHT, next).stamp(List.of("next"), false);

    assertThat(heads()).containsExactly("next", "right");
  }

  @Test
  void r14StampsLabelsSeveralBaseAndOverUnknownRevisions() {
    TestRevision reporting =
        TestRevision.of("reporting1").labelled("reporting").downgrade(op -> {});
    TestRevision next = TestRevision.of("reporting2", "reporting1").downgrade(op -> {});
    Migrator migrator = migrator(ROOT, LEFT, RIGHT, reporting, next);

    assertThat(migrator.stamp(List.of("reporting@head"), false).after())
        .containsExactly("reporting2");
    assertThat(migrator.stamp(List.of("left", "right"), false).after())
        .containsExactly("left", "reporting2", "right");
    assertThat(migrator.stamp(List.of("reporting@base"), false).after())
        .containsExactly("left", "right");
    assertThat(migrator.stamp(List.of("base"), false).after()).isEmpty();
    assertThat(migrator.stamp(List.of("heads"), false).after())
        .containsExactly("left", "reporting2", "right");

    assertThatThrownBy(() -> migrator(ROOT).stamp(List.of("root"), false))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("autogen stamp --purge");
    assertThat(heads()).containsExactly("left", "reporting2", "right");
    assertThat(migrator(ROOT).stamp(List.of("root"), true).after()).containsExactly("root");
    assertThat(heads()).containsExactly("root");
  }

  @Test
  void aStampLeavesOtherBranchesAlsoThoseThatDependOnIt() {
    TestRevision a1 = TestRevision.of("a1");
    TestRevision b1 = TestRevision.of("b1", "a1");
    TestRevision b2 = TestRevision.of("b2", "a1").labelled("rep");
    TestRevision c1 = TestRevision.of("c1", "b1");
    TestRevision c2 = TestRevision.of("c2", "b2").dependingOn("b1");
    Migrator migrator = migrator(a1, b1, b2, c1, c2, TestRevision.of("x1"));

    migrator.stamp(List.of("heads"), false);
    assertThat(migrator.stamp(List.of("x1-1"), false).after()).containsExactly("c1", "c2");
    assertThat(migrator.stamp(List.of("b1"), false).after()).containsExactly("c2");
    assertThat(migrator.stamp(List.of("c1"), false).after()).containsExactly("c1", "c2");
    assertThat(migrator.stamp(List.of("rep@base"), false).after()).containsExactly("c1");
    assertThat(migrator.stamp(List.of("a1"), false).after()).containsExactly("a1");
  }

  @Test
  void whatWasRunCanBeUndoneWhateverWasStampedSince() {
    Migrator migrator = migrator(TestRevision.of("a1").sql("create table t ()", "drop table t"));
    migrator.upgrade("head");
    migrator.stamp(List.of("base"), false);
    migrator.stamp(List.of("head"), false);
    migrator.downgrade("base");
    assertThat(rows("select from pg_class where relname = 't'")).isEmpty();
    migrator.stamp(List.of("head"), false);
    assertThatThrownBy(() -> migrator.downgrade("base"))
        .hasMessageContaining("was stamped on this database, not run");
  }

  @Test
  void aStampAsAScriptLeavesWhatTheStampLeaves() {
    Migrator migrator = migrator(ROOT, LEFT, RIGHT);
    database.execute(migrator.stampScript("base", List.of("left")));
    assertThat(heads()).containsExactly("left");
    assertThat(migrator.history())
        .extracting(row -> row.revision() + " " + row.how())
        .containsExactly("root STAMPED", "left STAMPED");

    String script = migrator.stampScript("left", List.of("heads"));
    database.execute(script);
    assertThat(heads()).containsExactly("left", "right");
    assertThatThrownBy(() -> database.execute(script))
        .hasStackTraceContaining("This script is for a database at left");
    assertThat(migrator.pending()).isEmpty();
  }

  @Test
  void pendingIsWhatAnUpgradeToAllHeadsWouldRun() {
    Migrator migrator = migrator(ROOT, LEFT, RIGHT);
    assertThat(migrator.pending())
        .extracting(RevisionHeader::id)
        .containsExactly("root", "left", "right");
    migrator.upgrade("left");
    assertThat(migrator.pending()).extracting(RevisionHeader::id).containsExactly("right");
    migrator.upgrade("heads");
    assertThat(migrator.pending()).isEmpty();
    assertThat(migrator(ROOT, LEFT).pending()).as("ahead of that release").isEmpty();
  }
}

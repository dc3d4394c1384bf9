package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

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
  void stampMovesOneBranchOnly() {
    Migrator migrator = migrator(ROOT, LEFT, RIGHT);
    migrator.upgrade("heads");
    TestRevision next = TestRevision.of("next", "left").downgrade(op -> {});

    migrator(ROOT, LEFT, RIGHT, next).stamp(List.of("next"), false);

    assertThat(heads()).containsExactly("next", "right");
  }
}

package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.migration.MigrationResult.Outcome;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R16: a database that a newer release has migrated, and then an older one starts. */
class AheadTest extends MigrationTest {

  private static final TestRevision ONE = TestRevision.of("one").downgrade(op -> {});
  private static final TestRevision TWO = TestRevision.of("two", "one").downgrade(op -> {});
  private static final TestRevision THREE = TestRevision.of("three", "two").downgrade(op -> {});

  @Test
  void olderReleaseHasNothingToDo() {
    migrator(ONE, TWO, THREE).upgrade("head");

    MigrationResult result = migrator(ONE).upgrade("head");

    assertThat(result.outcome()).isEqualTo(Outcome.AHEAD);
    assertThat(result.after()).containsExactly("three");
    assertThat(migrator(ONE).planUpgrade("head").outcome()).isEqualTo(Outcome.AHEAD);
  }

  @Test
  void olderReleaseMayRefuseToStart() {
    migrator(ONE, TWO).upgrade("head");

    assertRefused(
            () ->
                migrator(ONE)
                    .with(MigrationOptions.builder().aheadAllowed(false).build())
                    .upgrade("head"))
        .withMessageContaining("is ahead of this release: it is at revision two");
  }

  @Test
  void newerReleaseByWayOfADependencyIsAheadToo() {
    TestRevision other = TestRevision.of("other").dependingOn("one");
    migrator(ONE, other).upgrade("heads");
    assertThat(heads()).containsExactly("other");

    assertThat(migrator(ONE).upgrade("head").outcome()).isEqualTo(Outcome.AHEAD);
  }

  @Test
  void releaseWithARevisionOfItsOwnIsNotBehindButApart() {
    migrator(ONE, TWO).upgrade("head");

    assertRefused(() -> migrator(ONE, TestRevision.of("mine", "one")).upgrade("head"))
        .withMessageContaining(
            "is at revision two, which is not among the revisions here, and lacks mine");
  }

  @Test
  @DisplayName("R15: an unknown revision is named with a remedy")
  void unrelatedRevisionIsAnError() {
    migrator(TestRevision.of("stranger")).upgrade("head");

    assertRefused(() -> migrator(ONE).upgrade("head"))
        .withMessageContaining("is at revision stranger, which is not among the revisions here")
        .withMessageContaining("autogen downgrade --from-history");
  }

  @Test
  void downgradeNeedsTheReleaseThatHasIt() {
    migrator(ONE, TWO).upgrade("head");

    assertRefused(() -> migrator(ONE).downgrade("base"))
        .withMessageContaining("Revision two (made two) was applied by ")
        .withMessageContaining("Get the code that has it")
        .withMessageContaining("autogen downgrade --from-history");
  }

  @Test
  void purgingStampReplacesAnUnknownRevision() {
    migrator(TestRevision.of("stranger")).upgrade("head");

    assertRefused(() -> migrator(ONE).stamp(List.of("head"), false))
        .withMessageContaining("autogen stamp --purge");
    migrator(ONE).stamp(List.of("head"), true);

    assertThat(heads()).containsExactly("one");
  }
}

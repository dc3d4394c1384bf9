package dev.autogen.revision;

import static dev.autogen.revision.RevisionGraphTest.revision;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Upgrades and downgrades on branches, merges and dependencies; R05 to R09 as in Alembic's tests.
 */
class RevisionBranchesTest {

  @Nested
  class OnATrunkAndASecondRoot extends Asking {

    private static final Set<String> ALL = Set.of("c1", "c2", "x2");

    OnATrunkAndASecondRoot() {
      super(
          revision("a1"),
          revision("b1", "a1"),
          revision("b2", "a1").withBranchLabels("rep"),
          revision("c1", "b1"),
          revision("c2", "b2").withDependsOn("b1"),
          revision("x1").withBranchLabels("aux"),
          revision("x2", "x1"));
    }

    @ParameterizedTest
    @CsvSource({
      "x1-1, x2 x1",
      "x2-2, x2 x1",
      "aux-1, x2 x1",
      "aux@-2, x2 x1",
      "aux@base, x2 x1",
      "a1-1, c2 c1 b2 b1 a1",
      "b1-1, c2 c1 b2 b1"
    })
    void goingBackPastARootLeavesTheOthersAlone(String expression, String undone) {
      assertThat(downgrade(ALL, expression)).isEqualTo(undone);
    }

    @Test
    void whatIsOlderIsSaidOfWhatComesAfterItAlone() {
      assertUpgradeRefused(ALL, "x1").hasMessageStartingWith("Revision x1 is older than x2, where");
    }

    @Test
    void aBranchThatGoesBackLeavesTheTrunk() {
      assertThat(downgrade(ALL, "rep@base")).isEqualTo("c2 b2");
    }
  }

  @Nested
  class OnTwoBranches extends Asking {

    OnTwoBranches() {
      super(
          revision("a"),
          revision("b", "a"),
          revision("c1", "b").withBranchLabels("one"),
          revision("c2", "b"),
          revision("d1", "c1"));
    }

    @Test
    void r05NeedsToKnowWhichHead() {
      assertUpgradeRefused(BASE, "head")
          .hasMessage(
              "There are two heads: c2, d1. Merge them with 'autogen merge', name one, or write "
                  + "'heads'"
                  + " for all.");
      assertThat(upgrade(BASE, "heads")).isEqualTo("a b c1 c2 d1");
      assertThat(upgrade(BASE, "c1@head")).isEqualTo("a b c1 d1");
      assertThat(upgrade(BASE, "one@head")).isEqualTo("a b c1 d1");
      assertThat(upgrade(BASE, "one@head-1")).isEqualTo("a b c1");
      assertUpgradeRefused(BASE, "b@head")
          .hasMessageStartingWith("There are two heads on branch b: c2, d1.");
    }

    @Test
    void r05WalksUpTheBranchThatIsNamed() {
      assertUpgradeRefused(Set.of("b"), "+1")
          .hasMessage(
              "+1 is ambiguous, since two revisions come after b: c1, c2. Name the one to go to.");
      assertThat(upgrade(Set.of("b"), "one@+2")).isEqualTo("c1 d1");
      assertThat(upgrade(Set.of("c2"), "one@+1")).isEqualTo("c1");
      assertThat(upgrade(BASE, "one@+1")).isEqualTo("a");
    }

    @Test
    void upgradesABranchWhereTheOtherIs() {
      assertThat(upgrade(Set.of("c2"), "d1")).isEqualTo("c1 d1");
      assertThat(rowsAfterUpgrade(Set.of("c2"), "d1")).containsExactly("c2", "d1");
      assertThat(rowsAfterUpgrade(BASE, "heads")).containsExactly("c2", "d1");
    }

    @Test
    void downgradesOneBranchOrBoth() {
      Set<String> both = Set.of("d1", "c2");
      assertThat(downgrade(both, "b")).isEqualTo("d1 c2 c1");
      assertThat(downgrade(both, "one@b")).isEqualTo("d1 c1");
      assertThat(downgrade(both, "c1@-2")).isEqualTo("d1 c1");
      assertThat(downgrade(both, "c1")).isEqualTo("d1");
      assertThat(downgrade(Set.of("c1"), "-1")).isEqualTo("c1");
      assertThat(rowsDown(both, "one@b")).isEqualTo("[c1, c2][c2]");
      assertThat(rowsDown(both, "b")).isEqualTo("[c1, c2][c1][b]");
    }
  }

  @Nested
  class OnAMerge extends Asking {

    OnAMerge() {
      super(
          revision("a"),
          revision("c1", "a"),
          revision("c2", "a"),
          revision("d", "c1", "c2"),
          revision("e", "d"));
    }

    @Test
    void r06AMergeHasOneRowAndGoesBackToTwo() {
      assertThat(upgrade(BASE, "head")).isEqualTo("a c1 c2 d e");
      assertThat(rowsAfterUpgrade(BASE, "d")).containsExactly("d");
      assertThat(rowsAfterUpgrade(Set.of("c1"), "d")).containsExactly("d");
      assertThat(rowsDown(Set.of("e"), "base")).isEqualTo("[d][c1, c2][c1][a][]");
    }

    @Test
    void r06GoesBackToOneSideOfAMerge() {
      assertThat(downgrade(Set.of("d"), "c1")).isEqualTo("d");
      assertThat(rowsDown(Set.of("d"), "c1")).isEqualTo("[c1, c2]");
    }

    @Test
    void r07RefusesToGoBackByOneFromAMerge() {
      assertDowngradeRefused(Set.of("d"), "-1")
          .hasMessage(
              "-1 is ambiguous, since two revisions come before d: c1, c2. Name the one to go to.");
      assertDowngradeRefused(Set.of("e"), "-2").hasMessageContaining("come before d: c1, c2");
      assertThat(downgrade(Set.of("e"), "-1")).isEqualTo("e");
      assertThat(downgrade(Set.of("d"), "c1@-1")).isEqualTo("d");
    }
  }

  @Nested
  class WithDependencies extends Asking {

    WithDependencies() {
      super(
          revision("a1").withBranchLabels("app"),
          revision("a2", "a1").withDependsOn("r2"),
          revision("r1").withBranchLabels("reporting"),
          revision("r2", "r1"),
          revision("r3", "r2"));
    }

    @Test
    void r09AppliesADependencyFirst() {
      assertThat(upgrade(BASE, "app@head")).isEqualTo("a1 r1 r2 a2");
      assertThat(rowsAfterUpgrade(BASE, "app@head")).containsExactly("a2");
    }

    @Test
    void r09UndoesWhatDependsOnWhatIsUndone() {
      assertThat(downgrade(Set.of("a2"), "r1")).isEqualTo("a2 r2");
      assertThat(rowsDown(Set.of("a2"), "r1")).isEqualTo("[a1, r2][a1, r1]");
      assertThat(downgrade(Set.of("a2", "r3"), "reporting@base")).isEqualTo("r3 a2 r2 r1");
    }

    @Test
    void goesBackByOneOnItsOwnBranch() {
      assertThat(downgrade(Set.of("a2"), "-1")).isEqualTo("a2");
      assertThat(rowsDown(Set.of("a2"), "-1")).isEqualTo("[a1, r2]");
    }

    @Test
    void countsFromADependencyThatIsOnlyImplied() {
      assertThat(upgrade(Set.of("a2"), "reporting@+1")).isEqualTo("r3");
      assertThat(downgrade(Set.of("a2"), "reporting@-1")).isEqualTo("a2 r2");
    }

    @Test
    void aHeadThatOthersDependOnIsReachedWithThem() {
      Asking two = new Asking(revision("b"), revision("x").withDependsOn("b"));
      assertThat(two.upgrade(Set.of("x"), "heads")).isEmpty();
      assertThat(two.upgrade(Set.of("x"), "b")).isEmpty();
    }

    @Test
    void aDependencyCanBeALabel() {
      Asking two =
          new Asking(revision("b").withBranchLabels("core"), revision("x").withDependsOn("core"));
      assertThat(two.upgrade(BASE, "x")).isEqualTo("b x");
    }

    @Test
    void aDependencyOnOnesOwnAncestorAddsNoRow() {
      Asking line =
          new Asking(revision("a"), revision("b", "a"), revision("c", "b").withDependsOn("a"));
      assertThat(line.rowsDown(Set.of("c"), "b")).isEqualTo("[b]");
    }
  }
}

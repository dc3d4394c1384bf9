package dev.autogen.revision;

import static dev.autogen.revision.RevisionGraphTest.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upgrades, downgrades and expressions; R01 to R24 are the cases of Alembic's own tests. */
class RevisionPathTest {

  @Nested
  class OnALine extends Asking {

    OnALine() {
      super(revision("a1b2"), revision("b3c4", "a1b2"), revision("c5d6", "b3c4"));
    }

    @Test
    void r01UpgradesToHeadAndDowngradesToBase() {
      assertThat(upgrade(BASE, "head")).isEqualTo("a1b2 b3c4 c5d6");
      assertThat(upgrade(Set.of("b3c4"), "heads")).isEqualTo("c5d6");
      assertThat(upgrade(Set.of("c5d6"), "head")).isEmpty();
      assertThat(downgrade(Set.of("c5d6"), "base")).isEqualTo("c5d6 b3c4 a1b2");
      assertThat(downgrade(BASE, "base")).isEmpty();
    }

    @Test
    void r02CountsStepsFromTheDatabaseOrFromARevision() {
      assertThat(upgrade(BASE, "+2")).isEqualTo("a1b2 b3c4");
      assertThat(upgrade(Set.of("a1b2"), "+1")).isEqualTo("b3c4");
      assertThat(upgrade(BASE, "b3c4+1")).isEqualTo("a1b2 b3c4 c5d6");
      assertThat(upgrade(BASE, "c5d6-1")).isEqualTo("a1b2 b3c4");
      assertThat(upgrade(BASE, "head-2")).isEqualTo("a1b2");
      assertThat(upgrade(BASE, "base+1")).isEqualTo("a1b2");
      assertThat(downgrade(Set.of("c5d6"), "-1")).isEqualTo("c5d6");
      assertThat(downgrade(Set.of("c5d6"), "-3")).isEqualTo("c5d6 b3c4 a1b2");
      assertThat(downgrade(Set.of("c5d6"), "c5d6-2")).isEqualTo("c5d6 b3c4");
      assertThat(downgrade(Set.of("c5d6"), "a1b2+1")).isEqualTo("c5d6");
    }

    @Test
    void r02RefusesStepsThatGoTooFar() {
      assertUpgradeRefused(Set.of("b3c4"), "+5")
          .hasMessage("+5 goes too far: there is only one revision after b3c4.");
      assertUpgradeRefused(Set.of("c5d6"), "+1")
          .hasMessage("+1 goes too far: there are no revisions after c5d6.");
      assertDowngradeRefused(Set.of("c5d6"), "-4")
          .hasMessage("-4 goes too far: there are only three revisions up to c5d6.");
      assertDowngradeRefused(BASE, "-1")
          .hasMessage("-1 goes too far: there are no revisions up to base.");
    }

    @Test
    void refusesStepsInTheOtherDirection() {
      assertUpgradeRefused(Set.of("c5d6"), "-1")
          .hasMessage("-1 goes back. Run 'autogen downgrade -1'.");
      assertDowngradeRefused(Set.of("a1b2"), "+1")
          .hasMessage("+1 goes forward. Run 'autogen upgrade +1'.");
    }

    @Test
    void r24RefusesToUpgradeToAnOlderRevision() {
      assertUpgradeRefused(Set.of("c5d6"), "a1b2")
          .hasMessage(
              "Revision a1b2 is older than c5d6, where the database is. To go back, run 'autogen"
                  + " downgrade a1b2'.");
      assertUpgradeRefused(Set.of("c5d6"), "base")
          .hasMessage(
              "Base is older than c5d6, where the database is. To go back, run 'autogen downgrade"
                  + " base'.");
      assertThat(upgrade(Set.of("c5d6"), "c5d6")).isEmpty();
    }

    @Test
    void refusesToDowngradeToANewerRevision() {
      assertDowngradeRefused(Set.of("a1b2"), "c5d6")
          .hasMessage(
              "Revision c5d6 is not applied: the database is at a1b2. To apply it, run 'autogen "
                  + "upgrade"
                  + " c5d6'.");
      assertDowngradeRefused(BASE, "head").hasMessageContaining("the database is at base");
      assertThat(downgrade(Set.of("a1b2"), "a1b2")).isEmpty();
    }

    @Test
    void r15SaysThatTheDatabaseIsAtAnUnknownRevision() {
      assertUpgradeRefused(Set.of("feedbeef"), "head").hasMessageContaining("feedbeef");
      assertDowngradeRefused(Set.of("feedbeef"), "-1").hasMessageContaining("feedbeef");
      assertDowngradeRefused(Set.of("feedbeef"), "base").hasMessageContaining("feedbeef");
    }

    @Test
    void r23ReadsRanges() {
      assertThat(between("a1b2:b3c4", BASE)).isEqualTo("a1b2 b3c4");
      assertThat(between("base:", BASE)).isEqualTo("a1b2 b3c4 c5d6");
      assertThat(between("b3c4:", BASE)).isEqualTo("b3c4 c5d6");
      assertThat(between(":head", BASE)).isEqualTo("a1b2 b3c4 c5d6");
      assertThat(between(":b3c4", BASE)).isEqualTo("a1b2 b3c4");
      assertThat(between("-2:current", Set.of("c5d6"))).isEqualTo("a1b2 b3c4 c5d6");
      assertThat(between("current:", Set.of("b3c4"))).isEqualTo("b3c4 c5d6");
      assertThat(between("a1b2:+1", Set.of("c5d6"))).isEqualTo("a1b2 b3c4");
    }

    @Test
    void r23RefusesRangesThatAreNone() {
      assertThatThrownBy(() -> between("c5d6:a1b2", BASE))
          .hasMessage("Revision c5d6 does not come before a1b2. Name the older one first.");
      assertThatThrownBy(() -> between("a1b2:b3c4:c5d6", BASE))
          .hasMessage("'a1b2:b3c4:c5d6' is no range. Write FROM:TO, FROM: or :TO.");
      assertUpgradeRefused(BASE, "a1b2:b3c4")
          .hasMessage("a1b2:b3c4 is a range, but one revision is asked for here.");
    }

    @Test
    void resolvesTheSymbols() {
      assertThat(graph.resolve("head", BASE)).containsExactly("c5d6");
      assertThat(graph.resolve("base", BASE)).isEmpty();
      assertThat(graph.resolve("current", Set.of("b3c4"))).containsExactly("b3c4");
      assertThat(graph.resolve("current-1", Set.of("b3c4"))).containsExactly("a1b2");
      assertThat(graph.resolve("-1", Set.of("a1b2"))).isEmpty();
    }

    @Test
    void refusesWhatIsNoExpression() {
      for (String text :
          List.of("", "@", "a@", "@head", "a@b@c", "a1b2+", "a1b2+x", "+1+1", "--1")) {
        assertUpgradeRefused(BASE, text).hasMessageContaining("'" + text + "' names no revision");
      }
    }
  }

  /** Every form of research/alembic.md 1.3, on two labelled branches from one start. */
  @Nested
  class EveryFormOfTheGrammar extends Asking {

    private static final Set<String> AT = Set.of("c2", "w1");

    EveryFormOfTheGrammar() {
      super(
          revision("a1"),
          revision("b1", "a1").withBranchLabels("left"),
          revision("c2", "b1"),
          revision("d3", "c2"),
          revision("w1", "a1").withBranchLabels("right"),
          revision("x2", "w1"));
    }

    @ParameterizedTest
    @CsvSource({
      "a1, a1",
      "d, d3",
      "heads, d3 x2",
      "base, ''",
      "current, c2 w1",
      "left, b1",
      "left@head, d3",
      "left@heads, d3",
      "right@heads, x2",
      "left@head-2, b1",
      "left@head-4, ''",
      "left@base, ''",
      "left@base+2, b1",
      "left@current, c2",
      "left@current+1, d3",
      "left@+1, d3",
      "left@-1, b1",
      "right@+1, x2",
      "c2@head, d3",
      "c@head, d3",
      "x@head-1, w1",
      "w1@+1, x2",
      "a1@current, c2 w1",
      "b1+2, d3",
      "c2-1, b1",
      "left+1, c2",
      "left@c, c2",
      "base+1, a1",
    })
    void names(String expression, String ids) {
      assertThat(String.join(" ", new TreeSet<>(graph.resolve(expression, AT)))).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "a1@head", "+1", "-1", "heads-1", "current-1", "a1+1"})
    void isAmbiguous(String expression) {
      assertThatThrownBy(() -> graph.resolve(expression, AT))
          .isInstanceOf(AutogenException.class)
          .hasMessageMatching("(?s).*(two heads|two revisions).*Name.*|.*Merge them.*");
    }

    @Test
    void rangesTakeEachFormOnBothSides() {
      assertThat(between("left@base:left@head", AT)).isEqualTo("a1 b1 c2 d3");
      assertThat(between("b:left@head-1", AT)).isEqualTo("b1 c2");
      assertThat(between("right@-1:right@+1", AT)).isEqualTo("a1 w1");
      assertThat(between("left@current:heads", AT)).isEqualTo("c2 d3");
      assertThat(between(":", AT)).isEqualTo("a1 b1 c2 d3 w1 x2");
    }
  }

  @Nested
  class ByPartsOfIdsAndClassNames {

    private final RevisionGraph graph =
        RevisionGraph.of(
            List.of(
                revision("abc1"),
                revision("abd2", "abc1"),
                revision("x", "abd2"),
                revision("xyz", "x")),
            Map.of(
                "abc1", "com.example.R1_First",
                "abd2", "com.example.R2_Second",
                "x", "com.example.R3_Third",
                "xyz", "com.example.other.R3_Third"));

    private Set<String> resolve(String text) {
      return graph.resolve(text, Asking.BASE);
    }

    @Test
    void r03FindsAnIdByAStartThatNoOtherHas() {
      assertThat(resolve("abc")).containsExactly("abc1");
      assertThat(resolve("abd+1")).containsExactly("x");
      assertThat(resolve("xy")).containsExactly("xyz");
    }

    @Test
    void aWholeIdWinsOverLongerOnes() {
      assertThat(resolve("x")).containsExactly("x");
    }

    @Test
    void r03RefusesAStartThatSeveralHave() {
      assertThatThrownBy(() -> resolve("ab"))
          .isInstanceOf(AutogenException.class)
          .hasMessage("Revision ab is ambiguous: abc1, abd2. Give more characters.");
    }

    @Test
    void r03RefusesWhatNoneHas() {
      assertThatThrownBy(() -> resolve("zz"))
          .isInstanceOf(AutogenException.class)
          .hasMessage("There is no revision zz. 'autogen history' lists them.");
    }

    @Test
    void findsRevisionsByTheirClass() {
      assertThat(resolve("R1_First")).containsExactly("abc1");
      assertThat(resolve("com.example.R3_Third")).containsExactly("x");
      assertThat(resolve("R2_Second-1")).containsExactly("abc1");
      assertThatThrownBy(() -> resolve("R3_Third"))
          .hasMessageStartingWith("Revision R3_Third is ambiguous: x, xyz.");
    }
  }

  @Nested
  class OnTwoRoots extends Asking {

    OnTwoRoots() {
      super(
          revision("a1").withBranchLabels("app"),
          revision("a2", "a1"),
          revision("r1").withBranchLabels("reporting"),
          revision("r2", "r1"));
    }

    @Test
    void r04GoesUpAndDownEachBranch() {
      assertThat(upgrade(BASE, "heads")).isEqualTo("a1 a2 r1 r2");
      assertThat(upgrade(BASE, "app@head")).isEqualTo("a1 a2");
      assertThat(upgrade(Set.of("a2"), "reporting@+1")).isEqualTo("r1");
      assertThat(downgrade(Set.of("a2", "r2"), "app@base")).isEqualTo("a2 a1");
      assertThat(downgrade(Set.of("a2", "r2"), "reporting@-1")).isEqualTo("r2");
      assertThat(downgrade(Set.of("a2", "r2"), "r1")).isEqualTo("r2");
      assertThat(downgrade(Set.of("a2", "r2"), "base")).isEqualTo("r2 r1 a2 a1");
      assertThat(rowsDown(Set.of("a2", "r2"), "app@base")).isEqualTo("[a1, r2][r2]");
    }

    @Test
    void goingBackByOneLeavesTheOtherRootAlone() {
      assertThat(downgrade(Set.of("a1"), "-1")).isEqualTo("a1");
    }

    @Test
    void r04RefusesStepsFromSeveralPlaces() {
      assertUpgradeRefused(BASE, "+1")
          .hasMessage(
              "+1 is ambiguous, since two revisions come after base: a1, r1. Name the one to go "
                  + "to.");
      assertUpgradeRefused(Set.of("a1", "r1"), "+1")
          .hasMessage(
              "The database is at two revisions: a1, r1. Name the one that +1 counts from, as in"
                  + " a1@+1.");
      assertDowngradeRefused(Set.of("a1", "r1"), "-1").hasMessageContaining("as in a1@-1");
      assertDowngradeRefused(Set.of("a2", "r2"), "heads")
          .hasMessage("heads names two revisions: a2, r2. Name one to go back to.");
    }

    @Test
    void refusesARevisionOfAnotherBranch() {
      assertUpgradeRefused(BASE, "app@r1").hasMessage("Revision r1 is not on branch app.");
      assertUpgradeRefused(BASE, "app@r")
          .hasMessage("There is no revision r on branch app. 'autogen history' lists them.");
    }

    @Test
    void r14ResolvesWhatStampNames() {
      assertThat(graph.resolve("app@head", BASE)).containsExactly("a2");
      assertThat(graph.resolve("heads", BASE)).containsExactly("a2", "r2");
      assertThat(graph.resolve("app@base", BASE)).isEmpty();
      assertThat(graph.resolve("app", BASE)).containsExactly("a1");
    }
  }
}

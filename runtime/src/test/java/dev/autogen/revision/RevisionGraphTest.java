package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** The graph itself; R08 to R13 and R22 are the cases of Alembic's own tests. */
class RevisionGraphTest {

  static RevisionHeader revision(String id, String... revises) {
    return RevisionHeader.of(id, revises);
  }

  static RevisionGraph graph(RevisionHeader... revisions) {
    return RevisionGraph.of(List.of(revisions));
  }

  private static List<String> ids(List<RevisionHeader> revisions) {
    return revisions.stream().map(RevisionHeader::id).toList();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      RevisionHeader... revisions) {
    return assertThatThrownBy(() -> graph(revisions)).isInstanceOf(AutogenException.class);
  }

  @Test
  void sortsParentsFirstWhateverTheOrderGiven() {
    List<RevisionHeader> revisions =
        new ArrayList<>(
            List.of(
                revision("a"),
                revision("b2", "a"),
                revision("b1", "a"),
                revision("c", "b1", "b2"),
                revision("0", "c")));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(revisions, new Random(seed));
      assertThat(ids(RevisionGraph.of(revisions).sorted()))
          .containsExactly("a", "b1", "b2", "c", "0");
    }
  }

  @Test
  void sortsDependenciesFirst() {
    RevisionGraph graph =
        graph(revision("a").withDependsOn("z"), revision("z"), revision("b", "a"));
    assertThat(ids(graph.sorted())).containsExactly("z", "a", "b");
  }

  @Test
  void knowsHeadsAndBases() {
    RevisionGraph graph =
        graph(revision("a"), revision("b1", "a"), revision("b2", "a"), revision("x"));
    assertThat(graph.heads()).containsExactly("b1", "b2", "x");
    assertThat(graph.bases()).containsExactly("a", "x");
    assertThat(graph.children("a")).containsExactly("b1", "b2");
  }

  @Test
  void aRevisionThatOthersDependOnIsStillAHead() {
    RevisionGraph graph = graph(revision("a"), revision("x").withDependsOn("a"));
    assertThat(graph.heads()).containsExactly("a", "x");
    assertThat(graph.ancestors(List.of("x"))).containsExactlyInAnyOrder("a", "x");
    assertThat(graph.descendants(List.of("a"))).containsExactlyInAnyOrder("a", "x");
  }

  @Test
  void aHeadThatOthersDependOnIsNoEffectiveOne() {
    RevisionGraph graph =
        graph(
            revision("a").withBranchLabels("core"),
            revision("b", "a"),
            revision("x").withDependsOn("b"),
            revision("y").withDependsOn("core"));
    assertThat(graph.heads()).containsExactly("b", "x", "y");
    assertThat(graph.effectiveHeads()).containsExactly("x", "y");
    assertThat(graph.tips(List.of("a", "b"))).containsExactly("b");
    assertThat(graph.tips(List.of("a", "y"))).containsExactly("y");
    assertThat(graph.tips(List.of())).isEmpty();
  }

  @Test
  void anEmptyGraphHasNoHeads() {
    RevisionGraph graph = graph();
    assertThat(graph.isEmpty()).isTrue();
    assertThat(graph.heads()).isEmpty();
    assertThat(graph.sorted()).isEmpty();
    assertThat(graph.upgradePath(List.of(), "head")).isEmpty();
  }

  @Test
  void r12RefusesTwoRevisionsOfOneId() {
    assertRefused(revision("a"), revision("b", "a"), revision("b", "a"))
        .hasMessage("Two revisions have the id b. Give one of them another.");
  }

  @Test
  void r10RefusesACycle() {
    assertRefused(
            revision("a"),
            revision("b", "d"),
            revision("c", "b"),
            revision("d", "c"),
            revision("e", "d"))
        .hasMessage(
            "The revisions b -> c -> d -> b form a cycle. Correct the revises or dependsOn of "
                + "one of"
                + " them.");
  }

  @Test
  void r10RefusesACycleOfDependencies() {
    assertRefused(revision("a").withDependsOn("b"), revision("b").withDependsOn("a"))
        .hasMessageContaining("form a cycle");
  }

  @Test
  void r11RefusesARevisionThatComesAfterItself() {
    assertThatThrownBy(() -> revision("a", "a"))
        .isInstanceOf(AutogenException.class)
        .hasMessage("Revision a comes after itself. Correct its revises or dependsOn.");
  }

  @Test
  void r13RefusesAMissingParentAndNamesTheChild() {
    assertRefused(revision("b", "a"))
        .hasMessage(
            "Revision b revises a, which is not there. Bring its class back, or correct the id.");
    assertThatThrownBy(
            () ->
                RevisionGraph.of(List.of(revision("b", "a")), Map.of("b", "com.example.R2_Second")))
        .hasMessageStartingWith("Revision b (com.example.R2_Second) revises a,");
    assertRefused(revision("b").withDependsOn("a")).hasMessageContaining("Revision b depends on a");
  }

  @Test
  void refusesIdsThatAnExpressionCouldNotName() {
    for (String id : List.of("", "a-b", "a+b", "a@b", "a:b", "a b", "a\nb")) {
      assertThatThrownBy(() -> revision(id))
          .isInstanceOf(AutogenException.class)
          .hasMessageContaining("cannot be a revision id");
    }
    assertThatThrownBy(() -> revision("head"))
        .hasMessage(
            "'head' cannot be a revision id, since it has a meaning of its own. Choose another.");
    assertThat(revision("v1.2_é3").id()).isEqualTo("v1.2_é3");
  }

  @Test
  void r22RefusesIdsThatTheVersionTableCannotHold() {
    assertThat(revision("a".repeat(255)).id()).hasSize(255);
    assertThatThrownBy(() -> revision("a".repeat(256)))
        .isInstanceOf(AutogenException.class)
        .hasMessage("The revision id aaaaaaaaaaaaaaaaaaaa… has 256 characters. 255 are the most.");
  }

  @Test
  void refusesALabelThatStandsForTwo() {
    assertRefused(revision("a").withBranchLabels("x"), revision("b").withBranchLabels("x"))
        .hasMessage("The branch label x of revision b is also that of revision a. Choose another.");
    assertRefused(revision("a"), revision("b").withBranchLabels("a"))
        .hasMessage("The branch label a of revision b is also an id. Choose another.");
  }

  @Test
  void r08BranchLabelsHoldUpToTheBranchPoint() {
    RevisionGraph graph =
        graph(
            revision("a"),
            revision("b", "a"),
            revision("c1", "b"),
            revision("d1", "c1").withBranchLabels("one"),
            revision("e1", "d1"),
            revision("c2", "b"));
    assertThat(graph.branchLabels("c1")).containsExactly("one");
    assertThat(graph.branchLabels("d1")).containsExactly("one");
    assertThat(graph.branchLabels("e1")).containsExactly("one");
    assertThat(graph.branchLabels("b")).isEmpty();
    assertThat(graph.branchLabels("c2")).isEmpty();
  }

  @Test
  void r08ALabelWithoutBranchPointHoldsForAll() {
    RevisionGraph graph =
        graph(revision("a"), revision("b", "a").withBranchLabels("main"), revision("c", "b"));
    assertThat(graph.branchLabels("a")).containsExactly("main");
    assertThat(graph.branchLabels("c")).containsExactly("main");
  }

  @Test
  void saysWhichRevisionIsUnknown() {
    RevisionGraph graph = graph(revision("a"));
    assertThatThrownBy(() -> graph.get("b")).hasMessage("There is no revision b.");
    assertThatThrownBy(() -> graph.upgradePath(List.of("feedbeef0000"), "head"))
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "The database is at revision feedbeef0000, which no class has. Get the code that "
                + "has it, or"
                + " say where the database stands with 'autogen stamp --purge head'.");
  }

  @Test
  void tenThousandRevisionsTakeNoTimeAndNoStack() {
    long start = System.nanoTime();
    RevisionGraph graph = line(10_000);
    assertThat(graph.upgradePath(List.of(), "head")).hasSize(10_000);
    assertThat(graph.downgradePath(List.of("r9999"), "base")).hasSize(10_000);
    assertThat(graph.downgradePath(List.of("r9999"), "-9999")).hasSize(9_999);
    assertThat(graph.upgradePath(List.of(), "r0@+9999")).hasSize(9_999);
    assertThat(secondsSince(start)).isLessThan(5);
  }

  /** Each step asks for the rows after it: what looks at the whole graph then is quadratic. */
  @Test
  void theRowsOfTenThousandStepsBesideAnotherBranchTakeNoTime() {
    RevisionGraph graph = line(10_000, revision("other"));
    long start = System.nanoTime();
    Set<String> rows = Set.of("other");
    for (RevisionHeader step : graph.upgradePath(rows, "heads")) {
      rows = graph.headsAfterUpgrade(rows, step.id());
      assertThat(graph.branchLabels(step.id())).containsExactly("line");
    }
    assertThat(rows).containsExactly("other", "r9999");
    for (RevisionHeader step : graph.downgradePath(rows, "r0@base")) {
      rows = graph.headsAfterDowngrade(rows, step.id());
    }
    assertThat(rows).containsExactly("other");
    assertThat(secondsSince(start)).isLessThan(5);
  }

  private static RevisionGraph line(int length, RevisionHeader... others) {
    List<RevisionHeader> revisions = new ArrayList<>(List.of(others));
    revisions.add(revision("r0").withBranchLabels("line"));
    for (int i = 1; i < length; i++) {
      revisions.add(revision("r" + i, "r" + (i - 1)));
    }
    return RevisionGraph.of(revisions);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1_000_000_000.0;
  }
}

package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphDrawingTest {

  private static RevisionHeader revision(String id, String... revises) {
    return RevisionHeader.of(id, revises);
  }

  private static String drawn(RevisionHeader... revisions) {
    return drawn(List.of(), revisions);
  }

  private static String drawn(List<String> details, RevisionHeader... revisions) {
    RevisionGraph graph = RevisionGraph.of(Arrays.asList(revisions));
    List<RevisionHeader> newestFirst = new ArrayList<>(graph.sorted());
    Collections.reverse(newestFirst);
    List<GraphDrawing.Node> nodes = new ArrayList<>();
    for (RevisionHeader one : BranchOrder.of(graph, newestFirst)) {
      List<String> lines = new ArrayList<>(List.of(one.id()));
      lines.addAll(details);
      nodes.add(new GraphDrawing.Node(one.id(), one.revises(), "*", lines));
    }
    return String.join("\n", GraphDrawing.draw(nodes)) + "\n";
  }

  @Test
  void aLine() {
    assertThat(drawn(revision("a"), revision("b", "a"), revision("c", "b")))
        .isEqualTo(
            """
            * c
            * b
            * a
            """);
    assertThat(drawn()).isEqualTo("\n");
  }

  @Test
  void twoBranches() {
    assertThat(
            drawn(
                revision("a"),
                revision("b1", "a"),
                revision("b2", "a"),
                revision("c1", "b1"),
                revision("c2", "b2")))
        .isEqualTo(
            """
            * c2
            * b2
            | * c1
            | * b1
            |/
            * a
            """);
  }

  @Test
  void threeBranches() {
    assertThat(drawn(revision("a"), revision("b1", "a"), revision("b2", "a"), revision("b3", "a")))
        .isEqualTo(
            """
            * b3
            | * b2
            |/
            | * b1
            |/
            * a
            """);
  }

  @Test
  void aMerge() {
    assertThat(
            drawn(
                revision("a"),
                revision("b1", "a"),
                revision("b2", "a"),
                revision("c", "b1", "b2"),
                revision("d", "c")))
        .isEqualTo(
            """
            * d
            *   c
            |\\
            | * b2
            * | b1
            |/
            * a
            """);
  }

  @Test
  void aMergeOfThree() {
    assertThat(
            drawn(
                revision("a"),
                revision("b1", "a"),
                revision("b2", "a"),
                revision("b3", "a"),
                revision("c", "b1", "b2", "b3")))
        .isEqualTo(
            """
            *-.   c
            |\\ \\
            | | * b3
            | * | b2
            | |/
            * | b1
            |/
            * a
            """);
  }

  @Test
  void aMergeBesideAnotherBranch() {
    assertThat(
            drawn(
                revision("a"),
                revision("b1", "a"),
                revision("b2", "a"),
                revision("b3", "a"),
                revision("c", "b1", "b2"),
                revision("x", "b3")))
        .isEqualTo(
            """
            * x
            * b3
            | *   c
            | |\\
            | | * b2
            | |/
            |/|
            | * b1
            |/
            * a
            """);
  }

  @Test
  void rootsAreApartFromWhatFollows() {
    assertThat(drawn(revision("a1"), revision("a2", "a1"), revision("r1"), revision("r2", "r1")))
        .isEqualTo(
            """
            * r2
            * r1

            * a2
            * a1
            """);
  }

  @Test
  void aRootBetweenOtherLines() {
    assertThat(
            drawn(
                revision("a"),
                revision("r"),
                revision("b1", "a"),
                revision("m", "b1", "r"),
                revision("b2", "a")))
        .isEqualTo(
            """
            *   m
            |\\
            | * r
            * b1
            | * b2
            |/
            * a
            """);
  }

  @Test
  void detailsStandBesideTheLines() {
    assertThat(
            drawn(
                List.of("one", "two"),
                revision("a"),
                revision("b1", "a"),
                revision("b2", "a"),
                revision("c", "b1", "b2")))
        .isEqualTo(
            """
            *   c
            |\\  one
            | | two
            | * b2
            | | one
            | | two
            * | b1
            | | one
            | | two
            |/
            * a
              one
              two
            """);
  }
}

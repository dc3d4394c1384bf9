package dev.autogen.cli;

import dev.autogen.engine.RevisionPlace;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where in the graph a revision goes. */
final class PlaceOptions {

  @Option(
      names = "--head",
      paramLabel = "REV",
      description =
          "The revision before it: an id, LABEL@head, or base for a new root; default: the only"
              + " head.")
  String head;

  @Option(
      names = "--splice",
      description = "Let the revision before it have others after it: a branch starts.")
  boolean splice;

  @Option(
      names = "--depends-on",
      paramLabel = "REV",
      description =
          "A revision of another branch that must be applied before it: an id, a label, LABEL@head;"
              + " repeatable.")
  List<String> dependsOn = List.of();

  RevisionPlace place(List<String> branchLabels) {
    return new RevisionPlace(Optional.ofNullable(head), splice, branchLabels, dependsOn);
  }
}

package dev.autogen.revision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What headers say of each other, as links between their places in a list. */
final class HeaderLinks {

  private final List<RevisionHeader> headers;
  private final Map<String, Integer> places;
  private final BranchLabels labels;
  private final Map<String, String> classNames;

  /**
   * @param headers all of them
   * @param places where each is in the list, by its id
   * @param labels what they call branches
   * @param classNames their classes by id, for messages
   */
  HeaderLinks(
      List<RevisionHeader> headers,
      Map<String, Integer> places,
      BranchLabels labels,
      Map<String, String> classNames) {
    this.headers = headers;
    this.places = places;
    this.labels = labels;
    this.classNames = classNames;
  }

  /**
   * Returns from each revision those it revises, in the order it names them.
   *
   * @throws AutogenException if one is not there
   */
  Links parents() {
    return Links.of(
        headers.stream().map(revision -> revised(revision).distinct().toArray()).toList());
  }

  /**
   * Returns from each revision those it revises and those it depends on.
   *
   * @throws AutogenException if one is not there
   */
  Links needs() {
    return Links.of(
        headers.stream()
            .map(
                revision ->
                    IntStream.concat(revised(revision), dependencies(revision))
                        .distinct()
                        .toArray())
            .toList());
  }

  private IntStream revised(RevisionHeader revision) {
    return revision.revises().stream()
        .mapToInt(id -> place(id).orElseThrow(() -> absent(revision, "revises", id)));
  }

  private IntStream dependencies(RevisionHeader revision) {
    return revision.dependsOn().stream()
        .mapToInt(
            name ->
                place(labels.start(name).orElse(name))
                    .orElseThrow(() -> absent(revision, "depends on", name)));
  }

  private Optional<Integer> place(String id) {
    return Optional.ofNullable(places.get(id));
  }

  private AutogenException absent(RevisionHeader revision, String verb, String missing) {
    String className = classNames.get(revision.id());
    return AutogenException.failed(
        "Revision %s%s %s %s, which is not there. Bring its class back, or correct the id."
            .formatted(
                revision.id(), className == null ? "" : " (" + className + ")", verb, missing));
  }
}

package dev.autogen.engine;

import dev.autogen.engine.revisions.FoundRevision;
import dev.autogen.engine.revisions.RevisionLocation;
import dev.autogen.engine.revisions.RevisionLocation.Listing;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the places of the revisions hold. A revision that cannot be read, or that builds on one that
 * is not there, is a problem and left out, with those after it: it stops only who needs it.
 */
final class RevisionInventory {

  private final Map<String, FoundRevision> byId = new LinkedHashMap<>();
  private final Map<String, FoundRevision> byClass = new HashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final UnaryOperator<String> shown;

  /**
   * Reads the places.
   *
   * @param shown how the path of a file is shown, alone or in a sentence
   * @throws AutogenException if two revisions have one id
   */
  RevisionInventory(List<RevisionLocation> locations, UnaryOperator<String> shown) {
    this.shown = shown;
    for (RevisionLocation location : locations) {
      Listing listing = location.list();
      listing.revisions().forEach(this::add);
      listing.unreadable().forEach(one -> problems.add(shown.apply(one.problem())));
    }
    leaveOutWhatHasNoPlace();
  }

  /** The same class in two places is one revision, that of the first, as on a class path. */
  private void add(FoundRevision revision) {
    FoundRevision sameId = byId.putIfAbsent(revision.header().id(), revision);
    FoundRevision sameClass = byClass.putIfAbsent(revision.className(), revision);
    if (sameId != null && sameId != sameClass) {
      throw AutogenException.failed(
          "Two revisions have the id %s: %s and %s. Give one of them another."
              .formatted(revision.header().id(), named(sameId), named(revision)));
    }
    if (sameClass != null && sameId == null) {
      throw AutogenException.failed(
          "Class %s is there twice, with two ids: %s in %s and %s in %s. Remove one of them."
              .formatted(
                  revision.className(),
                  sameClass.header().id(),
                  shown(sameClass.place()),
                  revision.header().id(),
                  shown(revision.place())));
    }
  }

  private String named(FoundRevision revision) {
    return revision instanceof RevisionSource
        ? shown(revision.place())
        : "%s in %s".formatted(revision.className(), shown(revision.place()));
  }

  private String shown(Path file) {
    return shown.apply(file.toString());
  }

  private void leaveOutWhatHasNoPlace() {
    Map<String, String> labels = new HashMap<>();
    for (FoundRevision revision : byId.values()) {
      revision.header().branchLabels().forEach(one -> labels.put(one, revision.header().id()));
    }
    List<FoundRevision> broken =
        byId.values().stream()
            .filter(one -> needs(one.header(), labels).anyMatch(id -> !byId.containsKey(id)))
            .toList();
    if (broken.isEmpty()) {
      return;
    }
    Map<String, List<String>> followers = new HashMap<>();
    byId.forEach(
        (id, revision) ->
            needs(revision.header(), labels)
                .forEach(need -> followers.computeIfAbsent(need, x -> new ArrayList<>()).add(id)));
    for (FoundRevision revision : broken) {
      leaveOut(revision, labels, followers);
    }
  }

  private static Stream<String> needs(RevisionHeader header, Map<String, String> labels) {
    return Stream.concat(
        header.revises().stream(),
        header.dependsOn().stream().map(one -> labels.getOrDefault(one, one)));
  }

  private void leaveOut(
      FoundRevision revision, Map<String, String> labels, Map<String, List<String>> followers) {
    RevisionHeader header = revision.header();
    Deque<String> open = new ArrayDeque<>(Set.of(header.id()));
    Set<String> gone = new HashSet<>();
    while (!open.isEmpty()) {
      String id = open.pop();
      if (gone.add(id)) {
        open.addAll(followers.getOrDefault(id, List.of()));
      }
    }
    leftOut.addAll(gone);
    String missing =
        needs(header, labels).filter(id -> !byId.containsKey(id)).findFirst().orElseThrow();
    problems.add(
        "Revision %s (%s) %s %s, which is not there, so it is left out%s. Bring that class back, or correct the id."
            .formatted(
                header.id(),
                revision.className(),
                header.revises().contains(missing) ? "revises" : "depends on",
                missing,
                gone.size() == 1 ? "" : ", with %d after it".formatted(gone.size() - 1)));
  }

  /** Returns all that can be read, by id, in the order of the places; also what is left out. */
  Map<String, FoundRevision> byId() {
    return byId;
  }

  /** Returns those that have a place in the graph. */
  Collection<FoundRevision> placed() {
    return byId.values().stream().filter(one -> !leftOut.contains(one.header().id())).toList();
  }

  /** Returns a sentence for each problem. */
  List<String> problems() {
    return problems;
  }

  /** Returns a failure that may come from the problems with a sentence about each. */
  AutogenException explained(AutogenException failure) {
    return problems.isEmpty()
        ? failure
        : AutogenException.failed(
            failure.getMessage()
                + problems.stream().map(one -> " " + one).collect(Collectors.joining()),
            failure);
  }

  /**
   * Refuses to go on without what is left out.
   *
   * @throws AutogenException naming the first problem, if there is one
   */
  void requireWhole() {
    if (!problems.isEmpty()) {
      String more = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
      throw AutogenException.failed(
          problems.get(0) + more + " Without it, it is not known what the heads are.");
    }
  }
}

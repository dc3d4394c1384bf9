package dev.autogen.revision;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a revision says of itself, apart from what it does.
 *
 * @param id what identifies it
 * @param revises the ids of the revisions before it: none for a first one, several for a merge
 * @param message what it is for
 * @param created when it was written, as its annotation says; may be empty
 * @param baseline whether it describes a database that was there before autogen
 * @param branchLabels names for the branch that starts with it
 * @param dependsOn ids or labels of revisions of other branches that must be applied before it
 */
public record RevisionHeader(
    String id,
    List<String> revises,
    String message,
    String created,
    boolean baseline,
    List<String> branchLabels,
    List<String> dependsOn) {

  /** The longest id that the version table takes, in characters. */
  public static final int MAXIMUM_LENGTH = 255;

  private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

  /**
   * Checks the id and the labels.
   *
   * @throws AutogenException if one of them could not be told from the rest of an expression, or is
   *     too long
   */
  public RevisionHeader {
    requireUsable("revision id", id);
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(created, "created");
    revises = List.copyOf(revises);
    branchLabels = List.copyOf(branchLabels);
    dependsOn = List.copyOf(dependsOn);
    branchLabels.forEach(label -> requireUsable("branch label", label));
    requireOnce(id, branchLabels);
    if (revises.contains("") || dependsOn.contains("")) {
      throw AutogenException.failed(
          "Revision %s revises or depends on '', which is no id. Write an id, or leave the attribute out."
              .formatted(id));
    }
    Stream.concat(revises.stream(), dependsOn.stream())
        .filter(id::equals)
        .findFirst()
        .ifPresent(
            itself -> {
              throw AutogenException.failed(
                  "Revision %s comes after itself. Correct its revises or dependsOn."
                      .formatted(itself));
            });
  }

  /** Returns the header of a revision with nothing but an id and those it revises. */
  public static RevisionHeader of(String id, String... revises) {
    return new RevisionHeader(id, List.of(revises), "", "", false, List.of(), List.of());
  }

  static RevisionHeader of(RevisionInfo info) {
    return new RevisionHeader(
        info.id(),
        List.of(info.revises()),
        info.message(),
        info.created(),
        info.baseline(),
        List.of(info.branchLabels()),
        List.of(info.dependsOn()));
  }

  /** Returns the same header with these labels. */
  public RevisionHeader withBranchLabels(String... labels) {
    return new RevisionHeader(
        id, revises, message, created, baseline, Arrays.asList(labels), dependsOn);
  }

  /** Returns the same header after these revisions. */
  public RevisionHeader withRevises(String... revisions) {
    return new RevisionHeader(
        id, Arrays.asList(revisions), message, created, baseline, branchLabels, dependsOn);
  }

  /** Returns the same header with these dependencies. */
  public RevisionHeader withDependsOn(String... revisions) {
    return new RevisionHeader(
        id, revises, message, created, baseline, branchLabels, Arrays.asList(revisions));
  }

  /** Tells whether it has several revisions before it. */
  public boolean isMerge() {
    return revises.size() > 1;
  }

  /** Returns a line for lists: {@code ae1027a6acf0 added published column}. */
  @Override
  public String toString() {
    return message.isEmpty() ? id : id + " " + message;
  }

  /** Tells whether a word has a meaning of its own in expressions. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  private static void requireOnce(String id, List<String> labels) {
    Set<String> names = new HashSet<>(Set.of(id));
    for (String label : labels) {
      if (!names.add(label)) {
        throw AutogenException.failed(
            "The branch label %s of revision %s is %s. Choose another."
                .formatted(label, id, label.equals(id) ? "its id too" : "given twice"));
      }
    }
  }

  private static void requireUsable(String what, String text) {
    if (text == null || !text.matches("[\\p{L}\\p{N}_.]+")) {
      throw AutogenException.failed(
          "'%s' cannot be a %s. Use letters, digits, '_' and '.' only.".formatted(text, what));
    }
    if (text.length() > MAXIMUM_LENGTH) {
      throw AutogenException.failed(
          "The %s %s… has %d characters. %d are the most."
              .formatted(what, text.substring(0, 20), text.length(), MAXIMUM_LENGTH));
    }
    if (RESERVED.contains(text)) {
      throw AutogenException.failed(
          "'%s' cannot be a %s, since it has a meaning of its own. Choose another."
              .formatted(text, what));
    }
  }
}

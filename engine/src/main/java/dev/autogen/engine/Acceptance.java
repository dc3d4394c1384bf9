package dev.autogen.engine;

import dev.autogen.diff.Difference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The differences that a team lives with, in two files beside the revisions: what the entities and
 * every adopted database differ in, and the drift of one database by its name.
 */
public final class Acceptance {

  /** The file of what entities and revisions differ in, the same in all databases. */
  public static final String EVERYWHERE = "accepted-differences.txt";

  private static final String HEADING =
      """
      Differences between the entities and the database that 'autogen check' does not report.
      'autogen accept' adds lines and 'autogen accept --prune' removes those that are no more.
      """;

  private static final String HEADING_OF_ONE =
      """
      Drift of database %s alone that 'autogen check' does not report.
      'autogen accept' adds lines and 'autogen accept --prune' removes those that are no more.
      """;

  private final Project project;
  private final AcceptedDifferences everywhere;
  private final AcceptedDifferences here;

  private Acceptance(Project project, AcceptedDifferences everywhere, AcceptedDifferences here) {
    this.project = project;
    this.everywhere = everywhere;
    this.here = here;
  }

  static Acceptance of(Project project) {
    Path directory = project.revisions().home();
    return new Acceptance(
        project,
        AcceptedDifferences.read(directory.resolve(EVERYWHERE)),
        AcceptedDifferences.read(directory.resolve(fileOf(project))));
  }

  /** The name of the database may have any character; that of a file not. */
  private static String fileOf(Project project) {
    return "accepted-drift.%s.txt".formatted(nameOf(project).replaceAll("[^\\p{Alnum}._-]", "_"));
  }

  private static String nameOf(Project project) {
    String configured = project.configuration().name();
    return configured.isEmpty() ? project.database().name() : configured;
  }

  /** Returns those of the files that are there. */
  Set<Path> existingFiles() {
    return Stream.of(everywhere.file(), here.file())
        .filter(Files::exists)
        .collect(Collectors.toSet());
  }

  boolean hides(Difference difference) {
    return everywhere.contains(difference) || here.contains(difference);
  }

  /**
   * What was done to the files.
   *
   * @param added the lines that came, by file
   * @param removed the lines that went
   * @param files the files that were written
   */
  public record Result(List<String> added, List<String> removed, List<Path> files) {
    public Result {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
      files = List.copyOf(files);
    }
  }

  /** Accepts the differences that {@code check} would report and a pattern means. */
  public static Result accept(Project project, DifferencePattern pattern) {
    return of(project).accept(DriftReport.of(project, project.knownHeads()), pattern);
  }

  Result accept(DriftReport report, DifferencePattern pattern) {
    List<Difference> ofAll = new ArrayList<>(report.adopted());
    if (report.isAdopted()) {
      ofAll.addAll(report.unmodelled());
    }
    return replace(
        everywhere.with(ofAll.stream().filter(pattern::matches).toList()),
        here.with(report.differences().stream().filter(pattern::matches).toList()));
  }

  /** Removes the lines that tell no difference of this database any more. */
  public static Result prune(Project project) {
    DriftReport report = DriftReport.of(project, project.knownHeads());
    List<Difference> all = report.all();
    Acceptance before = of(project);
    return before.replace(before.everywhere.retaining(all), before.here.retaining(all));
  }

  private Result replace(AcceptedDifferences newEverywhere, AcceptedDifferences newHere) {
    List<Path> files = new ArrayList<>();
    write(everywhere, newEverywhere, HEADING, files);
    write(here, newHere, HEADING_OF_ONE.formatted(nameOf(project)), files);
    SortedSet<String> before = union(everywhere.lines(), here.lines());
    SortedSet<String> after = union(newEverywhere.lines(), newHere.lines());
    return new Result(difference(after, before), difference(before, after), files);
  }

  private static void write(
      AcceptedDifferences before, AcceptedDifferences after, String heading, List<Path> files) {
    if (!after.lines().equals(before.lines())) {
      after.write(heading);
      files.add(after.file());
    }
  }

  private static SortedSet<String> union(Collection<String> some, Collection<String> others) {
    SortedSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static List<String> difference(SortedSet<String> some, SortedSet<String> others) {
    return some.stream().filter(line -> !others.contains(line)).toList();
  }

  /** Returns the kind of difference that a line of a {@link Result} tells. */
  public static String code(String line) {
    return AcceptedDifferences.code(line);
  }
}

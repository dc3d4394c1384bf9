package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real application is adopted: DSpace with its 51 entities, in the database that its own
 * migrations made, which differs from what Hibernate would create in hundreds of places. After
 * {@code baseline} all is silent; and then each change of an entity gives that change and touches
 * nothing else.
 */
@Execution(ExecutionMode.CONCURRENT)
class DspaceAdoptionIT {

  private static final Pattern DIRECTION =
      Pattern.compile(
          "(?s)public void (upgrade|downgrade)\\(Operations op\\) \\{\\n(.*?)\\n  }\\n");

  /** An expected line stands for those that begin with it. */
  private static final Comparator<String> BEGINNING =
      (line, start) -> line.startsWith(start) || start.startsWith(line) ? 0 : line.compareTo(start);

  private static DspaceProject adopted;

  @BeforeAll
  static void adopt() {
    adopted = DspaceProject.on(DspaceDatabase.create());
    List<String> before = IndependentCatalog.of(adopted.database());
    try (AdoptionReport report = AdoptionReport.of(adopted)) {
      assertThat(report.run("baseline", "-m", "as production is", "--expect-equal").exits(3).out())
          .contains("process.script");
      CommandResult baseline = report.run("baseline", "-m", "as production is").succeeds();
      assertThat(baseline.err())
          .contains("Flyway has run", "the last to version 8.0.2024.02.14 (table schema_version)");
      report.run("check").succeeds();
      report.run("revision", "-m", "nothing").succeeds();
      report.sizes();
    }
    assertThat(IndependentCatalog.of(adopted.database())).isEqualTo(before);
  }

  @AfterAll
  static void remove() {
    adopted.close();
  }

  @Test
  void baselineMakesTheSameDatabaseAnew() {
    try (TestDatabase empty = TestDatabase.create();
        DspaceProject project = adopted.onto(empty)) {
      project.scratch().run("upgrade").succeeds();
      assertThat(changes(IndependentCatalog.of(adopted.database()), IndependentCatalog.of(empty)))
          .allMatch(line -> line.contains("schema_version"));
      project.scratch().run("check").succeeds();
    }
  }

  static Stream<ModelEdit> edits() {
    return Stream.of(DspaceColumnEdits.all(), DspaceTableEdits.all(), DspaceEditsAfterHand.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("edits")
  void editGivesItsChangeAndNothingElse(ModelEdit edit) {
    try (DspaceProject project = adopted.copy()) {
      writeByHand(project.scratch(), edit.byHand());
      List<String> before = IndependentCatalog.of(project.database());
      String rows = RowDigest.of(project.database());

      project.edit(edit);
      String source = revision(project.scratch(), edit);
      assertThat(statements(source, "upgrade")).as(source).isEqualTo(edit.upgrade());
      assertThat(statements(source, "downgrade")).as(source).isEqualTo(edit.downgrade());

      upgrade(project.scratch(), edit);
      assertThat(changes(before, IndependentCatalog.of(project.database())))
          .as(source)
          .usingElementComparator(BEGINNING)
          .containsExactlyInAnyOrderElementsOf(edit.catalog());
      requireSilence(project.scratch(), edit);

      project.scratch().run("downgrade", "-1").succeeds();
      assertThat(changes(before, IndependentCatalog.of(project.database()))).isEmpty();
      if (edit.losses().isEmpty()) {
        assertThat(RowDigest.of(project.database())).isEqualTo(rows);
      }
    }
  }

  /** Writes the revision, after the question if there is one; returns its source. */
  private static String revision(ScratchProject project, ModelEdit edit) {
    if (!edit.question().isEmpty()) {
      project.run("revision", "-m", "edit").refuses(4, edit.question().toArray(String[]::new));
    }
    String[] command =
        Stream.concat(Stream.of("revision", "-m", "edit"), edit.flags().stream())
            .toArray(String[]::new);
    return project.read(firstLine(project.run(command).succeeds()));
  }

  private static String firstLine(CommandResult result) {
    return result.out().lines().findFirst().orElseThrow();
  }

  /** What would be lost has to be named. */
  private static void upgrade(ScratchProject project, ModelEdit edit) {
    List<String> command = new ArrayList<>(List.of("upgrade"));
    for (String name : edit.losses()) {
      project.run("upgrade").refuses(5, "--accept-loss " + name);
      command.addAll(List.of("--accept-loss", name));
    }
    project.run(command.toArray(String[]::new)).succeeds();
  }

  private static void requireSilence(ScratchProject project, ModelEdit edit) {
    for (String pattern : edit.accepted()) {
      assertThat(project.run("check").exits(3).out()).contains(pattern);
      project.run("accept", pattern).succeeds();
    }
    project.run("check").succeeds();
    assertThat(project.run("revision", "-m", "again").succeeds().err()).contains("No changes");
  }

  /** Writes a revision by hand and applies it; it is no drift. */
  private static void writeByHand(ScratchProject project, List<String> statements) {
    if (statements.isEmpty()) {
      return;
    }
    String file = firstLine(project.run("revision", "--empty", "-m", "by hand").succeeds());
    Matcher body = DIRECTION.matcher(project.read(file));
    assertThat(body.find()).isTrue();
    StringBuilder source = new StringBuilder();
    body.appendReplacement(
        source,
        Matcher.quoteReplacement(
            "public void upgrade(Operations op) {\n    "
                + String.join("\n    ", statements)
                + "\n  }\n"));
    body.appendTail(source);
    project.write(file, source.toString());
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
  }

  /** Returns the statements of a direction, each on one line, without comments. */
  private static List<String> statements(String source, String direction) {
    Matcher bodies = DIRECTION.matcher(source);
    while (bodies.find()) {
      if (bodies.group(1).equals(direction)) {
        String code = bodies.group(2).replaceAll("(?m)^\\s*//.*$", "");
        return Stream.of(code.split(";\\s*(\\n|$)"))
            .map(DspaceAdoptionIT::onOneLine)
            .filter(statement -> !statement.isEmpty())
            .toList();
      }
    }
    return new ArrayList<>();
  }

  /** Generated names are not what a test is about. */
  private static String onOneLine(String statement) {
    return statement
        .strip()
        .replaceAll("\\s*\\n\\s*", " ")
        .replace("( ", "(")
        .replace(" .", ".")
        .replaceAll("\"fk[0-9a-z]{22,}\"", "\"fk\"");
  }

  private static List<String> changes(List<String> before, List<String> after) {
    return IndependentCatalog.differences(before, after).stream()
        .map(line -> line.replace("public.", ""))
        .toList();
  }
}

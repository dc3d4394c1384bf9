package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
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
      Pattern.compile("(?s)public void (upgrade|downgrade)\\(Operations op\\) \\{\\n(.*?)\\n  }\\n");

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
      report.run("baseline", "-m", "as production is").succeeds();
      report.run("check").succeeds();
      report.run("revision", "-m", "nothing").succeeds();
      report.sizes();
    }
    assertThat(IndependentCatalog.of(adopted.database())).isEqualTo(before);
    if (Boolean.getBoolean("keep")) { try { ProcessBuilder b = new ProcessBuilder("cp","-r",adopted.scratch().directory().toString(),"/tmp/ds/keep"); b.start().waitFor(); } catch (Exception e) {} }
  }

  @AfterAll
  static void remove() {
    adopted.close();
  }

  static Stream<ModelEdit> edits() {
    return Stream.of(DspaceEdits.all(), DspaceEdits.afterRevisionsByHand()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("edits")
  void editGivesItsChangeAndNothingElse(ModelEdit edit) {
    try (DspaceProject project = adopted.copy()) {
      ScratchProject scratch = project.scratch();
      writeByHand(scratch, edit.byHand());
      List<String> before = IndependentCatalog.of(project.database());

      edit.change().apply(project.editor()).write();
      if (!edit.removed().isEmpty()) {
        project.remove(edit.removed());
      }
      if (!edit.question().isEmpty()) {
        scratch
            .run("revision", "-m", "edit")
            .refuses(4, edit.question().toArray(String[]::new));
      }
      CommandResult written =
          scratch.run(
              Stream.concat(Stream.of("revision", "-m", "edit"), edit.flags().stream())
                  .toArray(String[]::new));
      String source =
          scratch.read(written.succeeds().out().lines().findFirst().orElseThrow());
      assertThat(statements(source, "upgrade")).as(source).isEqualTo(edit.upgrade());
      assertThat(statements(source, "downgrade")).as(source).isEqualTo(edit.downgrade());

      edit.losses()
          .forEach(name -> scratch.run("upgrade").refuses(5, "--accept-loss " + name));
      scratch.run(with("upgrade", "--accept-loss", edit.losses())).succeeds();
      List<String> after = IndependentCatalog.of(project.database());
      assertThat(changes(before, after)).as(source).usingElementComparator(BEGINNING).containsExactlyInAnyOrderElementsOf(edit.catalog());
      for (String pattern : edit.accepted()) {
        assertThat(scratch.run("check").exits(3).out()).contains(pattern);
        scratch.run("accept", pattern).succeeds();
      }
      scratch.run("check").succeeds();
      scratch.run("downgrade", "-1").succeeds();
      assertThat(changes(before, IndependentCatalog.of(project.database()))).isEmpty();
    }
  }

  private static String[] with(String command, String option, List<String> values) {
    return Stream.concat(
            Stream.of(command), values.stream().flatMap(value -> Stream.of(option, value)))
        .toArray(String[]::new);
  }

  @Test
  void baselineMakesTheSameDatabaseAnew() {
    try (TestDatabase empty = TestDatabase.create();
        DspaceProject project = adopted.onto(empty)) {
      project.scratch().run("upgrade").succeeds();
      assertThat(changes(IndependentCatalog.of(adopted.database()), IndependentCatalog.of(empty)))
          .isEmpty();
      project.scratch().run("check").succeeds();
    }
  }

  /** Writes a revision by hand and applies it; it is no drift. */
  private static void writeByHand(ScratchProject project, List<String> statements) {
    if (statements.isEmpty()) {
      return;
    }
    Path file =
        project.directory().resolve(
            project
                .run("revision", "--empty", "-m", "by hand")
                .succeeds()
                .out()
                .lines()
                .findFirst()
                .orElseThrow());
    Matcher body = DIRECTION.matcher(project.read(file.toString()));
    assertThat(body.find()).isTrue();
    StringBuilder source = new StringBuilder();
    body.appendReplacement(
        source,
        Matcher.quoteReplacement(
            "public void upgrade(Operations op) {\n    "
                + String.join("\n    ", statements)
                + "\n  }\n"));
    body.appendTail(source);
    project.write(file.toString(), source.toString());
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

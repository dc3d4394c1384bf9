package dev.autogen.cli.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page {@code docs/coverage.md}: every case with its verdict, and the totals. */
final class Coverage {

  private Coverage() {}

  /**
   * Returns the page.
   *
   * @param verdicts for the id of each case, what was found on each server
   */
  static String page(List<Case> cases, Map<String, List<Verdict>> verdicts) {
    Map<String, List<Case>> groups = new LinkedHashMap<>();
    cases.forEach(one -> groups.computeIfAbsent(one.group(), g -> new ArrayList<>()).add(one));
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Coverage

        Each row is a change of a model on a database, run by `CasesIT` in every build: `revision`, `upgrade`, a second
        `revision`, `check`, `downgrade`, and `check` on a database that the model's author made without autogen. A row
        is right when the operations are those that are written down in `cli/src/test/cases`; the catalog after the
        upgrade is that of the author's own creation, names included; no value is lost that need not be; the second
        revision is empty; the catalog after the downgrade is the one before; two runs print the same; and reading moved
        nothing. This page is written by the runner.

        """);
    page.append("| group | cases | right |\n|---|---|---|\n");
    groups.forEach(
        (group, members) ->
            page.append(
                "| %s | %d | %d |\n".formatted(group, members.size(), right(members, verdicts))));
    page.append("| all | %d | %d |\n".formatted(cases.size(), right(cases, verdicts)));
    groups.forEach((group, members) -> page.append(table(group, members, verdicts)));
    return page.toString();
  }

  private static long right(List<Case> cases, Map<String, List<Verdict>> verdicts) {
    return cases.stream().filter(one -> isRight(one, verdicts)).count();
  }

  private static boolean isRight(Case one, Map<String, List<Verdict>> verdicts) {
    List<Verdict> found = verdicts.getOrDefault(one.id(), List.of());
    return !found.isEmpty() && found.stream().allMatch(Verdict::isRight);
  }

  private static String table(
      String group, List<Case> members, Map<String, List<Verdict>> verdicts) {
    return "\n## %s\n\n| id | change | operations | verdict | note |\n|---|---|---|---|---|\n"
            .formatted(group)
        + members.stream()
            .map(
                one ->
                    "| %s | %s | %s | %s | %s |\n"
                        .formatted(
                            one.id(),
                            cell(one.title()),
                            cell(operations(one)),
                            isRight(one, verdicts) ? "right" : "**wrong**",
                            cell(one.text("wrong") + " " + one.text("note"))))
            .collect(Collectors.joining());
  }

  private static String operations(Case one) {
    String asked = one.has("question") ? "question" : "";
    String expected = String.join(", ", one.lines("expect"));
    return asked.isEmpty() || expected.isEmpty() ? asked + expected : asked + "; " + expected;
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
  }
}

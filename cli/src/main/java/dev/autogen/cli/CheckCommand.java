package dev.autogen.cli;

import dev.autogen.diff.Difference;
import dev.autogen.engine.Cause;
import dev.autogen.engine.ModelCheck;
import dev.autogen.engine.ModelCheck.Question;
import dev.autogen.engine.Project;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen check}. */
@Command(
    name = "check",
    description = {
      "Find changes of the model that no revision holds, revisions not applied, and drift.",
      "",
      "Exit code 0: none, 3: some, 1: could not tell."
    },
    sortOptions = false)
final class CheckCommand extends FilteredCommand {

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "QUESTION",
      description = "model (needs no database), head, drift; separated by commas.")
  List<String> only = List.of();

  @Option(
      names = "--accepted",
      description = "List what is accepted and so not reported, with counts by kind.")
  boolean accepted;

  @Override
  int run(Project project) {
    ModelCheck.Result result = new ModelCheck(project).check(questions());
    if (autogen().json) {
      Json.print(out(), json(result));
    } else {
      print(result);
    }
    if (!result.couldNotTell().isEmpty()) {
      return AutogenException.Kind.FAILED.exitCode();
    }
    return result.hasDifferences() ? DIFFERENT : DONE;
  }

  private Set<Question> questions() {
    Set<Question> questions = EnumSet.noneOf(Question.class);
    for (String word : only) {
      try {
        questions.add(Question.valueOf(word.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw AutogenException.usage(
            "--only takes model, head and drift, but '%s' is given.".formatted(word));
      }
    }
    return questions.isEmpty() ? EnumSet.allOf(Question.class) : questions;
  }

  private void print(ModelCheck.Result result) {
    FindingsView view = new FindingsView(out(), autogen().verbose, result.origins());
    if (!result.hibernateUpgrade().isEmpty()) {
      say(result.hibernateUpgrade());
    }
    view.lines("The model has changes that no revision holds:", result.modelChanges());
    view.lines(
        "Revisions are not applied:",
        result.notApplied().stream().map(h -> h.id() + "  " + PlainText.of(h.message())).toList());
    view.differences("The database has drifted from its revisions:", result.drift());
    view.differences(
        "Entities and database differ since the baseline ('autogen accept' to live with it):",
        result.adopted());
    if (accepted) {
      view.differences(
          "Accepted: %s:".formatted(DifferenceCounts.of(result.accepted())), result.accepted());
    }
    if (autogen().verbose) {
      view.differences("In the database only, and left alone:", result.unmodelled());
    }
    result.couldNotTell().forEach(this::say);
    if (!result.hasDifferences() && result.couldNotTell().isEmpty()) {
      say("No differences.");
    }
  }

  private static Map<String, Object> json(ModelCheck.Result result) {
    return Json.object(
        "model", result.modelChanges().stream().map(CheckCommand::json).toList(),
        "hibernateUpgrade", result.hibernateUpgrade(),
        "head", result.notApplied().stream().map(RevisionHeader::id).toList(),
        "drift", json(result.drift(), result),
        "adopted", json(result.adopted(), result),
        "accepted", json(result.accepted(), result),
        "unmodelled", json(result.unmodelled(), result),
        "couldNotTell", result.couldNotTell());
  }

  private static Map<String, Object> json(ModelCheck.ModelChange change) {
    return Json.object(
        "summary", change.summary(),
        "object", change.object(),
        "origin", change.origin().orElse(""),
        "explanation", change.explanation().orElse(""));
  }

  private static List<Map<String, Object>> json(
      List<Difference> differences, ModelCheck.Result result) {
    return differences.stream()
        .map(
            one ->
                Json.object(
                    "code", one.code(),
                    "cause", Cause.of(one).code(),
                    "object", one.object().toString(),
                    "origin", result.origins().getOrDefault(one.object(), ""),
                    "sentence", one.sentence(),
                    "expected", one.expected(),
                    "actual", one.actual()))
        .toList();
  }
}

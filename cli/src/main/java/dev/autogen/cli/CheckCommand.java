package dev.autogen.cli;

import dev.autogen.diff.Difference;
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
import picocli.CommandLine.Mixin;
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
final class CheckCommand extends ProjectCommand {

  private static final int DIFFERENT = 3;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "QUESTION",
      description = "model (needs no database), head, drift; separated by commas.")
  List<String> only = List.of();

  @Mixin FilterOptions filterOptions;

  @Override
  Map<String, String> settings() {
    return filterOptions.settings();
  }

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
    section("The model has changes that no revision holds:", result.modelChanges());
    section(
        "Revisions are not applied:",
        result.notApplied().stream().map(h -> h.id() + "  " + h.message()).toList());
    section(
        "The database has drifted from its revisions:",
        result.drift().stream().map(Difference::toString).toList());
    if (autogen().verbose) {
      section(
          "In the database only, and left alone:",
          result.unmodelled().stream().map(Difference::toString).toList());
    }
    result.couldNotTell().forEach(this::say);
    if (!result.hasDifferences() && result.couldNotTell().isEmpty()) {
      say("No differences.");
    }
  }

  private void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out().println(title);
      lines.forEach(line -> out().println("  " + line));
    }
  }

  private static Map<String, Object> json(ModelCheck.Result result) {
    return Json.object(
        "model", result.modelChanges(),
        "head", result.notApplied().stream().map(RevisionHeader::id).toList(),
        "drift", result.drift().stream().map(CheckCommand::json).toList(),
        "unmodelled", result.unmodelled().stream().map(CheckCommand::json).toList(),
        "couldNotTell", result.couldNotTell());
  }

  static Map<String, Object> json(Difference difference) {
    return Json.object(
        "code", difference.code(),
        "object", difference.object().toString(),
        "sentence", difference.sentence(),
        "expected", difference.expected(),
        "actual", difference.actual());
  }
}

package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.diff.Renames;
import dev.autogen.diff.Resolutions;
import dev.autogen.operation.Todo;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who decides what looks like a rename: a flag, a person, or nobody. */
class RenameDecisionsTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final TargetMetadata THEN = posts("body", "lead");
  private static final TargetMetadata NOW = posts("content", "intro");

  private static TargetMetadata posts(String text, String title) {
    return TargetMetadata.parse(
        """
        autogen model 1
        table posts
        column posts.%s text
        column posts.%s varchar(80)
        """
            .formatted(text, title));
  }

  private static RenameDecisions decisions(
      Questions questions, boolean draft, Renames stated, DropAdd dropAdd) {
    RevisionRequest request =
        new RevisionRequest(
            "",
            RevisionRequest.Against.REVISIONS,
            stated,
            dropAdd,
            Map.of(),
            Map.of(),
            new Resolutions(Set.of(), Set.of()),
            draft,
            false,
            Optional.empty(),
            RevisionPlace.AT_HEAD);
    return new RenameDecisions(THEN, NOW, request, questions);
  }

  private static Renames decide(Renames stated, boolean all, String... pairs) {
    return decisions(Questions.NONE, false, stated, new DropAdd(all, Set.of(pairs)))
        .decide(Schema.EMPTY);
  }

  @Test
  void withoutAnAnswerBothFlagsOfEachPairArePrinted() {
    assertThatThrownBy(() -> decide(Renames.NONE, false))
        .isInstanceOfSatisfying(
            AutogenException.class,
            e -> assertThat(e.kind()).isEqualTo(AutogenException.Kind.QUESTION))
        .hasMessage(
            """
            2 pairs look renamed, and nothing is guessed:
              posts.body is gone and content is new: --rename-column posts.body:content or --drop-add posts.body:content
              posts.lead is gone and intro is new: --rename-column posts.lead:intro or --drop-add posts.lead:intro
            Add --rename-… for what is renamed and --drop-add for what is not; --drop-add alone is for all others.""");
  }

  @Test
  void flagsAnswer() {
    Renames body = Renames.NONE.column(POSTS, "body", "content");
    assertThatThrownBy(() -> decide(body, false))
        .hasMessage(
            "posts.lead is gone and intro is new, and nothing is guessed to be renamed. Add --rename-column posts.lead:intro to keep its data, or --drop-add posts.lead:intro to drop it.");
    assertThat(decide(body, false, "posts.lead:intro")).isEqualTo(body);
    assertThat(decide(body, true)).isEqualTo(body);
    assertThat(decide(Renames.NONE, true)).isEqualTo(Renames.NONE);
  }

  @Test
  void flagThatNamesNothingIsAMistake() {
    assertThatThrownBy(() -> decide(Renames.NONE, true, "posts.body:contnt"))
        .hasMessage(
            "--drop-add names posts.body:contnt, which does not look renamed. Leave it out or correct it.");
  }

  @Test
  void personAnswersOneByOneUntilItIsYesOrNo() {
    List<String> asked = new ArrayList<>();
    List<String> answers = new ArrayList<>(List.of("maybe", "Y", "no"));
    Questions person =
        question -> {
          asked.add(question);
          return Optional.of(answers.remove(0));
        };
    assertThat(decisions(person, false, Renames.NONE, DropAdd.NONE).decide(Schema.EMPTY))
        .isEqualTo(Renames.NONE.column(POSTS, "body", "content"));
    assertThat(asked)
        .hasSize(3)
        .last()
        .isEqualTo(
            "posts.lead is gone and intro is new. Is it renamed, so that its data stays (y), or dropped and added (n)?");
  }

  @Test
  void draftLeavesItToTheClass() {
    RenameDecisions draft = decisions(Questions.NONE, true, Renames.NONE, DropAdd.NONE);
    assertThat(draft.decide(Schema.EMPTY)).isEqualTo(Renames.NONE);
    assertThat(draft.todos())
        .hasSize(2)
        .first()
        .isEqualTo(
            new Todo(
                "posts.body is gone and content is new: is it renamed? If so, write this revision again with --rename-column posts.body:content; otherwise remove this line."));
  }

  @Test
  void whatMayBeRenamedCountsAsThere() {
    RenameDecisions open = decisions(Questions.NONE, false, Renames.NONE, DropAdd.NONE);
    assertThat(open.possibly()).isEqualTo(NOW.schema());
  }
}

package dev.autogen.engine.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameMatchTest {

  @Test
  void theSameNameIsMeantFirst() {
    NameMatch match = NameMatch.of(List.of("posts", "POSTS"), List.of("POSTS", "posts"));
    assertThat(match.pairs()).containsEntry("posts", "posts").containsEntry("POSTS", "POSTS");
    assertThat(match.unclear()).isEmpty();
  }

  @Test
  void caseThenUnderscoresDoNotMatter() {
    NameMatch match =
        NameMatch.of(
            List.of("ID", "createdAt", "AUTHOR_ID"), List.of("id", "created_at", "authorId"));
    assertThat(match.pairs())
        .containsEntry("ID", "id")
        .containsEntry("createdAt", "created_at")
        .containsEntry("AUTHOR_ID", "authorId");
    assertThat(match.onlyInSource()).isEmpty();
    assertThat(match.onlyHere()).isEmpty();
  }

  @Test
  void whatCouldMeanTwoMeansNone() {
    NameMatch match = NameMatch.of(List.of("userName"), List.of("user_name", "username_", "other"));
    assertThat(match.pairs()).isEmpty();
    assertThat(match.unclear()).containsExactly("userName could mean user_name or username_");
    assertThat(match.onlyInSource()).containsExactly("userName");
    assertThat(match.onlyHere()).containsExactly("user_name", "username_", "other");
  }

  @Test
  void aNameThatHasItsEqualIsNotUnclear() {
    NameMatch match = NameMatch.of(List.of("Name", "name"), List.of("name"));
    assertThat(match.pairs()).containsExactly(java.util.Map.entry("name", "name"));
    assertThat(match.onlyInSource()).containsExactly("Name");
  }
}

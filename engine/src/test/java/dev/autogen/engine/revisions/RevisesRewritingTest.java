package dev.autogen.engine.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisesRewritingTest {

  private static String rewritten(String text) {
    return RevisesRewriting.of("R1", text, "c3");
  }

  private static String source(String annotation) {
    return "/* revises = \"a1\" */\r\n@RevisionInfo(%s)\r\nfinal class R1 { String s = \"revises\"; \t}"
        .formatted(annotation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = \"b2\", revises = %s, message = \"é — ü\"",
        "id=\"b2\",revises=%s",
        "revises =\r\n    // why\r\n  %s /* after */,\n id = \"b2\"",
        "\n    id = \"b2\",\n    message = \"revises = \\\"a1\\\"\",\n    revises = %s",
      })
  void leavesEveryOtherCharacterAsItIs(String annotation) {
    for (String old : new String[] {"\"a1\"", "{\"a1\"}", "{ \"a1\" , }", "{}", "\"a\" + \"1\""}) {
      assertThat(rewritten(source(annotation.formatted(old))))
          .isEqualTo(source(annotation.formatted("\"c3\"")));
    }
  }

  @Test
  void aRootGetsALineLikeTheOthers() {
    assertThat(rewritten(source("\r\n    id = \"b2\",\r\n    message = \"m\"")))
        .isEqualTo(source("\r\n    id = \"b2\",\r\n    revises = \"c3\",\r\n    message = \"m\""));
    assertThat(rewritten(source("id = \"b2\", message = \"m\"")))
        .isEqualTo(source("id = \"b2\", revises = \"c3\", message = \"m\""));
    assertThat(rewritten(source("message = \"m\",\n  id = \"b2\"")))
        .isEqualTo(source("message = \"m\",\n  id = \"b2\",\n  revises = \"c3\""));
  }

  @Test
  void aQualifiedAnnotationIsTheSame() {
    assertThat(
            rewritten(
                "@dev.autogen.revision.RevisionInfo(id = \"b\", revises = \"a\") class R1 {}"))
        .isEqualTo("@dev.autogen.revision.RevisionInfo(id = \"b\", revises = \"c3\") class R1 {}");
  }

  @Test
  void whatIsNoRevisionIsLeftAlone() {
    assertThatThrownBy(() -> rewritten("@Deprecated class R1 {}"))
        .isInstanceOf(AutogenException.class)
        .hasMessage("R1 has no @RevisionInfo with an id.");
  }
}

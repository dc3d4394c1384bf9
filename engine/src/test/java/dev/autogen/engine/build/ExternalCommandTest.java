package dev.autogen.engine.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalCommandTest {

  @TempDir Path directory;

  private static List<String> words(String line) {
    return ExternalCommand.parse("hooks.x", line).words();
  }

  @Test
  void splitsAtBlanksOutsideOfQuotes() {
    assertThat(words("a  b\tc")).containsExactly("a", "b", "c");
    assertThat(words("a 'b c' \"d 'e'\" f'g h'i")).containsExactly("a", "b c", "d 'e'", "fg hi");
    assertThat(words("a '' \"\"")).containsExactly("a", "", "");
    assertThat(words("a\\ b \"\\\"\" 'c\\'")).containsExactly("a b", "\"", "c\\");
    assertThat(words("a $HOME | b > c")).containsExactly("a", "$HOME", "|", "b", ">", "c");
  }

  @Test
  void aQuoteThatIsNotClosedAndNoProgramAreErrors() {
    assertThatThrownBy(() -> words("a 'b")).hasMessageContaining("hooks.x has a quote '");
    assertThatThrownBy(() -> words("  ")).hasMessage("hooks.x names no program.");
    assertThatThrownBy(() -> words("''")).hasMessage("hooks.x names no program.");
  }

  @Test
  void tokensAreReplacedWithinWords() {
    assertThat(
            ExternalCommand.parse("k", "x --file={file} {other}")
                .with(Map.of("file", "a b"))
                .words())
        .containsExactly("x", "--file=a b", "{other}");
  }

  @Test
  void keepsBothStreamsApartAndReadsMoreThanAPipeHolds() throws IOException {
    ExternalCommand.Outcome outcome =
        ExternalCommand.parse("k", "sh -c 'head -c 300000 /dev/zero; pwd >&2; exit 4'")
            .run(directory, Duration.ofSeconds(20));
    assertThat(outcome.output()).hasSize(300_000);
    assertThat(outcome.errors().strip()).endsWith(directory.getFileName().toString());
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.succeeded()).isFalse();
  }

  @Test
  void isStoppedWithItsChildrenWhenItTakesTooLong() throws IOException {
    Duration timeout = Duration.ofMillis(200);
    ExternalCommand.Outcome outcome =
        ExternalCommand.parse("k", "sh -c 'echo begun; sleep 30; echo never'")
            .run(directory, timeout);
    assertThat(outcome.stopped()).isTrue();
    assertThat(outcome.output()).isEqualTo("begun\n");
    assertThat(outcome.succeeded()).isFalse();
  }

  @Test
  void whatItsChildrenStartedIsStoppedToo() throws IOException {
    ExternalCommand.Outcome outcome =
        ExternalCommand.parse("k", "sh -c 'sh -c \"sleep 31 & echo \\$!; wait\"; wait'")
            .run(directory, Duration.ofMillis(400));
    assertThat(outcome.stopped()).isTrue();
    long grandchild = Long.parseLong(outcome.output().strip());
    // Whoever inherits what has ended takes note of it a moment later.
    assertThat(ProcessHandle.of(grandchild).map(ProcessHandle::onExit))
        .satisfiesAnyOf(
            ended -> assertThat(ended).isEmpty(),
            ended -> assertThat(ended.orElseThrow()).succeedsWithin(Duration.ofSeconds(10)));
  }
}

package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchLinesTest {

  private long now;
  private final List<String> said = new ArrayList<>();
  private final BatchLines lines = new BatchLines(() -> now, said::add);

  @Test
  void oneIsSaidEachPeriodAndTheLastInAnyCase() {
    for (int i = 0; i < 25; i++) {
      now = i * BatchLines.PERIOD.toNanos() / 10;
      lines.next("batch " + i);
    }
    assertThat(said).containsExactly("batch 0", "batch 10", "batch 20");
    lines.end();
    lines.end();
    assertThat(said).containsExactly("batch 0", "batch 10", "batch 20", "batch 24");
  }

  @Test
  void nothingIsSaidTwice() {
    lines.next("batch 0");
    lines.end();
    assertThat(said).containsExactly("batch 0");
  }
}

package dev.autogen.engine.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.engine.Project;
import dev.autogen.revision.AutogenException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeedInterruptionTest {

  private final SeedFixture fixture = new SeedFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anInterruptionWritesNothingAndSaysSo() {
    fixture.here("create table a (id int); create table b (id int)");
    SourceAddress source =
        fixture.sqlite(
            "create table a (id int)", "insert into a values (1)", "create table b (id int)");
    try (Project project = fixture.project()) {
      Seed seed =
          new Seed(
              project,
              new SeedListener() {
                @Override
                public void finished(SeedResult.CopiedTable table) {
                  project.interruption().interrupt(Duration.ZERO);
                }
              });
      assertThatThrownBy(() -> seed.run(SeedRequest.from(source)))
          .isInstanceOfSatisfying(
              AutogenException.class,
              e -> assertThat(e.kind()).isEqualTo(AutogenException.Kind.INTERRUPTED))
          .hasMessage("Interrupted. Nothing was written.");
    }
    assertThat(fixture.rows("select id from a")).isEmpty();
  }
}

package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {

  private static final ObjectId POSTS_ID = ObjectId.column(QualifiedName.of("posts"), "id");
  private static final ObjectId ODD =
      ObjectId.column(QualifiedName.of("Other", "my; table"), "the.id");

  @Test
  void isOneLineForPeople() {
    IdGenerator sequence =
        new IdGenerator(QualifiedName.of("posts_seq"), Optional.empty(), 50, 1, List.of(POSTS_ID));
    IdGenerator row =
        new IdGenerator(
            QualifiedName.of("counters"),
            Optional.of(new IdGenerator.Row("next_val", "name", "post")),
            10,
            0,
            List.of(POSTS_ID));
    assertThat(IdGenerator.print(List.of(sequence, row)))
        .isEqualTo(
            "posts_seq by 50 from 1 for posts.id;"
                + " counters (next_val, name = 'post') by 10 from 0 for posts.id");
  }

  @Test
  void anyNameComesBack() {
    List<IdGenerator> generators =
        List.of(
            new IdGenerator(
                QualifiedName.of("Other", "a \"seq\"\n"),
                Optional.empty(),
                -1,
                -7,
                List.of(POSTS_ID, ODD)),
            new IdGenerator(
                QualifiedName.of("for"),
                Optional.of(new IdGenerator.Row("by", "from", "it's; (x)\n")),
                1,
                0,
                List.of(ODD)));
    String line = IdGenerator.print(generators);
    assertThat(line).doesNotContain("\n");
    assertThat(IdGenerator.parse(line)).isEqualTo(generators);
    assertThat(IdGenerator.parse("")).isEmpty();
  }

  @Test
  void anotherTextIsRefused() {
    assertThatThrownBy(() -> IdGenerator.parse("posts_seq by x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Expected an increment");
    assertThatThrownBy(() -> IdGenerator.parse("s by 1 from 1 for id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Expected table.column");
  }
}

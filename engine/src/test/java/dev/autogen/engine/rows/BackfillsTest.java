package dev.autogen.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Backfill;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Todo;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BackfillsTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final Column PUBLISHED =
      Column.of(POSTS, "published", SqlType.of("boolean")).withNullable(false);
  private static final Function<String, Optional<String>> NOBODY = question -> Optional.empty();
  private static final PlainValues VALUES = new PlainValues(Schema.EMPTY, Map.of());
  private static final List<Operation> ADDED = List.of(new Create(PUBLISHED));

  @Test
  void aColumnWithDefaultOrNullsNeedsNone() {
    List<Operation> operations =
        List.of(
            new Create(PUBLISHED.withNullable(true)),
            new Create(PUBLISHED.named("draft").withDefault(new ColumnDefault.Expression("true"))));
    assertThat(new Backfills(Map.of(), NOBODY, false).into(operations, Schema.EMPTY, VALUES))
        .isEqualTo(operations);
  }

  @Test
  void aGivenValueIsWrittenBetweenColumnAndNotNull() {
    assertThat(
            new Backfills(Map.of("posts.published", "false"), NOBODY, false)
                .into(ADDED, Schema.EMPTY, VALUES))
        .containsExactly(
            new Create(PUBLISHED.withNullable(true)),
            new Backfill(POSTS, "published", "false"),
            Alter.of(PUBLISHED.id(), new Change.SetNullable(false)));
  }

  @Test
  void aValueThatTheEntitiesImplyIsNotAskedFor() {
    PlainValues implied = new PlainValues(Schema.EMPTY, Map.of(PUBLISHED.id(), "true"));
    assertThat(new Backfills(Map.of(), NOBODY, false).into(ADDED, Schema.EMPTY, implied))
        .contains(new Backfill(POSTS, "published", "true"));
    List<Operation> nullable = List.of(new Create(PUBLISHED.withNullable(true)));
    assertThat(new Backfills(Map.of(), NOBODY, false).into(nullable, Schema.EMPTY, implied))
        .isEqualTo(nullable);
  }

  @Test
  void aTerminalIsAsked() {
    Function<String, Optional<String>> terminal =
        question -> {
          assertThat(question).startsWith("posts.published is new, not null").endsWith("?");
          return Optional.of("true");
        };
    assertThat(new Backfills(Map.of(), terminal, false).into(ADDED, Schema.EMPTY, VALUES))
        .contains(new Backfill(POSTS, "published", "true"));
  }

  @Test
  void withoutAnswerTheFlagIsPrinted() {
    assertThatThrownBy(
            () -> new Backfills(Map.of(), NOBODY, false).into(ADDED, Schema.EMPTY, VALUES))
        .isInstanceOfSatisfying(
            AutogenException.class,
            e -> assertThat(e.kind()).isEqualTo(AutogenException.Kind.QUESTION))
        .hasMessageContaining("--backfill posts.published=false");
  }

  @Test
  void aDraftAsksInTheClass() {
    assertThat(new Backfills(Map.of(), NOBODY, true).into(ADDED, Schema.EMPTY, VALUES))
        .hasSize(3)
        .anyMatch(Todo.class::isInstance);
  }

  @Test
  void anExistingColumnTakesAValueToo() {
    List<Operation> operations = List.of(Alter.of(PUBLISHED.id(), new Change.SetNullable(false)));
    assertThat(
            new Backfills(Map.of("posts.published", "true"), NOBODY, false)
                .into(operations, Schema.EMPTY, VALUES))
        .containsExactly(new Backfill(POSTS, "published", "true"), operations.get(0));
  }

  @Test
  void aValueForAnotherColumnIsAMistake() {
    assertThatThrownBy(
            () ->
                new Backfills(Map.of("posts.x", "1"), NOBODY, false)
                    .into(List.of(), Schema.EMPTY, VALUES))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("--backfill names posts.x");
  }

  @Test
  void aPlainColumnGetsWhatAGeneratedOneComputed() {
    Column twice =
        Column.of(POSTS, "twice", SqlType.of("integer"))
            .withDefault(new ColumnDefault.Generated("n * 2", false));
    Column plain = twice.withDefault(ColumnDefault.NONE);
    Schema before = Schema.of(Table.of(POSTS), Column.of(POSTS, "n", SqlType.of("integer")), twice);
    List<Operation> replaced = List.of(Drop.of(twice.id()), new Create(plain));
    assertThat(new Backfills(Map.of(), NOBODY, false).into(replaced, before, VALUES))
        .containsExactly(
            Drop.of(twice.id()), new Create(plain), new Backfill(POSTS, "twice", "n * 2"));
    List<Operation> withSource =
        List.of(Drop.of(twice.id()), Drop.of(ObjectId.column(POSTS, "n")), new Create(plain));
    assertThat(new Backfills(Map.of(), NOBODY, false).into(withSource, before, VALUES))
        .isEqualTo(withSource);
  }
}

package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** The laws of replaying operations, over random schemas and operations. */
class ReplayLawTest {

  @Provide
  Arbitrary<OperationArbitraries.Change> changes() {
    return OperationArbitraries.changes();
  }

  @Property(seed = "20261120", tries = 1000)
  void whatIsReversedGivesBackTheSchemaBefore(
      @ForAll("changes") OperationArbitraries.Change change) {
    Schema after = Replay.apply(change.operations(), change.before());
    List<Operation> undo = Replay.reverse(change.operations(), change.before());
    Schema back = Replay.apply(undo, after);

    assertThat(SchemaEquivalence.differences(back, change.before()))
        .as("undone by\n" + OperationText.print(undo))
        .isEmpty();
  }

  @Property(seed = "20261120", tries = 300)
  void whatIsUndoneCanBeUndoneAgain(@ForAll("changes") OperationArbitraries.Change change) {
    Schema after = Replay.apply(change.operations(), change.before());
    List<Operation> undo = Replay.reverse(change.operations(), change.before());
    List<Operation> redo = Replay.reverse(undo, after);
    Schema again = Replay.apply(redo, Replay.apply(undo, after));

    assertThat(SchemaEquivalence.differences(again, after)).isEmpty();
  }

  @Property(seed = "20261120", tries = 300)
  void sameInputGivesSameOutput(@ForAll("changes") OperationArbitraries.Change change) {
    assertThat(SchemaText.print(Replay.apply(change.operations(), change.before())))
        .isEqualTo(SchemaText.print(Replay.apply(change.operations(), change.before())));
    assertThat(OperationText.print(Replay.reverse(change.operations(), change.before())))
        .isEqualTo(OperationText.print(Replay.reverse(change.operations(), change.before())));
  }

  @Property(seed = "20261120", tries = 300)
  void oneByOneIsTheSameAsTogether(@ForAll("changes") OperationArbitraries.Change change) {
    Schema state = change.before();
    for (Operation operation : change.operations()) {
      state = Replay.apply(operation, state);
    }

    assertThat(state).isEqualTo(Replay.apply(change.operations(), change.before()));
  }

  @Property(seed = "20261120", tries = 500)
  void aRefusalChangesNothingAndNamesTheObject(
      @ForAll("changes") OperationArbitraries.Change change, @ForAll long seed) {
    Schema schema = Replay.apply(change.operations(), change.before());
    String text = SchemaText.print(schema);
    Random random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      Operation proposal = new RandomOperations(random, schema).propose();
      try {
        Replay.apply(List.of(new Todo("before"), proposal), schema);
        Statistics.label("proposals").collect("accepted");
      } catch (IllegalStateException refused) {
        assertThat(refused).hasMessageMatching("(?s)Cannot .+: .+\\. [A-Z].+\\.");
        Statistics.label("proposals").collect("refused");
      }
    }

    assertThat(SchemaText.print(schema)).isEqualTo(text);
    Statistics.label("proposals")
        .coverage(
            coverage -> {
              coverage.check("accepted").percentage(p -> p > 40);
              coverage.check("refused").percentage(p -> p > 4);
            });
  }

  @Property(seed = "20261120", tries = 500)
  void everyLossIsOfSomethingThatIsDroppedOrCast(
      @ForAll("changes") OperationArbitraries.Change change) {
    List<Loss> losses = Replay.losses(change.operations(), change.before());
    List<String> texts = flat(change.operations()).stream().map(OperationText::print).toList();

    for (Loss loss : losses) {
      String object = SchemaText.reference(loss.object());
      assertThat(texts)
          .anyMatch(
              text -> text.startsWith("drop " + object) || text.startsWith("alter " + object));
      assertThat(loss.sentence()).matches("(?s)[A-Z].*\\.");
    }
  }

  @Property(seed = "20261120", tries = 1000, shrinking = ShrinkingMode.OFF)
  void operationsAreOfAllKinds(@ForAll("changes") OperationArbitraries.Change change) {
    for (Operation operation : flat(change.operations())) {
      Statistics.label("kind").collect(kind(operation));
    }
    Statistics.label("steps")
        .collect(change.operations().stream().anyMatch(Step.class::isInstance));

    Statistics.label("steps").coverage(c -> c.check(true).percentage(p -> p > 10));
    Statistics.label("kind")
        .coverage(
            coverage -> {
              for (String kind :
                  List.of(
                      "create table",
                      "create column",
                      "create index",
                      "create check",
                      "create foreign key",
                      "create primary key",
                      "create unique",
                      "create sequence",
                      "create enum",
                      "create composite",
                      "create schema",
                      "create view",
                      "drop table",
                      "drop column",
                      "drop index",
                      "drop check",
                      "drop foreign key",
                      "drop primary key",
                      "drop unique",
                      "drop sequence",
                      "drop enum",
                      "drop schema",
                      "drop view",
                      "alter table",
                      "alter column",
                      "alter sequence",
                      "alter foreign key",
                      "alter enum",
                      "alter composite",
                      "alter index",
                      "alter view",
                      "set lock",
                      "set statement",
                      "rename table",
                      "rename column",
                      "rename index",
                      "rename check",
                      "rename foreign key",
                      "rename primary key",
                      "rename unique",
                      "rename sequence",
                      "rename enum",
                      "rename composite",
                      "rename schema",
                      "add value",
                      "rename value",
                      "validate constraint")) {
                coverage.check(kind).count(count -> count >= 2);
              }
            });
  }

  private static String kind(Operation operation) {
    String[] words = OperationText.print(operation).split(" ", 4);
    boolean isTwoWords = List.of("primary", "foreign").contains(words[1]);
    return words[0] + " " + words[1] + (isTwoWords ? " " + words[2] : "");
  }

  private static List<Operation> flat(List<Operation> operations) {
    List<Operation> flat = new ArrayList<>();
    for (Operation operation : operations) {
      Stream<Operation> some =
          operation instanceof Step step ? step.operations().stream() : Stream.of(operation);
      some.forEach(flat::add);
    }
    return flat;
  }
}

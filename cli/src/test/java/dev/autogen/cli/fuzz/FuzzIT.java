package dev.autogen.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.cli.it.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Random models and random changes of them, with rows in their tables: the database that autogen
 * takes from one to the other, and back, is what Hibernate's own {@code create} makes.
 *
 * <p>{@code -Dfuzz.pairs} and {@code -Dfuzz.seed} choose how many and which, {@code -Dfuzz.numbers}
 * single ones of them, with commas; {@code -Dfuzz.server} chooses the server, {@code
 * -Dfuzz.without} names constructs that are left out, with commas. Each failing pair is written to
 * {@code target/fuzz}.
 */
@Execution(ExecutionMode.CONCURRENT)
class FuzzIT {

  private static final int BATCH = 20;
  private static final Path REPORTS = Path.of("target", "fuzz");

  @TempDir static Path classes;

  private final int pairs = Integer.getInteger("fuzz.pairs", 30);
  private final List<Integer> numbers =
      Stream.of(System.getProperty("fuzz.numbers", "").split(" *, *"))
          .filter(number -> !number.isEmpty())
          .map(Integer::valueOf)
          .toList();
  private final long seed = Long.getLong("fuzz.seed", 3);
  private final int server = Integer.getInteger("fuzz.server", 18);

  private final List<String> without =
      List.of(System.getProperty("fuzz.without", "").split(" *, *"));

  @Test
  void changesOfRandomModelsAreRight() {
    Constructs constructs = Constructs.ofHibernate7().without(without);
    PairGenerator generator = new PairGenerator(constructs, seed);
    FuzzReport report = new FuzzReport(constructs);
    try (PairRunner runner = new PairRunner(classes, Distribution.hibernate(), true, server, 2)) {
      List<Integer> all = numbers.isEmpty() ? IntStream.range(0, pairs).boxed().toList() : numbers;
      for (int i = 0; i < all.size(); i += BATCH) {
        List<Integer> batch = all.subList(i, Math.min(i + BATCH, all.size()));
        runner.run(batch.stream().map(generator::pair).toList()).forEach(report::add);
      }
      System.out.printf("Fuzz test with seed %d: %s", seed, report.print());
      if (!report.failing().isEmpty()) {
        report.failing().forEach(FuzzIT::write);
        PairResult smallest = new Shrinker(runner::run).shrink(report.failing().get(0));
        throw new AssertionError(describe(smallest) + others(report));
      }
    }
    assertThat(report.tooSeldom()).isEmpty();
  }

  private static String others(FuzzReport report) {
    return report.failing().stream()
        .map(result -> "%n%s: %s".formatted(result.pair().label(), result.kindOfFault()))
        .collect(Collectors.joining());
  }

  private static void write(PairResult result) {
    try {
      Path file = Files.createDirectories(REPORTS).resolve(result.pair().label() + ".txt");
      Files.writeString(file, describe(result));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all that is needed to see a fault: both models, the options, what is wrong. */
  static String describe(PairResult result) {
    return """

        %s: %s
        %s

        revision %s

        -- before
        %s
        -- after
        %s
        -- revision
        %s
        """
        .formatted(
            result.pair().label(),
            result.pair().effective(),
            String.join("\n", result.outcome().faults()),
            String.join(" ", result.flags()),
            new ModelPrinter(result.pair().before(), true).print(),
            new ModelPrinter(result.pair().after(), true).print(),
            result.outcome().source());
  }
}

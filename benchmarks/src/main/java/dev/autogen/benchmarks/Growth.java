package dev.autogen.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks and prints how each grows with the number of revisions: ten times as many
 * should take about ten times as long.
 */
public final class Growth {

  private Growth() {}

  /** Runs those whose names match the only argument, or all. */
  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(arguments.length == 0 ? ".*Benchmark.*" : arguments[0])
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    Map<String, Map<Integer, Double>> times = new TreeMap<>();
    for (RunResult result : results) {
      String name =
          result.getPrimaryResult().getLabel() + " (" + result.getParams().getParam("shape") + ")";
      times
          .computeIfAbsent(name, key -> new TreeMap<>())
          .put(
              Integer.valueOf(result.getParams().getParam("revisions")),
              // The best: other programs can only make it slower.
              result.getPrimaryResult().getStatistics().getMin());
    }
    Integer[] counts =
        times.values().stream()
            .flatMap(byCount -> byCount.keySet().stream())
            .distinct()
            .sorted()
            .toArray(Integer[]::new);
    StringBuilder head = new StringBuilder("%-38s".formatted("microseconds for revisions"));
    for (Integer count : counts) {
      head.append("%,12d".formatted(count)).append(" ".repeat(count.equals(counts[0]) ? 0 : 8));
    }
    System.out.println(head);
    times.forEach((name, byCount) -> System.out.println(line(name, byCount, counts)));
  }

  private static String line(String name, Map<Integer, Double> byCount, Integer... counts) {
    StringBuilder line = new StringBuilder("%-38s".formatted(name));
    Double before = null;
    for (Integer count : counts) {
      Double time = byCount.get(count);
      line.append("%12.1f".formatted(time));
      if (before != null) {
        line.append(" (×%.1f)".formatted(time / before));
      }
      before = time;
    }
    return line.toString();
  }
}

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
    System.out.printf("%-38s %12s %12s %8s%n", "microseconds", "1,000", "10,000", "ratio");
    times.forEach(
        (name, byCount) ->
            System.out.printf(
                "%-38s %12.1f %12.1f %8.1f%n",
                name,
                byCount.get(1000),
                byCount.get(10000),
                byCount.get(10000) / byCount.get(1000)));
  }
}

package dev.autogen.benchmarks;

import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.Column;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The graph of a project that is years old: what each command does with it before its own work. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class GraphBenchmark {

  @Param({"1000", "10000", "100000"})
  public int revisions;

  /** One line, or branches of ten revisions that are merged, beside a second, labelled root. */
  @Param({"line", "branches"})
  public String shape;

  private List<RevisionHeader> headers;
  private RevisionGraph graph;
  private Set<String> current;
  private List<ModelDelta> deltas;

  @Setup
  public void build() {
    headers = shape.equals("line") ? line(0, revisions) : branches();
    graph = RevisionGraph.of(headers);
    current = graph.effectiveHeads();
    QualifiedName table = QualifiedName.of("t");
    deltas = new ArrayList<>();
    deltas.add(new ModelDelta(Map.of(), List.of(), List.of(Table.of(table)), Map.of()));
    for (int i = 0; i < revisions; i++) {
      Column column = Column.of(table, "c" + i, SqlType.of("bigint"));
      deltas.add(new ModelDelta(Map.of(), List.of(), List.of(column), Map.of()));
    }
  }

  private static String id(int number) {
    return "%012x".formatted(number * 0x9E3779B97F4AL & 0xFFFFFFFFFFFFL);
  }

  private static List<RevisionHeader> line(int from, int length) {
    List<RevisionHeader> line = new ArrayList<>();
    line.add(RevisionHeader.of(id(from)).withBranchLabels("label" + from));
    for (int i = from + 1; i < from + length; i++) {
      line.add(RevisionHeader.of(id(i), id(i - 1)));
    }
    return line;
  }

  private List<RevisionHeader> branches() {
    List<RevisionHeader> all = new ArrayList<>(line(revisions, revisions / 10));
    all.add(RevisionHeader.of(id(0)));
    int last = 0;
    for (int next = 1; next + 20 < revisions * 9 / 10; next += 21) {
      for (int side = 0; side < 2; side++) {
        for (int i = 0; i < 10; i++) {
          int before = i == 0 ? last : next + side * 10 + i - 1;
          all.add(RevisionHeader.of(id(next + side * 10 + i), id(before)));
        }
      }
      all.add(RevisionHeader.of(id(next + 20), id(next + 9), id(next + 19)));
      last = next + 20;
    }
    return all;
  }

  @Benchmark
  public RevisionGraph load() {
    return RevisionGraph.of(headers);
  }

  @Benchmark
  public Set<String> resolveHeads() {
    return graph.resolve("heads", current);
  }

  @Benchmark
  public Set<String> resolvePrefix() {
    return graph.resolve(headers.get(headers.size() / 2).id().substring(0, 11), current);
  }

  @Benchmark
  public Set<String> resolveHeadsOfABranch() {
    return graph.resolve(headers.get(headers.size() / 2).id() + "@heads", current);
  }

  @Benchmark
  public List<RevisionHeader> upgradeFromBase() {
    return graph.upgradePath(Set.of(), "heads");
  }

  /** The rows of the version table after each step, as an upgrade and a downgrade need them. */
  @Benchmark
  public Set<String> rowsUpAndDown() {
    Set<String> rows = Set.of();
    for (RevisionHeader step : graph.upgradePath(rows, "heads")) {
      rows = graph.headsAfterUpgrade(rows, step.id());
    }
    for (RevisionHeader step : graph.downgradePath(rows, "base")) {
      rows = graph.headsAfterDowngrade(rows, step.id());
    }
    return rows;
  }

  @Benchmark
  public Set<String> labelsOfAll() {
    Set<String> labels = new HashSet<>();
    RevisionGraph fresh = RevisionGraph.of(headers);
    headers.forEach(header -> labels.addAll(fresh.branchLabels(header.id())));
    return labels;
  }

  @Benchmark
  public Schema replayFacts() {
    Schema.Builder schema = Schema.EMPTY.toBuilder();
    deltas.forEach(delta -> delta.applyTo(schema));
    return schema.build();
  }
}

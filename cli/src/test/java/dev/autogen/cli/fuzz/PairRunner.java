package dev.autogen.cli.fuzz;

import dev.autogen.cli.cases.EntityCompiler;
import dev.autogen.cli.cases.ModelChange;
import dev.autogen.cli.cases.Outcome;
import dev.autogen.cli.cases.RoundTrip;
import dev.autogen.scanner.WarmScanner;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs pairs of models: many are compiled together, some run at the same time. */
final class PairRunner implements AutoCloseable {

  private final Path directory;
  private final List<Path> hibernate;
  private final WarmScanner scanner;
  private final boolean hibernate7;
  private final int major;
  private final ExecutorService threads;
  private int models;

  /**
   * Makes a runner.
   *
   * @param directory gets the classes
   * @param hibernate the jars of Hibernate
   * @param hibernate7 whether that is Hibernate 7
   * @param major the version of PostgreSQL
   */
  PairRunner(Path directory, List<Path> hibernate, boolean hibernate7, int major, int threads) {
    this.directory = directory;
    this.hibernate = hibernate;
    this.scanner = new WarmScanner(hibernate);
    this.hibernate7 = hibernate7;
    this.major = major;
    this.threads = Executors.newFixedThreadPool(threads);
  }

  private record Compiled(ModelPair pair, FuzzModel before, FuzzModel after) {}

  /** Runs pairs and returns their results in the same order. */
  List<PairResult> run(List<ModelPair> pairs) {
    Path classes = directory.resolve("batch" + models++);
    EntityCompiler compiler = new EntityCompiler(classes, hibernate);
    List<Compiled> compiled = new ArrayList<>();
    for (ModelPair pair : pairs) {
      compiled.add(
          new Compiled(pair, model(compiler, pair.before()), model(compiler, pair.after())));
    }
    compiler.compile();
    List<Future<PairResult>> futures =
        compiled.stream().map(one -> threads.submit(() -> run(one))).toList();
    List<PairResult> results = new ArrayList<>();
    for (Future<PairResult> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return results;
  }

  private FuzzModel model(EntityCompiler compiler, ModelDescription model) {
    String name = "fuzz.m" + models++;
    return new FuzzModel(
        compiler.addFiles(name, new ModelPrinter(model, hibernate7).files(name), Map.of()),
        scanner);
  }

  private PairResult run(Compiled pair) {
    try (TestDatabase before = TestDatabase.create(major);
        TestDatabase after = TestDatabase.create(major)) {
      pair.before().createIn(before);
      pair.after().createIn(after);
      try (Connection one = before.connect();
          Connection other = after.connect()) {
        CatalogChange change =
            new CatalogChange(
                LiveTable.readAll(one), LiveTable.readAll(other), ModelNames.of(pair.pair()));
        RowFiller.Filled filled = RowFiller.fill(one, change);
        return new PairResult(
            pair.pair(),
            roundTrip(pair, change, filled.script()),
            change.flags(),
            change.before().size(),
            filled.unfilled());
      }
    } catch (SQLException | RuntimeException e) {
      if (e.getCause() != null && e.getCause().getClass().getName().endsWith(".MappingException")) {
        return PairResult.ofNoModel(pair.pair());
      }
      Outcome outcome =
          new Outcome(List.of(), "", false, List.of("the test itself: " + e.getMessage()));
      return new PairResult(pair.pair(), outcome, List.of(), 0, Map.of());
    }
  }

  private Outcome roundTrip(Compiled pair, CatalogChange change, String rows) {
    ModelChange one =
        ModelChange.of(pair.pair().label(), pair.before(), pair.after(), rows)
            .withFlags(change.flags())
            .withLosses(change.losses());
    Outcome outcome = RoundTrip.run(one, major);
    return new Outcome(
        outcome.operations(),
        outcome.source(),
        outcome.hadRows(),
        KeyOrder.without(outcome.faults()));
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}

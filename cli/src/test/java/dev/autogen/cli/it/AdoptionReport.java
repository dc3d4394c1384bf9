package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

/** Adopts a database and prints what it took, for the notes of a release. */
final class AdoptionReport {

  private AdoptionReport() {}

  static void baseline(DspaceProject project) {
    ScratchProject scratch = project.scratch();
    try (StatementCounter counter = StatementCounter.before(project.database().url())) {
      String url = project.database().url();
      scratch.with("url", counter.url());
      long start = System.nanoTime();
      CommandResult r = scratch.run("revision", "--against", "revisions", "-m", "baseline", "--rev-id", "base0").succeeds();
      System.out.printf("revision %d ms %d statements%n", (System.nanoTime() - start) / 1000000, counter.take());
      scratch.inEngine(p -> p.migrator(p.migrationOptions().build(), dev.autogen.migration.MigrationListener.NONE).stamp(java.util.List.of("head"), false));
      counter.take();
      start = System.nanoTime();
      r = scratch.run("check");
      System.out.printf("check %d ms %d statements%n", (System.nanoTime() - start) / 1000000, counter.take());
      System.out.println(r.out());
      scratch.with("url", url);
    }
  }
}

package dev.autogen.migration;

import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.Operations;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.revision.RevisionSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A revision written in a test, without a class of its own. */
record TestRevision(RevisionHeader header, Consumer<Operations> up, Consumer<Operations> down) {

  /** Gives tests the words that a revision class inherits: {@code WORDS.bigint()}. */
  static final Revision WORDS = op -> {};

  static TestRevision of(String id, String... revises) {
    RevisionHeader header =
        new RevisionHeader(id, List.of(revises), "made " + id, "", false, List.of(), List.of());
    return new TestRevision(header, op -> {}, op -> {});
  }

  TestRevision upgrade(Consumer<Operations> work) {
    return new TestRevision(header, work, down);
  }

  TestRevision downgrade(Consumer<Operations> work) {
    return new TestRevision(header, up, work);
  }

  /** Upgrades with the first statement and downgrades with the second. */
  TestRevision sql(String upgrade, String downgrade) {
    return upgrade(op -> op.execute(upgrade)).downgrade(op -> op.execute(downgrade));
  }

  TestRevision dependingOn(String... ids) {
    return new TestRevision(header.withDependsOn(ids), up, down);
  }

  TestRevision labelled(String... labels) {
    return new TestRevision(header.withBranchLabels(labels), up, down);
  }

  TestRevision baseline() {
    RevisionHeader marked =
        new RevisionHeader(
            header.id(),
            header.revises(),
            header.message(),
            header.created(),
            true,
            header.branchLabels(),
            header.dependsOn());
    return new TestRevision(marked, up, down);
  }

  static RevisionSet set(TestRevision... revisions) {
    return RevisionSet.of(Arrays.stream(revisions).map(TestRevision::load).toList());
  }

  private LoadedRevision load() {
    return new LoadedRevision(
        header,
        "com.example.R_" + header.id(),
        () ->
            new Revision() {
              @Override
              public void upgrade(Operations op) {
                up.accept(op);
              }

              @Override
              public void downgrade(Operations op) {
                down.accept(op);
              }
            });
  }
}

package dev.autogen.codegen;

import dev.autogen.operation.Operation;
import dev.autogen.revision.RevisionHeader;
import java.util.List;

/** Drafts for tests. */
final class Drafts {

  static final RevisionHeader HEADER =
      new RevisionHeader(
          "ae1027a6acf0",
          List.of("27c6a30d7c24"),
          "added published column",
          "2026-11-20T06:02:11Z",
          false,
          List.of(),
          List.of());

  static final Provenance PROVENANCE = new Provenance("0.1.0", 5, "7.4.6", "18");

  private Drafts() {}

  static RevisionDraft of(List<AnnotatedOperation> upgrade, List<AnnotatedOperation> downgrade) {
    return new RevisionDraft(
        HEADER,
        "com.example.blog.db.revisions",
        "R20261120_060211_AddedPublishedColumn",
        PROVENANCE,
        upgrade,
        downgrade);
  }

  static RevisionDraft of(Operation... upgrade) {
    return of(AnnotatedOperation.of(List.of(upgrade)), List.of());
  }

  static RevisionDraft of(RevisionHeader header) {
    return new RevisionDraft(header, "", "R1", PROVENANCE, List.of(), List.of());
  }

  /**
   * Returns the body of {@code upgrade} as it is printed for the operations, without indentation.
   */
  static String upgradeCode(Operation... operations) {
    GeneratedRevision generated = RevisionWriter.write(of(operations));
    String start = "public void upgrade(Operations op) {\n";
    String source = generated.source();
    int from = source.indexOf(start) + start.length();
    int to = source.indexOf("\n  }\n", from);
    return source.substring(from, to).stripIndent();
  }
}

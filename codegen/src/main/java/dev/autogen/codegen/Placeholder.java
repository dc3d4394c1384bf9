package dev.autogen.codegen;

/** What stands in a method that does nothing. */
final class Placeholder {

  static final String NOTHING = "// Nothing to do.";

  private Placeholder() {}

  static String upgrade(RevisionDraft draft) {
    return of(
        draft,
        "// op.addColumn(\"posts\", column(\"published\", bool()).notNull().defaultTo(true));");
  }

  static String downgrade(RevisionDraft draft) {
    return of(draft, "// op.dropColumn(\"posts\", \"published\");");
  }

  private static String of(RevisionDraft draft, String example) {
    if (draft.header().isMerge()) {
      return "// Joins two branches; nothing else changes.";
    }
    boolean isEmpty = draft.upgrade().isEmpty() && draft.downgrade().isEmpty();
    return isEmpty ? example : NOTHING;
  }
}

package dev.autogen.cli;

import dev.autogen.codegen.AnnotatedOperation;
import dev.autogen.diff.OperationSummary;
import dev.autogen.engine.Proposal;
import dev.autogen.operation.Operation;
import dev.autogen.postgresql.SqlRenderer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A proposal in words, as SQL and as JSON. */
final class ProposalView {

  private final Proposal proposal;

  ProposalView(Proposal proposal) {
    this.proposal = proposal;
  }

  /** Prints what the upgrade does, a line for each operation. */
  void summary(Consumer<String> out) {
    for (AnnotatedOperation annotated : proposal.upgrade()) {
      out.accept("  " + OperationSummary.describe(annotated.operation()));
      annotated.notes().forEach(note -> out.accept("      " + note));
    }
  }

  /** Prints the SQL of both directions. */
  void sql(Consumer<String> out) {
    out.accept("-- upgrade");
    script(proposal.upgradeOperations(), out);
    out.accept("");
    out.accept("-- downgrade");
    script(proposal.downgradeOperations(), out);
  }

  private static void script(List<Operation> operations, Consumer<String> out) {
    new SqlRenderer().script(operations).stripTrailing().lines().forEach(out);
  }

  Map<String, Object> json() {
    SqlRenderer renderer = new SqlRenderer();
    return Json.object(
        "changes",
        proposal.upgrade().stream()
            .map(
                annotated ->
                    Json.object(
                        "summary", OperationSummary.describe(annotated.operation()),
                        "notes", annotated.notes(),
                        "sql", renderer.render(annotated.operation())))
            .toList(),
        "downgrade",
        proposal.downgradeOperations().stream()
            .flatMap(operation -> renderer.render(operation).stream())
            .toList(),
        "notes",
        proposal.notes());
  }
}

package dev.autogen.cli.cases;

import java.util.List;

/**
 * What became of a change.
 *
 * @param operations what the revision does, in the words of {@link OperationWords}
 * @param source the class that was written; empty if none was
 * @param hadRows whether some table had rows
 * @param faults what is wrong, a sentence each; empty if all is right
 */
public record Outcome(
    List<String> operations, String source, boolean hadRows, List<String> faults) {

  public Outcome {
    operations = List.copyOf(operations);
    faults = List.copyOf(faults);
  }

  public boolean isRight() {
    return faults.isEmpty();
  }
}

package dev.autogen.cli.cases;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a case is right on a server.
 *
 * @param server the major version
 * @param faults what is wrong; empty if nothing is
 */
record Verdict(int server, List<String> faults) {

  static Verdict of(Case one, Outcome outcome, int server) {
    List<String> faults = new ArrayList<>(outcome.faults());
    if (one.has("expect")) {
      List<String> expected = one.lines("expect");
      List<String> wanted = expected.equals(List.of("none")) ? List.of() : expected;
      if (!outcome.operations().equals(wanted)) {
        faults.add("the operations are %s instead of %s".formatted(outcome.operations(), wanted));
      }
    } else if (!one.has("question")) {
      faults.add("the case expects nothing: it needs [expect] or [question]");
    }
    return new Verdict(server, List.copyOf(faults));
  }

  boolean isRight() {
    return faults.isEmpty();
  }
}

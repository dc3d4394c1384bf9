package dev.autogen.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Puts the timeouts of operations before them, when they run in another order. */
final class Timeouts {

  private Timeouts() {}

  /** Operations and the timeouts that hold for them. */
  record Bounded(List<SetTimeout> timeouts, List<Operation> operations) {

    Bounded(Collection<SetTimeout> timeouts, List<Operation> operations) {
      this(List.copyOf(timeouts), operations);
    }
  }

  /** Returns the operations, each timeout said where it is another than before. */
  static List<Operation> stated(List<Bounded> all) {
    Map<SetTimeout.Kind, SetTimeout> current = new EnumMap<>(SetTimeout.Kind.class);
    List<Operation> stated = new ArrayList<>();
    for (Bounded some : all) {
      if (some.operations().isEmpty()) {
        continue;
      }
      for (SetTimeout timeout : some.timeouts()) {
        if (!timeout.equals(current.put(timeout.kind(), timeout))) {
          stated.add(timeout);
        }
      }
      stated.addAll(some.operations());
    }
    return stated;
  }
}

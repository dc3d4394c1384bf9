package dev.autogen.cli;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How far batches are, where each line stays: one now and then, and the last. */
final class BatchLines {

  static final Duration PERIOD = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private final Consumer<String> say;
  private String held = "";
  private boolean saidAny;
  private long lastSaid;

  /**
   * @param nanoTime a clock, as {@link System#nanoTime}
   * @param say takes a line
   */
  BatchLines(LongSupplier nanoTime, Consumer<String> say) {
    this.nanoTime = nanoTime;
    this.say = say;
  }

  /** Says the line, or holds it in place of the one before if that was said just now. */
  void next(String line) {
    long now = nanoTime.getAsLong();
    if (saidAny && now - lastSaid < PERIOD.toNanos()) {
      held = line;
      return;
    }
    say(line, now);
  }

  /** Says the last line, if it was not said yet. */
  void end() {
    if (!held.isEmpty()) {
      say(held, nanoTime.getAsLong());
    }
  }

  private void say(String line, long now) {
    say.accept(line);
    held = "";
    saidAny = true;
    lastSaid = now;
  }
}

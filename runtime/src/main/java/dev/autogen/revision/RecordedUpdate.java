package dev.autogen.revision;

import dev.autogen.operation.ExecuteUpdate;

/** A statement that {@link Operations#executeUpdate} recorded, to say how it is undone. */
public final class RecordedUpdate {

  private final Recording recording;
  private final int position;

  RecordedUpdate(Recording recording, int position) {
    this.recording = recording;
    this.position = position;
  }

  /**
   * Says which statement undoes it.
   *
   * @param values a value for each of its question marks
   * @throws IllegalArgumentException if it was said before, or the values do not fit
   */
  public void reversedBy(String sql, Object... values) {
    ExecuteUpdate forward = (ExecuteUpdate) recording.get(position);
    if (!forward.reverse().isEmpty()) {
      throw new IllegalArgumentException(
          "The reverse of '%s' is said twice.".formatted(forward.sql()));
    }
    recording.set(
        position,
        new ExecuteUpdate(
            forward.sql(),
            forward.parameters(),
            Requirements.sql("The reverse of a statement", sql),
            Parameters.of(sql, values)));
  }
}

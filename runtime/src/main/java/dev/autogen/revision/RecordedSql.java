package dev.autogen.revision;

import dev.autogen.operation.ExecuteSql;

/** SQL that {@link Operations#execute} recorded, to say how it is undone. */
public final class RecordedSql {

  private final Recording recording;
  private final int position;

  RecordedSql(Recording recording, int position) {
    this.recording = recording;
    this.position = position;
  }

  /**
   * Says which SQL undoes it.
   *
   * @throws IllegalArgumentException if it was said before, or is blank
   */
  public void reversedBy(String sql) {
    ExecuteSql forward = (ExecuteSql) recording.get(position);
    if (!forward.reverse().isEmpty()) {
      throw new IllegalArgumentException(
          "The reverse of '%s' is said twice.".formatted(forward.sql()));
    }
    recording.set(
        position, new ExecuteSql(forward.sql(), Requirements.sql("The reverse of SQL", sql)));
  }
}

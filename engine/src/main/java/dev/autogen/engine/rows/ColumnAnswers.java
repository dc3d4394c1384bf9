package dev.autogen.engine.rows;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the user says of columns by a flag such as {@code --backfill table.column=SQL}. */
final class ColumnAnswers {

  private final String flag;
  private final Map<String, String> given;
  private final Set<String> used = new LinkedHashSet<>();

  /**
   * Answers as the command line has them.
   *
   * @param flag its name, such as {@code --backfill}
   * @param given SQL by {@code table.column}
   */
  ColumnAnswers(String flag, Map<String, String> given) {
    this.flag = flag;
    this.given = given;
  }

  /** Returns the SQL that is given for a column, and remembers that it was asked for. */
  Optional<String> of(ObjectId column) {
    Optional<String> answer = Optional.ofNullable(given.get(column.dottedName()));
    answer.ifPresent(sql -> used.add(column.dottedName()));
    return answer;
  }

  /**
   * Checks that nothing was given in vain.
   *
   * @param lack what a column lacks that was never asked for: {@code does not change its type}
   * @throws AutogenException of kind USAGE if something was
   */
  void requireAllUsed(String lack) {
    Set<String> unused = new LinkedHashSet<>(given.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw AutogenException.usage(
          "%s names %s, which %s in this revision. Leave it out or correct it."
              .formatted(flag, String.join(", ", unused), lack));
    }
  }
}

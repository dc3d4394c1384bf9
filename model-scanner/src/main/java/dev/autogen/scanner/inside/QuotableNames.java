package dev.autogen.scanner.inside;

import dev.autogen.revision.AutogenException;
import java.util.stream.Stream;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;

/**
 * Refuses names with a double quote in them: Hibernate puts quotes around a name ({@code
 * Dialect.toQuotedIdentifier}), but doubles none within it, so that all its statements would say
 * something else.
 */
final class QuotableNames {

  private QuotableNames() {}

  static void require(Table table, String origin) {
    require(Stream.of(table.getName()), origin);
    require(table.getColumns().stream().map(Column::getName), origin);
    require(table.getUniqueKeys().values().stream().map(Constraint::getName), origin);
    require(table.getIndexes().values().stream().map(Index::getName), origin);
  }

  static void require(Sequence sequence) {
    String name = sequence.getName().getSequenceName().getText();
    require(Stream.of(name), "The sequence " + name);
  }

  private static void require(Stream<String> names, String origin) {
    names
        .filter(name -> name != null && bare(name).indexOf('"') >= 0)
        .findFirst()
        .ifPresent(
            name -> {
              throw AutogenException.failed(
                  "%s: the name '%s' has a double quote in it, which Hibernate does not escape in its statements. Choose another name."
                      .formatted(origin, name));
            });
  }

  // Hibernate holds names of constraints and indexes as they are rendered, quotes included.
  private static String bare(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}

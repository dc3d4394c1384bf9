package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Suspects a wrong naming strategy where names of the model and the database pair up as camelCase
 * and snake_case: with Hibernate's default one an application of Spring Boot's shows each such
 * column as missing, and once more as unknown.
 */
public final class NamingMismatch {

  private static final int FEWEST = 3;

  private NamingMismatch() {}

  /**
   * Returns what is suspicious, as sentences: at least three names, and half of those that the
   * database lacks, are there in the other spelling.
   */
  public static Optional<String> detect(Schema now, Schema live) {
    List<String> pairs = new ArrayList<>();
    int missing = 0;
    for (Table table : now.objects(Table.class)) {
      QualifiedName there = table.name();
      if (live.table(there).isEmpty()) {
        missing++;
        Optional<QualifiedName> other = counterpart(there, live);
        other.ifPresent(name -> pairs.add(pair(table.name().name(), name.name())));
        there = other.orElse(there);
      }
      missing += missingColumns(now.columns(table.name()), there, live, pairs);
    }
    boolean isSuspicious = pairs.size() >= FEWEST && pairs.size() * 2 >= missing;
    return isSuspicious ? Optional.of(suspicion(pairs)) : Optional.empty();
  }

  private static int missingColumns(
      List<Column> columns, QualifiedName table, Schema live, List<String> pairs) {
    Set<String> modelled = new HashSet<>(columns.stream().map(Column::name).toList());
    int missing = 0;
    for (Column column : columns) {
      if (live.table(table).isEmpty() || live.contains(ObjectId.column(table, column.name()))) {
        continue;
      }
      missing++;
      live.columns(table).stream()
          .map(Column::name)
          .filter(name -> !modelled.contains(name) && isOtherSpelling(name, column.name()))
          .findFirst()
          .ifPresent(name -> pairs.add(pair(column.name(), name)));
    }
    return missing;
  }

  private static Optional<QualifiedName> counterpart(QualifiedName table, Schema live) {
    return live.objects(Table.class).stream()
        .map(Table::name)
        .filter(name -> name.schema().equals(table.schema()))
        .filter(name -> isOtherSpelling(name.name(), table.name()))
        .sorted()
        .findFirst();
  }

  private static boolean isOtherSpelling(String one, String other) {
    return !one.equals(other) && letters(one).equals(letters(other));
  }

  private static String letters(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String pair(String inModel, String inDatabase) {
    return inModel + " and " + inDatabase;
  }

  private static String suspicion(List<String> pairs) {
    return "%d names of the model are in the database in another spelling (%s%s). The naming strategy seems to be wrong: set hibernate.physical_naming_strategy."
        .formatted(
            pairs.size(),
            String.join(", ", pairs.subList(0, FEWEST)),
            pairs.size() > FEWEST ? ", …" : "");
  }
}

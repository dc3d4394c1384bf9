package dev.autogen.diff;

import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * Suspects a wrong class path where much of the model is gone: a tool that is started in the wrong
 * directory would otherwise write a revision that drops a database.
 */
public final class MassDrop {

  private static final int HARMLESS = 3;
  private static final int PERCENT = 20;

  private MassDrop() {}

  /**
   * Returns what is suspicious, as sentences: all tables gone, or more than three that are more
   * than a fifth.
   *
   * @param before the tables that there were
   * @param after the tables that there should be
   */
  public static Optional<String> check(Schema before, Schema after) {
    List<QualifiedName> tables = before.objects(Table.class).stream().map(Table::name).toList();
    List<QualifiedName> dropped =
        tables.stream().filter(name -> after.table(name).isEmpty()).sorted().toList();
    boolean all = !dropped.isEmpty() && dropped.size() == tables.size();
    boolean many = dropped.size() > HARMLESS && dropped.size() * 100 > tables.size() * PERCENT;
    return all || many ? Optional.of(suspicion(dropped, tables.size())) : Optional.empty();
  }

  private static String suspicion(List<QualifiedName> dropped, int all) {
    List<String> names = dropped.stream().limit(HARMLESS).map(QualifiedName::name).toList();
    return "%d of %d tables would be dropped (%s%s). Check --classes; if it is right, add --allow-mass-drop."
        .formatted(
            dropped.size(),
            all,
            String.join(", ", names),
            dropped.size() > names.size() ? ", …" : "");
  }
}

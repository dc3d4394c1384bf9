package dev.autogen.engine;

import dev.autogen.catalog.CatalogScope;
import dev.autogen.catalog.LeftAlone;
import dev.autogen.catalog.LeftAlone.Reason;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Refuses what a model adds under the name of something that autogen does not read: its own tables,
 * those of extensions and other tools, partitions. To create it would fail, and no later comparison
 * could see it.
 */
final class TablesOfOthers {

  private TablesOfOthers() {}

  /**
   * Checks what a model adds.
   *
   * @param leftAlone what the database has and autogen does not read
   * @throws AutogenException of kind QUESTION that names each
   */
  static void refuse(Schema then, Schema now, List<LeftAlone> leftAlone) {
    TreeMap<ObjectId, LeftAlone> refused = new TreeMap<>();
    for (String name : CatalogScope.currentSchema().ownTables()) {
      ObjectId table = ObjectId.table(QualifiedName.of(name));
      refused.put(table, new LeftAlone(table, Reason.OWN_TABLE));
    }
    leftAlone.stream()
        .filter(one -> one.reason() != Reason.PARTITIONING)
        .forEach(one -> refused.put(one.object(), one));
    refused.keySet().removeIf(object -> then.contains(object) || !now.contains(object));
    if (!refused.isEmpty()) {
      throw AutogenException.question(
          String.join("\n", refused.values().stream().map(TablesOfOthers::sentence).toList()));
    }
  }

  private static String sentence(LeftAlone one) {
    String clause = one.toString();
    return ("%s%s, and the model adds it. Give the entity another name, or leave it out with"
            + " exclude=%s.")
        .formatted(
            clause.substring(0, 1).toUpperCase(Locale.ROOT),
            clause.substring(1),
            one.object().name());
  }
}

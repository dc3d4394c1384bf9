package dev.autogen.catalog;

import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import java.util.List;

/**
 * What a catalog said at one moment.
 *
 * @param schema the objects in scope
 * @param serverVersion PostgreSQL's {@code server_version_num}, such as 180006
 * @param defaultSchema the real name of the schema that is DEFAULT in {@code schema}
 * @param partitions the partitions of tables, as SQL; they are not in {@code schema}
 * @param leftAlone what was found but is not in {@code schema}, sorted
 */
public record Catalog(
    Schema schema,
    int serverVersion,
    String defaultSchema,
    List<OpaqueObject> partitions,
    List<LeftAlone> leftAlone) {

  public Catalog {
    partitions = List.copyOf(partitions);
    leftAlone = List.copyOf(leftAlone);
  }

  /** Returns the major version of the server, such as 18. */
  public int majorVersion() {
    return serverVersion / 10_000;
  }
}

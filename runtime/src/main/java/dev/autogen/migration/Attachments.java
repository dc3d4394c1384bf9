package dev.autogen.migration;

import dev.autogen.migration.Recreations.Recreated;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people attached to objects and no revision says: owners, grants, comments, statistics
 * targets and the like. It goes with an object that is dropped, and does not come back with one of
 * the same name.
 */
final class Attachments {

  /** Where the name of a trigger ends: {@code touch ON posts}. */
  private static final String ON = " ON ";

  private final String defaultSchema;

  /**
   * @param defaultSchema the schema that unqualified names live in
   */
  Attachments(String defaultSchema) {
    this.defaultSchema = defaultSchema;
  }

  /**
   * One thing that hangs on an object.
   *
   * @param what what it is, such as {@code owner}
   * @param attach the SQL that attaches it
   * @param detach the SQL that takes it away; empty if what takes its place does
   */
  record Attachment(String what, String attach, String detach) {}

  /** Returns what hangs on each of the objects that are there. */
  Map<Recreated, List<Attachment>> read(Connection connection, Collection<Recreated> objects)
      throws SQLException {
    List<Recreated> all = List.copyOf(objects);
    Map<Recreated, List<Attachment>> found = new LinkedHashMap<>();
    if (all.isEmpty()) {
      return found;
    }
    try (PreparedStatement statement = connection.prepareStatement(AttachmentSql.QUERY)) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        numbers.add(i);
      }
      statement.setArray(1, connection.createArrayOf("int4", numbers.toArray()));
      statement.setArray(2, texts(connection, all.stream().map(Attachments::kind).toList()));
      statement.setArray(
          3, texts(connection, all.stream().map(one -> place(one.object())).toList()));
      statement.setArray(
          4, texts(connection, all.stream().map(one -> name(one.object())).toList()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          List<Attachment> ofObject =
              found.computeIfAbsent(all.get(row.getInt(1)), id -> new ArrayList<>());
          if (!row.getString(2).isEmpty()) {
            ofObject.add(new Attachment(row.getString(2), row.getString(3), row.getString(4)));
          }
        }
      }
    }
    return found;
  }

  private static String kind(Recreated one) {
    return one.object().kind().words() + (one.inPlace() ? " in place" : "");
  }

  private static Array texts(Connection connection, List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  /** What the object is in: a table for its elements and triggers, a schema for functions. */
  private String place(ObjectId id) {
    if (id.kind() == ObjectKind.TRIGGER) {
      String table = id.name().substring(id.name().lastIndexOf(ON) + ON.length());
      return quoted(new QualifiedName(id.schema(), table));
    }
    return id.kind().isTableElement()
        ? quoted(id.tableName())
        : SqlIdentifier.quote(schemaOf(id.schema()));
  }

  private String name(ObjectId id) {
    return switch (id.kind()) {
      case TRIGGER -> id.name().substring(0, id.name().lastIndexOf(ON));
      case FUNCTION -> id.name();
      case INDEX -> quoted(id.qualifiedName());
      default -> id.kind().isTableElement() ? id.name() : quoted(id.qualifiedName());
    };
  }

  private String quoted(QualifiedName name) {
    return SqlIdentifier.quote(
        new QualifiedName(SchemaName.of(schemaOf(name.schema())), name.name()));
  }

  private String schemaOf(SchemaName schema) {
    return schema.isDefault() ? defaultSchema : schema.name();
  }
}

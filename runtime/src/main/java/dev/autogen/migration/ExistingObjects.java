package dev.autogen.migration;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Tells which objects a database has, by name. */
final class ExistingObjects {

  private static final String IN_SCHEMA =
      " and %s = (select oid from pg_catalog.pg_namespace where nspname = ?)";
  private static final String OF_TABLE =
      " and %s = (select t.oid from pg_catalog.pg_class t join pg_catalog.pg_namespace n"
          + " on n.oid = t.relnamespace where n.nspname = ? and t.relname = ?)";

  /** Stands between the names of a trigger and its table. */
  private static final String ON = " ON ";

  private final String defaultSchema;

  /**
   * @param defaultSchema the schema that unqualified names live in
   */
  ExistingObjects(String defaultSchema) {
    this.defaultSchema = defaultSchema;
  }

  /** Tells whether {@link #contains} can be answered for objects of a kind. */
  static boolean knows(ObjectKind kind) {
    return switch (kind) {
      case COLLATION, CAST, OTHER -> false;
      default -> true;
    };
  }

  /** Tells whether an object of that kind and name is there. */
  boolean contains(Connection connection, ObjectId object) throws SQLException {
    String name = object.name();
    String schema = schemaOf(object.schema());
    return switch (object.kind()) {
      case SCHEMA ->
          found(connection, "select 1 from pg_catalog.pg_namespace where nspname = ?", name);
      case EXTENSION ->
          found(connection, "select 1 from pg_catalog.pg_extension where extname = ?", name);
      case FUNCTION ->
          found(
              connection,
              "select 1 where pg_catalog.to_regprocedure(?) is not null",
              signature(new QualifiedName(SchemaName.of(schema), name)));
      case TRIGGER ->
          found(
              connection,
              "select 1 from pg_catalog.pg_trigger where tgname = ?"
                  + OF_TABLE.formatted("tgrelid"),
              trigger(name),
              schema,
              tableOfTrigger(name));
      case ENUM_TYPE, COMPOSITE_TYPE, DOMAIN ->
          found(
              connection,
              "select 1 from pg_catalog.pg_type where typname = ?"
                  + IN_SCHEMA.formatted("typnamespace"),
              name,
              schema);
      case TABLE, SEQUENCE, VIEW, MATERIALIZED_VIEW, INDEX ->
          found(
              connection,
              "select 1 from pg_catalog.pg_class where relname = ?"
                  + IN_SCHEMA.formatted("relnamespace"),
              name,
              schema);
      case COLUMN ->
          found(
              connection,
              "select 1 from pg_catalog.pg_attribute where attname = ? and not attisdropped"
                  + OF_TABLE.formatted("attrelid"),
              name,
              schema,
              object.table());
      // A table has one primary key, whatever its name.
      case PRIMARY_KEY ->
          found(
              connection,
              "select 1 from pg_catalog.pg_constraint where (conname = ? or contype = 'p')"
                  + OF_TABLE.formatted("conrelid"),
              name,
              schema,
              object.table());
      case UNIQUE_CONSTRAINT, CHECK_CONSTRAINT, EXCLUSION_CONSTRAINT, FOREIGN_KEY ->
          found(
              connection,
              "select 1 from pg_catalog.pg_constraint where conname = ?"
                  + OF_TABLE.formatted("conrelid"),
              name,
              schema,
              object.table());
      default -> throw new IllegalArgumentException("No answer for " + object);
    };
  }

  /** Returns a signature such as {@code slug(text)} as SQL. */
  static String signature(QualifiedName signature) {
    int arguments = Math.max(0, signature.name().indexOf('('));
    return SqlIdentifier.quote(signature.sibling(signature.name().substring(0, arguments)))
        + signature.name().substring(arguments);
  }

  /** Returns the name of a trigger, which is called {@code touched ON posts}. */
  static String trigger(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf(ON)));
  }

  static String tableOfTrigger(String name) {
    return name.substring(name.lastIndexOf(ON) + ON.length());
  }

  private String schemaOf(SchemaName schema) {
    return schema.isDefault() ? defaultSchema : schema.name();
  }

  private static boolean found(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      List<String> values = List.of(parameters);
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}

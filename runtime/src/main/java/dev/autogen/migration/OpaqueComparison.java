package dev.autogen.migration;

import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlScript;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares what SQL of a revision would make with what is there under its name: PostgreSQL makes it
 * once more behind a savepoint, says both in its own words, and forgets the one that it made.
 */
final class OpaqueComparison {

  private static final String PROBE = "autogen_probe";
  private static final Pattern CREATE = Pattern.compile("(?i)^\\s*create\\s+(?!or\\s+replace\\b)");
  private static final Pattern WITH_DATA =
      Pattern.compile("(?i)\\bwith\\s+(no\\s+)?data\\s*;?\\s*$");

  private final String defaultSchema;

  /**
   * @param defaultSchema the schema that unqualified names live in
   */
  OpaqueComparison(String defaultSchema) {
    this.defaultSchema = defaultSchema;
  }

  /**
   * Tells whether they are the same; not, if PostgreSQL cannot make it in the other's place.
   *
   * @param connection within a transaction
   */
  boolean isSame(Connection connection, OpaqueObject object) throws SQLException {
    Optional<String> there = definition(connection, object);
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      OpaqueObject probe = probe(object);
      if (object.kind() == ObjectKind.TRIGGER) {
        statement.execute(object.dropSql());
      }
      for (String sql : SqlScript.split(probe.definition())) {
        statement.execute(sql);
      }
      return there.equals(definition(connection, probe));
    } catch (SQLException e) {
      if (SqlMessages.stateOf(e).matches("(08.*)?")) {
        throw e;
      }
      return false;
    } finally {
      connection.rollback(before);
    }
  }

  /**
   * Returns it as it can be made beside the other, which may be in use: under another name, but for
   * a function, which is replaced, and a trigger.
   */
  private static OpaqueObject probe(OpaqueObject object) {
    return switch (object.kind()) {
      case VIEW, DOMAIN -> renamed(object, object.definition());
      case MATERIALIZED_VIEW ->
          renamed(
              object,
              WITH_DATA.matcher(object.definition()).find()
                  ? object.definition()
                  : object.definition() + "\nwith no data");
      case FUNCTION ->
          new OpaqueObject(
              object.kind(),
              object.name(),
              CREATE.matcher(object.definition()).replaceFirst("create or replace "),
              object.dropSql(),
              object.dependsOn());
      default -> object;
    };
  }

  private static OpaqueObject renamed(OpaqueObject object, String definition) {
    QualifiedName name = object.name().sibling(PROBE);
    String before = SqlIdentifier.quote(object.name());
    int place = definition.indexOf(before);
    return new OpaqueObject(
        object.kind(),
        name,
        definition.substring(0, place)
            + SqlIdentifier.quote(name)
            + definition.substring(place + before.length()),
        object.dropSql(),
        object.dependsOn());
  }

  /** Returns what the server says of it; nothing of an extension, which is what its name says. */
  private Optional<String> definition(Connection connection, OpaqueObject object)
      throws SQLException {
    String name = object.name().name();
    return switch (object.kind()) {
      case VIEW, MATERIALIZED_VIEW ->
          text(
              connection,
              "select coalesce(reloptions::text, '') || pg_catalog.pg_get_viewdef(oid)"
                  + " from pg_catalog.pg_class where oid = pg_catalog.to_regclass(?)",
              SqlIdentifier.quote(bound(object.name())));
      case FUNCTION ->
          text(
              connection,
              "select pg_catalog.pg_get_functiondef(pg_catalog.to_regprocedure(?))",
              ExistingObjects.signature(bound(object.name())));
      case TRIGGER ->
          text(
              connection,
              "select pg_catalog.pg_get_triggerdef(oid) from pg_catalog.pg_trigger"
                  + " where tgrelid = pg_catalog.to_regclass(?) and tgname = ?",
              SqlIdentifier.quote(
                  bound(object.name().sibling(ExistingObjects.tableOfTrigger(name)))),
              ExistingObjects.trigger(name));
      case DOMAIN ->
          text(
              connection,
              """
              select pg_catalog.concat_ws(' ', pg_catalog.format_type(typbasetype, typtypmod),
                       typnotnull, typdefault, typcollation,
                       (select string_agg(pg_catalog.pg_get_constraintdef(c.oid), ' ' order by 1)
                          from pg_catalog.pg_constraint c where c.contypid = t.oid))
                from pg_catalog.pg_type t where t.oid = pg_catalog.to_regtype(?)""",
              SqlIdentifier.quote(bound(object.name())));
      default -> Optional.empty();
    };
  }

  private QualifiedName bound(QualifiedName name) {
    return name.schema().isDefault()
        ? new QualifiedName(SchemaName.of(defaultSchema), name.name())
        : name;
  }

  private static Optional<String> text(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }
}

package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables in which autogen keeps its record, in one schema: {@code autogen_version}, a row per
 * head as Alembic has it; {@code autogen_history}, a row per passage of a revision, which is also
 * the journal of a revision of several steps; {@code autogen_meta}, which says the format of the
 * three.
 *
 * <p>A release may add columns to them without another format: see {@link #laterColumns}. What only
 * reads must do without them, as {@code to_jsonb(row) -> 'column'} does.
 */
final class OwnTables {

  /** The format this release writes; it reads all lower ones. */
  static final int FORMAT = 1;

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final String prefix;
  private final String schema;

  /**
   * A column that the first tables of this format did not have. It can be null: older releases go
   * on working with the table and leave it out.
   */
  private record LaterColumn(String table, String name, String type) {

    String addition() {
      return "alter table %s add column %s %s".formatted(table, name, type);
    }
  }

  /**
   * @param schema the schema's exact name; empty leaves the names unqualified, for scripts
   */
  OwnTables(String schema) {
    this.schema = schema;
    this.prefix = schema.isEmpty() ? "" : SqlIdentifier.quote(schema) + ".";
  }

  String version() {
    return prefix + "autogen_version";
  }

  String history() {
    return prefix + "autogen_history";
  }

  String meta() {
    return prefix + "autogen_meta";
  }

  /**
   * Tells whether the tables are there.
   *
   * @throws AutogenException if a newer release wrote them
   */
  boolean exist(Connection connection) throws SQLException {
    Set<String> found = found(connection);
    if (!found.contains("autogen_version")) {
      return false;
    }
    if (found.size() < 3) {
      throw AutogenException.failed(
          ("Schema %s has a table autogen_version, but not autogen_history and autogen_meta. If"
                  + " autogen did not make it, move it away; otherwise restore all three.")
              .formatted(schema));
    }
    int format = format(connection);
    if (format > FORMAT) {
      throw AutogenException.failed(
          ("The tables of autogen in schema %s have format %d, and this release knows up to %d."
                  + " Use the newer release that wrote them.")
              .formatted(schema, format, FORMAT));
    }
    return true;
  }

  /** Asks in one statement: another run may be creating or dropping them. */
  private Set<String> found(Connection connection) throws SQLException {
    String sql =
        """
        select c.relname from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = ? and c.relname in ('autogen_version', 'autogen_history',
                                               'autogen_meta')""";
    Set<String> names = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          names.add(found.getString(1));
        }
      }
    }
    return names;
  }

  private int format(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select value from " + meta() + " where name = 'format'")) {
      return found.next() ? Integer.parseInt(found.getString(1)) : FORMAT;
    }
  }

  /** Returns the columns that were added since, in the order in which they were. */
  private List<LaterColumn> laterColumns() {
    return List.of(
        new LaterColumn(history(), "downgrade", "jsonb"),
        new LaterColumn(history(), "position", "text"));
  }

  /**
   * Makes the tables what this release writes to, within the transaction that is about to write:
   * creates them, or adds the columns that they lack.
   *
   * @param tracked whether they are there
   * @throws AutogenException if columns are lacking and this role may not add them
   */
  void prepare(Connection connection, boolean tracked) throws SQLException {
    if (!tracked) {
      create(connection);
      return;
    }
    for (LaterColumn column : laterColumns()) {
      if (!hasColumn(connection, column)) {
        add(connection, column);
      }
    }
  }

  private static boolean hasColumn(Connection connection, LaterColumn column) throws SQLException {
    String sql =
        "select 1 from pg_catalog.pg_attribute where attrelid = pg_catalog.to_regclass(?)"
            + " and attname = ? and not attisdropped";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, column.table());
      statement.setString(2, column.name());
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }

  private static void add(Connection connection, LaterColumn column) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(column.addition());
    } catch (SQLException e) {
      if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
      throw AutogenException.failed(
          ("An older release made %s, and this role may not add the column that is new. Run once as"
                  + " the owner of the table, or as its owner execute: %s")
              .formatted(column.table(), column.addition()),
          e);
    }
  }

  /** Creates the tables; with a named schema also that, where it is missing. */
  private void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Even "if not exists" needs the right to create schemas, so ask first.
      if (!schemaExists(connection)) {
        statement.execute("create schema " + SqlIdentifier.quote(schema));
      }
      for (String sql : creation()) {
        statement.execute(sql);
      }
    }
  }

  private boolean schemaExists(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select 1 from pg_catalog.pg_namespace where nspname = ?")) {
      statement.setString(1, schema);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }

  void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table " + String.join(", ", version(), history(), meta()));
    }
  }

  /**
   * Returns statements of PL/pgSQL that add the columns which the tables lack, for scripts: they
   * neither need the rights of the owner nor say anything where all is there.
   */
  List<String> completion() {
    return laterColumns().stream()
        .map(
            column ->
                """
                if not exists (select from pg_catalog.pg_attribute
                                where attrelid = '%s'::regclass and attname = '%s'
                                  and not attisdropped) then
                  %s;
                end if;"""
                    .formatted(column.table().replace("'", "''"), column.name(), column.addition()))
        .toList();
  }

  /** Returns the statements that create the tables, for an existing schema. */
  List<String> creation() {
    return List.of(
        """
        create table %s (
            version_num varchar(255) not null,
            constraint autogen_version_pkey primary key (version_num)
        )"""
            .formatted(version()),
        """
        create table %s (
            id bigint generated by default as identity,
            revision varchar(255) not null,
            parents text[] not null,
            depends_on text[] not null,
            direction varchar(20) not null,
            how varchar(20) not null,
            state varchar(20) not null,
            message text not null,
            checksum varchar(64) not null,
            db_user text not null default current_user,
            client text not null,
            tool text not null,
            started timestamptz not null default clock_timestamp(),
            duration_ms bigint,
            steps integer not null,
            steps_done integer not null,
            statements_done integer not null,
            done_checksum varchar(64) not null,
            error text not null,
        %s    constraint autogen_history_pkey primary key (id)
        )"""
            .formatted(history(), laterColumnsOf(history())),
        """
        create table %s (
            name varchar(255) not null,
            value text not null,
            constraint autogen_meta_pkey primary key (name)
        )"""
            .formatted(meta()),
        "insert into %s (name, value) values ('format', '%d')".formatted(meta(), FORMAT));
  }

  /** Returns the statements that create the tables where they are missing, for scripts. */
  List<String> creationIfMissing() {
    return creation().stream()
        .map(sql -> sql.replaceFirst("^create table ", "create table if not exists "))
        .map(sql -> sql.startsWith("insert ") ? sql + " on conflict do nothing" : sql)
        .toList();
  }

  private String laterColumnsOf(String table) {
    return laterColumns().stream()
        .filter(column -> column.table().equals(table))
        .map(column -> "    %s %s,\n".formatted(column.name(), column.type()))
        .collect(Collectors.joining());
  }
}

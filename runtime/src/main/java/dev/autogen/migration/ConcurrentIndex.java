package dev.autogen.migration;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@code CREATE INDEX CONCURRENTLY}, made repeatable. When one fails or is killed, PostgreSQL
 * leaves an invalid index behind, which {@code IF NOT EXISTS} would take for a good one (PostgreSQL
 * documentation, {@code CREATE INDEX}, "Building Indexes Concurrently").
 *
 * @param create {@code create index} or {@code create unique index}
 * @param name the index's name as written
 * @param table the table's name as written
 * @param definition what follows the table
 */
record ConcurrentIndex(String create, String name, String table, String definition) {

  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  private static final Pattern CREATION =
      Pattern.compile(
          "(create\\s+(?:unique\\s+)?index)\\s+concurrently\\s+(?:if\\s+not\\s+exists\\s+)?"
              + "(%1$s)\\s+on\\s+(?:only\\s+)?(%1$s(?:\\s*\\.\\s*%1$s)?)(.*)".formatted(NAME),
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DROP =
      Pattern.compile(
          "drop\\s+index\\s+concurrently\\s+(?!if\\s+exists\\b)", Pattern.CASE_INSENSITIVE);
  private static final String PROBE = "autogen_index_probe";

  /** What is there under the index's name. */
  enum Found {
    NOTHING,
    INVALID,
    EQUAL,
    DIFFERENT
  }

  /** Reads a statement; empty when it builds no named index concurrently. */
  static Optional<ConcurrentIndex> of(String sql) {
    Matcher matcher = CREATION.matcher(withoutLeadingComments(sql));
    return matcher.matches()
        ? Optional.of(
            new ConcurrentIndex(
                matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
        : Optional.empty();
  }

  /** Makes a {@code DROP INDEX CONCURRENTLY} repeatable; other statements stay as they are. */
  static String droppingIfExists(String sql) {
    return DROP.matcher(withoutLeadingComments(sql)).lookingAt()
        ? DROP.matcher(withoutLeadingComments(sql)).replaceFirst("$0if exists ")
        : sql;
  }

  private static String withoutLeadingComments(String sql) {
    return SqlLexer.tokens(sql).stream()
        .dropWhile(SqlToken::isBlank)
        .map(SqlToken::text)
        .collect(Collectors.joining());
  }

  /**
   * Looks for the index, and drops it where an earlier attempt left it invalid.
   *
   * @return whether the index is there already, as wanted
   * @throws AutogenException if another index has its name
   */
  boolean isThere(Session session) throws SQLException {
    switch (find(session)) {
      case EQUAL:
        return true;
      case DIFFERENT:
        throw AutogenException.failed(
            "Index %s on %s is there already, but defined otherwise. Drop or rename it first."
                .formatted(name, table));
      case INVALID:
        dropInvalid(session);
        return false;
      default:
        return false;
    }
  }

  /** Drops the index if it is invalid; what a failed build leaves costs every later write. */
  void dropInvalid(Session session) throws SQLException {
    Optional<Existing> existing = existing(session.connection());
    if (existing.isPresent() && !existing.get().valid()) {
      try (Statement statement = session.connection().createStatement()) {
        statement.execute("drop index concurrently " + existing.get().qualifiedName());
      }
    }
  }

  private Found find(Session session) throws SQLException {
    Optional<Existing> existing = existing(session.connection());
    if (existing.isEmpty()) {
      return Found.NOTHING;
    }
    if (!existing.get().valid()) {
      return Found.INVALID;
    }
    String wanted = wantedDefinition(session);
    return tail(existing.get().definition()).equals(tail(wanted)) ? Found.EQUAL : Found.DIFFERENT;
  }

  private record Existing(String qualifiedName, boolean valid, String definition) {}

  /** An index lives in the schema of its table. */
  private Optional<Existing> existing(Connection connection) throws SQLException {
    String sql =
        """
        select format('%I.%I', n.nspname, c.relname), i.indisvalid and i.indisready,
               pg_catalog.pg_get_indexdef(c.oid)
          from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          join pg_catalog.pg_index i on i.indexrelid = c.oid
         where c.relname = (pg_catalog.parse_ident(?))[1]
           and c.relnamespace = (select relnamespace from pg_catalog.pg_class
                                  where oid = pg_catalog.to_regclass(?))""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.setString(2, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Existing(row.getString(1), row.getBoolean(2), row.getString(3)))
            : Optional.empty();
      }
    }
  }

  /** Lets PostgreSQL say the definition in its own words, on an empty copy of the table. */
  private String wantedDefinition(Session session) throws SQLException {
    return session.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(
                "create temporary table %s (like %s) on commit drop".formatted(PROBE, table));
            statement.execute("%s on pg_temp.%s %s".formatted(create, PROBE, definition));
            try (ResultSet row =
                statement.executeQuery(
                    """
                    select pg_catalog.pg_get_indexdef(indexrelid) from pg_catalog.pg_index
                     where indrelid = 'pg_temp.%s'::regclass"""
                        .formatted(PROBE))) {
              row.next();
              return row.getString(1);
            }
          }
        });
  }

  /** Uniqueness, and all behind the names of index and table. */
  private static String tail(String definition) {
    String unique = definition.startsWith("CREATE UNIQUE") ? "UNIQUE " : "";
    return unique + definition.substring(definition.indexOf(" USING "));
  }
}

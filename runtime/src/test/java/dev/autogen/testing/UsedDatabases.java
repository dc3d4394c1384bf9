package dev.autogen.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Databases that a test has left and another may take, emptied: that takes a tenth of the time of a
 * new one.
 */
final class UsedDatabases {

  /** What is dropped stays in the catalog's pages, which nobody vacuums here. */
  private static final int MOST_USES = 40;

  /** Everything in a database that a schema does not hold, and then the schemas. */
  private static final String EMPTY =
      """
      do $$
      declare statement text;
      begin
        for statement in
          select format('drop publication %I', pubname) from pg_catalog.pg_publication
          union all
          select format('drop extension %I cascade', extname) from pg_catalog.pg_extension
          where extname <> 'plpgsql'
          union all
          select format('drop event trigger %I', evtname) from pg_catalog.pg_event_trigger
          union all
          select format('drop schema %I cascade', nspname) from pg_catalog.pg_namespace
          where nspname !~ '^pg_' and nspname <> 'information_schema'
        loop
          execute statement;
        end loop;
      end $$;
      create schema public;
      grant usage on schema public to public;
      """;

  /** What may be left of objects that are in no schema, and of settings. */
  private static final String LEFTOVERS =
      """
      select (select count(*) from pg_catalog.pg_cast where oid >= 16384)
           + (select count(*) from pg_catalog.pg_largeobject_metadata)
           + (select count(*) from pg_catalog.pg_foreign_data_wrapper)
           + (select count(*) from pg_catalog.pg_default_acl)
           + (select count(*) from pg_catalog.pg_db_role_setting s
              join pg_catalog.pg_database d on d.oid = s.setdatabase
              where d.datname = current_database())
           + (select count(*) from pg_catalog.pg_database
              where datname = current_database() and datacl is not null)
      """;

  private final int version;
  private final Deque<String> names = new ArrayDeque<>();
  private final Map<String, Integer> uses = new HashMap<>();

  UsedDatabases(int version) {
    this.version = version;
  }

  /** Returns the name of an empty database, which is the caller's then. */
  synchronized Optional<String> take() {
    return Optional.ofNullable(names.poll());
  }

  /** Takes a database back; false if it cannot be emptied. */
  boolean giveBack(TestDatabase database) {
    synchronized (this) {
      if (uses.merge(database.name(), 1, Integer::sum) >= MOST_USES) {
        return false;
      }
    }
    if (!empty(database)) {
      return false;
    }
    synchronized (this) {
      names.add(database.name());
    }
    return true;
  }

  private boolean empty(TestDatabase database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_catalog.pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
          """);
      statement.execute(EMPTY);
      if (version >= 150_000) {
        statement.execute("alter schema public owner to pg_database_owner");
      } else {
        statement.execute("grant create on schema public to public");
      }
      try (ResultSet left = statement.executeQuery(LEFTOVERS)) {
        left.next();
        return left.getInt(1) == 0;
      }
    } catch (SQLException e) {
      return false; // A test may have left anything, or have dropped it itself.
    }
  }
}

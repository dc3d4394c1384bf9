package dev.autogen.postgresql;

import dev.autogen.operation.Operation;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs rendered operations in a database, whose schema is empty before each test. */
final class RendererDatabase implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private TestDatabase database;

  @Override
  public void beforeAll(ExtensionContext context) {
    database = TestDatabase.create();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.close();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    database.execute(
        """
        drop schema public cascade;
        create schema public;
        drop schema if exists reporting cascade;
        drop extension if exists btree_gist cascade\
        """);
  }

  int serverVersion() {
    return database.serverVersion();
  }

  void run(Operation... operations) {
    run(new SqlRenderer(), operations);
  }

  void run(SqlRenderer sql, Operation... operations) {
    for (Operation operation : operations) {
      sql.render(operation).forEach(this::execute);
    }
  }

  void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage() + "\n" + sql, e);
    }
  }

  /** Returns the first column of all rows, a line each. */
  String query(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      StringBuilder result = new StringBuilder();
      while (rows.next()) {
        result.append(result.isEmpty() ? "" : "\n").append(rows.getString(1));
      }
      return result.toString();
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage() + "\n" + sql, e);
    }
  }

  /** Returns the definition of a constraint. */
  String constraint(String name) {
    return query(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = '" + name + "'");
  }

  /**
   * Returns a fact of a column of the table of posts.
   *
   * @param what an expression on its row in {@code pg_attribute}, and that in {@code pg_attrdef}
   */
  String column(String name, String what) {
    return query(
        """
        select %s from pg_attribute a
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where attrelid = 'posts'::regclass and attname = '%s'\
        """
            .formatted(what, name));
  }
}

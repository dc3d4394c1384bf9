package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** How the migrator treats its connection, and what revisions may do with it. */
class MigrationConnectionTest extends MigrationTest {

  private static final TestRevision USERS =
      TestRevision.of("a1").sql("create table users (id bigint)", "drop table users");

  @Test
  void workOnAConnectionIsPartOfTheTransaction() {
    TestRevision working =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute("create table users (id bigint)");
                  op.connection(
                      connection -> {
                        try (Statement statement = connection.createStatement()) {
                          statement.execute("insert into users values (42)");
                        }
                      });
                });

    migrator(working).upgrade("head");

    assertThat(rows("select id from users")).containsExactly("42");
  }

  @Test
  void workOnAConnectionMustNotEndTheTransaction() {
    TestRevision committing =
        TestRevision.of("a1")
            .upgrade(
                op -> {
                  op.execute("create table users (id bigint)");
                  op.connection(Connection::commit);
                });

    assertRefused(() -> migrator(committing).upgrade("head"))
        .withMessageContaining("op.connection must not call commit");
    assertThat(tables()).isEmpty();
  }

  @Test
  void exceptionOfWorkOnAConnectionRollsBack() {
    TestRevision broken =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.connection(
                        connection -> {
                          throw new IllegalStateException("no such tenant");
                        }));

    assertRefused(() -> migrator(broken).upgrade("head"))
        .withMessageContaining("failed at 'op.connection': no such tenant.");
    assertThat(tables()).isEmpty();
  }

  @Test
  void givesTheConnectionBackAsItWas() throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      boolean[] closedWith = new boolean[1];
      ConnectionSource pool =
          () ->
              (Connection)
                  Proxy.newProxyInstance(
                      getClass().getClassLoader(),
                      new Class<?>[] {Connection.class},
                      (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                          closedWith[0] = connection.getAutoCommit();
                          return null;
                        }
                        return method.invoke(connection, arguments);
                      });

      Migrator.of(pool, TestRevision.set(USERS)).upgrade("head");

      assertThat(closedWith[0]).isFalse();
      assertThat(rows("select count(*) from pg_locks where locktype = 'advisory'"))
          .containsExactly("0");
    }
  }

  @Test
  void lockTimeoutHoldsWithinAStepOnly() {
    List<String> seen = new ArrayList<>();
    TestRevision asking =
        TestRevision.of("a1")
            .upgrade(
                op ->
                    op.connection(
                        connection -> {
                          try (Statement statement = connection.createStatement();
                              var row = statement.executeQuery("show lock_timeout")) {
                            row.next();
                            seen.add(row.getString(1));
                          }
                        }));

    migrator(asking)
        .with(MigrationOptions.builder().lockTimeout(Duration.ofSeconds(3)).build())
        .upgrade("head");

    assertThat(seen).containsExactly("3s");
  }

  @Test
  void passwordsStayOutOfMessages() {
    Properties login = new Properties();
    login.setProperty("user", "nobody");
    login.setProperty("password", "hunter2");
    ConnectionSource wrong =
        ConnectionSource.of("jdbc:nosuch://localhost/blog?password=hunter2", login);
    TestRevision role =
        TestRevision.of("a1")
            .upgrade(op -> op.execute("create role x password 'hunter2' nonsense"));

    assertRefused(() -> Migrator.of(wrong, TestRevision.set(USERS)).current())
        .withMessageStartingWith("Cannot connect: ")
        .matches(e -> !e.getMessage().contains("hunter2"));
    assertRefused(() -> migrator(role).upgrade("head"))
        .withMessageContaining("create role x password '***' nonsense");
  }
}

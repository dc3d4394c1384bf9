package dev.autogen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

  @Test
  void eachDatabaseIsEmptyAndItsOwn() throws SQLException {
    try (TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create()) {
      one.execute("create table posts (id bigint)");

      assertThat(tables(one)).isEqualTo(1);
      assertThat(tables(other)).isZero();
      assertThat(one.name()).isNotEqualTo(other.name());
    }
  }

  @Test
  void closingEndsSessionsThatAreLeft() throws SQLException {
    TestDatabase database = TestDatabase.create();
    Connection left = database.connect();
    database.close();

    assertThatThrownBy(() -> left.createStatement().execute("select 1"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void anotherTestFindsNothingOfTheOneBefore() {
    List<String> facts;
    try (TestDatabase fresh = TestDatabase.create()) {
      facts = IndependentCatalog.of(fresh);
      fresh.execute(
          """
          create schema other;
          create type other.mood as enum ('sad');
          create table posts (id bigint primary key, mood other.mood);
          create view titles as select id from posts;
          create cast (varchar as other.mood) with inout as implicit;
          create publication everything for table posts;
          """);
    }
    try (TestDatabase next = TestDatabase.create()) {
      assertThat(IndependentCatalog.of(next)).isEqualTo(facts);
    }
  }

  private static int tables(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select count(*) from pg_tables where schemaname not in ('pg_catalog',"
                    + " 'information_schema')")) {
      result.next();
      return result.getInt(1);
    }
  }
}

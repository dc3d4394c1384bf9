package dev.autogen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
  void closingDropsADatabaseThatIsStillInUse() throws SQLException {
    TestDatabase database = TestDatabase.create();
    Connection left = database.connect();
    database.close();

    assertThatThrownBy(() -> left.createStatement().execute("select 1"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(database::connect)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("does not exist");
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

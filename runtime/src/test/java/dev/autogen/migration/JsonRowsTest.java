package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autogen.operation.InsertFile;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.schema.QualifiedName;
import dev.autogen.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value of a JSON file means the same in a run and in a script, whatever rows stand around. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class JsonRowsTest {

  private static final String COLUMNS =
      "id bigint, j jsonb, js json, arr int[], texts text[], js_arr jsonb[], n numeric, b bool,"
          + " d date, name text, code char(2), pair pair, amount amount";

  private List<TestDatabase> databases;

  /** Returns the servers, by major version. */
  protected List<Integer> majors() {
    return TestDatabase.versions(18);
  }

  @BeforeAll
  void begin() {
    databases = majors().stream().map(JsonRowsTest::database).toList();
  }

  private static TestDatabase database(int major) {
    TestDatabase database = TestDatabase.create(major);
    database.execute(
        "create type pair as (x int, y text); create domain amount as numeric check (value > 0);"
            // A type of PostgreSQL has this name, and a column the name of the table.
            + " create table path (%s); create table t (t text)".formatted(COLUMNS));
    return database;
  }

  @AfterAll
  void end() {
    databases.forEach(TestDatabase::close);
  }

  /** A file, and its rows; one that begins with an exclamation mark is an error. */
  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("[{'id':1,'j':5},{'id':2,'j':true}]", List.of("1 j=5", "2 j=true")),
        Arguments.of("[{'id':1,'b':1},{'id':2,'b':'no'}]", List.of("1 b=t", "2 b=f")),
        Arguments.of("[{'id':1,'d':20200101}]", List.of("1 d=2020-01-01")),
        Arguments.of(
            "[{'id':1,'j':[1,2]},{'id':2,'j':'true'},{'id':3,'j':'[1]'},{'id':4,'j':'null'},"
                + "{'id':5,'j':null},{'id':6,'j':'hello'},{'id':7,'j':'123'},{'id':8,'j':{'a':null}}]",
            List.of(
                "1 j=[1, 2]",
                "2 j=\"true\"",
                "3 j=\"[1]\"",
                "4 j=\"null\"",
                "5",
                "6 j=\"hello\"",
                "7 j=\"123\"",
                "8 j={\"a\": null}")),
        Arguments.of(
            "[{'id':1,'js':'x'},{'id':2,'js':{'b':1,'a':[]}}]",
            List.of("1 js=\"x\"", "2 js={\"b\":1,\"a\":[]}")),
        Arguments.of("[{'id':3.0}]", List.of("!invalid input syntax for type bigint: \"3.0\"")),
        Arguments.of("[{'id':'4'}]", List.of("4")),
        Arguments.of(
            "[{'id':1,'name':1E5},{'id':2,'name':-0},{'id':3,'name':1e400},{'id':4,'name':true},"
                + "{'id':5,'name':[1,{'a':'b'}]},{'id':6,'name':''}]",
            List.of(
                "1 name=1E5",
                "2 name=-0",
                "3 name=1e400",
                "4 name=true",
                "5 name=[1,{\"a\":\"b\"}]",
                "6 name=")),
        Arguments.of("[{'id':1,'n':1e3},{'id':2,'n':'2.50'}]", List.of("1 n=1000", "2 n=2.50")),
        Arguments.of(
            "[{'id':1,'arr':[1,null]},{'id':2,'arr':'{3,4}'},{'id':3,'arr':[[1,2],[3,4]]}]",
            List.of("1 arr={1,NULL}", "2 arr={3,4}", "3 arr={{1,2},{3,4}}")),
        Arguments.of(
            "[{'id':1,'texts':['a','b,c \\\\ \\'',true,1.50],'js_arr':['x',{'a':1},3]}]",
            List.of(
                "1 texts={a,\"b,c \\\\ \\\"\",true,1.50}"
                    + " js_arr={\"\\\"x\\\"\",\"{\\\"a\\\": 1}\",3}")),
        Arguments.of(
            "[{'id':1,'pair':{'x':1,'y':'z'}},{'id':2,'pair':'(2,w)'}]",
            List.of("1 pair=(1,z)", "2 pair=(2,w)")),
        Arguments.of(
            "[{'id':1,'amount':-1}]",
            List.of("!value for domain amount violates check constraint \"amount_check\"")),
        Arguments.of("[{'id':1,'code':'abc'}]", List.of("!value too long for type character(2)")),
        Arguments.of(
            "[{'id':1,'name':'it is \\\\ \\n \\u20ac \\ud83d\\ude00'}]",
            List.of("1 name=it is \\ \n € 😀")),
        Arguments.of("[{},{'id':1}]", List.of("1", "")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aRunAndAScriptBringTheSame(String json, List<String> rows) throws Exception {
    for (TestDatabase database : databases) {
      assertThat(run(database, "path", json)).isEqualTo(rows);
      assertThat(script(database, "path", json)).isEqualTo(rows);
    }
  }

  @Test
  void whatARowMeansDoesNotDependOnThoseAround() throws Exception {
    String json =
        IntStream.range(0, 3000)
            .mapToObj(
                i ->
                    (i % 2 == 0 ? "{'id':%d,'n':%d,'j':%d}" : "{'id':'%d','n':'%d','j':'%d'}")
                        .formatted(i, i, i))
            .collect(Collectors.joining(",", "[", "]"));
    List<String> rows =
        IntStream.range(0, 3000)
            .mapToObj(i -> (i % 2 == 0 ? "%d j=%d n=%d" : "%d j=\"%d\" n=%d").formatted(i, i, i))
            .toList();
    for (TestDatabase database : databases) {
      assertThat(run(database, "path", json)).isEqualTo(rows);
      assertThat(script(database, "path", json)).isEqualTo(rows);
    }
  }

  @Test
  void aColumnMayHaveTheNameOfItsTable() throws Exception {
    for (TestDatabase database : databases) {
      assertThat(run(database, "t", "[{'t':'x'}]")).containsExactly(" t=x");
      assertThat(script(database, "t", "[{'t':'x'}]")).containsExactly(" t=x");
    }
  }

  @Test
  void theRowAndTheValueThatTheServerRefusesAreNamed() throws SQLException {
    String json =
        "[{'id':1},\n{'id':2,'n':1},\n{'id':3,'n':'x'},\n%s]"
            .formatted(
                IntStream.range(4, 1500)
                    .mapToObj("{'id':%d}"::formatted)
                    .collect(Collectors.joining(",\n")));
    assertRefused(json)
        .startsWith(
            "at 'rows.json, line 3, column n': invalid input syntax for type numeric: \"x\"");
    assertRefused(json.replace("'x'", "3").replace("{'id':1200}", "{'amount':-1}"))
        .startsWith("at 'rows.json, line 1200': value for domain amount violates");
  }

  private AbstractStringAssert<?> assertRefused(String json) throws SQLException {
    try (Connection connection = databases.get(0).connect()) {
      connection.setAutoCommit(false);
      StatementFailure failure =
          catchThrowableOfType(
              StatementFailure.class, () -> load(connection, insert("path", json)));
      return assertThat(failure.words());
    }
  }

  private static InsertFile insert(String table, String json) {
    byte[] bytes = text(json).getBytes(StandardCharsets.UTF_8);
    return new InsertFile(
        QualifiedName.of(table),
        new RowFile(
            RowFile.Format.JSON, "rows.json", "", "", ',', () -> new ByteArrayInputStream(bytes)));
  }

  private static String text(String json) {
    return json.replace('\'', '"');
  }

  private static List<String> run(TestDatabase database, String table, String json)
      throws SQLException {
    return rolledBack(database, table, connection -> load(connection, insert(table, json)));
  }

  private static void load(Connection connection, InsertFile insert) throws SQLException {
    new FileLoad(insert, new SqlRenderer(), new Interruption()).run(connection);
  }

  private static List<String> script(TestDatabase database, String table, String json)
      throws SQLException, IOException {
    List<String> script = new ArrayList<>();
    new SqlRenderer().rows(insert(table, json)).inserts(script::add);
    return rolledBack(
        database,
        table,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(String.join(";\n", script));
          }
        });
  }

  /** Work on a connection. */
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static List<String> rolledBack(TestDatabase database, String table, Work work)
      throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      work.on(connection);
      return rows(connection, table);
    } catch (StatementFailure | SQLException e) {
      Throwable cause = e instanceof StatementFailure ? e.getCause() : e;
      return List.of("!" + cause.getMessage().lines().findFirst().orElseThrow().substring(7));
    }
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table + " order by 1")) {
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          String name = row.getMetaData().getColumnName(i);
          String value = row.getString(i);
          if (value != null) {
            text.append(name.equals("id") ? value : " %s=%s".formatted(name, value));
          }
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code autogen seed}: what it prints, and what is left after a mistake. */
@Execution(ExecutionMode.CONCURRENT)
class SeedIT extends Refusals {

  private static final String POST =
      """
      @Entity
      @Table(name = "posts")
      public class Post {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
        @SequenceGenerator(name = "ids", sequenceName = "all_ids", allocationSize = 20)
        Long id;
        String title;
        boolean published;
      }
      """;
  private static final String TAG =
      """
      @Entity
      @Table(name = "tags")
      public class Tag {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "counters")
        @TableGenerator(name = "counters", table = "counters", allocationSize = 10)
        Long id;
        String name;
      }
      """;

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a SQLite database and returns what leads to it. */
  private String sqlite(String... statements) {
    String url = "jdbc:sqlite:" + project.directory().resolve("old.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    project.with("classpath", jarOf(org.sqlite.JDBC.class).toString());
    return url;
  }

  private String value(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void copiesAndSaysWhatCameOfIt() throws IOException {
    project.entity("Post", POST).entity("Tag", TAG).run("revision", "-m", "first").succeeds();
    project.run("upgrade").succeeds();
    String source =
        sqlite(
            "create table Posts (id integer primary key, title text, published int, extra int)",
            "insert into Posts values (1, 'one', 1, 0), (70, 'two', 'f', 0)",
            "create table tags (id integer primary key, name text)",
            "insert into tags values (33, 'x')",
            "create table other (id int)",
            "create table alembic_version (version_num text)");
    CommandResult plan = project.run("seed", "--from", source, "--dry-run").succeeds();
    assertThat(plan.out())
        .isEqualTo(
            """
            posts  2 rows from Posts
            tags   1 row
            """);
    assertThat(value("select count(*) from posts")).isEqualTo("0");
    CommandResult copied = project.run("seed", "--from", source).succeeds();
    assertThat(copied.out())
        .isEqualTo(
            """
            posts  2 rows
            tags   1 row
            """);
    assertThat(copied.message())
        .isEqualTo(
            """
            Matched: posts from Posts
            Only in the source: table other
            Only in the source: column Posts.extra
            Only here: table counters
            counters.tags goes on at 43, all_ids goes on at 90
            """);
    assertThat(value("select string_agg(id || title || published, ' ' order by id) from posts"))
        .isEqualTo("1onetrue 70twofalse");
    assertThat(value("select nextval('all_ids')")).isEqualTo("90");
    CommandResult json =
        project
            .run(
                "seed",
                "--from",
                source,
                "--json",
                "--truncate",
                "--accept-loss",
                "posts",
                "--tables",
                "P*")
            .succeeds();
    Map<String, Object> result = JSON.std.mapFrom(json.out());
    assertThat(result)
        .containsEntry(
            "tables", List.of(Map.of("table", "posts", "source", "Posts", "rows", 2, "written", 2)))
        .containsEntry("sequences", List.of())
        .containsEntry("onlyInSource", List.of());
    assertThat(json.err()).startsWith("Database ").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| --from jdbc:sqlite:old.db",
        "--from old.db | --from is no JDBC url",
        "--from jdbc:oracle:thin:@db | No JDBC driver takes the url jdbc:oracle:thin:@db",
        "--from jdbc:sqlite:x --append --truncate | not both",
        "--from jdbc:sqlite:x --accept-loss t | goes with --truncate",
        "--from jdbc:sqlite:x --batch 0 | 1 or more",
        "--from jdbc:sqlite:x --from-time-zone Mars | 'Mars' is given",
        "--from jdbc:sqlite:x --from-epoch weeks | seconds, millis or micros",
        "--from jdbc:sqlite:x --from-password | AUTOGEN_FROM_PASSWORD",
        "--from jdbc:sqlite:x --classpath nowhere.jar | nowhere.jar, where a JDBC driver",
        "--from jdbc:sqlite:x --classpath autogen.properties | autogen.properties is no jar",
      })
  void wrongUsage(String options, String message) {
    sqlite("create table t (id int)");
    database.execute("create table t (id int)");
    String[] arguments = ("seed " + (options == null ? "" : options)).strip().split(" ");
    refused(2, List.of(message), arguments);
  }

  @Test
  void namesThatMeanNothing() {
    String source = sqlite("create table t (id int)");
    refused(1, List.of("has no tables to copy into", "autogen upgrade"), "seed", "--from", source);
    database.execute("create table u (id int)");
    refused(1, List.of("The source has t, the database has u."), "seed", "--from", source);
    refused(2, List.of("--tables names x"), "seed", "--from", source, "--tables", "x");
    refused(2, List.of("--exclude names x"), "seed", "--from", source, "--exclude", "x");
  }

  @Test
  void sourcesThatCannotBeRead() throws IOException {
    sqlite("create table t (id int)");
    database.execute("create table t (id int)");
    Path missing = project.directory().resolve("missing.db");
    refused(1, List.of("Cannot open the source"), "seed", "--from", "jdbc:sqlite:" + missing);
    Path nonsense = project.directory().resolve("nonsense.db");
    Files.writeString(nonsense, "This is no database. ".repeat(100));
    refused(1, List.of("of the source cannot"), "seed", "--from", "jdbc:sqlite:" + nonsense);
    Path empty = project.directory().resolve("empty.db");
    Files.createFile(empty);
    refused(1, List.of("has no tables"), "seed", "--from", "jdbc:sqlite:" + empty);
    refused(
        1,
        List.of("Cannot open the source jdbc:postgresql://localhost:1/old"),
        "seed",
        "--from",
        "jdbc:postgresql://localhost:1/old?user=x&password=s3cret",
        "--classpath",
        jarOf(org.postgresql.Driver.class).toString());
  }

  @Test
  void aDriverThatLacksSomething() throws IOException {
    Path jar = project.directory().resolve("broken.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
      out.write("com.acme.Driver\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    database.execute("create table t (id int)");
    refused(
        1,
        List.of("A JDBC driver of the class path cannot be loaded", "com.acme.Driver"),
        "seed",
        "--from",
        "jdbc:acme:x",
        "--classpath",
        jar.toString());
  }

  @Test
  void rowsThatAreThereAlready() {
    String source = sqlite("create table t (id int)", "insert into t values (1)");
    database.execute("create table t (id int); insert into t values (5)");
    refused(4, List.of("1 row of t", "--append", "--truncate"), "seed", "--from", source);
    refused(5, List.of("--accept-loss t"), "seed", "--from", source, "--truncate");
    refused(
        5,
        List.of("the environment is not development"),
        "seed",
        "--from",
        source,
        "--truncate",
        "--accept-loss");
    project.run("seed", "--from", source, "--append").succeeds();
    assertThat(value("select count(*) from t")).isEqualTo("2");
    project.with("environment", "development").with("from", source);
    project.run("seed", "--truncate", "--accept-loss").succeeds();
    assertThat(value("select count(*) from t")).isEqualTo("1");
  }

  @Test
  void aRowThatDoesNotFit() {
    database.execute(
        "create table a (id int primary key); create table b (a_id int references a, day date)");
    String source =
        sqlite(
            "create table a (id integer primary key)",
            "insert into a values (1)",
            "create table b (a_id int, day text)",
            "insert into b values (1, '2024-01-01'), (1, 'someday')");
    refused(
        1,
        List.of(
            "Row 2 of source table b does not fit into column b.day: 'someday' is no date or time. Nothing was written."),
        "seed",
        "--from",
        source);
  }

  @Test
  void aWrongPasswordIsNeverShown() throws IOException {
    String password = "s3cr3t-and-wrong";
    database.execute("create table t (id int)");
    try (PasswordServer server = new PasswordServer()) {
      for (String url :
          List.of(
              server.url() + "?user=app&password=" + password,
              server.url().replace("jdbc:postgresql://", "postgresql://app:" + password + "@"))) {
        CommandResult result = project.run("seed", "--from", url, "--stacktrace").exits(1);
        assertThat(result.err())
            .contains("refuses app. Check --from-username")
            .doesNotContain(password);
      }
      project.withEnvironment("AUTOGEN_FROM_PASSWORD", password);
      CommandResult result =
          project
              .run("seed", "--from", server.url(), "--from-username", "app")
              .refuses(1, "refuses app");
      assertThat(result.err()).doesNotContain(password);
      project.withEnvironment("AUTOGEN_FROM_PASSWORD", "the right one");
      project
          .run("seed", "--from", server.url(), "--from-username", "app")
          .refuses(1, "has no tables");
    }
  }

  @Test
  void fromAnotherDatabaseOfPostgresql() {
    try (TestDatabase other = TestDatabase.create()) {
      other.execute("create table t (id serial primary key); insert into t values (1), (2)");
      database.execute("create table t (id serial primary key)");
      assertThat(project.run("seed", "--from", other.url()).succeeds().out())
          .isEqualTo("t  2 rows\n");
      assertThat(value("select nextval('t_id_seq')")).isEqualTo("3");
    }
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in what a team configures: a sentence, an exit code, and all stays as it was. */
@Execution(ExecutionMode.CONCURRENT)
class TeamMistakesIT extends Refusals {

  private static final String SECRET = "s3cr3t-of-the-team";

  /** One line of the configuration, a command, its exit code, a part of the sentence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role | nobody_at_all | current | 1 | There is no role nobody_at_all at localhost",
        "jdbc.sslmod | require | current | 2 | Perhaps sslmode is meant.",
        "jdbc.sslmode | mandatory | current | 2 | takes one of disable, allow, prefer, require",
        "jdbc.sslmode | require | current | 1 | does not support SSL, which the setting sslmode",
        "password-file | nowhere.txt | check | 2 | nowhere.txt, which cannot be read: there is no",
        "password-command | false | current | 1 | false, failed with exit code 1.",
        "class-name | R{slug} | revision -m x | 2 | class-name: {slug} is no token.",
        "class-name | {id} | revision --empty | 2 | which no class can be called",
        "class-name-length | many | revision -m x | 2 | class-name-length is 'many'.",
        "time-zone | Berlin | revision -m x | 2 | time-zone is 'Berlin', which is none.",
        "hooks | format | revision -m x | 2 | hooks names 'format', but there is no hooks.format.",
        "customizer | com.acme.No | revision -m x | 2 | There is no class com.acme.No",
        "profile | prod | upgrade | 2 | There is no profile 'prod'",
        "databases | a,b | upgrade -n c | 2 | There is no database 'c' in autogen.properties.",
        "databases | a,b | upgrade --all | 2 | databases of autogen.properties names 'a', but no key",
        "databases | a;b | upgrade --all | 2 | has 'a;b', which is no name.",
        "url | jdbc:postgresql://localhost:99999/x | current | 2 | has the port 99999, which",
        "url | jdbc:mysql://localhost/x | current | 2 | The url of autogen.properties is not one of",
        "a.schema | a | upgrade --all | 2 | autogen.properties has one database only.",
      })
  void oneWrongLine(String key, String value, String command, int exitCode, String message) {
    project.with(key, value).entity("Note", NOTE);
    refused(exitCode, List.of(message), command.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upgrade --all -n a | --all and -n exclude each other.",
        "revision --all -m x | 'revision' writes for one database at a time. Choose one with -n: a, b.",
        "baseline --all | 'baseline' adopts one database at a time.",
        "adopt -n a,b | 'adopt' takes the drift of one database at a time.",
        "upgrade --all --sql | A script of --sql is for one database.",
        "upgrade --all --url jdbc:postgresql://localhost:1/x | --url is for one database, and 2 are",
        "init --all | 'init' is for the project, not for one of its databases.",
      })
  void whatIsNotForSeveralDatabases(String command, String message) {
    project.with("databases", "a,b").with("a.schema", "a").with("b.schema", "b");
    refused(2, List.of(message), command.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sleep 30", "no-such-formatter -i {file}", "sh -c 'exit 2'"})
  void aHookThatFails(String command) {
    project
        .with("hooks", "format")
        .with("hooks.format", command)
        .with("hooks.format.timeout", "1")
        .entity("Note", NOTE);
    refused(1, List.of("The hook format", "was not written."), "revision", "-m", "notes");
  }

  @Test
  void aPrivilegeThatIsMissingNamesUserAndRole() {
    String user = "app_" + database.name();
    String role = "owner_" + database.name();
    database.execute(
        "create role %s login; create role %s; grant %s to %s".formatted(user, role, role, user));
    try {
      project.with("username", user).entity("Note", NOTE);
      project.run("revision", "-m", "notes", "--against", "revisions").succeeds();
      refused(
          1, List.of("permission denied", "It was done as %s: grant".formatted(user)), "upgrade");
      refused(
          1,
          List.of("permission denied", "as %s in the role %s".formatted(user, role)),
          "upgrade",
          "--role",
          role);
      refused(1, List.of("permission denied", "as " + user), "sql", "create table x ()");
      database.execute("grant create on schema public to " + role);
      project.run("upgrade", "--role", role).succeeds();
      assertThat(
              project
                  .run("sql", "select tableowner from pg_tables where tablename = 'note'")
                  .succeeds()
                  .out())
          .contains(role);
    } finally {
      database.execute("drop owned by %s, %s; drop role %s, %s".formatted(user, role, user, role));
    }
  }

  /** Wherever a password is written, nothing that fails says it, with a stack trace or without. */
  @Test
  void noPasswordIsEverShown() throws IOException {
    try (PasswordServer server = new PasswordServer()) {
      String url = server.url();
      for (ScratchProject each :
          List.of(
              with(url + "?user=app&password=" + SECRET),
              with(url.replace("//", "//app:" + SECRET + "@")),
              with(url + "?user=app&password=" + SECRET + "&sslmode=require"),
              with(url + "?user=app&password=" + SECRET + "&sslmod=require"),
              with(url + "?user=app&password=" + SECRET + "%zz"),
              with("jdbc:postgresql://app:" + SECRET + "/x"),
              with(url).with("password", SECRET),
              with(url).with("password-file", "secret").write("secret", SECRET + "\n"),
              with(url).with("password-command", "echo " + SECRET),
              with(url).with("password-command", "sh -c 'echo %s; exit 1'".formatted(SECRET)),
              with(url).with("password", SECRET).with("jdbc.sslpassword", SECRET),
              with(url).with("profile", "prod").write(".env.prod", "AUTOGEN_PASSWORD=" + SECRET),
              with(url).withEnvironment("AUTOGEN_PASSWORD", SECRET))) {
        try (each) {
          each.with("username", "app");
          for (String command :
              List.of("upgrade -v --stacktrace", "current", "config", "config --json")) {
            CommandResult result = each.run(command.split(" "));
            assertThat(result.out() + result.err()).as(result.toString()).doesNotContain(SECRET);
          }
          assertThat(each.run("current").exitCode()).isIn(1, 2);
        }
      }
    }
  }

  private static ScratchProject with(String url) {
    return ScratchProject.empty().with("url", url).with("revisions", "db").with("package", "db");
  }

  /** The right password, from each place; that of .pgpass is the driver's to find. */
  @Test
  void aPasswordIsFoundWhereverItIs() throws IOException {
    try (PasswordServer server = new PasswordServer();
        ScratchProject here = with(server.url()).with("username", "app")) {
      here.run("current").refuses(1, "asks app for a password, and none is set");
      here.write("secret", "the right one\n").write(".pgpass", "*:*:*:app:the right one\n");
      String file = "secret";
      assertThat(
              here.withEnvironment("AUTOGEN_PASSWORD_FILE", file).run("current").succeeds().err())
          .contains("as app");
      here.withEnvironment("AUTOGEN_PASSWORD_FILE", "");
      here.withEnvironment("AUTOGEN_PASSWORD_COMMAND", "cat secret").run("current").succeeds();
      Path passwords = here.directory().resolve(".pgpass");
      assertThat(passwords.toFile().setReadable(false, false)).isTrue();
      assertThat(passwords.toFile().setReadable(true, true)).isTrue();
      Distribution.run(here.directory(), Map.of("PGPASSFILE", passwords.toString()), "current")
          .succeeds();
    }
  }

  @Test
  void aKeyThatIsMisspeltIsSaidOnce() {
    project.with("pasword", "x").with("a.schema", "public").with("b.schema", "other");
    project.with("databases", "a,b");
    String note = "autogen.properties: there is no key 'pasword'. Did you mean password?\n";
    assertThat(project.run("current", "--all").err()).containsOnlyOnce(note);
    assertThat(project.run("config", "--all").err()).containsOnlyOnce(note);
    assertThat(project.run("current", "-q").err()).doesNotContain("pasword");
  }

  @Test
  void whatWonIsSaidInOneLine() {
    TestDatabase other = database;
    project
        .with("url", "jdbc:postgresql://localhost:1/nowhere")
        .write("autogen-prod.properties", "url=" + other.url() + "\n")
        .withEnvironment("AUTOGEN_ROLE", "pg_monitor")
        .withEnvironment("AUTOGEN_PROFILE", "prod");
    assertThat(project.run("current").succeeds().err())
        .containsPattern(
            "Database %s at \\S+ as postgres \\(profile prod, role pg_monitor, from autogen-prod\\.properties and AUTOGEN_ROLE\\)\n"
                .formatted(other.name()));
    assertThat(project.run("current", "-v").succeeds().err())
        .contains("  role=pg_monitor  (AUTOGEN_ROLE)")
        .contains("  revisions=src/main/java/com/example/db/revisions  (autogen.properties)");
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a sentence and an exit code, and changes neither the project nor the database. */
@Execution(ExecutionMode.CONCURRENT)
class BadInputIT extends Refusals {

  // Configuration

  @ParameterizedTest
  @ValueSource(
      strings = {"revision -m x", "upgrade", "downgrade base", "current", "history", "check"})
  void noConfiguration(String command) {
    try (ScratchProject nothing = ScratchProject.empty()) {
      nothing.run(command.split(" ")).refuses(2, "There is no autogen.properties", "autogen init");
      assertThat(nothing.files()).isEmpty();
    }
  }

  @Test
  void modelThatIsNoTargetMetadata() throws IOException {
    Files.writeString(project.directory().resolve("some.model"), "autogen schema 1\ntable ,\n");
    Path properties = project.directory().resolve("autogen.properties");
    Files.writeString(properties, Files.readString(properties) + "\nmodel=some.model\n");
    refused(1, List.of("some.model, which the key model names, is no target metadata"), "check");
    Files.delete(project.directory().resolve("some.model"));
    refused(1, List.of("some.model"), "check");
  }

  @Test
  void configurationThatIsNotThere() {
    refused(2, List.of("other.properties", "autogen init"), "-c", "other.properties", "upgrade");
  }

  @Test
  void noUrl() {
    try (ScratchProject without = ScratchProject.empty()) {
      without
          .with("revisions", "src/main/java/db")
          .withDirectory("src/main/java/db")
          .with("package", "db")
          .entity("Note", NOTE);
      for (String command : List.of("upgrade", "revision -m x")) {
        without
            .run(command.split(" "))
            .refuses(2, "autogen.properties does not say url=", "AUTOGEN_URL");
      }
    }
  }

  @Test
  void urlOfAnotherDatabaseSystem() {
    refused(2, List.of("not one of PostgreSQL"), "upgrade", "--url", "jdbc:mysql://localhost/blog");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frobnicate",
        "upgrade --frobnicate",
        "upgrade head head",
        "check --only weather",
        "revision -m x --backfill nothing",
        "revision -m x --against weather",
        "downgrade",
      })
  void wrongUsage(String command) {
    Map<String, String> files = project.files();
    CommandResult result = project.run(command.split(" ")).exits(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isNotBlank().doesNotContain("Exception", "\tat ");
    assertThat(project.files()).isEqualTo(files);
  }

  // Database

  @ParameterizedTest
  @ValueSource(strings = {"revision -m x", "upgrade", "downgrade base", "current", "check"})
  void noDatabaseAnswers(String command) {
    project.with("url", "jdbc:postgresql://localhost:1/blog").entity("Note", NOTE);
    refused(1, List.of("No PostgreSQL answers at localhost:1"), command.split(" "));
  }

  @Test
  void databaseThatIsNotThere() {
    project.with("url", database.url().replace(database.name(), "nowhere_at_all"));
    refused(1, List.of("There is no database nowhere_at_all"), "upgrade");
  }

  @Test
  void wrongPasswordIsRefusedAndNeverShown() throws IOException {
    String password = "s3cr3t-and-wrong";
    try (PasswordServer server = new PasswordServer()) {
      String url = server.url();
      for (ScratchProject each :
          List.of(
              ScratchProject.on(database).with("url", url + "?user=app&password=" + password),
              ScratchProject.on(database)
                  .with(
                      "url",
                      url.replace("jdbc:postgresql://", "postgresql://app:" + password + "@")),
              ScratchProject.on(database)
                  .with("url", url)
                  .with("username", "app")
                  .with("password", "${DB_PASSWORD}")
                  .write(".env", "DB_PASSWORD=" + password),
              ScratchProject.on(database)
                  .with("url", url)
                  .with("username", "app")
                  .withEnvironment("AUTOGEN_PASSWORD", password))) {
        try (each) {
          each.entity("Note", NOTE);
          for (String command : List.of("upgrade", "revision -m x", "check", "current -v")) {
            CommandResult result =
                each.run(command.split(" ")).refuses(1, "refuses app. Check username and password");
            assertThat(result.err()).doesNotContain(password);
          }
          assertThat(each.run("upgrade", "--stacktrace").exits(1).err()).doesNotContain(password);
          assertThat(each.revisionClasses()).isEmpty();
        }
      }
    }
  }

  @Test
  void databaseAtARevisionThatNoClassHas() {
    project.entity("Note", NOTE).run("revision", "-m", "notes").succeeds();
    project.run("upgrade").succeeds();
    database.execute("update autogen_version set version_num = 'deadbeef0000'");
    for (String command : List.of("upgrade", "downgrade base", "downgrade -1", "revision -m x")) {
      refused(1, List.of("deadbeef0000"), command.split(" "));
    }
    CommandResult check = project.run("check").exits(1);
    assertThat(check.err()).contains("deadbeef0000").doesNotContain("Exception");
  }

  @Test
  void modelledTablesInADatabaseWithoutVersionTable() {
    database.execute("create table note (id bigint primary key, text varchar(255))");
    project.entity("Note", NOTE);
    refused(4, List.of("note", "autogen baseline"), "revision", "-m", "notes");
  }

  @Test
  void upgradeOverTablesThatAreThereAlready() {
    project.entity("Note", NOTE).run("revision", "-m", "notes").succeeds();
    database.execute("create table note (id bigint)");
    refused(1, List.of("note"), "upgrade");
  }

  // Entities

  @Test
  void noClasses() {
    for (String command : List.of("revision -m x", "check", "diff")) {
      refused(1, List.of("target/classes does not exist", "--classes"), command.split(" "));
    }
  }

  @Test
  void noEntity() {
    project.entity("NotAnEntity", "public class NotAnEntity {}");
    for (String command : List.of("revision -m x", "check", "diff")) {
      refused(1, List.of("There is no class with @Entity in"), command.split(" "));
    }
  }

  @Test
  void entityThatHibernateRejects() {
    project.entity("Note", "@Entity public class Note { String text; }");
    for (String command : List.of("revision -m x", "check", "diff")) {
      refused(1, List.of("Hibernate does not accept", "com.example.Note"), command.split(" "));
    }
  }

  @Test
  void entityThatNeedsATypePostgresDoesNotHave() {
    project.entity(
        "Note",
        """
        @Entity
        public class Note {
          @Id Long id;
          @Column(columnDefinition = "LONGTEXT") String text;
        }
        """);
    refused(1, List.of("com.example.Note#text", "LONGTEXT"), "revision", "-m", "notes");
  }

  @Test
  void entitiesForANewerJava() throws IOException {
    project.entity("Note", NOTE);
    Path classFile = project.directory().resolve("target/classes/com/example/Note.class");
    byte[] bytes = Files.readAllBytes(classFile);
    // The major version of a class file is in its bytes 6 and 7; 99 is Java 55's.
    bytes[7] = 99;
    Files.write(classFile, bytes);
    for (String command : List.of("revision -m x", "check", "diff")) {
      refused(1, List.of("com.example.Note", "Java 55"), command.split(" "));
    }
  }

  @Test
  void staleClasses() throws IOException {
    project.with("compile", "never").entity("Note", NOTE);
    Files.setLastModifiedTime(
        project.directory().resolve("src/main/java/com/example/Note.java"),
        FileTime.from(Instant.now().plus(1, ChronoUnit.HOURS)));
    for (String command : List.of("revision -m x", "check", "diff")) {
      refused(
          1,
          List.of("src/main/java/com/example/Note.java is newer than its class"),
          command.split(" "));
    }
  }
}

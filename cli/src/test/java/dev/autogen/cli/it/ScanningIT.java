package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the entities of a project are found and read, as its configuration says. */
class ScanningIT {

  private static final String NOTE = "@Entity public class Note { @Id Long id; String firstName; }";

  private final ScratchProject project =
      ScratchProject.empty()
          .with("revisions", "src/main/java/com/example/db/revisions")
          .with("package", ScratchProject.PACKAGE);

  @AfterEach
  void remove() {
    project.close();
  }

  private CommandResult diff() {
    return project.run("diff", "--against", "revisions");
  }

  private static String join(Stream<ScratchProject> libraries) {
    return libraries
        .map(library -> library.directory().resolve("target/classes").toString())
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  @Test
  void entitiesOfSeveralLibrariesAndNoneInTheProject() {
    try (ScratchProject one = ScratchProject.empty().entity("Note", NOTE);
        ScratchProject other =
            ScratchProject.empty().entity("Page", "@Entity public class Page { @Id Long id; }")) {
      project.with("classpath", join(Stream.of(one, other)));
      diff().refuses(1, "target/classes does not exist");
      project.with("packages", "com.example");
      assertThat(diff().succeeds().out()).contains("create table note", "create table page");
      project.with("entities", "com.example.Page");
      assertThat(diff().succeeds().out())
          .contains("create table page")
          .doesNotContain("create table note");
    }
  }

  @Test
  void saysThatTheServerIsOlderThanWhatIsWrittenFor() {
    try (TestDatabase database = TestDatabase.create()) {
      int there = database.serverVersion();
      project
          .with("url", database.url())
          .with("server-version", "" + (there + 1))
          .entity("Note", NOTE);
      String sentence =
          "is PostgreSQL %d, but revisions are written for PostgreSQL %d. Set server-version=%d,"
              .formatted(there, there + 1, there);
      assertThat(project.run("diff").succeeds().err()).contains(sentence);
      project.with("server-version", "" + there);
      assertThat(project.run("diff").succeeds().err()).doesNotContain("are written for");
    }
  }

  @Test
  void filesAreNamedRelativeToTheProject() {
    try (ScratchProject library = ScratchProject.empty().entity("Note", NOTE)) {
      project
          .with("classpath", join(Stream.of(library)))
          .with("hibernate-cfg-xml", "config/app.cfg.xml")
          .write(
              "config/app.cfg.xml",
              """
              <hibernate-configuration>
                <session-factory><mapping class="com.example.Note"/></session-factory>
              </hibernate-configuration>
              """);
      assertThat(diff().succeeds().out()).contains("create table note");
      project
          .with("hibernate-cfg-xml", "")
          .with("persistence-xml", "config/units.xml")
          .write(
              "config/units.xml",
              """
              <persistence>
                <persistence-unit name="main"><class>com.example.Note</class></persistence-unit>
              </persistence>
              """);
      assertThat(diff().succeeds().out()).contains("create table note");
      project.with("persistence-xml", "config/missing.xml");
      diff().refuses(2, "persistence-xml names config/missing.xml");
    }
  }

  @Test
  void customizerOfTheProjectIsCalled() {
    project
        .entity("Note", NOTE)
        .entity(
            "Boot",
            """
            public class Boot implements java.util.function.Consumer<org.hibernate.boot.MetadataBuilder> {
              @Override public void accept(org.hibernate.boot.MetadataBuilder builder) {
                builder.applyPhysicalNamingStrategy(
                    new org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy());
              }
            }
            """)
        .with("scan.customizer", "com.example.Boot");
    assertThat(diff().succeeds().out()).contains("first_name varchar(255)");
    project.with("scan", "fork");
    assertThat(diff().succeeds().out()).contains("first_name varchar(255)");
  }

  /** Whatever the application does to the console, results are all there is on standard output. */
  @ParameterizedTest
  @ValueSource(strings = {"inside", "fork"})
  void standardOutputCarriesResultsOnly(String scan) {
    project.entity("Note", NOTE);
    String expected = project.autogen("diff", "--against", "revisions").succeeds().out();
    project
        .with("scan", scan)
        .entity(
            "LoudConverter",
            """
            @Converter(autoApply = true)
            public class LoudConverter implements AttributeConverter<String, String> {
              static {
                System.out.println("loud");
                Thread talker = new Thread(() -> {
                  for (int i = 0; i < 500; i++) {
                    System.out.println("loud " + i);
                    try {
                      Thread.sleep(10);
                    } catch (InterruptedException e) {
                      return;
                    }
                  }
                });
                talker.setContextClassLoader(ClassLoader.getPlatformClassLoader());
                talker.setDaemon(true);
                talker.start();
              }
              public String convertToDatabaseColumn(String value) { return value; }
              public String convertToEntityAttribute(String value) { return value; }
            }
            """);
    CommandResult loud = project.autogen("diff", "--against", "revisions").succeeds();
    assertThat(loud.out()).isEqualTo(expected);
    if (scan.equals("fork")) {
      assertThat(loud.err()).doesNotContain("loud");
    }
  }

  @Test
  void failureOfAForkedScanIsThatOfOneInside() {
    project.entity("Note", "@Entity public class Note { String text; }");
    CommandResult inside = diff().refuses(1, "Hibernate does not accept", "com.example.Note");
    project.with("scan", "fork");
    assertThat(diff().refuses(1, "com.example.Note").err()).isEqualTo(inside.err());
    assertThat(project.run("diff", "--against", "revisions", "--stacktrace").exits(1).err())
        .contains("org.hibernate.AnnotationException");
  }

  @Test
  void wordsThatMeanNothingAreRefused() {
    project.entity("Note", NOTE).with("scan", "elsewhere");
    diff().refuses(2, "scan is 'elsewhere'. Write fork");
    project.with("scan", "fork").with("scan.java", "no-jdk");
    diff().refuses(2, "no-jdk/bin/java. Name the directory of a JDK with scan.java");
  }

  @Test
  void typeOfAnotherDbmsStopsBeforeAnythingIsWritten() {
    for (String type :
        List.of("LONGTEXT", "MEDIUMTEXT", "CLOB", "NVARCHAR2(20)", "DATETIME", "NUMBER(19)")) {
      project.entity(
          "Note",
          "@Entity public class Note { @Id Long id; @Column(columnDefinition = \"%s\") String text; }"
              .formatted(type));
      project
          .run("revision", "-m", "x", "--against", "revisions")
          .refuses(1, "com.example.Note#text: '" + type + "' is not a type of PostgreSQL");
      assertThat(Files.exists(project.revisionDirectory())).isFalse();
    }
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of bad input share: a project, and what must hold of each refusal. */
abstract class Refusals {

  static final String NOTE =
      """
      @Entity
      public class Note {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
        String text;
      }
      """;

  TestDatabase database;
  ScratchProject project;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    project = ScratchProject.on(database);
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  /** Runs a command that must be refused, and asserts that nothing is another thing after it. */
  void refused(int exitCode, List<String> message, String... arguments) {
    Map<String, String> files = project.files();
    List<String> catalog = IndependentCatalog.withRows(database);
    project.run(arguments).refuses(exitCode, message.toArray(String[]::new));
    assertThat(project.files()).isEqualTo(files);
    assertThat(IndependentCatalog.withRows(database)).isEqualTo(catalog);
  }
}

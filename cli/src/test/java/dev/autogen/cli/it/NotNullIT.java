package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The commonest first edit: a new NOT NULL column without default, on a table that has rows. */
@Execution(ExecutionMode.CONCURRENT)
class NotNullIT {

  private static final String BEFORE =
      """
      @Entity
      @Table(name = "posts")
      public class Post {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
        String title;
      }
      """;
  private static final String AFTER =
      BEFORE.replace("String title;", "String title; boolean published;");

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void createWithRows() {
    database = TestDatabase.create();
    project = ScratchProject.on(database).entity("Post", BEFORE);
    project.run("revision", "-m", "posts").succeeds();
    project.run("upgrade").succeeds();
    database.execute("insert into posts (title) values ('one'), ('two')");
    project.entity("Post", AFTER);
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  @Test
  void isAQuestionAndNothingIsWritten() {
    Map<String, String> files = project.files();
    List<String> catalog = IndependentCatalog.withRows(database);
    project
        .run("revision", "-m", "published")
        .refuses(4, "posts.published", "--backfill posts.published=false", "--draft");
    assertThat(project.files()).isEqualTo(files);
    assertThat(IndependentCatalog.withRows(database)).isEqualTo(catalog);
  }

  @Test
  void backfillAnswersIt() {
    project.run("revision", "-m", "published", "--backfill", "posts.published=id > 1").succeeds();
    project.run("upgrade").succeeds();
    assertThat(IndependentCatalog.withRows(database))
        .contains("row of public.posts (1,one,f)", "row of public.posts (2,two,t)")
        .anyMatch(
            fact -> fact.startsWith("column public.posts.published boolean not null default -"));
    project.run("check").succeeds();
    project.run("downgrade", "-1").exits(5);
    project.run("downgrade", "-1", "--accept-loss", "posts.published").succeeds();
    assertThat(IndependentCatalog.withRows(database)).contains("row of public.posts (1,one)");
  }

  @Test
  void downgradeThatLosesValuesIsRefusedBeforeAnyStatement() {
    project.run("revision", "-m", "published", "--backfill", "posts.published=true").succeeds();
    project.run("upgrade").succeeds();
    List<String> catalog = IndependentCatalog.withRows(database);
    project.run("downgrade", "-1").refuses(5, "posts.published", "--accept-loss posts.published");
    project.run("downgrade", "base").refuses(5, "--accept-loss");
    assertThat(IndependentCatalog.withRows(database)).isEqualTo(catalog);
  }

  @Test
  void draftIsWrittenAndRefusedByUpgradeUntilItIsDecided() {
    project.run("revision", "-m", "published", "--draft").succeeds();
    assertThat(project.revisionClasses()).hasSize(2);
    String file = project.revisionClasses().get(1).toString();
    String draft = project.read(file);
    assertThat(draft).contains("op.todo(").contains("posts.published");

    List<String> catalog = IndependentCatalog.withRows(database);
    project.run("upgrade").refuses(1, "is not finished", "posts.published");
    assertThat(IndependentCatalog.withRows(database)).isEqualTo(catalog);

    project.write(
        file,
        draft.replaceFirst(
            "op\\.todo\\([^;]*;", "op.backfill(\"posts\", \"published\", \"true\");"));
    project.run("upgrade").succeeds();
    assertThat(IndependentCatalog.withRows(database)).contains("row of public.posts (1,one,t)");
    project.run("check").succeeds();
  }

  @Test
  void defaultNeedsNoAnswer() {
    project.entity(
        "Post",
        AFTER.replace(
            "boolean published",
            "@org.hibernate.annotations.ColumnDefault(\"true\") boolean published"));
    project.run("revision", "-m", "published").succeeds();
    assertThat(project.read(project.revisionClasses().get(1).toString()))
        .contains(
            "op.addColumn(\"posts\", column(\"published\", bool()).notNull().defaultTo(true));");
    project.run("upgrade").succeeds();
    assertThat(IndependentCatalog.withRows(database)).contains("row of public.posts (1,one,t)");
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code diff --hibernate}: what another Hibernate would make of the same classes. */
@Execution(ExecutionMode.CONCURRENT)
class HibernateUpgradeIT {

  /** The distribution's, which the build has fetched. */
  private static final String NEWER = "7.4.6.Final";

  private static final String ACCOUNT =
      """
      @Entity
      public class Account {
        @Id Long id;
        @Version Integer version;
        String owner;
        @ElementCollection Set<String> nicks;
      }
      """;

  private ScratchProject project;

  @BeforeEach
  void create() {
    project =
        ScratchProject.empty()
            .with("revisions", "src/main/java/com/example/db/revisions")
            .with("package", ScratchProject.PACKAGE)
            .with("classpath", Hibernate6.directory().toAbsolutePath() + "/*")
            .entity("Account", ACCOUNT);
  }

  @AfterEach
  void remove() {
    project.close();
  }

  @Test
  void showsWhatTheUpgradeWouldDoAndWritesNothing() {
    Map<String, String> files = project.files();
    CommandResult diff = project.run("diff", "--hibernate", NEWER).succeeds();
    assertThat(diff.err()).contains("Hibernate ORM 6.6.55.Final now, " + NEWER + " then");
    assertThat(diff.out())
        .contains(
            "account.version", "not null", "alter table account alter column version set not null")
        .contains("unique", "nicks")
        .doesNotContain("create table", "owner");
    assertThat(project.files()).isEqualTo(files);
    // What Maven resolved is remembered.
    assertThat(project.run("diff", "--hibernate", NEWER).succeeds().out()).isEqualTo(diff.out());
  }

  @Test
  void sameVersionChangesNothing() {
    CommandResult diff = project.run("diff", "--hibernate", "6.6.55.Final").succeeds();
    assertThat(diff.out()).isEmpty();
    assertThat(diff.err()).contains("No changes: both make the same schema of the entities.");
  }

  @Test
  void versionThatMavenDoesNotFindIsRefused() {
    project
        .run("diff", "--hibernate", "7.4.6.Nowhere")
        .refuses(1, "Maven failed while resolving the class path", "7.4.6.Nowhere");
    project.run("diff", "--hibernate", "<x>").refuses(2, "--hibernate takes a version");
  }
}

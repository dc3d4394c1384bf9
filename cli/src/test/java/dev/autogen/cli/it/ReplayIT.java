package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What revisions may do that no entity asks for: the commands go on working with such a history.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReplayIT {

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void begin() {
    database = TestDatabase.create();
    project = ScratchProject.on(database);
    project.entity(
        "Note",
        """
        @Entity public class Note {
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
          String text;
        }
        """);
    project.run("revision", "-m", "notes", "--rev-id", "aa11").succeeds();
  }

  @AfterEach
  void end() {
    project.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        op.createMaterializedView("mv", "select id, text from note");
        op.createIndex("mv", index("mi", "id").unique());
        op.commentOnColumn("mv", "id", "counts");
        op.setStorageParameter("mv", "fillfactor", "50");
        op.renameIndex("mv", "mi", "mi2");
        op.dropIndex("mv", "mi2");
        """,
        """
        op.createView("v", "select id, text from note");
        op.commentOnColumn("v", "id", "counts");
        op.renameColumn("v", "text", "words");
        op.renameTable("v", "v2");
        op.createView("v", "select id from note");
        op.dropView("v2");
        """,
        """
        op.alterSequence(sequence("note_id_seq").cache(5));
        op.commentOnSequence("note_id_seq", "counts");
        """,
        """
        op.renameIndex("note", "note_pkey", "note_pk");
        op.setStorageParameter("note", "fillfactor", "50");
        """,
        """
        op.createSchema("z");
        op.ensure(o -> o.createSchema("z"));
        op.in("z").createTable("t", column("id", bigint()));
        op.ensure(o -> o.createSchema("z"));
        """
      })
  void commandsGoOnWorkingAfter(String upgrade) {
    CommandResult written =
        project.run("revision", "--empty", "-m", "second", "--rev-id", "bb22").succeeds();
    String file = written.out().lines().findFirst().orElseThrow();
    project.write(
        file,
        project
            .read(file)
            .replaceFirst(
                "(void upgrade\\(Operations op\\) \\{)[^}]*",
                Matcher.quoteReplacement("void upgrade(Operations op) {" + upgrade)));
    project.run("upgrade").succeeds();
    assertThat(project.run("check", "--only", "head,model").succeeds().err())
        .doesNotContain("failed in a way");
    assertThat(project.run("check").err()).doesNotContain("failed in a way");
    project.run("diff").succeeds();
    project.run("diff", "--against", "revisions").succeeds();
    assertThat(project.run("revision", "-m", "none").succeeds().err()).contains("No changes");
    assertThat(project.run("downgrade", "--write", "bb22", "--force").succeeds().err())
        .doesNotContain("failed in a way");
  }
}

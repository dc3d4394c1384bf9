package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code autogen downgrade --write}. */
@Execution(ExecutionMode.CONCURRENT)
class WrittenDowngradeIT {

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void begin() {
    database = TestDatabase.create();
    project =
        ScratchProject.on(database)
            .revision(
                "R1_First",
                """
                @RevisionInfo(id = "aa11", message = "first", created = "2026-01-01T00:00:00Z")
                public final class R1_First implements Revision {
                  @Override
                  public void upgrade(Operations op) {
                    op.createTable(
                        "posts",
                        column("id", bigint()).notNull(),
                        column("title", varchar(200)).notNull(),
                        column("body", text()),
                        primaryKey("posts_pkey", "id"));
                  }

                  @Override
                  public void downgrade(Operations op) {
                    op.dropTable("posts");
                  }
                }
                """);
  }

  @AfterEach
  void end() {
    project.close();
    database.close();
  }

  private Path second() {
    return project.revisionDirectory().resolve("R2_Second.java");
  }

  private static String indented(String text) {
    return text.replaceAll("(?m)^(?=.)", "  ");
  }

  private static final String HEAD =
      "@RevisionInfo(id = \"bb22\", revises = \"aa11\", message = \"second\", created ="
          + " \"2026-01-02T00:00:00Z\")\npublic final class R2_Second implements Revision {\n";

  @Test
  void theUpgradeMayReadFilesAndUseOtherClasses() {
    project
        .revision("Rows", "final class Rows {\n  static final String FILE = \"rows.csv\";\n}\n")
        .write(
            project
                .directory()
                .relativize(project.revisionDirectory().resolve("rows.csv"))
                .toString(),
            "id,title\n1,a\n")
        .revision(
            "R2_Second",
            HEAD
                + """
                  @Override
                  public void upgrade(Operations op) {
                    op.addColumn("posts", column("slug", text()));
                    op.bulkInsert("posts", csv(Rows.FILE));
                  }
                }
                """);

    project.run("downgrade", "--write", "bb22").succeeds();

    assertThat(ScratchProject.read(second())).contains("op.dropColumn(\"posts\", \"slug\");");
  }

  @Test
  void valuesOfUpdatesArePrintedAsJavaThatRuns() {
    project.revision(
        "R2_Second",
        HEAD
            + """
              @Override
              public void upgrade(Operations op) {
                op.execute("alter table posts add column raw bytea").reversedBy("select 1");
                op.executeUpdate("insert into posts (id, title) values (1, ?)", "new")
                    .reversedBy(
                        "update posts set title = ?, raw = ?, body = ?",
                        "C:\\\\it's", new byte[] {0, -1}, "%s");
              }
            }
            """
                .formatted("x".repeat(30_000)));

    project.run("downgrade", "--write", "bb22").succeeds();
    assertThat(ScratchProject.read(second())).contains("parseHex(\"00ff\")");
    project.run("upgrade").succeeds();
    project.run("downgrade", "aa11").succeeds();
    assertThat(project.run("sql", "select title, raw, length(body) from posts").succeeds().out())
        .contains("C:\\it's", "\\x00ff", "30000");
  }

  @Test
  void fillsInWhatIsMissingAndKeepsTheRest() {
    project.revision(
        "R2_Second",
        HEAD
            + """

              // A strange   comment stays.
              @Override public void upgrade(Operations op) {
                op.dropColumn("posts", "body");
                op.alterColumn("posts", "title", c -> c.type(text()));
                op.createView("titles", "select title from posts");
                op.createIndex("posts", index("posts_title_idx", "title"));
              }
            \tprivate int unused = 1; // so does this
            }
            """);
    String before = ScratchProject.read(second());

    CommandResult result = project.run("downgrade", "--write", "bb22");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).isEqualTo(project.directory().relativize(second()) + "\n");
    String after = ScratchProject.read(second());
    String added =
        "\n\n"
            + indented(
                    """
            @Override
            public void downgrade(Operations op) {
              op.dropIndex("posts", "posts_title_idx");
              op.dropView("titles");

              // Data loss: values of posts.title that do not fit varchar(200) are cut, rounded or refused.
              op.alterColumn("posts", "title", c -> c.type(varchar(200)));
              op.addColumn("posts", column("body", text()));
            }
            """)
                .stripTrailing();
    assertThat(after).contains(added);
    assertThat(after.replace(added, "")).isEqualTo(before);

    assertThat(project.run("upgrade").exitCode()).isZero();
    assertThat(project.run("downgrade", "-1").exitCode()).isZero();
    assertThat(project.run("upgrade").exitCode()).isZero();
    assertThat(project.run("downgrade", "base").exitCode()).isZero();
  }

  @Test
  void whatCannotBeUndoneIsLeftToItsAuthor() {
    project.revision(
        "R2_Second",
        HEAD
            + """
              @Override
              public void upgrade(Operations operations) {
                operations.execute("update posts set body = 'x'");
                operations.addColumn("posts", column("slug", text()));
                operations.execute("create sequence s").reversedBy("drop sequence s");
              }

              @Override
              public void downgrade(Operations operations) {
                // TODO
              }
            }
            """);

    CommandResult result = project.run("downgrade", "--write", "bb22");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(ScratchProject.read(second()))
        .contains(
            indented(
                """
            public void downgrade(Operations operations) {
              operations.execute("drop sequence s").reversedBy("create sequence s");

              // Data loss: the values of posts.slug go with the column.
              operations.dropColumn("posts", "slug");

              operations.todo(
            """));
    assertThat(result.err())
        .contains("To be decided: Nothing says how to undo the SQL 'update posts set body = 'x''.");

    assertThat(project.run("upgrade").exitCode()).isZero();
    CommandResult down = project.run("downgrade", "-1");
    assertThat(down.exitCode()).isEqualTo(1);
    assertThat(down.err()).contains("Revision bb22 (R2_Second) is not finished");
  }

  @Test
  void whatIsThereIsReplacedOnlyByForce() {
    String text =
        HEAD
            + """
              public void upgrade(Operations op) {
                op.addColumn("posts", column("slug", text()));
              }
              public void downgrade(Operations op) {
                op.irreversible("no");
              }
            }
            """;
    project.revision("R2_Second", text);
    String before = ScratchProject.read(second());

    CommandResult refused = project.run("downgrade", "--write", "bb22");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("is not empty. To replace it, run again with --force.");
    assertThat(ScratchProject.read(second())).isEqualTo(before);

    assertThat(project.run("downgrade", "--write", "bb22", "--force").exitCode()).isZero();
    assertThat(ScratchProject.read(second())).contains("op.dropColumn(\"posts\", \"slug\");");
  }

  @Test
  void windowsLineEndsAndTabsStay() {
    project.revision(
        "R2_Second",
        HEAD
            + "\t@Override\n\tpublic void upgrade(Operations op) {\n"
            + "\t\top.addColumn(\"posts\", column(\"slug\", text()));\n\t}\n}\n");
    project.write(
        project.directory().relativize(second()).toString(),
        ScratchProject.read(second()).replace("\n", "\r\n"));

    assertThat(project.run("downgrade", "--write", "bb22").exitCode()).isZero();

    assertThat(ScratchProject.read(second()))
        .contains("\r\n\tpublic void downgrade(Operations op) {\r\n")
        .contains("\r\n\t\top.dropColumn(\"posts\", \"slug\");\r\n\t}\r\n}\r\n")
        .doesNotContainPattern("[^\r]\n");
  }

  @Test
  void aRevisionThatDoesNothingOrIsNotOneIsNamed() {
    project.revision("R2_Second", HEAD + "  public void upgrade(Operations op) {}\n}\n");

    CommandResult nothing = project.run("downgrade", "--write", "bb22");
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.err()).contains("The upgrade of bb22 does nothing");

    CommandResult none = project.run("downgrade", "--write", "base");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("'base' is not one revision.");
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code autogen downgrade --write} for what is said by words of views, triggers and the like. */
@Execution(ExecutionMode.CONCURRENT)
class WrittenDowngradeOfWordsIT {

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void begin() {
    database = TestDatabase.create();
    project = ScratchProject.on(database);
  }

  @AfterEach
  void end() {
    project.close();
    database.close();
  }

  private void revision(String id, String revises, String upgrade) {
    project.revision(
        "R_" + id,
        """
        @RevisionInfo(id = "%s", revises = {%s}, message = "m", created = "2026-01-01T00:00:00Z")
        public final class R_%s implements Revision {
          public void upgrade(Operations op) {
            %s
          }
        }
        """
            .formatted(
                id,
                revises.isEmpty() ? "" : '"' + revises + '"',
                id,
                upgrade.strip().indent(4).strip()));
  }

  private static final String TABLE =
      "op.createTable(\"t\", column(\"id\", integer()).notNull().identity(), column(\"a\", text()),"
          + " primaryKey(\"pk\", \"id\"));\n";

  private static final String TRIGGER_FUNCTION =
      "op.createFunction(\"f()\", \"create function f() returns trigger language plpgsql as"
          + " 'begin return new; end'\");\n";

  private Path file(String id) {
    return project.revisionDirectory().resolve("R_" + id + ".java");
  }

  /** Returns the statements of the downgrade that was filled in. */
  private String written(String id) {
    project.run("downgrade", "--write", id).succeeds();
    String text = ScratchProject.read(file(id));
    String start = "public void downgrade(Operations op) {\n";
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.lastIndexOf("  }\n")).stripTrailing().stripIndent();
  }

  private void goesUpAndDown() {
    project.run("upgrade").succeeds();
    project.run("downgrade", "-1").succeeds();
    project.run("upgrade").succeeds();
  }

  @Test
  void whatWasEnsuredOrBackfilledIsForTheAuthor() {
    revision("a1", "", TABLE);
    revision(
        "b2",
        "a1",
        """
        op.ensure(o -> {
          o.createTable("z", column("id", integer()));
          o.addColumn("z", column("b", text()));
        });
        op.createTable("q", column("id", integer()), column("x", text()));
        op.backfill("q", "x", "'x'");
        op.backfill("t", "a", "'a'");
        """);

    String downgrade = written("b2");

    assertThat(downgrade.replaceAll("\\s+", " "))
        .startsWith(
            "op.todo( \"\"\" Nothing says which rows had no value in column t.a before its backfill.")
        .contains("op.dropTable(\"q\");")
        .contains("op.todo( \"\"\" Nothing says whether op.ensure made table z, column z.b,");
    assertThat(downgrade).containsOnlyOnce("backfill");
  }

  @Test
  void triggersComeBackWithTheirTableAndFollowItsName() {
    revision(
        "a1",
        "",
        TABLE
            + TRIGGER_FUNCTION
            + """
              op.createTable("v", column("id", integer()));
              op.createTrigger("v", "h", "create trigger h before insert on v for each row execute function f()");
              op.createTrigger("t", "g", "create trigger g before insert on t for each row execute function f()");
              op.renameTable("t", "u");
              """);
    revision("b2", "a1", "op.dropTable(\"v\");\nop.dropTrigger(\"u\", \"g\");");

    String downgrade = written("b2");

    assertThat(downgrade)
        .startsWith("op.createTrigger(")
        .contains("create trigger g before insert on u for each row")
        .contains("op.createTable(\"v\"")
        .contains("create trigger h before insert on v for each row");
    goesUpAndDown();
  }

  @Test
  void viewsAreReplacedSoThatGrantsStay() {
    revision("a1", "", TABLE + "op.createView(\"v\", \"select id, a from t\");");
    revision("b2", "a1", "op.replaceView(\"v\", \"select id, upper(a) as a from t\");");
    revision("c3", "b2", "op.replaceView(\"v\", \"select id, upper(a) as a, 1 as n from t\");");

    assertThat(written("b2")).isEqualTo("op.replaceView(\"v\", \"select id, a from t\");");
    assertThat(written("c3"))
        .isEqualTo(
            "op.dropView(\"v\");\nop.createView(\"v\", \"select id, upper(a) as a from t\");");
    project.run("upgrade", "b2").succeeds();
    database.execute("create view w as select * from v; comment on view v is 'kept'");
    project.run("downgrade", "-1").succeeds();
    database.execute("do $$ begin assert obj_description('v'::regclass) = 'kept'; end $$");
    database.execute("drop view w");
    goesUpAndDown();
  }

  @Test
  void viewsFollowRenamesOrAreLeftToTheAuthor() {
    revision(
        "a1",
        "",
        TABLE
            + """
              op.createView("safe", "select t.a from t");
              op.createView("unsafe", "select a as x from t");
              op.renameTable("t", "u");
              op.renameColumn("u", "a", "b");
              """);
    revision("b2", "a1", "op.dropView(\"unsafe\");");
    revision("c3", "a1", "op.renameView(\"safe\", \"s\");");

    assertThat(written("b2").replaceAll("[\\\\\\s]+", " "))
        .startsWith("op.todo(")
        .contains(
            "column u.a was renamed to b after it was made by 'create view unsafe as select a as x from u'.");
    assertThat(written("c3")).isEqualTo("op.renameView(\"s\", \"safe\");");
  }

  @Test
  void wordsAreWrittenAsWords() {
    revision(
        "a1",
        "",
        """
        op.createCompositeType("Point.2", attribute("x", real()), attribute("y", real()));
        op.createDomain("E mail", "text");
        op.createTable("t", column("id", integer()), column("p", type("\\"Point.2\\"")), column("z", type("\\"E mail\\"")));
        op.createExtension("pg_trgm");
        op.createSchema("app");
        op.in("app").createView("v", "select 1 as a");
        """);
    revision(
        "b2",
        "a1",
        """
        op.dropColumn("t", "p");
        op.dropColumn("t", "z");
        op.createDomain("other", "text");
        op.dropExtension("pg_trgm");
        op.in("app").dropView("v");
        op.irreversible("no tag");
        """);
    project.run("upgrade", "a1").succeeds();

    CommandResult result = project.run("downgrade", "--write", "b2", "--json");

    result.succeeds();
    String text = ScratchProject.read(file("b2"));
    assertThat(text)
        .contains("no tag. Write what does, or op.irreversible(")
        .contains("op.in(\"app\").createView(\"v\", \"select 1 as a\");")
        .contains("op.createExtension(\"pg_trgm\");")
        .contains("op.dropDomain(\"other\");")
        .contains("column(\"p\", type(\"\\\"Point.2\\\"\"))")
        .contains("column(\"z\", type(\"\\\"E mail\\\"\"))")
        .doesNotContain("op.execute(");
    assertThat(result.out())
        .startsWith("{\n  \"id\" : \"b2\",\n  \"file\" : \"")
        .contains("\"changes\" : [ {")
        .contains("\"open\" : [ \"no tag. Write what does")
        .contains("\"notes\" : [ \"Column t.p comes back as the last one of its table.\" ]");
    assertThat(result.err()).contains("Column t.p comes back as the last one of its table.\n");
  }

  @Test
  void anAttributeComesBackAsTheLastOne() {
    revision(
        "a1",
        "",
        """
        op.createCompositeType("ct", attribute("a", text()), attribute("b", text()), attribute("c", text()));
        op.createTable("t", column("x", type("ct")));
        """);
    revision("b2", "a1", "op.alterCompositeType(\"ct\", t -> t.dropAttribute(\"b\"));");

    CommandResult result = project.run("downgrade", "--write", "b2");

    result.succeeds();
    assertThat(result.err()).contains("Attribute ct.b comes back as the last one of its type.\n");
    assertThat(ScratchProject.read(file("b2")))
        .contains("op.alterCompositeType(\"ct\", t -> t.addAttribute(\"b\", text()));");
  }

  @Test
  void aViewInTheWayOfAnEnumIsNamedWithItsWord() {
    revision(
        "a1",
        "",
        """
        op.createEnum("mood", "sad", "ok");
        op.createTable("t", column("m", enumType("mood")));
        op.createView("ev", "select m from t");
        """);
    revision("b2", "a1", "op.addEnumValue(\"mood\", \"fine\");");
    written("b2");
    project.run("upgrade").succeeds();

    CommandResult result = project.run("downgrade", "-1");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("because of view ev. Drop that in the revision with op.dropView before");
  }
}

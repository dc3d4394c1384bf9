package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.cli.JsonShapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What docs/commands.md says of JSON is what the commands print. */
@Execution(ExecutionMode.CONCURRENT)
class JsonShapesIT extends Refusals {

  private void assertDocumented(int exitCode, String command, String... arguments) {
    assertDocumented(exitCode, command, 0, arguments);
  }

  private void assertDocumented(int exitCode, String command, int position, String... arguments) {
    CommandResult result = project.run(arguments).exits(exitCode);
    assertThat(withoutEmptyLists(JsonShapes.of(result.out())))
        .as(result.toString())
        .isEqualTo(withoutEmptyLists(JsonShapes.documented(command).get(position)));
  }

  /** What is in a list can be told only where something is. */
  private static String withoutEmptyLists(Object shape) {
    return shape
        .toString()
        .replaceAll("(revises|branchLabels|dependsOn|before|after)=\\[[^\\]]*\\]", "$1=[]");
  }

  @Test
  void everyReadingCommandPrintsWhatIsDocumented() {
    project.entity("Note", NOTE);
    project.run("revision", "-m", "notes", "--rev-id", "a1").succeeds();
    project.run("upgrade").succeeds();
    database.execute("insert into note (text) values ('Hello')");
    assertDocumented(0, "sql", "sql", "select id, text as title from note", "--json");
    database.execute("alter table note alter column text type varchar(99)");
    project.entity("Note", NOTE.replace("String text;", "String text; String slug;"));
    project.run("revision", "-m", "slug", "--rev-id", "b1", "--against", "revisions").succeeds();
    project.entity("Note", NOTE.replace("String text;", "String text; String slug; int size;"));

    assertDocumented(0, "history", "history", "--json");
    assertDocumented(0, "heads", "heads", "--json");
    assertDocumented(0, "show", "show", "head", "--json");
    assertDocumented(3, "current", "current", "--check-heads", "--json");
    assertDocumented(3, "check", "check", "--json");
    assertDocumented(0, "entities", "entities", "--json");
    assertDocumented(
        0, "diff", "diff", "--against", "revisions", "--backfill", "note.size=0", "--json");
    project
        .run("revision", "--empty", "-m", "other", "--head", "a1", "--splice", "--rev-id", "c1")
        .succeeds();
    assertDocumented(0, "branches", "branches", "--json");
  }

  @Test
  void whatWasWrittenIsSaidToo() {
    project.entity("Note", NOTE);
    assertDocumented(0, "revision", "revision", "-m", "notes", "--rev-id", "a1", "--json");
    assertDocumented(0, "upgrade", 1, "upgrade", "--dry-run", "--json");
    assertDocumented(0, "upgrade", "upgrade", "--rehearse", "--json");
    assertDocumented(0, "upgrade", "upgrade", "--json");
    assertThat(project.run("revision", "-m", "none", "--json").succeeds().out())
        .contains("\"changes\" : [ ]")
        .doesNotContain("file");
    assertDocumented(0, "upgrade", 1, "downgrade", "base", "--dry-run", "--json");
    assertDocumented(0, "upgrade", "downgrade", "base", "--json");
    assertDocumented(0, "upgrade", "stamp", "head", "--json");
    assertThat(project.run("upgrade", "--json").succeeds().out())
        .contains("\"nothing-to-do\"", "\"after\" : [ \"a1\" ]");
    assertThat(project.run("sql", "select null as a, 'null' as b", "--json").succeeds().out())
        .contains("\"a\" : null", "\"b\" : \"null\"");
  }
}

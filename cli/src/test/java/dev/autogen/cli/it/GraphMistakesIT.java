package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mistakes over the revision graph get a sentence and an exit code, and change neither the project
 * nor the database; R10 to R24 are the cases of Alembic's own tests.
 */
@Execution(ExecutionMode.CONCURRENT)
class GraphMistakesIT extends Refusals {

  /** Writes a revision by hand, which needs neither entities nor a database. */
  private void write(String id, String... options) {
    project
        .run(
            Stream.concat(
                    Stream.of("revision", "--empty", "-m", "made " + id, "--rev-id", id),
                    Stream.of(options))
                .toArray(String[]::new))
        .succeeds();
  }

  /** a1 - b1 (left) and a1 - b2 - c2. */
  private void twoBranches() {
    write("a1");
    write("b1", "--branch-label", "left");
    write("b2", "--head", "a1", "--splice");
    write("c2", "--head", "b2");
  }

  private void refused(int exitCode, String command, String... message) {
    refused(exitCode, List.of(message), command.split(" "));
  }

  // revision

  @ParameterizedTest
  @ValueSource(
      strings = {
        "revision -m x",
        "revision -m x --empty",
        "diff --against revisions",
        "adopt -m x"
      })
  void severalHeads(String command) {
    twoBranches();
    project.entity("Note", NOTE);
    refused(
        4,
        command,
        "There are 2 heads: b1, c2.",
        "'autogen merge'",
        "--head left@head or --head c2");
  }

  @Test
  void headThatIsNone() {
    twoBranches();
    refused(
        2,
        "revision --empty -m x --head b2",
        "Revision b2 is no head: c2 comes after it. Add --splice");
    refused(2, "revision --empty -m x --head a1", "b1, b2 come after it");
    refused(2, "revision --empty -m x --head heads", "--head takes one revision", "b1, c2");
    refused(2, "revision --empty -m x --head current", "'current' is given, which names none");
    refused(1, "revision --empty -m x --head zz", "There is no revision zz.");
    refused(2, "revision --empty -m x --head a1:b1", "a1:b1 is a range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"revision -m x --rev-id b1", "revision -m x --empty --rev-id b1"})
  void r12IdThatIsTaken(String command) {
    write("b1");
    project.entity("Note", NOTE);
    refused(2, command, "There is a revision b1 already. Choose another --rev-id.");
  }

  @ParameterizedTest
  @CsvSource({
    "a-b, 'a-b' cannot be a revision id. Use letters",
    "head, 'head' cannot be a revision id"
  })
  void idThatNoExpressionCouldName(String id, String message) {
    refused(2, "revision --empty -m x --rev-id " + id, message);
    refused(
        2,
        "revision --empty -m x --branch-label " + id,
        message.replace("revision id", "branch label"));
  }

  @Test
  void labelThatIsTaken() {
    twoBranches();
    refused(
        2,
        "revision --empty -m x --head b1 --branch-label left",
        "The branch label left is that of revision b1 already.");
    refused(2, "revision --empty -m x --head b1 --branch-label a1", "is a revision's id");
    refused(2, "revision --empty -m x --head b1 --rev-id left", "There is a branch label left");
    refused(
        2, "merge -m x --branch-label y --branch-label y", "The branch label y, y is given twice.");
  }

  @Test
  void dependencyThatIsNone() {
    twoBranches();
    refused(
        2,
        "revision --empty -m x --head c2 --depends-on a1",
        "revision a1 comes before the new one anyway");
    refused(1, "revision --empty -m x --head c2 --depends-on zz", "There is no revision zz.");
    refused(2, "revision --empty -m x --head c2 --depends-on base", "'base' names no revision");
  }

  @Test
  void changeOfWhatAnotherBranchMade() {
    write("a1");
    project.entity("Note", NOTE);
    project.run("revision", "-m", "notes", "--rev-id", "n1", "--against", "revisions").succeeds();
    write("x1", "--head", "base", "--branch-label", "other");
    project.entity("Note", NOTE.replace("String text;", "String text; String title;"));
    refused(
        4,
        "revision -m title --against revisions --head other@head",
        "cannot go after x1 alone: it touches table note, which revision n1 (notes) of another branch",
        "Add --depends-on n1, or write it on that branch with --head n1.");
    refused(
        4,
        "revision -m title --against revisions --head base",
        "The change cannot be a new root: it touches table note");
  }

  // merge

  @Test
  void mergeOfWhatAreNoBranches() {
    twoBranches();
    refused(2, "merge b1", "A merge joins two revisions or more, but only b1 is named");
    refused(2, "merge b1 b2", "Revision b2 is no head: c2 comes after it.");
    refused(2, "merge a1 b1 --splice", "Revision a1 comes before b1 already");
    refused(2, "merge base b1", "'base' names no revision to merge");
    refused(1, "merge b1 zz", "There is no revision zz.");
  }

  @Test
  void mergeAndRebaseOfBranchesThatDoNotGoTogether() {
    conflictingBranches();
    String both = "revisions b1 (longer) and b2 (shorter) both change column note.text.";
    refused(
        1,
        "merge",
        "b1 and b2 cannot be merged: " + both,
        "with its .model, and run 'autogen revision' again");
    refused(1, "rebase b2 --offline", "Revision b2 cannot come after b1: " + both);
    refused(1, "rebase b1 --onto b2", "Revision b1 cannot come after b2: revisions b2 (shorter)");
  }

  private void conflictingBranches() {
    project.entity("Note", NOTE);
    autogenerate("first", "a1");
    project.entity("Note", NOTE.replace("String text", "@Column(length = 500) String text"));
    autogenerate("longer", "b1");
    project.entity("Note", NOTE.replace("String text", "@Column(length = 99) String text"));
    project.hide("Longer");
    autogenerate("shorter", "b2");
    project.bringBack();
  }

  private void autogenerate(String message, String id) {
    project.run("revision", "-m", message, "--rev-id", id, "--against", "revisions").succeeds();
  }

  // rebase

  @Test
  void rebaseOntoWhatIsNoOtherHead() {
    twoBranches();
    refused(2, "rebase b1 --onto b1", "cannot come after itself");
    refused(2, "rebase a1 --onto c2", "Revision c2 needs a1, so it cannot come before it.");
    refused(2, "rebase b1 --onto b2", "Revision b2 is no head: c2 comes after it.");
    refused(2, "rebase c2 --onto b2", "Revision c2 comes after b2 already.");
    refused(2, "rebase a1", "There is no other head that a1 could move onto.");
    refused(2, "rebase heads", "'heads' names b1, c2, but one revision is asked for.");
    write("x1", "--head", "base");
    refused(4, "rebase b1", "There are 2 other heads: c2, x1. Name one with --onto.");
  }

  @Test
  void rebaseOfAMerge() {
    twoBranches();
    project.run("merge", "--rev-id", "m1").succeeds();
    write("x1", "--head", "base");
    refused(2, "rebase m1", "Revision m1 is a merge of b1, c2");
  }

  @Test
  void rebaseOfWhatIsApplied() {
    twoBranches();
    project.run("stamp", "b1", "c2").succeeds();
    refused(
        1,
        "rebase b1",
        "has applied b1, so it stays where it is. Run 'autogen downgrade a1' first",
        "'autogen merge'");
    database.execute("update autogen_version set version_num = 'dead' where version_num = 'c2'");
    refused(1, "rebase b1", "is at revision dead, which is not here", "--offline");
  }

  @Test
  void rebaseOfWhatNeedsThatWhichStays() {
    write("a1");
    project.entity("Note", NOTE);
    autogenerate("text", "b1");
    project.entity("Note", NOTE.replace("String text", "@Column(length = 500) String text"));
    autogenerate("longer", "c1");
    write("x1", "--head", "a1", "--splice");
    refused(
        1,
        "rebase c1",
        "Revision c1 needs what stays behind",
        "Move its branch as a whole: 'autogen rebase b1 --onto x1'.");
  }

  // stamp, show, edit, history, current, completion

  @Test
  void stampOfWhatIsNot() {
    twoBranches();
    refused(2, "stamp", "Missing required parameter: 'REV'");
    refused(1, "stamp zz", "There is no revision zz.");
    refused(1, "stamp head", "There are two heads");
    refused(2, "stamp heads --purge --sql", "which a script cannot see");
    project.run("stamp", "heads").succeeds();
    database.execute("update autogen_version set version_num = 'dead' where version_num = 'c2'");
    refused(1, "stamp heads", "dead", "autogen stamp --purge");
  }

  @Test
  void showOfWhatIsNot() {
    twoBranches();
    refused(1, "show zz", "There is no revision zz. 'autogen history' lists them.");
    refused(1, "show b", "Revision b is ambiguous: b1, b2.");
    refused(1, "show base", "'base' names no revision");
    refused(1, "show c2:a1", "Revision c2 does not come before a1.");
  }

  @Test
  void editOfWhatIsNotOne() {
    twoBranches();
    refused(2, "edit heads", "'heads' names b1, c2, but one revision is edited at a time.");
    project.withEnvironment("EDITOR", "false");
    refused(1, "edit b1", "The editor 'false' ended with exit code 1. Set VISUAL or EDITOR");
  }

  @Test
  void editThatLeavesNoRevision() {
    write("a1");
    project.withEnvironment("EDITOR", "sed -i s/implements/umplements/");
    project.run("edit", "a1").refuses(1, "A revision does not compile", "MadeA1.java");
    project.withEnvironment("EDITOR", "sed -i -e s/umplements/implements/ -e s/a1/zz/");
    project.run("edit", "a1").refuses(1, "has another id than a1 now", "give it back its id");
  }

  @Test
  void optionsThatExcludeEachOther() {
    write("a1");
    refused(2, "history -i --offline", "--indicate-current and --offline exclude each other.");
    refused(2, "current --wait 5s", "--wait waits for --check-heads.");
    refused(2, "current --check-heads --wait soon", "'soon' is no duration");
    refused(2, "completion fish", "There is no completion for 'fish'. Write bash or zsh.");
  }

  @Test
  void noDatabaseToAsk() {
    write("a1");
    project.with("url", "jdbc:postgresql://localhost:1/blog");
    refused(1, "history -i", "No PostgreSQL answers at localhost:1");
    refused(1, "current --check-heads", "No PostgreSQL answers at localhost:1");
    project.run("history").succeeds();
  }

  // Classes that form no graph

  @Test
  void r10r11r12r13ClassesThatFormNoGraph() {
    hand("R1", "a1", "");
    hand("R2", "a1", "");
    refused(1, "heads", "Two revisions have the id a1: ", "R1.java and ", "R2.java.");
    hand("R2", "b1", "revises = \"b1\",");
    refused(1, "upgrade", "R2.java: Revision b1 comes after itself.");
    hand("R2", "b1", "revises = \"c1\",");
    refused(1, "upgrade", "R2) revises c1, which is not there, so it is left out.");
    hand("R1", "c1", "revises = \"b1\",");
    refused(1, "history", "The revisions", "form a cycle.");
  }

  private void hand(String className, String id, String revises) {
    project.revision(
        className,
        """
        @RevisionInfo(id = "%s", %s message = "by hand", created = "")
        public final class %s implements Revision {
          @Override
          public void upgrade(Operations op) {}
        }
        """
            .formatted(id, revises, className));
  }

  @Test
  void r24UpgradeToAnOlderRevision() {
    twoBranches();
    project.run("stamp", "b1", "c2").succeeds();
    refused(1, "upgrade a1", "Revision a1 is older than b1, c2", "autogen downgrade a1");
  }

  @Test
  void failuresAsJson() {
    write("a1");
    CommandResult failed = project.run("show", "zz", "--json").exits(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .isEqualTo(
            "{\"error\":{\"kind\":\"failed\",\"exitCode\":1,\"message\":\"There is no revision zz."
                + " 'autogen history' lists them.\"}}\n");
    assertThat(project.run("frobnicate", "--json").exits(2).err())
        .startsWith("{\"error\":{\"kind\":\"usage\",\"exitCode\":2,")
        .hasLineCount(1);
  }
}

package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.RevisionCustomizer;
import dev.autogen.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a team adds to how revisions are written: customizers, hooks, names, the context. */
@Execution(ExecutionMode.CONCURRENT)
class CustomizedRevisionsIT {

  private static final String NOTE =
      "@Entity public class Note { @Id Long id; String text; String more; }";
  private static final String SHORTER_NOTE = "@Entity public class Note { @Id Long id; }";

  /** Waits for locks no longer than the command line says, in both directions. */
  private static final String LOCK_TIMEOUT =
      """
      public final class LockTimeout implements RevisionCustomizer {
        @Override
        public ProposedRevision customize(ProposedRevision revision) {
          String timeout = revision.context().getOrDefault("lock_timeout", "5s");
          List<Operation> first =
              revision.record(op -> op.execute("set local lock_timeout = '" + timeout + "'"));
          return revision
              .withUpgrade(Stream.concat(first.stream(), revision.upgrade().stream()).toList())
              .withDowngrade(Stream.concat(first.stream(), revision.downgrade().stream()).toList());
        }
      }
      """;

  private static final String NO_DROPS =
      """
      public final class NoDrops implements RevisionCustomizer {
        @Override
        public ProposedRevision customize(ProposedRevision revision) {
          for (Operation operation : revision.upgrade()) {
            if (operation instanceof Drop drop) {
              throw new RevisionVeto(drop.object() + " is dropped by the database team.");
            }
          }
          return revision;
        }
      }
      """;

  private static final String ANY =
      """
      public final class %s implements RevisionCustomizer {
        @Override
        public ProposedRevision customize(ProposedRevision revision) {
          %s
        }
      }
      """;

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    project = ScratchProject.on(database).entity("Note", NOTE);
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  /** Compiles a class of the project against the runtime, as its build would. */
  private void compile(String name, String text) {
    compileSource(
        name,
        """
        package com.acme;

        import dev.autogen.operation.*;
        import dev.autogen.revision.*;
        import java.util.List;
        import java.util.stream.Stream;

        """
            + text);
  }

  private void compileSource(String name, String source) {
    String file = "build/" + name + ".java";
    project.write(file, source);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                project.directory().resolve("target/classes").toString(),
                "-cp",
                runtime(),
                "-proc:none",
                project.directory().resolve(file).toString());
    assertThat(result).isZero();
  }

  private static String runtime() {
    try {
      return new File(
              RevisionCustomizer.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .getPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void service(String... classes) {
    project.write(
        "target/classes/META-INF/services/" + RevisionCustomizer.class.getName(),
        String.join("\n", classes) + "\n");
  }

  private String revision(String name) {
    return ScratchProject.read(file(name));
  }

  private Path file(String name) {
    return project.revisionClasses().stream()
        .filter(file -> file.toString().endsWith(name + ".java"))
        .findFirst()
        .orElseThrow();
  }

  private void refused(int exitCode, String part, String... arguments) {
    Map<String, String> files = project.files();
    project.run(arguments).refuses(exitCode, part);
    assertThat(project.files()).isEqualTo(files);
  }

  @Test
  void aServiceOfTheClassPathChangesWhatIsWritten() {
    compile("LockTimeout", LOCK_TIMEOUT);
    service("com.acme.LockTimeout");
    assertThat(project.run("diff").succeeds().out()).contains("set local lock_timeout = '5s';");
    project.run("revision", "-m", "notes", "-x", "lock_timeout=3s").succeeds();
    assertThat(project.onlyRevision())
        .contains("op.execute(\"set local lock_timeout = '3s'\");\n\n    op.createTable(");
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
    project.run("downgrade", "base").succeeds();
  }

  @Test
  void commentsOfWhatDidNotChangeStay() {
    project.run("revision", "-m", "notes").succeeds();
    project.run("upgrade").succeeds();
    compile("LockTimeout", LOCK_TIMEOUT);
    project.with("customizer", "com.acme.LockTimeout").entity("Note", SHORTER_NOTE);
    project.run("revision", "-m", "shorter").succeeds();
    assertThat(revision("Shorter"))
        .containsSubsequence(
            "upgrade(",
            "lock_timeout",
            "// Data loss: the values of note.more",
            "op.dropColumn(\"note\", \"more\")",
            "downgrade(",
            "lock_timeout",
            "op.addColumn(\"note\"");
  }

  @Test
  void aVetoIsSaidAndNothingIsWritten() {
    project.run("revision", "-m", "notes").succeeds();
    project.run("upgrade").succeeds();
    compile("NoDrops", NO_DROPS);
    compile("LockTimeout", LOCK_TIMEOUT);
    service("com.acme.NoDrops", "com.acme.LockTimeout");
    project.entity("Note", SHORTER_NOTE);
    for (List<String> command : List.of(List.of("revision", "-m", "x"), List.of("diff"))) {
      refused(
          1,
          "com.acme.NoDrops refuses the revision: column note.more is dropped by the database team.",
          command.toArray(String[]::new));
    }
  }

  @Test
  void theyRunForAdoptToo() {
    project.run("revision", "-m", "notes").succeeds();
    project.run("upgrade").succeeds();
    database.execute("alter table note add column by_hand integer");
    compile("LockTimeout", LOCK_TIMEOUT);
    project.with("customizer", "com.acme.LockTimeout");
    project.run("adopt", "note.by_hand", "-m", "by hand").succeeds();
    assertThat(revision("ByHand")).containsSubsequence("lock_timeout", "op.ensure(");
  }

  @Test
  void theyRunForRepairsOfABaselineToo() {
    database.execute("create table note (id bigint primary key, text text, more varchar(255))");
    project.run("baseline").succeeds();
    compile("LockTimeout", LOCK_TIMEOUT);
    project.with("customizer", "com.acme.LockTimeout");
    project.run("revision", "--repair", "note.text", "-m", "as the entities say").succeeds();
    assertThat(revision("AsTheEntitiesSay"))
        .containsSubsequence("lock_timeout", "op.alterColumn(\"note\", \"text\"");
  }

  @Test
  void theOrderIsServicesByNameThenThoseThatAreNamed() {
    for (String name : List.of("A", "B", "C")) {
      compile(
          name,
          LOCK_TIMEOUT.replace("LockTimeout", name).replace("\"5s\"", "\"%s\"".formatted(name)));
    }
    service("com.acme.B", "com.acme.A", "com.acme.C");
    project.with("customizer", "com.acme.C com.acme.A");
    // Each puts its own before the others, so that the last is the first.
    assertThat(project.run("diff").succeeds().out())
        .containsSubsequence("= 'A'", "= 'C'", "= 'B'", "create table");
  }

  @Test
  void theExampleOfTheManualWorks() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    compileSource("OurRules", page.replaceAll("(?s).*```java\n(.*?)```.*", "$1"));
    project.with("customizer", "com.example.blog.db.OurRules");
    project.run("revision", "-m", "notes").succeeds();
    project.run("upgrade").succeeds();
    project.entity("Note", SHORTER_NOTE);
    refused(1, "The column note.more is dropped. Give -x may-drop=yes.", "diff");
    assertThat(project.run("diff", "-x", "may-drop=yes").succeeds().out())
        .containsSubsequence("set local lock_timeout = '5s'", "drop column");
  }

  @Test
  void oneThatFailsIsNamed() {
    compile("Broken", ANY.formatted("Broken", "throw new IllegalStateException(\"no table\");"));
    compile("Nothing", ANY.formatted("Nothing", "return null;"));
    compile("Other", "public final class Other {}");
    project.with("customizer", "com.acme.Broken");
    refused(1, "Customizer com.acme.Broken failed: no table. Correct it", "diff");
    project.with("customizer", "com.acme.Nothing");
    refused(1, "Customizer com.acme.Nothing returned null", "revision", "-m", "x");
    project.with("customizer", "com.acme.Other");
    refused(2, "Class com.acme.Other, which customizer names, is no RevisionCustomizer", "diff");
    compile(
        "Code",
        ANY.formatted(
            "Code",
            "return revision.withUpgrade(revision.record(op ->"
                + " op.step(own -> own.connection(connection -> {}))));"));
    project.with("customizer", "com.acme.Code");
    refused(2, "Customizer com.acme.Code records op.connection(…), whose", "revision", "-m", "x");
    refused(2, "Customizer com.acme.Code records op.connection(…), whose", "diff");
    project.with("customizer", "com.acme.Nowhere");
    refused(2, "There is no class com.acme.Nowhere, which customizer names", "diff");
    project.with("customizer", "");
    service("com.acme.Elsewhere");
    refused(1, "A RevisionCustomizer of the class path cannot be loaded", "diff");
  }

  @Test
  void hooksRunOnWhatWasWritten() {
    project
        .write("append.sh", "echo \"// formatted\" >> \"$1\"\necho seen \"$2\"\npwd >&2\n")
        .with("hooks", "format, list")
        .with("hooks.format", "sh append.sh {file} 'two words'")
        .with("hooks.list", "ls {directory} {model}");
    CommandResult result = project.run("revision", "-m", "notes").succeeds();
    assertThat(result.err())
        .contains("format: seen two words", "format: " + project.directory())
        .containsPattern("list: .*_Notes\\.java");
    assertThat(result.out()).doesNotContain("seen");
    assertThat(project.onlyRevision()).endsWith("// formatted\n");
    project.run("upgrade").succeeds();
  }

  @Test
  void hooksSeeNoPasswords() {
    project
        .with("hooks", "see")
        .with("hooks.see", "sh -c 'env > seen.txt'")
        .with("scan", "fork")
        .with("password-command", "sh -c 'echo $OF_THE_COMMAND'");
    Distribution.run(
            project.directory(),
            Map.of(
                "OF_THE_COMMAND", "s3cr3t",
                "AUTOGEN_BLOG_PASSWORD", "s3cr3t-1",
                "AUTOGEN_FROM", "postgresql://app:s3cr3t-2@localhost/x",
                "SPRING_DATASOURCE_PASSWORD", "s3cr3t-3",
                "PGPASSWORD", "s3cr3t-4",
                "AUTOGEN_ROLE", "postgres"),
            "revision",
            "-m",
            "notes")
        .succeeds();
    assertThat(project.read("seen.txt"))
        .contains("AUTOGEN_ROLE=postgres", "OF_THE_COMMAND=")
        .doesNotContain("s3cr3t-");
  }

  @Test
  void aHookThatFailsTakesTheRevisionBack() {
    project.with("hooks", "lint").with("hooks.lint", "sh -c 'echo line 3 is bad; exit 7' {file}");
    Map<String, String> files = project.files();
    CommandResult result = project.run("revision", "-m", "notes").exits(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("lint: line 3 is bad")
        .endsWith("The hook lint failed with exit code 7. The revision was not written.\n");
    assertThat(project.files()).isEqualTo(files);
  }

  @Test
  void aHookThatChangesWhatIsDoneIsCaught() {
    project.with("hooks", "bad");
    for (String edit :
        List.of(
            "s/\"note\"/\"other\"/",
            "s/op\\\\./op./;s/createTable/createTable(/",
            "s/id = \"/id = \"x/")) {
      project.with("hooks.bad", "sed -i '" + edit + "' {file}");
      refused(1, "After the hooks (bad) the revision is not what it was", "revision", "-m", "x");
    }
    project.with("hooks.bad", "sed -i s/createTable/createTable(/ {file}");
    CommandResult result = project.run("revision", "-m", "x").exits(1);
    assertThat(result.err())
        .containsPattern(
            "the revision is not what it was: line \\d+ does not compile: .*\\. Correct what the"
                + " hooks do; the revision was not written\\.\n")
        .doesNotContain(".java", "run the command again");
    project.with("hooks.bad", "rm {file}");
    refused(1, "After the hooks (bad) the revision is not what it was", "revision", "-m", "x");
    project.with("hooks.bad", "sh -c 'echo >> \"$0\"' {model}");
    refused(1, "its .model file is another", "revision", "-m", "x");
  }

  @Test
  void classNamesFollowTheTemplate() {
    project
        .with("class-name", "Rev_{yyyy}_{id}_{message}")
        .with("class-name-length", "12")
        .with("time-zone", "Asia/Tokyo");
    project.run("revision", "-m", "added notes and more", "--rev-id", "abc1").succeeds();
    String name = project.revisionClasses().get(0).getFileName().toString();
    assertThat(name).matches("Rev_20\\d\\d_abc1_added_notes\\.java");
    assertThat(project.onlyRevision()).containsPattern("created = \"20[0-9T:-]+Z\"");
    project.with("class-name", "Rev_{message}");
    project.run("revision", "--empty", "-m", "same").succeeds();
    refused(
        1,
        "Rev_same.java is there already. Give another message, or write {id}",
        "revision",
        "--empty",
        "-m",
        "same");
  }

  @Test
  void theContextReachesEveryCommandThatRecords() {
    project.run("revision", "-m", "notes").succeeds();
    project.run("revision", "--empty", "-m", "by context").succeeds();
    project.write(
        project.directory().relativize(file("ByContext")).toString(),
        revision("ByContext")
            .replaceFirst(
                "// op.addColumn.*",
                "op.addColumn(\"note\", column(op.context().get(\"column\"), text()));")
            .replaceFirst(
                "// op.dropColumn.*", "op.dropColumn(\"note\", op.context().get(\"column\"));"));
    project.with("context.column", "configured");
    assertThat(project.run("show", "head", "--sql").succeeds().out()).contains("configured");
    assertThat(project.run("show", "head", "--sql", "-x", "column=given").succeeds().out())
        .contains("given")
        .doesNotContain("configured");
    assertThat(project.run("show", "head", "--json").succeeds().out()).contains("configured");
    assertThat(project.run("upgrade", "--sql").succeeds().out()).contains("configured");
    assertThat(project.run("upgrade", "--dry-run").succeeds().out()).contains("configured");
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
    project.run("revision", "-m", "nothing").succeeds();
    project.run("diff", "--against", "revisions").succeeds();
    assertThat(project.run("downgrade", "-1").succeeds().out()).contains("by context");
  }
}

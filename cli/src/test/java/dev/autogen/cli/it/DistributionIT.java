package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The distribution as a user has it: a directory with {@code bin/autogen}, run as a process. */
@Execution(ExecutionMode.CONCURRENT)
class DistributionIT {

  private static final String NOTE =
      """
      @Entity
      public class Note {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
        @Column(unique = true) String title;
        @ManyToOne Note parent;
      }
      """;

  @Test
  void helpAndVersion(@TempDir Path directory) {
    assertThat(Distribution.run(directory, Map.of(), "--version").succeeds().out())
        .matches("autogen \\d+\\.\\d+\\.\\d+\\R");
    assertThat(Distribution.run(directory, Map.of(), "--help").succeeds().out())
        .contains("Usage: autogen", "revision", "upgrade", "Exit codes:");
    CommandResult nothing = Distribution.run(directory, Map.of()).exits(2);
    assertThat(nothing.err()).contains("autogen revision -m MESSAGE");
    assertThat(Distribution.home().resolve("share/man/man1/autogen-upgrade.1")).isNotEmptyFile();
  }

  @Test
  void runsThroughSymbolicLinksAndFromADirectoryWithSpaces(@TempDir Path directory)
      throws IOException {
    Path links = Files.createDirectories(directory.resolve("my programs"));
    Path real = Distribution.home().resolve("bin/autogen");
    Files.createSymbolicLink(links.resolve("absolute"), real);
    Files.createSymbolicLink(links.resolve("chained"), Path.of("absolute"));
    Files.createSymbolicLink(links.resolve("relative"), links.toRealPath().relativize(real));
    Path work = Files.createDirectories(directory.resolve("my project"));
    for (String link : List.of("absolute", "chained", "relative")) {
      assertThat(
              Distribution.run(links.resolve(link), work, Map.of(), "--version").succeeds().out())
          .startsWith("autogen ");
    }
  }

  @Test
  void mayItselfBeInADirectoryWithSpaces(@TempDir Path directory) throws IOException {
    Path home = directory.resolve("pro grams/auto gen");
    try (Stream<Path> tree = Files.walk(Distribution.home())) {
      for (Path file : tree.filter(path -> !path.toString().contains("postgresql")).toList()) {
        Path copy = home.resolve(Distribution.home().relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertThat(
            Distribution.run(home.resolve("bin/autogen"), directory, Map.of(), "--version")
                .succeeds()
                .out())
        .startsWith("autogen ");
  }

  @Test
  void saysWhatItNeedsWhereThereIsNoJava(@TempDir Path directory) {
    CommandResult result =
        Distribution.run(directory, Map.of("JAVA_HOME", "/nowhere"), "--version").exits(1);
    assertThat(result.err()).contains("JDK 17", "JAVA_HOME");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatItsOutputIsLost(@TempDir Path directory) {
    Function<String, CommandResult> completion =
        where ->
            Distribution.run(
                Path.of("/bin/sh"),
                directory,
                Map.of("AUTOGEN", Distribution.home().resolve("bin/autogen").toString()),
                "-c",
                "{ \"$AUTOGEN\" completion bash; echo $? >&2; } " + where);
    assertThat(completion.apply("> /dev/full").err())
        .isEqualTo("Standard output cannot be written: what is printed there is incomplete.\n1\n");
    assertThat(completion.apply("| true").err()).isEqualTo("0\n");
  }

  @Test
  void upgradeRightAfterRevisionWithoutABuild() {
    try (TestDatabase database = TestDatabase.create();
        ScratchProject project = ScratchProject.on(database).entity("Note", NOTE)) {
      CommandResult revision = project.autogen("revision", "-m", "added notes").succeeds();
      assertThat(revision.out().lines().toList())
          .hasSize(2)
          .allMatch(line -> Files.isRegularFile(project.directory().resolve(line)));
      assertThat(revision.err()).contains("create table note", "drop table note");
      CommandResult upgrade = project.autogen("upgrade").succeeds();
      assertThat(upgrade.out()).containsPattern("upgraded  \\w+  added notes  \\(\\d.* m?s\\)");
      assertThat(project.autogen("current").succeeds().out()).contains("(head)");
      project.autogen("downgrade", "-1").succeeds();
    }
  }

  @Test
  void scriptsGiveWhatTheCommandsGive() {
    try (TestDatabase byCommand = TestDatabase.create();
        TestDatabase byScript = TestDatabase.create();
        ScratchProject project = ScratchProject.on(byCommand).entity("Note", NOTE)) {
      List<String> nothing = IndependentCatalog.of(byCommand);
      project.autogen("revision", "-m", "first\ndrop table note; it's").succeeds();
      project.autogen("upgrade").succeeds();
      project.entity("Note", NOTE.replace("String title;", "String title; String text;"));
      project.autogen("revision", "-m", "second").succeeds();
      CommandResult up = project.autogen("upgrade", "--sql").succeeds();
      CommandResult down = project.autogen("downgrade", "--sql", "head:base").succeeds();
      project.autogen("upgrade").succeeds();

      byScript.execute(up.out());
      List<String> differences =
          IndependentCatalog.differences(
              IndependentCatalog.of(byCommand), IndependentCatalog.of(byScript));
      assertThat(differences).isEmpty();
      CommandResult current = project.autogen("current", "--url", byScript.url()).succeeds();
      assertThat(current.out()).isEqualTo(project.autogen("current").succeeds().out());
      project.autogen("check", "--url", byScript.url()).succeeds();

      byScript.execute(down.out());
      assertThat(IndependentCatalog.of(byScript)).isEqualTo(nothing);
    }
  }

  @Test
  void twoUpgradesAtOnceRunEachRevisionOnce() throws IOException, InterruptedException {
    try (TestDatabase database = TestDatabase.create();
        ScratchProject project = ScratchProject.on(database)) {
      project.revision(
          "Slow",
          """
          @RevisionInfo(id = "aaaa11112222", message = "slow", created = "2026-11-20T06:02:11Z")
          public final class Slow implements Revision {

            @Override
            public void upgrade(Operations op) {
              op.execute("create table once (id bigint)");
              op.execute("select pg_sleep(2)");
            }
          }
          """);
      Path first = project.directory().resolve("first.txt");
      Path second = project.directory().resolve("second.txt");
      Path command = Distribution.home().resolve("bin/autogen");
      Path work = project.directory();
      Process one = Distribution.start(command, work, Map.of(), first, first, "upgrade");
      Process other = Distribution.start(command, work, Map.of(), second, second, "upgrade");
      assertThat(one.waitFor()).as(ScratchProject.read(first)).isZero();
      assertThat(other.waitFor()).as(ScratchProject.read(second)).isZero();
      assertThat(ScratchProject.read(first) + ScratchProject.read(second))
          .containsOnlyOnce("upgraded  aaaa11112222")
          .containsOnlyOnce("Nothing to do");
    }
  }

  @Test
  void privateDatabaseSurvivesAKill() throws IOException, InterruptedException {
    try (ScratchProject project = ScratchProject.embedded().entity("Note", NOTE)) {
      project.autogen("revision", "-m", "notes").succeeds();
      project.autogen("upgrade").succeeds();
      project.autogen("sql", "insert into note (title) values ('kept')").succeeds();
      Path marker = project.directory().resolve("marker");
      project.revision("Endless", endless(marker, onlyId(project)));

      long server = killWhileItRuns(project, marker);
      assertThat(project.autogen("current").succeeds().out()).contains(onlyId(project));
      assertThat(project.autogen("sql", "select title from note").succeeds().out())
          .contains("kept");
      awaitEnd(server);

      // As when the machine goes down: server and command at once.
      long other = killWhileItRuns(project, marker);
      ProcessHandle.of(other).ifPresent(ProcessHandle::destroyForcibly);
      awaitEnd(other);
      Files.delete(project.revisionDirectory().resolve("Endless.java"));
      project.autogen("check").succeeds();
      assertThat(project.autogen("sql", "select title from note").succeeds().out())
          .contains("kept");
    }
  }

  private static void awaitEnd(long process) {
    ProcessHandle.of(process).ifPresent(it -> it.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  private static String onlyId(ScratchProject project) {
    return project.revisionClasses().stream()
        .map(ScratchProject::read)
        .filter(text -> text.contains("notes"))
        .map(text -> text.replaceAll("(?s).*\\bid = \"(\\w+)\".*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private static String endless(Path marker, String revises) {
    return """
    @RevisionInfo(id = "eeee11112222", revises = "%s", message = "endless", created = "2099-11-20T06:02:11Z")
    public final class Endless implements Revision {

      @Override
      public void upgrade(Operations op) {
        op.execute("create table half_way (id bigint)");
        op.connection(c -> {
          try {
            java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "running");
            Thread.sleep(600_000);
          } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
      }
    }
    """
        .formatted(revises, marker);
  }

  /** Kills an upgrade in the middle of a revision; returns the process of its server. */
  private static long killWhileItRuns(ScratchProject project, Path marker)
      throws IOException, InterruptedException {
    Files.deleteIfExists(marker);
    Path output = project.directory().resolve("output.txt");
    Process upgrade =
        Distribution.start(
            Distribution.home().resolve("bin/autogen"),
            project.directory(),
            Map.of(),
            output,
            output,
            "upgrade");
    while (!Files.exists(marker)) {
      assertThat(upgrade.waitFor(50, TimeUnit.MILLISECONDS)).as(Files.readString(output)).isFalse();
    }
    upgrade.destroyForcibly().waitFor();
    Path data = project.directory().resolve(".autogen/postgresql/18/data/postmaster.pid");
    return Long.parseLong(Files.readString(data).lines().findFirst().orElseThrow());
  }
}

package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.engine.revisions.SourceDirectory;
import dev.autogen.operation.Drop;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionDirectoryTest {

  private static final String REVISION =
      """
      package r;
      import dev.autogen.revision.*;
      @RevisionInfo(id = "ID", revises = {REVISES}, message = "m", created = "2026-01-01T00:00:00Z")
      public final class NAME implements Revision {
        @Override
        public void upgrade(Operations op) {
          BODY
        }
      }
      """;

  @TempDir Path project;

  private RevisionDirectory directory() {
    return new RevisionDirectory(
        project.resolve("r"),
        project,
        project.resolve("classes"),
        project.resolve(".autogen"),
        List::of);
  }

  private void revision(String name, String id, String revises, String body) throws IOException {
    Files.createDirectories(project.resolve("r"));
    Files.writeString(
        project.resolve("r").resolve(name + ".java"),
        REVISION
            .replace("NAME", name)
            .replace("ID", id)
            .replace("REVISES", revises)
            .replace("BODY", body));
  }

  @Test
  void aDirectoryThatIsNotThereHasNoRevisions() {
    assertThat(directory().sources()).isEmpty();
    assertThat(directory().graph().heads()).isEmpty();
  }

  @Test
  void compilesInMemoryAndRemembers() throws IOException {
    revision("R1", "a1", "", "op.dropTable(\"t\");");
    Drop dropped = Drop.of(ObjectId.table(QualifiedName.of("t")));
    assertThat(directory().revisions().get("a1").upgradeOperations()).containsExactly(dropped);
    Path cache = project.resolve(".autogen/revisions.cache");
    assertThat(cache).exists();
    byte[] kept = Files.readAllBytes(cache);
    assertThat(directory().revisions().get("a1").upgradeOperations()).containsExactly(dropped);
    assertThat(Files.readAllBytes(cache)).isEqualTo(kept);
    revision("R1", "a1", "", "op.dropTable(\"u\");");
    assertThat(directory().revisions().get("a1").upgradeOperations())
        .containsExactly(Drop.of(ObjectId.table(QualifiedName.of("u"))));
  }

  @Test
  void onlyNewRevisionsAreCompiled() throws IOException {
    Files.createDirectories(project.resolve("r"));
    Path names = project.resolve("r/Names.java");
    Files.writeString(names, "package r; class Names { static String TABLE = \"t\"; }");
    revision("R1", "a1", "", "op.dropTable(Names.TABLE);");
    assertThat(directory().revisions().get("a1").upgradeOperations()).hasSize(1);
    revision("R2", "b2", "\"a1\"", "new R1().upgrade(op); op.dropTable(Names.TABLE);");
    assertThat(directory().revisions().get("b2").upgradeOperations()).hasSize(2);
    // Without its source the class would not be known any more.
    Files.delete(names);
    assertThatThrownBy(() -> directory().revisions().get("b2").upgradeOperations())
        .hasMessageContaining("R2.java:7: cannot find symbol");
    Files.writeString(names, "package r; class Names { static String TABLE = \"u\"; }");
    assertThat(directory().revisions().get("b2").upgradeOperations())
        .containsOnly(Drop.of(ObjectId.table(QualifiedName.of("u"))));
  }

  @Test
  void aDamagedCacheIsMadeAgain() throws IOException {
    revision("R1", "a1", "", "op.dropTable(\"t\");");
    Files.createDirectories(project.resolve(".autogen"));
    Files.writeString(project.resolve(".autogen/revisions.cache"), "garbage");
    assertThat(directory().revisions().get("a1").upgradeOperations()).hasSize(1);
  }

  @Test
  void aCompileErrorNamesFileAndLine() throws IOException {
    revision("R1", "a1", "", "op.dropTabel(\"t\");");
    assertThatThrownBy(() -> directory().revisions().get("a1").upgradeOperations())
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("R1.java:7")
        .hasMessageContaining("cannot find symbol")
        .hasMessageContaining("dropTabel");
  }

  @Test
  void twoRevisionsWithOneIdAreRefused() throws IOException {
    revision("R1", "a1", "", "");
    revision("R2", "a1", "", "");
    assertThatThrownBy(() -> directory().graph())
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("Two revisions have the id a1: r/R1.java and r/R2.java.");
  }

  @Test
  void aCycleIsRefused() throws IOException {
    revision("R1", "a1", "\"b2\"", "");
    revision("R2", "b2", "\"a1\"", "");
    assertThatThrownBy(() -> directory().graph())
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("cycle");
  }

  @Test
  void aClassThatDoesNotCompileStopsOnlyWhoNeedsIt() throws IOException {
    revision("R1", "a1", "", "op.dropTable(\"t\");");
    revision("R2", "b2", "\"a1\"", "op.dropTabel(\"t\");");
    revision("R3", "c3", "\"b2\"", "op.dropTable(Names.TABLE);");
    Files.writeString(project.resolve("r/Names.java"), "package r; class Names { int TABLE = ; }");
    for (int i = 0; i < 2; i++) {
      RevisionDirectory directory = directory();
      assertThat(directory.graph().heads()).containsExactly("c3");
      assertThat(directory.revisions().get("a1").upgradeOperations()).hasSize(1);
      assertThatThrownBy(() -> directory.revisions().get("b2").upgradeOperations())
          .isInstanceOf(AutogenException.class)
          .hasMessageContaining("r/R2.java:7: cannot find symbol");
      assertThatThrownBy(() -> directory.revisions().get("c3").upgradeOperations())
          .hasMessageContaining("r/R3.java:7 needs Names, and r/Names.java:1: illegal start");
    }
    Files.writeString(
        project.resolve("r/Names.java"), "package r; class Names { static String TABLE = \"t\"; }");
    assertThat(directory().revisions().get("c3").upgradeOperations()).hasSize(1);
  }

  @Test
  void aSourceThatIsNotUtf8StopsOnlyWhoNeedsIt() throws IOException {
    revision("R1", "a1", "", "op.dropTable(\"t\");");
    revision("R2", "b2", "\"a1\"", "op.dropTable(\"caf\u00C9\");");
    Path latin = project.resolve("r/R2.java");
    Files.write(latin, Files.readString(latin).getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < 2; i++) {
      RevisionDirectory directory = directory();
      assertThat(directory.revisions().get("a1").upgradeOperations()).hasSize(1);
      assertThatThrownBy(() -> directory.revisions().get("b2").upgradeOperations())
          .isInstanceOf(AutogenException.class)
          .hasMessage(
              "A revision does not compile: r/R2.java:7 is not UTF-8; save it as UTF-8. Correct it, then run the command again.");
    }
  }

  @Test
  void aSourceMayHaveAByteOrderMark() throws IOException {
    revision("R1", "a1", "", "op.dropTable(\"t\");");
    Path marked = project.resolve("r/R1.java");
    Files.writeString(marked, "\uFEFF" + Files.readString(marked));
    assertThat(directory().revisions().get("a1").upgradeOperations()).hasSize(1);
  }

  @Test
  void whatAnEarlierBuildLeftDoesNotStandInForABrokenClass() throws IOException {
    Path names = project.resolve("r/Names.java");
    revision("R1", "a1", "", "op.dropTable(Names.TABLE);");
    Files.writeString(names, "package r; class Names { static String TABLE = \"old\"; }");
    Files.createDirectories(project.resolve("classes"));
    assertThat(compile(project.resolve("classes"), names)).isZero();
    Files.writeString(names, "package r; class Names { static String TABLE = new; }");
    assertThatThrownBy(() -> directory().revisions().get("a1").upgradeOperations())
        .hasMessageContaining("r/R1.java:7 needs Names, and r/Names.java:1");
  }

  @Test
  void aClassOfTheProjectThatChangesIsSeen() throws IOException {
    Path names = project.resolve("src/Names.java");
    revision("R1", "a1", "", "op.dropTable(p.Names.TABLE);");
    Files.createDirectories(project.resolve("classes"));
    assertThatThrownBy(() -> directory().revisions().get("a1").upgradeOperations())
        .hasMessageContaining("package p does not exist");
    Files.createDirectories(names.getParent());
    for (String table : List.of("first", "second!")) {
      Files.writeString(
          names, "package p; public interface Names { String TABLE = \"%s\"; }".formatted(table));
      assertThat(compile(project.resolve("classes"), names)).isZero();
      assertThat(directory().revisions().get("a1").upgradeOperations())
          .containsExactly(Drop.of(ObjectId.table(QualifiedName.of(table))));
    }
  }

  private static int compile(Path output, Path source) {
    return ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-proc:none", "-d", output.toString(), source.toString());
  }

  @Test
  void aHeaderThatCannotBeReadIsSaidAndMissedOnlyWhereItMatters() throws IOException {
    revision("R1", "a1", "", "op.dropTable(\"t\");");
    revision("R2", "b2", "\"a1\"", "");
    Path broken = project.resolve("r/R2.java");
    Files.writeString(broken, Files.readString(broken).replace("\"b2\"", "ID"));
    List<String> said = new ArrayList<>();
    RevisionDirectory directory = sayingTo(said);
    assertThat(directory.graph().heads()).containsExactly("a1");
    assertThat(directory.revisions().get("a1").upgradeOperations()).hasSize(1);
    assertThat(said)
        .containsExactly(
            "The @RevisionInfo of r/R2.java must be written with literals, but has ID.");
    assertThatThrownBy(directory::requireWhole).hasMessageContaining("r/R2.java");
    revision("R3", "c3", "\"b2\"", "");
    revision("R4", "d4", "\"c3\"", "");
    said.clear();
    assertThat(sayingTo(said).graph().heads()).containsExactly("a1");
    assertThat(said)
        .contains(
            "Revision c3 (r.R3) revises b2, which is not there, so it is left out, with 1 after it. Bring that class back, or correct the id.");
  }

  private RevisionDirectory sayingTo(List<String> said) {
    return new RevisionDirectory(
        () -> List.of(new SourceDirectory(project.resolve("r"), false, "")),
        Optional.empty(),
        project,
        project.resolve("classes"),
        project.resolve(".autogen"),
        List::of,
        said::add);
  }

  @Test
  void resourcesBesideASourceAreFound() throws IOException {
    revision(
        "R1",
        "a1",
        "",
        "if (getClass().getResource(\"rows.csv\") != null"
            + " && R1.class.getResource(\"data/more.csv\") != null) op.dropTable(\"t\");");
    Files.createDirectories(project.resolve("r/data"));
    Files.writeString(project.resolve("r/rows.csv"), "1");
    Files.writeString(project.resolve("r/data/more.csv"), "1");
    assertThat(directory().revisions().get("a1").upgradeOperations()).hasSize(1);
  }
}

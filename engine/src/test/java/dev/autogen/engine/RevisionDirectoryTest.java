package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.Drop;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        .hasMessageContaining("r.R1 and r.R2 have the same revision id, a1");
  }

  @Test
  void aCycleIsRefused() throws IOException {
    revision("R1", "a1", "\"b2\"", "");
    revision("R2", "b2", "\"a1\"", "");
    assertThatThrownBy(() -> directory().graph())
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("cycle");
  }
}

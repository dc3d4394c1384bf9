package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.Drop;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadedRevisionTest {

  @RevisionInfo(id = "good", message = "good", created = "2026-11-20T06:02:11Z")
  static final class Good implements Revision {
    @Override
    public void upgrade(Operations op) {
      op.in(op.context().getOrDefault("schema", "app")).dropTable("posts");
    }
  }

  @RevisionInfo(id = "bad", message = "bad", created = "2026-11-20T06:02:11Z")
  static final class Bad implements Revision {
    @Override
    public void upgrade(Operations op) {
      op.dropTable("");
    }

    @Override
    public void downgrade(Operations op) {
      throw new UnsupportedOperationException("not written yet");
    }
  }

  @RevisionInfo(id = "sad", message = "sad", created = "2026-11-20T06:02:11Z")
  static final class Sad implements Revision {
    Sad() {
      throw new IllegalStateException("no file found");
    }

    @Override
    public void upgrade(Operations op) {}
  }

  @RevisionInfo(id = "mad", message = "mad", created = "2026-11-20T06:02:11Z")
  static final class Mad implements Revision {
    Mad(String parameter) {}

    @Override
    public void upgrade(Operations op) {}
  }

  @RevisionInfo(id = "a-b", message = "wrong id", created = "2026-11-20T06:02:11Z")
  static final class WrongId implements Revision {
    @Override
    public void upgrade(Operations op) {}
  }

  @RevisionInfo(id = "none", message = "none", created = "2026-11-20T06:02:11Z")
  static final class NoRevision {}

  @Test
  void recordsWithTheContext() {
    LoadedRevision revision = LoadedRevision.of(Good.class);
    assertThat(revision.id()).isEqualTo("good");
    assertThat(revision.upgradeOperations(Map.of("schema", "tenant")))
        .containsExactly(Drop.of(ObjectId.table(QualifiedName.of("tenant", "posts"))));
    assertThat(revision.upgradeOperations())
        .containsExactly(Drop.of(ObjectId.table(QualifiedName.of("app", "posts"))));
  }

  @Test
  void namesClassDirectionLineAndReasonOfAFailure() {
    LoadedRevision revision = LoadedRevision.of(Bad.class);
    assertThatThrownBy(revision::upgradeOperations)
        .isInstanceOf(AutogenException.class)
        .hasMessageMatching(
            "The upgrade of dev.autogen.revision.LoadedRevisionTest\\$Bad failed in line \\d+: "
                + "The name of"
                + " a table is missing.")
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(revision::downgradeOperations)
        .isInstanceOf(AutogenException.class)
        .hasMessageMatching(
            "The downgrade of dev.autogen.revision.LoadedRevisionTest\\$Bad failed in line \\d+:"
                + " java.lang.UnsupportedOperationException: not written yet.");
  }

  @Test
  void saysWhyAClassCannotBeInstantiatedOnceItIsUsed() {
    LoadedRevision sad = LoadedRevision.of(Sad.class);
    assertThatThrownBy(sad::upgradeOperations)
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "The constructor of dev.autogen.revision.LoadedRevisionTest$Sad failed: no file "
                + "found.");
    LoadedRevision mad = LoadedRevision.of(Mad.class);
    assertThatThrownBy(mad::upgradeOperations)
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("It needs a public constructor without parameters.");
  }

  @Test
  void refusesWhatIsNoRevision() {
    assertThatThrownBy(() -> LoadedRevision.of(String.class))
        .isInstanceOf(AutogenException.class)
        .hasMessage("Class java.lang.String is no revision: it has no @RevisionInfo.");
    assertThatThrownBy(() -> LoadedRevision.of(NoRevision.class))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("does not implement Revision");
    assertThatThrownBy(() -> LoadedRevision.of(WrongId.class))
        .isInstanceOf(AutogenException.class)
        .hasMessageStartingWith("dev.autogen.revision.LoadedRevisionTest$WrongId: 'a-b' cannot be");
  }
}

package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelHistoryTest {

  private static final Table POSTS = Table.of(QualifiedName.of("posts"));
  private static final Table VOTES = Table.of(QualifiedName.of("votes"));

  @TempDir Path directory;
  private ModelHistory history;

  @BeforeEach
  void twoRevisions() throws IOException {
    revision("R1", "a1", "", List.of(), List.of(POSTS));
    revision("R2", "b2", "revises = \"a1\",", List.of(POSTS), List.of(VOTES));
    history =
        new ModelHistory(
            new RevisionDirectory(
                directory, directory, directory, directory.resolve(".autogen"), List::of));
  }

  private void revision(
      String name, String id, String revises, List<SchemaObject> removed, List<SchemaObject> added)
      throws IOException {
    Files.writeString(
        directory.resolve(name + ".java"),
        "@RevisionInfo(id = \"%s\", %s message = \"m\") class %s {}".formatted(id, revises, name));
    Files.writeString(
        directory.resolve(name + ".model"),
        ModelHistory.print(new ModelDelta(Map.of("hibernate", "7"), removed, added, Map.of())));
  }

  @Test
  void replaysFactsAlongTheGraph() {
    assertThat(history.at(List.of())).isEqualTo(Schema.EMPTY);
    assertThat(history.at(List.of("a1"))).isEqualTo(Schema.of(POSTS));
    assertThat(history.at(List.of("b2"))).isEqualTo(Schema.of(VOTES));
  }

  @Test
  void aMissingFileIsNotAnEmptyModel() throws IOException {
    Files.delete(directory.resolve("R1.model"));
    assertThatThrownBy(() -> history.at(List.of("b2")))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("R1.model is missing")
        .hasMessageContaining("version control");
  }

  @Test
  void anEditedFileIsNamed() throws IOException {
    Path model = directory.resolve("R1.model");
    Files.writeString(model, Files.readString(model).replace("table posts", "table other"));
    assertThatThrownBy(() -> history.at(List.of("b2")))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("R1.model was edited");
  }

  @Test
  void aFileOfAnotherBranchDoesNotFit() throws IOException {
    Files.copy(
        directory.resolve("R2.model"),
        directory.resolve("R1.model"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> history.at(List.of("b2")))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("R1.model does not fit");
  }
}

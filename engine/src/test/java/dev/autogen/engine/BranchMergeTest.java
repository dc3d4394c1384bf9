package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfigurationRequest;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Column;
import dev.autogen.schema.ModelDelta;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be merged and rebased, on revisions whose operations and facts are written by hand. */
class BranchMergeTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final String NOTHING = "";

  @TempDir Path directory;

  @BeforeEach
  void aTable() throws IOException {
    revision(
        "a1",
        "",
        "op.createTable(\"posts\", column(\"id\", bigint()), column(\"title\", varchar(255)));",
        Table.of(POSTS),
        column("id", "bigint"),
        column("title", "varchar(255)"));
  }

  private static Column column(String name, String type) {
    return Column.of(POSTS, name, SqlType.parse(type));
  }

  private void revision(String id, String revises, String upgrade, SchemaObject... added)
      throws IOException {
    revision(id, "revises = {" + revises + "},", upgrade, List.of(), List.of(added));
  }

  private void revision(
      String id, String more, String upgrade, List<SchemaObject> removed, List<SchemaObject> added)
      throws IOException {
    Path file = directory.resolve("R_" + id + ".java");
    Files.writeString(
        file,
        """
        package r;
        import dev.autogen.revision.*;
        @RevisionInfo(id = "%s", %s message = "made %s", created = "")
        public final class R_%s implements Revision {
          @Override
          public void upgrade(Operations op) {
            %s
          }
        }
        """
            .formatted(id, more, id, id, upgrade));
    Files.writeString(
        directory.resolve("R_" + id + ".model"),
        ModelHistory.print(new ModelDelta(Map.of(), removed, added, Map.of())));
  }

  private Project project() {
    Configuration configuration =
        Configuration.load(
            new ConfigurationRequest(
                directory,
                Optional.empty(),
                "",
                Map.of("revisions", directory.toString(), "package", "r", "classes", "none"),
                Map.of()));
    return Project.open(configuration, Map.of(), line -> {});
  }

  private RevisionSource merged(String... revisions) {
    try (Project project = project()) {
      return new BranchMerge(project)
          .write(
              new BranchMerge.Request(List.of(revisions), "", Optional.of("m1"), List.of(), false))
          .orElseThrow();
    }
  }

  private void assertClash(String message) throws IOException {
    List<Path> before = files();
    assertThatThrownBy(this::merged)
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining(message);
    assertThat(files()).isEqualTo(before);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void branchesThatTouchDifferentThingsGoTogether() throws IOException {
    revision(
        "b1", "\"a1\"", "op.addColumn(\"posts\", column(\"x\", text()));", column("x", "text"));
    revision(
        "b2", "\"a1\"", "op.addColumn(\"posts\", column(\"y\", text()));", column("y", "text"));
    revision("b3", "\"a1\"", "op.execute(\"create view v as select 1\");");
    RevisionSource source = merged();
    assertThat(source.header().revises()).containsExactly("b1", "b2", "b3");
    assertThat(source.header().message()).isEqualTo("merge b1 and b2 and b3");
    assertThat(Files.readString(source.modelFile())).doesNotContain("\n+", "\n-");
    try (Project project = project()) {
      assertThat(new ModelHistory(project.revisions()).at(List.of("m1")).columns(POSTS)).hasSize(4);
    }
  }

  @Test
  void bothMakeTheSame() throws IOException {
    revision(
        "b1", "\"a1\"", "op.addColumn(\"posts\", column(\"x\", text()));", column("x", "text"));
    revision(
        "b2", "\"a1\"", "op.addColumn(\"posts\", column(\"x\", text()));", column("x", "text"));
    assertClash(
        "b1 and b2 cannot be merged: revisions b1 (made b1) and b2 (made b2) both change column"
            + " posts.x. Take b2 back where it is applied, delete ");
  }

  @Test
  void theCulpritsAreNamedHoweverLongTheBranches() throws IOException {
    revision(
        "b1", "\"a1\"", "op.addColumn(\"posts\", column(\"x\", text()));", column("x", "text"));
    revision(
        "c1", "\"b1\"", "op.addColumn(\"posts\", column(\"y\", text()));", column("y", "text"));
    revision("d1", "\"c1\"", NOTHING);
    revision("b2", "\"a1\"", NOTHING);
    revision(
        "c2", "\"b2\"", "op.addColumn(\"posts\", column(\"y\", text()));", column("y", "text"));
    revision("d2", "\"c2\"", NOTHING);
    assertClash("d1 and d2 cannot be merged: revisions c1 (made c1) and c2 (made c2) both change");
  }

  @Test
  void handWrittenOperationsClashWithoutFacts() throws IOException {
    revision("b1", "\"a1\"", "op.renameColumn(\"posts\", \"title\", \"headline\");");
    revision("b2", "\"a1\"", "op.createIndex(\"posts\", index(\"posts_ix\", \"title\"));");
    assertClash(
        "revisions b1 (made b1) and b2 (made b2) do not go together: cannot create index"
            + " posts.posts_ix: there is no column posts.title. They go in one order: run 'autogen"
            + " rebase b1 --onto b2' instead.");
    try (Project project = project()) {
      Rebase.of(project, "b1", Optional.empty()).write();
      assertThat(project.revisions().graph().heads()).containsExactly("b1");
    }
  }

  @Test
  void whatComesOutMustBeTheSame() throws IOException {
    revision("b1", "\"a1\"", "op.alterColumn(\"posts\", \"title\", c -> c.type(varchar(10)));");
    revision("b2", "\"a1\"", "op.alterColumn(\"posts\", \"title\", c -> c.type(varchar(20)));");
    assertClash(
        "make different things of column posts.title, depending on which runs first. They go in one"
            + " order: run 'autogen rebase b2 --onto b1' instead.");
  }

  @Test
  void aDependencyGivesTheOrder() throws IOException {
    revision(
        "b1", "\"a1\"", "op.addColumn(\"posts\", column(\"x\", text()));", column("x", "text"));
    revision(
        "b2",
        "revises = \"a1\", dependsOn = \"b1\",",
        "op.renameColumn(\"posts\", \"x\", \"y\");",
        List.of(column("x", "text")),
        List.of(column("y", "text")));
    assertThat(merged("heads").header().revises()).containsExactly("b1", "b2");
  }

  @Test
  void aBranchThatIsBrokenByItselfIsNotBlamedOnTheOther() throws IOException {
    revision("b1", "\"a1\"", "op.dropColumn(\"posts\", \"nowhere\");");
    revision("b2", "\"a1\"", NOTHING);
    assertClash("The branch of b1 cannot run by itself: cannot drop column posts.nowhere");
  }

  @Test
  void twoRootsThatPointToATableOfSomebodyElse() throws IOException {
    String key =
        "op.createTable(\"%s\", column(\"id\", bigint()), foreignKey(\"%s_fk\", \"id\")"
            + ".references(\"users\", \"id\"));";
    revision("x1", "", key.formatted("x", "x"), Table.of(QualifiedName.of("x")));
    revision("y1", "", key.formatted("y", "y"), Table.of(QualifiedName.of("y")));
    assertThat(merged().header().revises()).containsExactly("a1", "x1", "y1");
  }
}

package dev.autogen.cli.it;

import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scratch project of somebody who adopts a database of DSpace, and goes on from there. */
final class DspaceProject implements AutoCloseable {

  private static final Path CLASSES = Path.of("target", "classes");

  private final TestDatabase database;
  private final ScratchProject project;

  private DspaceProject(TestDatabase database, ScratchProject project) {
    this.database = database;
    this.project = project;
  }

  /** Makes one: entities from DSpace's jar, settings as its {@code core-hibernate.xml} has them. */
  static DspaceProject on(TestDatabase database) {
    List<Path> classes = new ArrayList<>(List.of(CLASSES, DspaceJar.path()));
    ScratchProject project =
        ScratchProject.on(database)
            .with("classes", ScratchProject.classPath(classes))
            .with("classpath", ScratchProject.classPath(Hibernate6.jars()))
            .with("hibernate.dialect", "org.dspace.util.DSpacePostgreSQLDialect")
            .with("hibernate.default_schema", "public");
    DspaceProject made = new DspaceProject(database, project);
    made.editor().write();
    return made;
  }

  /** Returns a copy of this project on a copy of its database. */
  DspaceProject copy() {
    return onto(database.copy());
  }

  /** Returns a copy of this project on another database. */
  DspaceProject onto(TestDatabase other) {
    DspaceProject copy = on(other);
    Path from = project.directory();
    Path to = copy.project.directory();
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path file : tree.sorted().toList()) {
        Path place = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else if (!Files.exists(place)) {
          Files.copy(file, place);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  TestDatabase database() {
    return database;
  }

  ScratchProject scratch() {
    return project;
  }

  /**
   * Edits the entities. They are read once, as autogen does, and all further commands take what was
   * read: that they read the same every time is not what an edit is about.
   */
  void edit(ModelEdit edit) {
    edit.change().apply(editor()).write();
    if (!edit.removed().isEmpty()) {
      List<String> left = new ArrayList<>(DspaceJar.entities());
      left.removeAll(edit.removed());
      project.with("entities", String.join(", ", left));
    }
    String model = project.inEngine(opened -> opened.model().metadata().print());
    project.write("model.txt", model).with("model", "model.txt");
  }

  /** Returns an editor of the entities; what it writes goes before the jar. */
  private ClassEditor editor() {
    return new ClassEditor(
        DspaceJar.path(), Hibernate6.jars(), project.directory().resolve(CLASSES));
  }

  @Override
  public void close() {
    project.close();
    database.close();
  }
}

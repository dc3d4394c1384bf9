package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Entities that nobody here wrote: what autogen's revision makes of a database is what Hibernate's
 * own {@code create} makes of it, and its downgrade takes all of it away.
 */
class HibernateModelsIT {

  @ParameterizedTest
  @EnumSource
  void revisionMakesWhatHibernateCreates(HibernateModel model) throws ReflectiveOperationException {
    try (TestDatabase byHibernate = TestDatabase.create();
        TestDatabase byAutogen = TestDatabase.create();
        ScratchProject project = model.configure(ScratchProject.on(byAutogen), List.of())) {
      List<String> nothing = IndependentCatalog.of(byAutogen);
      model.createIn(byHibernate, Distribution.hibernate());
      List<String> wanted = IndependentCatalog.of(byHibernate);
      assertThat(wanted).hasSizeGreaterThan(nothing.size() + 10);

      project.autogen("revision", "-m", "model").succeeds();
      project.autogen("upgrade", "head").succeeds();
      assertThat(differences(wanted, byAutogen)).isEmpty();

      project.autogen("check").succeeds();
      project.autogen("revision", "-m", "nothing").succeeds();
      assertThat(project.revisionClasses()).hasSize(1);

      project.autogen("downgrade", "base").succeeds();
      assertThat(differences(nothing, byAutogen)).isEmpty();
      project.autogen("upgrade").succeeds();
      assertThat(differences(wanted, byAutogen)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hibernate6OnTheClassPathIsFollowedToo(HibernateModel model)
      throws ReflectiveOperationException {
    List<Path> hibernate6 = hibernate6();
    try (TestDatabase byHibernate = TestDatabase.create();
        TestDatabase byAutogen = TestDatabase.create();
        ScratchProject project = model.configure(ScratchProject.on(byAutogen), hibernate6)) {
      model.createIn(byHibernate, hibernate6);

      project.run("revision", "-m", "model").succeeds();
      assertThat(project.onlyRevision()).contains("Hibernate ORM 6.6.");
      project.run("upgrade").succeeds();
      assertThat(differences(IndependentCatalog.of(byHibernate), byAutogen)).isEmpty();
      project.run("check").succeeds();
    }
  }

  private static List<Path> hibernate6() {
    Path directory =
        Path.of(System.getProperty("autogen.hibernate6", "../model-scanner/target/hibernate6"));
    assumeThat(directory).as("jars that the module model-scanner copies").isDirectory();
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.map(Path::toAbsolutePath).map(Path::normalize).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> differences(List<String> wanted, TestDatabase database) {
    return IndependentCatalog.differences(wanted, IndependentCatalog.of(database));
  }
}

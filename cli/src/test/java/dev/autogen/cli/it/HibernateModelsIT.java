package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Entities that nobody here wrote: what autogen's revision makes of a database is what Hibernate's
 * own {@code create} makes of it, and its downgrade takes all of it away.
 */
@Execution(ExecutionMode.CONCURRENT)
class HibernateModelsIT {

  @ParameterizedTest
  @EnumSource
  void revisionMakesWhatHibernateCreates(HibernateModel model) {
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
  void hibernate6OnTheClassPathIsFollowedToo(HibernateModel model) {
    assumeThat(Hibernate6.directory()).as("jars that model-scanner copies").isDirectory();
    List<Path> hibernate6 = Hibernate6.jars();
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

  private static List<String> differences(List<String> wanted, TestDatabase database) {
    return IndependentCatalog.differences(wanted, IndependentCatalog.of(database));
  }
}

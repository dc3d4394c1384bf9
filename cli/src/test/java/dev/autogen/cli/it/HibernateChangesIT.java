package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Databases that Hibernate 6.6 made, adopted, and then read with 7.4: what the same entities mean
 * otherwise is named as such.
 */
@Execution(ExecutionMode.CONCURRENT)
class HibernateChangesIT {

  @ParameterizedTest
  @EnumSource
  void whatTheNewerHibernateSaysIsExplained(HibernateModel model) {
    try (TestDatabase database = TestDatabase.create();
        ScratchProject project = model.configure(ScratchProject.on(database), Hibernate6.jars())) {
      model.createIn(database, Hibernate6.jars());
      List<String> before = IndependentCatalog.of(database);
      project.run("baseline", "--from-model", "--expect-equal").succeeds();
      project.run("check").succeeds();

      model.configure(project, List.of());
      CommandResult check = project.run("check", "--only", "model");
      List<String> changes = check.out().lines().filter(line -> line.startsWith("  ")).toList();
      if (!changes.isEmpty()) {
        assertThat(check.exits(3).err())
            .contains("The last revision was written with Hibernate ORM 6.6.")
            .contains("and this is 7.4.");
      }
      assertThat(changes).allMatch(line -> line.contains("https://docs.hibernate.org/orm/7."));
      assertThat(IndependentCatalog.of(database)).isEqualTo(before);
    }
  }
}

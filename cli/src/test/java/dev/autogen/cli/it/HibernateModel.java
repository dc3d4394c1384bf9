package dev.autogen.cli.it;

import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The domain models of Hibernate's own test kit, {@code org.hibernate.orm:hibernate-testing}. */
enum HibernateModel {
  ANIMAL,
  CONTACTS,
  GAMBIT,
  HELPDESK,
  LIBRARY,
  RETAIL,
  USERGUIDE;

  private static final String DOMAIN = "org.hibernate.testing.orm.domain";

  /** Applies to the retail model, but is in the package above, where autogen has to find it. */
  private static final String RETAIL_CONVERTER = DOMAIN + ".MonetaryAmountConverter";

  /** The jars that the build copies, see the pom: the models, and the money of the retail model. */
  private static List<Path> jars() {
    Path directory = Path.of(System.getProperty("autogen.models", "target/models"));
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.map(Path::toAbsolutePath).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path models() {
    return jars().stream()
        .filter(jar -> jar.getFileName().toString().startsWith("hibernate-testing"))
        .findFirst()
        .orElseThrow();
  }

  private String packageName() {
    return DOMAIN + "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Configures a project for this model.
   *
   * @param hibernate the jars of the application's Hibernate; empty for that of the distribution
   */
  ScratchProject configure(ScratchProject project, List<Path> hibernate) {
    List<Path> libraries = new ArrayList<>(jars());
    libraries.remove(models());
    libraries.addAll(hibernate);
    return project
        .with("classes", models().toString())
        .with("packages", packageName())
        .with("classpath", ScratchProject.classPath(libraries));
  }

  /** Lets Hibernate itself create the model's schema. */
  void createIn(TestDatabase database, List<Path> hibernate) {
    List<String> classes = new ArrayList<>(HibernateCreate.classNames(models(), packageName()));
    if (this == RETAIL) {
      classes.add(RETAIL_CONVERTER);
    }
    HibernateCreate.run(hibernate, jars(), classes, Map.of(), database.url());
  }
}

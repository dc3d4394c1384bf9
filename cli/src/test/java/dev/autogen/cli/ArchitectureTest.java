package dev.autogen.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md: who may see whom. */
class ArchitectureTest {

  private static final String DRIVER_COPY = "dev.autogen.migration.DriverCopy";

  private static JavaClasses autogen;

  @BeforeAll
  static void importClasses() {
    autogen =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("test-classes"))
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.autogen");
    assertThat(autogen.size()).isGreaterThan(200);
  }

  @Test
  void modulesSeeOnlyThoseBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.autogen..")
        .layer("runtime")
        .definedBy(
            "dev.autogen.schema..",
            "dev.autogen.operation..",
            "dev.autogen.revision..",
            "dev.autogen.postgresql..",
            "dev.autogen.migration..")
        .layer("model-scanner")
        .definedBy("dev.autogen.scanner..")
        .layer("schema-diff")
        .definedBy("dev.autogen.catalog..", "dev.autogen.diff..")
        .layer("codegen")
        .definedBy("dev.autogen.codegen..")
        .layer("engine")
        .definedBy("dev.autogen.engine..")
        .layer("cli")
        .definedBy("dev.autogen.cli..")
        .whereLayer("runtime")
        .mayNotAccessAnyLayer()
        .whereLayer("model-scanner")
        .mayOnlyAccessLayers("runtime")
        .whereLayer("schema-diff")
        .mayOnlyAccessLayers("runtime")
        .whereLayer("codegen")
        .mayOnlyAccessLayers("runtime")
        .whereLayer("engine")
        .mayOnlyAccessLayers("runtime", "model-scanner", "schema-diff", "codegen")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .check(autogen);
  }

  @Test
  void packagesOfTheRuntimeBuildOnEachOther() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.autogen..")
        .layer("schema")
        .definedBy("dev.autogen.schema..")
        .layer("operation")
        .definedBy("dev.autogen.operation..")
        .layer("postgresql")
        .definedBy("dev.autogen.postgresql..")
        .layer("revision")
        .definedBy("dev.autogen.revision..")
        .layer("migration")
        .definedBy("dev.autogen.migration..")
        .whereLayer("schema")
        .mayNotAccessAnyLayer()
        .whereLayer("operation")
        .mayOnlyAccessLayers("schema")
        .whereLayer("postgresql")
        .mayOnlyAccessLayers("schema", "operation")
        .whereLayer("revision")
        .mayOnlyAccessLayers("schema", "operation", "postgresql")
        .whereLayer("migration")
        .mayOnlyAccessLayers("schema", "operation", "postgresql", "revision")
        .check(autogen);
  }

  @Test
  void packagesOfTheEngineBuildOnEachOther() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.autogen.engine..")
        .layer("files")
        .definedBy("dev.autogen.engine.files")
        .layer("configuration")
        .definedBy("dev.autogen.engine.configuration")
        .layer("build")
        .definedBy("dev.autogen.engine.build")
        .layer("database")
        .definedBy("dev.autogen.engine.database")
        .layer("entities")
        .definedBy("dev.autogen.engine.entities")
        .layer("revisions")
        .definedBy("dev.autogen.engine.revisions")
        .layer("rows")
        .definedBy("dev.autogen.engine.rows")
        .layer("adoption")
        .definedBy("dev.autogen.engine.adoption")
        .layer("engine")
        .definedBy("dev.autogen.engine")
        .layer("bundle")
        .definedBy("dev.autogen.engine.bundle")
        .layer("seed")
        .definedBy("dev.autogen.engine.seed")
        .whereLayer("files")
        .mayNotAccessAnyLayer()
        .whereLayer("configuration")
        .mayOnlyAccessLayers("files")
        .whereLayer("build")
        .mayOnlyAccessLayers("files", "configuration")
        .whereLayer("database")
        .mayOnlyAccessLayers("files", "configuration", "build")
        .whereLayer("entities")
        .mayOnlyAccessLayers("files", "configuration", "build")
        .whereLayer("revisions")
        .mayOnlyAccessLayers("files", "configuration")
        .whereLayer("rows")
        .mayNotAccessAnyLayer()
        .whereLayer("adoption")
        .mayOnlyAccessLayers("database")
        .whereLayer("bundle")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("seed")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitectureIgnoring(
            resideOutsideOfPackage("dev.autogen.engine.."))
        .check(autogen);
  }

  @Test
  void noTwoPackagesNeedEachOther() {
    slices().matching("dev.autogen.(**)").should().beFreeOfCycles().check(autogen);
  }

  @Test
  void theRuntimeNeedsNothingThatAnApplicationWouldHaveToShip() {
    classes()
        .that()
        .resideInAnyPackage(
            "dev.autogen.schema..",
            "dev.autogen.operation..",
            "dev.autogen.revision..",
            "dev.autogen.postgresql..",
            "dev.autogen.migration..")
        .and()
        .doNotHaveFullyQualifiedName(DRIVER_COPY)
        .and()
        .doNotHaveFullyQualifiedName(DRIVER_COPY + "$Lines")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.autogen..",
            "java..",
            "javax.sql..",
            "javax.annotation.processing..",
            "javax.lang.model..",
            "javax.tools..",
            "org.slf4j..")
        .check(autogen);
  }

  /** {@code COPY} has no words in JDBC; without the driver rows are inserted. */
  @Test
  void oneClassOfTheRuntimeMayNameTheDriver() {
    noClasses()
        .that()
        .resideInAPackage("dev.autogen.migration..")
        .and()
        .doNotHaveFullyQualifiedName(DRIVER_COPY)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.postgresql..")
        .check(autogen);
  }

  @Test
  void foreignTypesStayInTheirModule() {
    only("dev.autogen.scanner..", "org.hibernate..", "jakarta.persistence..", "org.jboss..");
    only("dev.autogen.codegen..", "com.palantir.javapoet..");
    only("dev.autogen.cli..", "picocli..");
  }

  private static void only(String home, String... foreign) {
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(foreign)
        .check(autogen);
  }
}

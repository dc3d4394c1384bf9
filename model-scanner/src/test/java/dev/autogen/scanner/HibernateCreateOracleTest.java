package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.TargetMetadata;
import dev.autogen.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hibernate creates its schema in one database; what the scanner read is rendered and run in
 * another. pg_catalog must say the same of both, the names of constraints and indexes included.
 */
class HibernateCreateOracleTest {

  @ParameterizedTest
  @EnumSource
  void broadModel(HibernateVersion version) throws SQLException {
    assertCreatedAlike(new EntityProject(version).source(BroadModel.SOURCE), 300);
  }

  @ParameterizedTest
  @EnumSource
  void unusualModel(HibernateVersion version) throws SQLException {
    assertCreatedAlike(new EntityProject(version).source(UnusualModel.SOURCE), 200);
  }

  @Test
  void whatOnlyHibernate7CanSay() throws SQLException {
    assertCreatedAlike(
        new EntityProject(HibernateVersion.HIBERNATE_7).source(UnusualModel.SOURCE_7), 30);
  }

  @ParameterizedTest
  @EnumSource
  void snakeCaseNames(HibernateVersion version) throws SQLException {
    assertCreatedAlike(
        new EntityProject(version)
            .source(BroadModel.SOURCE)
            .setting(
                "hibernate.physical_naming_strategy",
                "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"),
        300);
  }

  @ParameterizedTest
  @EnumSource
  void quotedNamesAndOtherDefaults(HibernateVersion version) throws SQLException {
    assertCreatedAlike(
        new EntityProject(version)
            .source(BroadModel.SOURCE.replace("(lower(title))", "(lower(\\\"title\\\"))"))
            .setting("hibernate.globally_quoted_identifiers", "true")
            .setting("hibernate.globally_quoted_identifiers_skip_column_definitions", "true")
            .setting("hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP")
            .setting("hibernate.type.preferred_uuid_jdbc_type", "CHAR")
            .setting("hibernate.timezone.default_storage", "NORMALIZE"),
        300);
  }

  /**
   * Closes the project.
   *
   * @param least how many facts there are at least, so that nothing is not compared with nothing;
   *     before version 18 the catalog has no constraints for NOT NULL
   */
  private static void assertCreatedAlike(EntityProject project, int least) throws SQLException {
    try (project;
        TestDatabase byHibernate = TestDatabase.create();
        TestDatabase byAutogen = TestDatabase.create()) {
      project.serverVersion(String.valueOf(byHibernate.serverVersion()));
      project.createIn(byHibernate);
      TargetMetadata metadata = project.scan();
      byAutogen.execute(SchemaScript.of(metadata.schema()));
      List<String> facts = CatalogFacts.of(byHibernate);
      assertThat(facts).hasSizeGreaterThan(least);
      assertThat(CatalogFacts.differences(facts, CatalogFacts.of(byAutogen))).isEmpty();
    }
  }
}

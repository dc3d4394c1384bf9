package com.example.blog;

import dev.autogen.migration.ConnectionSource;
import dev.autogen.migration.Migrator;
import dev.autogen.revision.RevisionSet;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryDependsOnPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the schema to head before Hibernate starts. */
@Configuration(proxyBeanMethods = false)
public class SchemaMigration {

  private static final String MIGRATION = "schemaUpgrade";
  private static final String REVISIONS = "com.example.blog.db.revisions";

  @Bean(MIGRATION)
  InitializingBean schemaUpgrade(DataSource dataSource) {
    RevisionSet revisions = RevisionSet.ofPackage(REVISIONS, getClass().getClassLoader());
    Migrator migrator = Migrator.of(ConnectionSource.of(dataSource), revisions);
    return () -> migrator.upgrade("head");
  }

  @Bean
  static EntityManagerFactoryDependsOnPostProcessor entityManagerFactoryAfterMigration() {
    return new EntityManagerFactoryDependsOnPostProcessor(MIGRATION);
  }
}

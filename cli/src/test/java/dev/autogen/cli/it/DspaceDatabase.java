package dev.autogen.cli.it;

import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A production database of DSpace: made by its own migrations, filled with some thousand rows, and
 * looked after by somebody who made an index and a view of his own.
 */
final class DspaceDatabase {

  private static final String BY_HAND =
      """
      create index item_archived_by_hand on item (last_modified) where in_archive and not withdrawn;
      create index eperson_email_by_hand on eperson (lower(email));
      create view archived_items as select uuid, owning_collection from item where in_archive;
      """;

  private DspaceDatabase() {}

  /** Makes one. */
  static TestDatabase create() {
    TestDatabase database = TestDatabase.create();
    // DSpace's manual has the administrator do this before the first migration.
    database.execute("create extension pgcrypto");
    DspaceMigrations.run(DspaceJar.path(), database);
    database.execute(rows());
    database.execute(BY_HAND);
    return database;
  }

  private static String rows() {
    try (InputStream in = DspaceDatabase.class.getResourceAsStream("/dspace/rows.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
